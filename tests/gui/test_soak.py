"""L1 in small: sessions in a row leave nothing behind. `python -m benchmarks soak` is large."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.soaking import Soak, soaking_context
from rehab_app.clock import SteppedClock
from rehab_app.gui.main_window import MainWindow


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_sessions_in_a_row_leave_nothing_behind(qtbot: QtBot, own_home: Path) -> None:
    clock = SteppedClock(datetime(2026, 1, 1, 7, tzinfo=UTC))
    context = soaking_context(own_home, clock)
    window = MainWindow.furnished(context)
    qtbot.addWidget(window)
    window.show()
    soak = Soak(window, context, clock, pose_count=2)
    soak.run(3)

    soaked = soak.run(9, tick_count=4000)

    assert len(context.past_sessions()) == 12
    assert soaked.tick_count > 4000
    assert soaked.question_count > 9 * 6
    assert soaked.files_more == 0
    assert soaked.grown_mib < 5
    assert soaked.none_lost == 0, "PySide6 6.12.0 on Python 3.11 loses one with every call"
    context.close()
