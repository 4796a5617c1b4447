"""On every page: a name for what takes the focus, a role for what means something, room to hit it.

And texts that stand out from their ground, and a focus that is somewhere in sight, in one window.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from rehab_app.gui.gallery.looks import THEMES, Look
from rehab_app.gui.gallery.pages import Tour
from rehab_app.gui.motion import reduce_motion
from rehab_app.gui.widgets.buttons import TARGET_PX
from tests.gui.picture_contrast import text_contrasts
from tests.helpers.figures import tell

_LEAST_TARGET_PX = 24
_TEXT = 4.5
_LARGE_TARGETS = ("player", "check-in")
_FILLER = QAccessible.Role.Client
_TEXT_NAME, _VALUED = QAccessible.Text.Name, ("ProgressBar", "Slider")


class _Windows(QObject):
    """Remembers every window that was shown besides the first, however short."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._first = first
        self.others: list[str] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own)
        is_window = isinstance(thing, QWidget) and thing.isWindow() and thing is not self._first
        if event.type() is QEvent.Type.Show and is_window:
            self.others.append(type(thing).__name__)
        return False


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from _below(child)


def _faults(window: QWidget, least_px: int) -> Iterator[str]:
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    for each in _below(root):
        name, role = each.text(_TEXT_NAME).strip(), each.role()
        called = f"{role.name} {name!r}"
        if each.state().focusable and not name:
            yield f"{called} of {each.object()} takes the focus and has no name"
        if role is _FILLER and name:
            yield f"{called} of {each.object()} means something and is a filler"
        if role.name in _VALUED and each.valueInterface() is None:
            yield f"{called} has no value"
        if each.state().focusable and not each.state().disabled:
            place = each.rect()
            if min(place.width(), place.height()) < least_px:
                yield f"{called} is {place.width()} x {place.height()} px"
    focused = QApplication.focusWidget()
    if focused is None or not focused.isVisible() or not focused.isEnabled():
        yield f"the focus is at {focused}"


@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("theme", THEMES)
def test_every_page_can_be_found_hit_read_and_understood(
    tmp_path: Path, qapp: QApplication, theme: str
) -> None:
    reduce_motion(is_reduced=True)
    tour = Tour(tmp_path, Look(theme, 100), (1280, 800))
    windows = _Windows(tour.window)
    qapp.installEventFilter(windows)
    faults: list[str] = []
    sights = texts = 0
    for sight in tour.sights():
        tour.settle()
        sights += 1
        measured = list(text_contrasts(tour.shown))
        texts += len(measured)
        faults += [f"{sight}: {text!r} has {c:.2f}" for text, c in measured if c < _TEXT]
        is_large = sight.startswith(_LARGE_TARGETS)
        least_px = TARGET_PX if is_large else _LEAST_TARGET_PX
        faults += [f"{sight}: {fault}" for fault in _faults(tour.shown, least_px)]
    qapp.removeEventFilter(windows)
    tour.close()
    tell("sights, texts measured in their pictures", (sights, texts))
    assert not faults, "\n".join(faults)
    assert set(windows.others) <= {"CrashWindow"}
    assert sights > 20
    assert texts > 500
