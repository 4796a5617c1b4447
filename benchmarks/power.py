"""The power goes in a session and a backup, thousands of times: what is left on the disk."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Result
from tests.history.power_cuts import cut_off

IMAGES = 4000


def measure() -> Iterator[Result]:
    """Look at each disk that may be left; some minutes. Only Linux, with strace."""
    with TemporaryDirectory() as name:
        cuts = cut_off("session", IMAGES, 2026, Path(name))
    for fault in cuts.faults:
        print(fault)
    yield Result(
        what="disks after a loss of power that lack or change what was saved",
        found=len(cuts.faults),
        most=0,
        unit="",
        beside=f"{cuts.image_count} disks, {cuts.different_count} of them different",
    )
