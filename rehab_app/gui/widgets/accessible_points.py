"""The points of a painted chart, each of them there for a screen reader."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_INSTALLED: list[object] = []
_KEPT = "rehab-points"


class HasPoints(Protocol):
    """A painted widget with points in it."""

    @property
    def point_words(self) -> tuple[str, ...]:
        """Return what each point says."""

    def point_place(self, number: int) -> QRect:
        """Return where a point is, in the widget's own pixels."""


def show_points() -> None:
    """Let screen readers see the points of charts; once for the whole program."""
    if not _INSTALLED:
        QAccessible.installFactory(_interface_of)
        _INSTALLED.append(_interface_of)


def _interface_of(_class: str, widget: QObject) -> QAccessibleInterface | None:

    if not isinstance(widget, QWidget) or not hasattr(type(widget), "point_words"):
        return None
    chart = _Chart(widget)
    setattr(widget, _KEPT, chart)  # Qt knows it, but Python would throw it away
    return chart


def _words(chart: QObject) -> tuple[str, ...]:
    words: tuple[str, ...] = getattr(chart, "point_words", ())
    return words


class _Chart(QAccessibleWidget):
    """A chart as a list of its points."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self._points: list[_Point] = []

    def childCount(self) -> int:
        return len(_words(self.object()))

    def child(  # type: ignore[override]  # Qt's stubs know no nullptr
        self, index: int
    ) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        while len(self._points) <= index:
            point = _Point(self.object(), len(self._points))
            QAccessible.registerAccessibleInterface(point)
            self._points.append(point)
        return self._points[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, each in enumerate(self._points) if each is child), -1)


class _Point(QAccessibleInterface):
    def __init__(self, chart: QObject, number: int) -> None:
        super().__init__()
        self._chart = chart
        self._number = number

    def isValid(self) -> bool:
        return self._number < len(_words(self._chart))

    def object(self) -> None:  # type: ignore[override]  # Qt's stubs know no nullptr
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def text(self, which: QAccessible.Text) -> str:
        words = _words(self._chart)
        is_name = which == QAccessible.Text.Name and self._number < len(words)
        return words[self._number] if is_name else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        pass

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._chart)

    def child(self, _index: int) -> None:  # type: ignore[override]  # Qt's stubs know no nullptr
        return None

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # Qt's stubs know no nullptr
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        chart = self._chart
        if not isinstance(chart, QWidget) or not self.isValid():
            return QRect()
        place: QRect = chart.point_place(self._number)  # type: ignore[attr-defined]  # HasPoints
        return place.translated(chart.mapToGlobal(QPoint(0, 0)))
