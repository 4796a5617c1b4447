"""Backups in the terminal: listed, looked at, restored, and what a damaged history still holds."""

import json
from pathlib import Path

from tests.terminal.programs import run


def play() -> None:
    """Tell an 8, which asks for a day of rest, and begin all the same the next time."""
    options = ("--speed", 9999, "--answers", "8", "--all-the-same")
    assert run("play", "daily-hip-stretch", *options).returncode == 0


def history(home: Path) -> Path:
    return home / "data" / "history.db"


def test_a_session_is_backed_up_and_listed(own_home: Path) -> None:
    assert "There is no backup yet" in run("backups").stdout

    play()

    (backup,) = json.loads(run("backups", "--json").stdout)
    assert (backup["number"], backup["reason"], backup["sessions"]) == (1, "session", 1)
    assert Path(backup["file"]).is_file()
    assert "1 session " in run("backups").stdout
    assert "after a session" in run("backups").stdout


def test_a_backup_is_restored_only_where_one_is_sure(own_home: Path) -> None:
    play()
    play()

    looked = run("restore", "1")
    assert looked.returncode == 0
    assert "1 session would go, which came after it" in looked.stdout
    assert "Nothing is changed yet" in looked.stdout
    assert len(json.loads(run("backups", "--json").stdout)) == 1

    done = run("restore", "1", "--yes")
    assert done.returncode == 0
    assert "The history is as it was" in done.stdout
    assert [each["sessions"] for each in json.loads(run("backups", "--json").stdout)] == [2, 1]
    assert {each.name for each in history(own_home).parent.iterdir()} == {"history.db", "backups"}


def test_a_damaged_history_is_told_and_brought_back(own_home: Path) -> None:
    play()
    history(own_home).write_bytes(b"\xa5" * 9000)

    refused = run("play", "daily-hip-stretch", "--answers", "8")
    assert refused.returncode == 1
    assert "rehab-app restore" in refused.stderr
    looked = run("restore")
    assert looked.returncode == 0
    assert "Together that is 1 session." in looked.stdout
    assert history(own_home).read_bytes() == b"\xa5" * 9000
    done = run("restore", "--yes")

    assert done.returncode == 0
    (kept,) = (own_home / "data" / "damaged").iterdir()
    assert str(kept) in done.stdout
    assert kept.read_bytes() == b"\xa5" * 9000
    play()


def test_where_there_is_nothing_to_restore_it_ends_with_1(own_home: Path) -> None:
    for arguments, said in ((("restore", "3"), "no backup 3"), (("restore",), "not damaged")):
        refused = run(*arguments)
        assert refused.returncode == 1
        assert said in refused.stderr


def test_a_backup_that_is_no_number_is_wrong_use(own_home: Path) -> None:
    refused = run("restore", "yesterday")

    assert refused.returncode == 2
    assert "named by its number" in refused.stderr
