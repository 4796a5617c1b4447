"""What every test gets: no display needed, and a home of its own."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings

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
