"""`rehab-app export` and `rehab-app import`, as a person or a script uses them."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.terminal.programs import json_of, run, terminal

ROWS = (
    "record,time,routine,exercise,side,held_s,pain_after\n"
    "set,2026-10-04T19:30:00+02:00,Evening,supine-figure-four,left,30,2\n"
)


@pytest.fixture
def played() -> None:
    """Play a session, in no time."""
    assert run("play", "desk-break-mini", "--speed", "9999", "--answers", "1").returncode == 0


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    return path


@pytest.mark.parametrize(
    ("name", "options", "begin"),
    [
        ("a.csv", (), b"\xef\xbb\xbfrecord,day,time,"),
        ("a.csv", ("--separator", ";"), b"\xef\xbb\xbfrecord;day;time;"),
        ("a.json", (), b'{\n"format":"rehab-app-history"'),
        ("a.fhir.json", (), b'{"resourceType":"Bundle"'),
        ("a.txt", ("--csv",), b"\xef\xbb\xbfrecord,"),
        ("a.txt", ("--fhir",), b'{"resourceType":"Bundle"'),
        ("a.txt", (), b'{\n"format"'),
    ],
)
def test_the_format_is_what_is_said_else_what_the_name_says(
    played: None, tmp_path: Path, name: str, options: tuple[str, ...], begin: bytes
) -> None:
    path = tmp_path / name

    done = run("export", str(path), *options)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {path}\n"
    assert path.read_bytes().startswith(begin)


def test_days_choose_what_is_in_the_file(played: None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    run("export", str(path), "--from", "2000-01-01", "--to", "2000-12-31")
    assert json.loads(path.read_bytes())["sessions"] == []
    run("export", str(path), "--from", "2000-01-01")
    assert len(json.loads(path.read_bytes())["sessions"]) == 1


def test_an_export_fits_the_schema_that_is_printed(played: None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    run("export", str(path))

    Draft202012Validator(json_of("schema", "history")).validate(json.loads(path.read_bytes()))


def test_what_was_exported_is_known_when_it_comes_back(played: None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    run("export", str(path))

    done = run("import", str(path), "--yes")

    assert done.returncode == 0
    assert done.stdout == (
        "There is nothing new in this file.\nHere already, and left as they are: 1 session.\n"
    )


def test_an_export_is_taken_in_on_another_computer(
    played: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = tmp_path / "a.json", tmp_path / "b.json"
    run("export", str(first))
    monkeypatch.setenv("REHAB_APP_HOME", str(tmp_path / "another"))

    done = run("import", str(first), "--yes")
    run("export", str(again))

    assert done.returncode == 0
    assert "New in this file: 1 session (" in done.stdout
    assert "Taken in." in done.stdout
    assert again.read_bytes() == first.read_bytes()


def test_a_script_that_does_not_say_yes_changes_nothing(rows: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = run("import", str(rows))
        assert done.returncode == 0
        assert "New in this file: 1 session" in done.stdout
        assert "Nothing was taken in; --yes does it." in done.stdout


@pytest.mark.parametrize(("key", "is_taken"), [("y", True), ("n", False), ("", False)])
def test_in_a_terminal_it_asks(rows: Path, key: str, is_taken: bool) -> None:
    with terminal("import", rows) as screen:
        screen.see("Take it in? [y/N]")
        screen.press(f"{key}\n")
        assert ("Taken in." in screen.see_the_end()) == is_taken


def test_what_is_left_out_is_named_and_ends_with_1(rows: Path) -> None:
    rows.write_text(ROWS + "set,soon,A,b,,,\n")

    done = run("import", str(rows), "--yes")

    assert done.returncode == 1
    assert "Left out: 1 entry.\nLine 3: time: “soon” is no time" in done.stdout
    assert "Taken in." in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "no/such/file.json"),
        ("import", "README.md"),
        ("import", "routines"),
        ("export", "no/such/folder/a.csv"),
        ("export", "routines"),
        ("export", "/dev/null"),
        ("export", "a.fhir.json", "--codes", "README.md"),
    ],
)
def test_what_cannot_be_read_or_written_ends_with_1_and_is_named(
    arguments: tuple[str, ...],
) -> None:
    done = run(*arguments)

    assert done.returncode == 1
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("export",),
        ("export", "a.csv", "--csv", "--json"),
        ("export", "a.csv", "--from", "yesterday"),
        ("export", "a.csv", "--from", "2026-02-01", "--to", "2026-01-01"),
        ("export", "a.csv", "--separator", "x"),
        ("schema", "nothing"),
    ],
)
def test_wrong_use_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_neither_command_imports_qt(played: None, tmp_path: Path, rows: Path) -> None:
    for arguments in (("export", str(tmp_path / "a.csv")), ("import", str(rows))):
        done = run(*arguments, python=("-X", "importtime"))
        assert "rehab_app.exchanging" in done.stderr
        assert "PySide6" not in done.stderr


def test_no_other_command_imports_what_only_they_need() -> None:
    done = run("list", python=("-X", "importtime"))
    assert "msgspec" not in done.stderr
