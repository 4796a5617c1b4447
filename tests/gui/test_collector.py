"""Garbage with widgets in it is collected in the window's thread."""

import gc
import weakref
from threading import Thread

from pytestqt.qtbot import QtBot

from rehab_app.gui.collector import Collector


class Ring:
    """Something that only a collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def make_much() -> list[Ring]:
    return [Ring() for _ in range(20_000)]


def test_another_thread_that_asks_for_memory_collects_nothing_and_the_window_s_thread_does(
    qtbot: QtBot,
) -> None:
    collector = Collector()
    ring = Ring()
    is_gone = weakref.ref(ring)
    del ring
    thread = Thread(target=make_much)
    thread.start()
    thread.join()
    assert is_gone() is not None
    qtbot.waitUntil(lambda: is_gone() is None)
    gc.unfreeze()
    collector.deleteLater()
