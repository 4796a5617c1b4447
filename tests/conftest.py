"""What every test gets: no display needed, and a home of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.helpers.buses import FakeService, MakeService, running_bus

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("project", deadline=None, derandomize=True, print_blob=True)
# For `benchmarks/faults`: what is found is not made smaller, which takes minutes.
settings.register_profile(
    "find", settings.get_profile("project"), phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what came out as the new reference files"
    )


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the real history."""
    home = tmp_path / "home"
    monkeypatch.setenv("REHAB_APP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the real desktop: its screen saver, its notices."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'no-bus'}")


@pytest.fixture
def session_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put a private bus in the place of the desktop's."""
    with running_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def system_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put a private bus in the place of the machine's."""
    with running_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def make_service() -> Iterator[MakeService]:
    """Return a way to put services on a bus; they leave it at the end."""
    made: list[FakeService] = []

    def make(*arguments: object, **named: object) -> FakeService:
        made.append(FakeService(*arguments, **named))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for service in made:
        service.close()


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a check against a reference file; `pytest --accept` rewrites the file instead."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
            return
        assert path.exists(), f"{path} is missing: run pytest --accept and look at the difference"
        assert text == path.read_text(encoding="utf-8"), f"run pytest --accept to accept {path}"

    return check
