"""`rehab-app report`, as a person or a script uses it."""

from pathlib import Path

import pytest

from tests.terminal.programs import run


def test_it_writes_the_report_of_the_days_that_are_asked_for(tmp_path: Path) -> None:
    assert run("play", "desk-break-mini", "--speed", "9999", "--answers", "1").returncode == 0
    path = tmp_path / "report.pdf"

    done = run("report", "--out", str(path), "--from", "2026-01-01", "--to", "2026-03-31")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {path} (1 January – 31 March 2026)\n"
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_days_it_is_about_twelve_weeks(tmp_path: Path) -> None:
    done = run("report", "--out", str(tmp_path / "report.pdf"))

    assert done.returncode == 0
    assert " – " in done.stdout


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("report", "--out", str(tmp_path / "no" / "report.pdf"))

    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--out"),
        (("--out", "a.pdf", "--from", "2026-02-30"), "a day is written YYYY-MM-DD"),
        (("--out", "a.pdf", "--from", "2026-02-02", "--to", "2026-01-01"), "lies after"),
    ],
)
def test_wrong_options_are_said(options: tuple[str, ...], said: str) -> None:
    done = run("report", *options)

    assert done.returncode == 2
    assert said in done.stderr
