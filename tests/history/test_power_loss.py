"""D3: the power goes at each write of a session and a backup, and any part of it is on the disk."""

from pathlib import Path

import pytest

from tests.history.faults import needs_strace
from tests.history.power_cuts import cut_off

pytestmark = [needs_strace, pytest.mark.slow, pytest.mark.timeout(120)]
IMAGES = 400


def test_when_the_power_goes_nothing_is_torn_and_what_was_saved_is_there(tmp_path: Path) -> None:
    cuts = cut_off("session", IMAGES, 3, tmp_path)

    assert cuts.image_count == IMAGES
    assert cuts.faults == []
    assert cuts.different_count > IMAGES / 3


def test_a_disk_that_lies_about_what_it_has_synced_is_noticed(tmp_path: Path) -> None:
    """The rule itself is tried: without its syncs, much of what was said to be saved is lost."""
    cuts = cut_off("session", 100, 3, tmp_path, disk_lies=True)

    assert len(cuts.faults) > 10
