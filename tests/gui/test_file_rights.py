"""P-2: whatever the program writes is for its owner only, under an ordinary umask too."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from rehab_app.exchanging import Format, Order
from rehab_app.gui.crash import CrashReporter
from tests.gui.conftest import FakeClock, Visitor


@pytest.fixture
def ordinary_rights() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.usefixtures("ordinary_rights")
def test_folders_and_files_are_for_their_owner_only(
    visit: Callable[[], Visitor], clock: FakeClock, own_home: Path
) -> None:
    visitor = visit()
    reporter = CrashReporter(visitor.context.locations.logs, clock)
    reporter.install()
    reporter.take(ValueError, ValueError("nobody expected this"), None)
    reporter.uninstall()
    visitor.click("Routines").start("Daily hip stretch").press("1").wait_for_work()
    assert visitor.context.locations.history.with_name("history.db-journal").exists()
    rights = {path: S_IMODE(path.stat().st_mode) for path in own_home.rglob("*")}
    visitor.press("Esc").press("Enter")
    visitor.context.keeping.finish()
    list(visitor.context.exchange.export(own_home / "out.json", Order(format=Format.JSON)))
    visitor.context.close()
    history = visitor.context.locations.history
    history.write_bytes(b"\xa5" * 9000)
    visitor.context.keeping.accept(visitor.context.keeping.recover())
    rights |= {path: S_IMODE(path.stat().st_mode) for path in own_home.rglob("*")}

    names = {path.name for path in rights}
    assert {"history.db", "history.db-journal", "settings.toml", "backups", "out.json"} <= names
    assert {path.parent.name for path in rights if path.suffix == ".db"} >= {"damaged", "backups"}
    assert any(name.endswith(".log") for name in names)
    folders = {path: mode for path, mode in rights.items() if path.is_dir()}
    files = {path: mode for path, mode in rights.items() if path not in folders}
    assert {path: oct(mode) for path, mode in folders.items() if mode != 0o700} == {}
    assert {path: oct(mode) for path, mode in files.items() if mode != 0o600} == {}
