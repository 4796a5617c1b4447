"""Settings stay as they were chosen, whatever else is in their file."""

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehab_app.settings import Settings, SettingsStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_everything_is_at_its_default(path: Path) -> None:
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert store.notices == ()
    assert not path.exists()


def test_a_change_is_there_at_the_next_start(path: Path) -> None:
    SettingsStore(path).update(theme="dark", text_percent=150, conditions=("runners-hip",))
    again = SettingsStore(path).settings
    assert (again.theme, again.text_percent, again.conditions) == ("dark", 150, ("runners-hip",))


def test_only_the_owner_can_read_the_file(path: Path) -> None:
    SettingsStore(path).update(sore_side="left")
    assert path.stat().st_mode & 0o077 == 0
    assert SettingsStore(path).settings.sore_side == "left"


def test_keys_of_another_version_are_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "dark"\nfrom_the_future = 7\n')
    SettingsStore(path).update(text_percent=120)
    assert "from_the_future = 7" in path.read_text()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("text_percent = 900", "text_percent"),
        ("text_percent = true", "text_percent"),
        ('theme = "neon"', "theme"),
        ("single_keys = 1", "single_keys"),
        ("conditions = [1]", "conditions"),
        ('sore_side = "up"', "sore_side"),
        ('strained_on = "last Monday"', "strained_on"),
        ("strained_on = 3", "strained_on"),
    ],
)
def test_a_wrong_value_is_its_default_and_is_said(path: Path, line: str, name: str) -> None:
    path.parent.mkdir()
    path.write_text(f"{line}\n")
    store = SettingsStore(path)
    assert getattr(store.settings, name) == getattr(Settings(), name)
    assert name in store.notices[0]


def test_a_file_that_is_no_toml_is_said_and_left(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("this is = = no settings")
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert "could not be read" in store.notices[0]
    assert path.read_text() == "this is = = no settings"


def test_what_cannot_be_saved_holds_for_this_run(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where the folder should be")
    store = SettingsStore(in_the_way / "settings.toml")
    with pytest.raises(OSError, match="config"):
        store.update(theme="dark")
    assert store.settings.theme == "dark"


def test_a_strain_gets_a_day_older_each_day_and_is_never_of_tomorrow() -> None:
    settings = Settings(strained_on="2026-11-20")
    days = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 28)]

    assert [settings.person_on(day).strain_day for day in days] == [0, 0, 8]
    assert Settings().person_on(days[0]).strain_day is None


def test_a_file_that_could_not_be_read_is_kept_under_another_name(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("sore_side = left\n")

    store = SettingsStore(path)
    store.update(text_percent=120)
    store.update(text_percent=140)

    assert path.with_suffix(".unread").read_text() == "sore_side = left\n"
    assert SettingsStore(path).settings == Settings(text_percent=140)


def test_a_file_that_can_be_read_again_is_not_written_over(path: Path) -> None:
    path.mkdir(parents=True)
    store = SettingsStore(path)
    assert store.settings.sore_side == ""
    path.rmdir()
    path.write_text('sore_side = "left"\n')

    store.update(text_percent=120)

    assert SettingsStore(path).settings == Settings(sore_side="left", text_percent=120)
    assert not path.with_suffix(".unread").exists()


WHOLE = Settings(
    name="Anna", theme="dark", conditions=("runners-hip", "it-band-syndrome"), text_percent=150
)


def write_whole(path: Path) -> list[str]:
    """Write settings of which several are not at their defaults; return the file's lines."""
    SettingsStore(path).update(**{each.name: getattr(WHOLE, each.name) for each in fields(WHOLE)})
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("damage", ["theme = ", "??? \x00", 'theme = "dark', "= =", "[[["])
def test_a_damaged_line_costs_the_setting_it_is_about_and_no_other(path: Path, damage: str) -> None:
    lines = write_whole(path)
    place = lines.index('theme = "dark"')
    path.write_text("\n".join([*lines[:place], damage, *lines[place + 1 :]]) + "\n")

    store = SettingsStore(path)

    assert store.settings == replace(WHOLE, theme="system")
    (notice,) = store.notices
    assert re.search(r"could not be read in line \d+", notice)


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_byte_that_is_another_costs_one_setting_or_the_one_beside_it(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes" / "settings.toml"
    write_whole(path)
    data = bytearray(path.read_bytes())
    data[at % len(data)] = byte
    path.write_bytes(data)

    settings = SettingsStore(path).settings

    lost = [
        each.name
        for each in fields(WHOLE)
        if getattr(settings, each.name) != getattr(WHOLE, each.name)
    ]
    assert len(lost) <= 2, lost


def test_what_could_be_read_of_a_damaged_file_is_kept_with_the_next_change(path: Path) -> None:
    write_whole(path)
    before = path.read_bytes().replace(b'name = "Anna"', b"name = Anna")
    path.write_bytes(before)

    SettingsStore(path).update(text_percent=200)

    assert SettingsStore(path).settings == replace(WHOLE, name="", text_percent=200)
    assert path.with_suffix(".unread").read_bytes() == before
