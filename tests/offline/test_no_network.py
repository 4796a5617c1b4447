"""The program never wants the network: it plays a session and opens every page without one."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rehab_app.gui import pages
from tests.offline.no_network import can_forbid

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not can_forbid(), reason="the filter on system calls is Linux's"),
]
CHECKOUT = Path(__file__).parents[2]
ALL_PAGES = {each.stem for each in Path(pages.__path__[0]).glob("*_page.py")}


def in_a_process_without_network(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.offline.child", *map(str, arguments)],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        timeout=55,
        check=False,
    )


def test_a_session_is_played_and_every_page_opened_without_a_network_socket(tmp_path: Path) -> None:
    done = in_a_process_without_network(tmp_path)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["refused_before"] == [False, False]
    assert told["refused"] == [True, True]
    assert told["local"] is True
    assert set(told["pages"]) == ALL_PAGES


def test_a_page_that_wanted_the_network_would_be_found(tmp_path: Path) -> None:
    done = in_a_process_without_network(tmp_path, "--reach-out")

    assert done.returncode == -signal.SIGSYS, done.stderr
