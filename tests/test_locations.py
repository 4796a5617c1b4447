from pathlib import Path
from stat import S_IMODE

import pytest

from rehab_app.locations import Locations


def modes(locations: Locations) -> list[int]:
    folders = (locations.config, locations.data, locations.routines, locations.logs)
    return [S_IMODE(folder.stat().st_mode) for folder in folders]


def test_everything_lies_below_the_home_that_is_set(tmp_path: Path) -> None:
    locations = Locations.find({"REHAB_APP_HOME": str(tmp_path)})

    assert locations == Locations(
        tmp_path / "config", tmp_path / "data", tmp_path / "routines", tmp_path / "logs"
    )
    assert locations.history == tmp_path / "data" / "history.db"


def test_a_home_that_is_asked_for_wins(tmp_path: Path) -> None:
    locations = Locations.find({"REHAB_APP_HOME": "/elsewhere"}, tmp_path)

    assert locations.data == tmp_path / "data"


@pytest.mark.parametrize("environ", [{}, {"REHAB_APP_HOME": ""}])
def test_without_a_home_the_system_has_its_places(environ: dict[str, str]) -> None:
    locations = Locations.find(environ)

    assert all("rehab-app" in str(folder) for folder in (locations.config, locations.data))
    assert locations.data.is_absolute()


def test_a_relative_home_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Locations.find({}, Path("mine")).data == tmp_path / "mine" / "data"


def test_finding_makes_nothing(tmp_path: Path) -> None:
    Locations.find({}, tmp_path / "home")

    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    locations = Locations.find({}, tmp_path / "home")

    locations.prepare()
    locations.prepare()

    assert modes(locations) == [0o700] * 4


def test_open_folders_are_closed(tmp_path: Path) -> None:
    locations = Locations.find({}, tmp_path)
    locations.data.mkdir(mode=0o755)

    locations.prepare()

    assert modes(locations) == [0o700] * 4


def test_what_cannot_be_made_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")

    with pytest.raises(OSError, match="home"):
        Locations.find({}, home).prepare()
