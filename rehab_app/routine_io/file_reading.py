"""Takes the bytes of a file without trusting its path: no devices, no pipes, nothing too large."""

import os
import stat
from pathlib import Path

from rehab_app.routine_io.decoding import MOST_BYTES
from rehab_app.routine_io.problem_list import ProblemList

SUFFIX = ".yaml"

# Opening a pipe must not wait for its other end; Windows has neither the flag nor such pipes.
OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, problems: ProblemList) -> bytes | None:
    """Return the bytes of a regular file, one more than allowed at most, or None with a problem."""
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except (OSError, ValueError) as error:
        # Windows refuses to open a directory, and a path can hold a character no file name has.
        if isinstance(error, OSError) and path.is_dir():
            _report_kind("a folder", problems)
        else:
            _report_unreadable(error, problems)
        return None
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            _report_kind("a folder" if stat.S_ISDIR(mode) else "a device or a pipe", problems)
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        _report_unreadable(error, problems)
        return None
    finally:
        os.close(descriptor)


def read_yaml_bytes(path: Path, problems: ProblemList) -> bytes | None:
    """Return the bytes of a file whose name says that it is YAML, or None with a problem."""
    data = read_bytes(path, problems)
    if data is not None and path.suffix != SUFFIX:
        problems.error(
            None,
            "not-yaml",
            f"the name of the file does not end in {SUFFIX}",
            "rename it if it is a routine",
        )
        return None
    return data


def _report_kind(kind: str, problems: ProblemList) -> None:
    problems.error(None, "not-a-file", f"this is {kind}", "give the path of a routine file")


def _report_unreadable(error: Exception, problems: ProblemList) -> None:
    if isinstance(error, FileNotFoundError):
        problems.error(None, "not-found", "there is no such file", "look at the path again")
        return
    reason = getattr(error, "strerror", None) or str(error)
    problems.error(
        None, "unreadable", f"the file can't be read ({reason})", "look at its permissions"
    )
