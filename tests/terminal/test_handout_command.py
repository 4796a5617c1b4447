"""`rehab-app handout`, as a physio or a script uses it."""

from pathlib import Path

import pytest

from rehab_app.sharing.signing import fingerprint, load_key
from tests.helpers.pdfs import opened, text_of
from tests.terminal.programs import run


def test_it_writes_a_routine_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "yin.pdf"

    done = run("handout", "yin-five", "--out", path, "--paper", "letter", "--side", "right")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {path}\n"
    document = opened(path.read_bytes())
    assert document.pageCount() == 1
    assert round(document.pagePointSize(0).height()) == 792
    assert path.stat().st_mode & 0o777 == 0o600


def test_whoever_signs_has_the_fingerprint_on_the_paper(tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "yin.pdf"
    run("handout", "yin-five", "--out", path)
    assert "Fingerprint" not in text_of(path.read_bytes())
    run("share", "yin-five", "--out", tmp_path / "yin.rehab", "--sign", "Mia")

    run("handout", "yin-five", "--out", path)

    key = load_key(next(own_home.rglob("*.key")))
    assert key is not None
    assert fingerprint(key.public) in text_of(path.read_bytes())


def test_a_file_with_an_error_is_not_printed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\nid: bad\n")

    done = run("handout", bad, "--out", tmp_path / "bad.pdf")

    assert done.returncode == 1
    assert "bad.yaml" in done.stderr
    assert not (tmp_path / "bad.pdf").exists()


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = run("handout", "yin-five", "--out", tmp_path / "no" / "yin.pdf")

    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


@pytest.mark.parametrize("options", [("--paper", "a5"), ("--side", "both")])
def test_wrong_options_are_said(options: tuple[str, ...]) -> None:
    done = run("handout", "yin-five", *options)

    assert done.returncode == 2
    assert options[1] in done.stderr
