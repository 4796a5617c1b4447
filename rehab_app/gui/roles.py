"""What a widget is for a screen reader, where Qt can't tell it or tells it too simply.

Qt calls a widget that paints itself, or that only holds others, a filler, and readers pass over it.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QPushButton, QWidget

GRAPHIC = QAccessible.Role.Graphic
GROUP = QAccessible.Role.Grouping
HEADING = QAccessible.Role.Heading
PLACE = QAccessible.Role.PageTab

_PRESS = QAccessibleActionInterface.pressAction()
_PROPERTY = "rehab-role"
_INTERFACE = "_rehab_interface"


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Say what a widget is; its accessible name, or a label's text, is what it is called."""
    widget.setProperty(_PROPERTY, role)


def install_roles() -> None:
    """Let screen readers know what widgets are; a second time changes nothing."""
    QAccessible.installFactory(_interface_of)


class _Said(QAccessibleWidget):
    """A widget with the role that it says it has."""

    def text(self, which: QAccessible.Text) -> str:
        said = super().text(which)
        if said or which is not QAccessible.Text.Name:
            return said
        return str(self.widget().property("text") or "")  # of a label


class _Button(QAccessibleWidget):
    """A button: pressing it through a screen reader is clicking it.

    Of Qt's own, one that stays pressed would only be checked, and what a click does not be done.
    """

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button

    def role(self) -> QAccessible.Role:
        own = self._button.property(_PROPERTY)
        if isinstance(own, QAccessible.Role):
            return own
        if not self._button.isCheckable():
            return QAccessible.Role.Button
        is_one_of_many = self._button.group() is not None
        return QAccessible.Role.RadioButton if is_one_of_many else QAccessible.Role.CheckBox

    def state(self) -> QAccessible.State:
        state = super().state()
        state.checkable = int(self._button.isCheckable())
        state.checked = int(self._button.isChecked())
        return state

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == _PRESS:
            self._button.click()
        else:
            super().doAction(name)


def _interface_of(_class: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, QPushButton):
        return _kept(thing, _Button(thing))
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_PROPERTY)
    return _kept(thing, _Said(thing, role)) if isinstance(role, QAccessible.Role) else None


def _kept(widget: QWidget, interface: QAccessibleInterface) -> QAccessibleInterface:
    """Keep what Qt destroys with the widget from being destroyed by Python before."""
    setattr(widget, _INTERFACE, interface)
    return interface
