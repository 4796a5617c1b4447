"""A list that drops down from a button: arrows, Enter and Esc, or the mouse."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from rehab_app.gui.widgets.plain_label import button_text


def pop_up(below: QWidget, texts: Sequence[str], chosen: str, take: Callable[[int], None]) -> QMenu:
    """Drop down a list below a widget; `take` gets the place of what somebody chooses in it.

    What is chosen now is ticked, and the arrows begin there.
    """
    menu = QMenu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(below.accessibleName())
    for place, text in enumerate(texts):
        action = menu.addAction(button_text(text))
        action.triggered.connect(partial(_taken, take, place))
        if chosen:
            action.setCheckable(True)
            action.setChecked(text == chosen)
        if text == chosen:
            menu.setActiveAction(action)
    menu.aboutToHide.connect(below.window().activateWindow)  # not every system does it by itself
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)), menu.activeAction())
    return menu


def _taken(take: Callable[[int], None], place: int, _is_checked: bool = False) -> None:
    take(place)
