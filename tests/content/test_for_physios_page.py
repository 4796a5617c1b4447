"""docs/for-physios.md: what is typed there does what it says, and its routine is a sound one."""

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from rehab_app.cli import main
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.sharing.bundle import read_bundle
from tests.helpers.sessions import shipped

PAGE = Path(__file__).parents[2] / "docs" / "for-physios.md"
TEXT = PAGE.read_text(encoding="utf-8")
BY_HAND = TEXT.split("## A colleague's file, by hand\n", 1)[1]
FENCES = re.findall(r"```(\w+)\n(.*?)```", BY_HAND, re.DOTALL)
FILE = "hips-after-work-slow.yaml"
LEFT_OUT = "…\n"
_FINGERPRINT = re.compile(r"\b[0-9A-F]{4}(?: [0-9A-F]{4}){7}\b")


def changed(text: str, diff: str) -> str:
    """Return a text after a change that is shown as lines with - and +; it fits in one place."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    assert text.count(old) == 1, diff
    return text.replace(old, new)


def fits(shown: str, said: str) -> bool:
    """Tell whether an output is as it is shown, where … stands for lines that are left out."""
    parts = [re.escape(part) for part in shown.split(LEFT_OUT)]
    return re.fullmatch("(?:.*\n)+?".join(parts), said) is not None


def test_each_change_and_each_command_is_as_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file, commands = Path(FILE), 0
    for kind, shown in FENCES:
        if kind == "yaml":
            file.write_text(shown, encoding="utf-8")
        elif kind == "diff":
            text = changed(file.read_text(encoding="utf-8"), shown)
            file.write_text(text, encoding="utf-8")
        else:
            command, _, output = shown.removeprefix("$ ").partition("\n")
            program, *arguments = shlex.split(command)
            assert program == "rehab-app"
            status = main(arguments)
            said = capsys.readouterr().out
            assert fits(_FINGERPRINT.sub("KEY", output), _FINGERPRINT.sub("KEY", said)), said
            assert status == (1 if "error:" in output else 0)
            commands += 1

    assert commands == 7
    assert b"right hip" not in read_bundle(Path("hips-after-work-slow.rehab")).routine


@pytest.mark.gui
def test_the_routine_from_the_empty_page_is_the_one_of_the_pictures_and_has_no_problems() -> None:
    from rehab_app.gui.gallery.docs import ROUTINE

    (shown,) = re.findall(r"   ```yaml\n(.*?)   ```", TEXT, re.DOTALL)
    text = textwrap.dedent(shown)

    assert text == ROUTINE
    reading = Library(shipped(), routines_folder()).read_data(text.encode(), "evening-hips.yaml")
    assert reading.problems == ()


def test_what_is_shown_must_fit() -> None:
    assert fits("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not fits("a\n…\nd\n", "a\nb\ne\n")
    assert not fits("a\n", "a\nb\n")


def test_its_pictures_and_links_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)

    assert "sharing.md" in links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
