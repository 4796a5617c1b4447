"""The command `desktop`: lets a Linux desktop know the program and its files, and forget them."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from rehab_app.desktop_entry import (
    MIME_TYPE,
    data_home,
    desktop_files,
    put_in_place,
    refresh,
    take_away,
)

OK, PROBLEMS = 0, 1
_ELSEWHERE = (
    "This is for desktops on Linux and other Unix systems. What to do on Windows and macOS stands "
    "in the README."
)


def desktop(options: argparse.Namespace, platform: str = sys.platform) -> int:
    """Put the files of a desktop in place, or remove them; return the exit status."""
    if platform in ("win32", "darwin"):
        print(_ELSEWHERE, file=sys.stderr)
        return PROBLEMS
    home, is_real = data_home(os.environ), not options.dry_run
    files = desktop_files(_started_by())
    work = put_in_place if options.what == "install" else take_away
    count = 0
    try:
        for line in work(files, home, is_real=is_real):
            print(line)
            count += 1
    except OSError as error:
        print(f"{error.filename or home}: {error.strerror or error}", file=sys.stderr)
        return PROBLEMS
    if not count:
        print("Nothing of it is there.")
    elif is_real:
        print(*refresh(home), sep="\n")
        if options.what == "install":
            print(f"A double click on a .rehab file ({MIME_TYPE}) opens its preview now.")
    return OK


def _started_by() -> list[str]:
    """Return the command that starts this very program: desktops know no virtual environment."""
    beside = Path(sys.executable).with_name("rehab-app")
    script = str(beside) if beside.exists() else shutil.which("rehab-app")
    return [script] if script else [sys.executable, "-m", "rehab_app"]
