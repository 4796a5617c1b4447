"""Puts one fault after the other into a copy of the program and looks at what notices.

Only proofs and properties may notice: the routines of `test_proven_routines.py` walked whole, the
properties of `tests/properties` and the hard limits. No test of an example is asked.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults.fault import Fault

# In this order, but for the one that a fault names: the proofs, then what is quick.
CATCHERS = (
    "tests/properties/test_proven_routines.py",
    "tests/engine/test_hard_limits.py",
    "tests/properties/test_conditions.py",
    "tests/properties/test_plans.py",
    "tests/properties/test_changes.py",
    "tests/properties/test_moving.py",
    "tests/properties/test_bystanders.py",
    "tests/properties/test_engine_floor.py",
    "tests/properties/test_decisions.py",
    "tests/properties/test_outcomes.py",
    "tests/properties/test_progression.py",
    "tests/properties/test_session_properties.py",
)
CHECKOUT = Path(__file__).parent.parent.parent
_COPIED = ("rehab_app", "routines", "assets", "tests", "benchmarks")
_MOST_S = 300
# Neither Qt nor another order, and nothing is made smaller that was found: it only has to be found.
_OPTIONS = (
    *("-x", "-q", "--no-header", "--tb=no", "--timeout=30", "--hypothesis-profile=find"),
    *("-p", "no:pytest-qt", "-p", "no:randomly", "-p", "no:cacheprovider"),
    *("-o", "addopts=--import-mode=importlib", "-W", "ignore::pytest.PytestConfigWarning"),
)
_FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.MULTILINE)


class BrokenCopyError(Exception):
    """The catchers could not be run, or something fails without any fault."""


@contextmanager
def copied_program() -> Iterator[Path]:
    """Give a folder with a copy of all that the catchers need."""
    with TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name)
        for part in _COPIED:
            ignored = shutil.ignore_patterns("__pycache__", ".hypothesis")
            shutil.copytree(CHECKOUT / part, folder / part, ignore=ignored)
        shutil.copy(CHECKOUT / "pyproject.toml", folder)
        yield folder


def caught_by(fault: Fault, folder: Path) -> str | None:
    """Return the first test in a copy that notices a fault, None where it survives.

    Raises BrokenCopyError where the catchers cannot even be loaded: that proves nothing.
    """
    file = folder / fault.file
    sound = file.read_text(encoding="utf-8")
    file.write_text(fault.made_in(folder), encoding="utf-8")
    try:
        return first_failure(folder, tuple(sorted(CATCHERS, key=lambda each: fault.by not in each)))
    finally:
        file.write_text(sound, encoding="utf-8")


def first_failure(folder: Path, catchers: tuple[str, ...] = CATCHERS) -> str | None:
    """Return the first test that fails in a copy; None where all pass."""
    # Nothing compiled is kept, since two faults of one length in a second look the same by date.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPYCACHEPREFIX"}
    command = [sys.executable, "-B", "-m", "pytest", *_OPTIONS, *catchers]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**kept, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            timeout=_MOST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"nothing ends within {_MOST_S} s"
    failed = _FAILED.search(done.stdout)
    if done.returncode not in (0, 1) or (done.returncode == 1) is not (failed is not None):
        raise BrokenCopyError(f"{done.stdout}\n{done.stderr}")
    return failed.group(1) if failed else None
