"""A Linux desktop gets to know the program and its files, for one person and without root."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehab_app.cli import main
from rehab_app.desktop_command import desktop
from rehab_app.desktop_entry import MIME_TYPE, data_home, desktop_files, exec_text
from rehab_app.options import command_parser
from rehab_app.resources import assets_folder, routines_folder
from rehab_app.sharing.bundle import pack

ENTRY = Path("applications", "rehab-app.desktop")


def needs(*tools: str) -> pytest.MarkDecorator:
    """Return a mark that leaves a test out where a tool of the desktop is missing."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a person's data folder that is not there yet, which desktops are told of."""
    home = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return home


def files_in(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def asked(*command: str) -> str:
    """Return what a tool of the desktop answers, asked as in GNOME."""
    environ = {**os.environ, "XDG_CURRENT_DESKTOP": "GNOME"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environ)
    return done.stdout.strip()


def test_a_second_time_nothing_is_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "install"]) == 0
    written = capsys.readouterr().out
    assert f"written: {home / ENTRY}" in written
    times = {path: (home / path).stat().st_mtime_ns for path in _ours()}

    assert main(["desktop", "install"]) == 0

    assert f"as it should be: {home / ENTRY}" in capsys.readouterr().out
    assert {path: (home / path).stat().st_mtime_ns for path in _ours()} == times


def test_a_dry_run_only_says_what_would_be_done(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desktop", "install", "--dry-run"]) == 0
    assert f"would be written: {home / ENTRY}" in capsys.readouterr().out
    assert not home.exists()

    main(["desktop", "install"])
    assert main(["desktop", "remove", "--dry-run"]) == 0
    assert f"would be removed: {home / ENTRY}" in capsys.readouterr().out
    assert (home / ENTRY).exists()


def test_removing_takes_its_own_files_and_no_others(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["desktop", "install"])
    other = home / "applications" / "other.desktop"
    other.write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\n")

    assert main(["desktop", "remove"]) == 0

    left = files_in(home)
    assert not left & set(_ours())
    assert other.exists()
    capsys.readouterr()
    assert main(["desktop", "remove"]) == 0
    assert capsys.readouterr().out == "Nothing of it is there.\n"


def test_tools_that_are_missing_are_named_with_their_package(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert main(["desktop", "install"]) == 0

    said = capsys.readouterr().out
    assert "update-mime-database is not here: install shared-mime-info" in said
    assert "update-desktop-database is not here: install desktop-file-utils" in said
    assert (home / ENTRY).exists()


def test_a_folder_that_can_not_be_written_to_is_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file in its place")

    assert main(["desktop", "install"]) == 1

    assert str(home) in capsys.readouterr().err


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_says_where_to_read_on(
    home: Path, platform: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = command_parser().parse_args(["desktop", "install"])

    assert desktop(options, platform) == 1

    assert "README" in capsys.readouterr().err
    assert not home.exists()


def test_a_data_folder_that_is_no_whole_path_is_not_used() -> None:
    assert data_home({"XDG_DATA_HOME": "here"}) == Path.home() / ".local" / "share"


@pytest.mark.parametrize(
    "program",
    [
        "rehab-app",
        "/a b/rehab-app",
        "/100%/app",
        "/$HOME/`x`",
        'say "it"',
        "back\\slash",
        "it's",
        "a;b",
    ],
)
def test_every_command_is_spelled_so_that_a_desktop_starts_it(program: str) -> None:
    # A desktop takes away the escapes of the value, then quotes as a shell does, then doubles of %.
    value = exec_text([program, "-m"]).replace("\\\\", "\\")
    done = subprocess.run(["sh", "-c", f"printf '%s\\n' {value}"], check=True, capture_output=True)

    assert done.stdout.decode().replace("%%", "%").splitlines() == [program, "-m"]


@needs("desktop-file-validate")
def test_the_entry_is_a_right_one(home: Path) -> None:
    main(["desktop", "install"])

    for path in (assets_folder() / "desktop" / "rehab-app.desktop", home / ENTRY):
        assert asked("desktop-file-validate", str(path)) == ""


@needs("update-mime-database", "update-desktop-database", "xdg-mime", "gio")
def test_a_desktop_knows_the_file_and_the_program_that_opens_it(home: Path, tmp_path: Path) -> None:
    main(["desktop", "install"])
    text = (routines_folder() / "yin-starter.yaml").read_text(encoding="utf-8")
    shared = tmp_path / "from mia.rehab"
    shared.write_bytes(pack("yin-starter", "Yin", text, {}, datetime(2026, 11, 27, tzinfo=UTC)))

    assert asked("xdg-mime", "query", "filetype", str(shared)) == MIME_TYPE
    assert asked("xdg-mime", "query", "default", MIME_TYPE) == "rehab-app.desktop"
    assert "standard::icon: rehab-app," in asked("gio", "info", "-a", "standard::icon", str(shared))

    main(["desktop", "remove"])

    assert asked("xdg-mime", "query", "filetype", str(shared)) != MIME_TYPE
    assert asked("xdg-mime", "query", "default", MIME_TYPE) == ""


@needs("update-desktop-database", "update-mime-database", "gio")
def test_opening_the_file_starts_the_program_with_its_path(home: Path, tmp_path: Path) -> None:
    main(["desktop", "install"])
    told = tmp_path / "told"
    program = tmp_path / "a program"
    program.write_text(
        f'#!/bin/sh\nprintf "%s|%s" "$#" "$1" >"{told}.new"\nmv "{told}.new" "{told}"\n'
    )
    program.chmod(0o755)
    (file,) = [each for each in desktop_files([str(program)]) if each.path == ENTRY]
    (home / ENTRY).write_bytes(file.data)
    shared = tmp_path / "from mia.rehab"
    shared.write_bytes(b"no routine, but a file")

    subprocess.run(["gio", "open", str(shared)], check=True)
    subprocess.run(
        ["sh", "-c", f'until [ -e "{told}" ]; do sleep 0.1; done'], check=True, timeout=20
    )

    assert told.read_text() == f"1|{shared}"


def _ours() -> list[Path]:
    return [file.path for file in desktop_files(["rehab-app"])]
