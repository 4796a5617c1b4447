"""D2, D4 and D12: too little room, too little memory, and a disk that can't be written."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rehab_app.history.backups import check_file
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from tests.history.samples import CHECKOUT
from tests.history.scarce import COLD_BYTES, WARM_BYTES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts are those of Linux"),
]
PLAY = ("rehab_app", "play", "desk-break-mini", "--speed", "5000", "--answers", "1")


def output_of(words: Sequence[str], mounted: str = "", **environ: str) -> str:
    """Return all that a program says, in a room with something mounted if that is wanted."""
    command = [sys.executable, "-m", *words]
    if mounted:
        command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]
        command += [f'{mounted}; exec "$@"', "sh", sys.executable, "-m", *words]
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env={
            "PYTHONUNBUFFERED": "1",
            "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            "PYTHONPATH": str(CHECKOUT),
            **environ,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if mounted and done.stdout.startswith(("unshare: ", "mount: ")):
        pytest.skip(f"nothing can be mounted here: {done.stdout.strip()}")
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.timeout(240)
def test_with_less_and_less_memory_what_is_stored_stays_whole(tmp_path: Path) -> None:
    said = output_of(["tests.history.scarce", "memory", str(tmp_path)])

    ended = dict(json.loads(line) for line in said.splitlines())
    assert len(ended) == len(COLD_BYTES) + len(WARM_BYTES)
    for name, status in ended.items():
        told = (tmp_path / name / "said").read_text("utf-8")
        assert status >= 0, (name, told)
        assert status == 0 or "memory" in told or status == 70, (name, told)
        path = tmp_path / name / "home" / "data" / "history.db"
        if path.exists():
            with HistoryStore.open(path) as store:
                sessions = [store.session(each.id) for each in store.sessions(9)]
            assert [each.damaged for each in sessions] in ([], [0])
            if status == 0:
                assert [each.ended for each in sessions] == [Ending.COMPLETED]
            check_file(path)
    assert ended[f"cold-{COLD_BYTES[-1]}"] == ended[f"warm-{WARM_BYTES[-1]}"] == 0
    assert ended["cold-0"] != 0


def test_on_a_disk_of_256_kib_a_session_goes_on_and_is_saved_when_there_is_room(
    tmp_path: Path,
) -> None:
    mounted = f"mount -t tmpfs -o size=256k small '{tmp_path}'"

    troubles, numbers, damaged = json.loads(
        output_of(["tests.history.scarce", "room", str(tmp_path)], mounted)
    )

    assert troubles == [None, *(["The disk is full.", count] for count in (1, 2, 3, 4)), None]
    assert (numbers, damaged) == ([0, 1, 2, 3, 4, 5], 0)


def test_on_a_disk_that_cant_be_written_it_is_said_before_the_session_and_it_is_played(
    tmp_path: Path,
) -> None:
    mounted = f"mount --bind '{tmp_path}' '{tmp_path}'; mount -o remount,bind,ro '{tmp_path}'"

    said = output_of(PLAY, mounted, REHAB_APP_HOME=str(tmp_path)).splitlines()

    before = said.index(next(line for line in said if line.startswith("How much does")))
    assert any("Nothing can be written" in line for line in said[:before])
    assert "At the end: 1 of 10" in "\n".join(said)
