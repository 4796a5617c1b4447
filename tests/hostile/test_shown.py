"""Texts that mean harm are shown as they are written, and what they name is never opened."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.shown import PICTURE

CHECKOUT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.gui,
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("strace") is None,
        reason="looks at what is opened with strace, which is not here",
    ),
]


def opened_and_told(folder: Path, *options: str) -> tuple[str, dict[str, object]]:
    """Show everything; return the log of all files that were opened, and what the child told."""
    log = folder / "opened.log"
    strace = ("strace", "-f", "-qq", "-e", "trace=open,openat,openat2", "-o", str(log))
    child = (sys.executable, "-m", "tests.hostile.shown", str(folder), *options)
    done = subprocess.run(
        [*strace, *child], cwd=CHECKOUT, capture_output=True, timeout=170, check=True
    )
    return log.read_text(encoding="utf-8", errors="replace"), json.loads(done.stdout)


@pytest.mark.timeout(180)
def test_every_text_is_drawn_literally_and_no_file_that_it_names_is_opened(tmp_path: Path) -> None:
    log, told = opened_and_told(tmp_path)

    assert told["missing"] == []
    assert "harmful.yaml" in log
    # The child itself writes the picture once; nobody else touches it.
    assert log.count(PICTURE) == 1


@pytest.mark.timeout(180)
def test_a_picture_that_is_opened_would_be_noticed(tmp_path: Path) -> None:
    log, _ = opened_and_told(tmp_path, "--open")

    assert log.count(PICTURE) == 2
