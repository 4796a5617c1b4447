"""What lets a Linux desktop know the program: its entry, its icons, and the kind of its files.

Everything lies below the person's own data folder, so that nobody has to be root. Sources: the
freedesktop.org specifications of desktop entries, shared MIME info, icon themes and base folders.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rehab_app.report.writing import write_owner_only
from rehab_app.resources import assets_folder

MIME_TYPE = "application/x-rehab-routine+zip"
_EXEC = "Exec=rehab-app %f"
_ICONS = Path("icons", "hicolor")
_SIZES_PX = (48, 128, 256)
_PATIENCE_S = 30
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
# The folder, the tool that reads it anew, and the package that has the tool.
_INDEXES = (
    ("mime", "update-mime-database", "shared-mime-info"),
    ("applications", "update-desktop-database", "desktop-file-utils"),
)


@dataclass(frozen=True, slots=True)
class DesktopFile:
    """A file by its path below the data folder, and what is in it."""

    path: Path
    data: bytes


def data_home(environ: Mapping[str, str]) -> Path:
    """Return the folder below which desktops look for a person's own files."""
    named = environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def desktop_files(command: Sequence[str]) -> tuple[DesktopFile, ...]:
    """Return what a desktop needs, the entry starting the program by this command."""
    folder = assets_folder() / "desktop"
    entry = (folder / "rehab-app.desktop").read_text(encoding="utf-8")
    started = entry.replace(_EXEC, f"Exec={exec_text(command)} %f")
    icons = [
        DesktopFile(
            _ICONS / f"{side_px}x{side_px}" / "apps" / "rehab-app.png",
            (folder / f"rehab-app-{side_px}.png").read_bytes(),
        )
        for side_px in _SIZES_PX
    ]
    return (
        DesktopFile(Path("applications", "rehab-app.desktop"), started.encode()),
        DesktopFile(Path("mime", "packages", "rehab-app.xml"), _read(folder / "rehab-app.xml")),
        DesktopFile(
            _ICONS / "scalable" / "apps" / "rehab-app.svg", _read(folder / "rehab-app.svg")
        ),
        *icons,
    )


def exec_text(command: Sequence[str]) -> str:
    """Return a command as an entry spells it: quoted where it has to be, % doubled."""
    return " ".join(_quoted(part) for part in command)


def put_in_place(files: Sequence[DesktopFile], home: Path, *, is_real: bool) -> Iterator[str]:
    """Write the files that are not there as they should be, and yield a line for each.

    Raises OSError. Unless it is real, nothing is written.
    """
    for file in files:
        path = home / file.path
        there = path.read_bytes() if path.is_file() else None
        if there == file.data:
            yield f"as it should be: {path}"
            continue
        if is_real:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_owner_only(path, file.data)
        yield f"{'written' if is_real else 'would be written'}: {path}"


def take_away(files: Sequence[DesktopFile], home: Path, *, is_real: bool) -> Iterator[str]:
    """Remove the files that are there, and yield a line for each; raises OSError."""
    for file in files:
        path = home / file.path
        if not path.exists():
            continue
        if is_real:
            path.unlink()
        yield f"{'removed' if is_real else 'would be removed'}: {path}"


def refresh(home: Path) -> Iterator[str]:
    """Let the desktop read the folders anew, where its tools are there; yield a line for each."""
    with suppress(OSError):
        os.utime(home / _ICONS)  # its time is what an icon theme is looked through again for
    for folder, tool, package in _INDEXES:
        found = shutil.which(tool)
        if found is None:
            yield f"{tool} is not here: install {package}, then do this again."
            continue
        try:
            done = subprocess.run(
                [found, str(home / folder)],
                check=False,
                capture_output=True,
                text=True,
                timeout=_PATIENCE_S,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            yield f"{tool} did not work: {error}"
            continue
        trouble = f" had trouble: {done.stderr.strip()}" if done.returncode else ""
        yield f"{tool}{trouble or ' has read the folder anew.'}"


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _quoted(part: str) -> str:
    doubled = part.replace("%", "%%")
    if not _RESERVED & set(part):
        return doubled
    for mark in ("\\", '"', "`", "$"):
        doubled = doubled.replace(mark, f"\\{mark}")
    # A value of an entry has a layer of escapes of its own.
    return f'"{doubled}"'.replace("\\", "\\\\")
