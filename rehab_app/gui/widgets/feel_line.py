"""What an exercise should and should not feel like."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rehab_app.gui.styling import set_type
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_GAP_PX = 18
_Direction = QBoxLayout.Direction


class FeelLine(QWidget):
    """Both beside each other where a line holds them, else below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feel = PlainLabel(type_=Type.NOTE, tone="muted", wraps=False)
        self._not_feel = PlainLabel(type_=Type.NOTE, wraps=False)
        self._is_one_line = True
        self._labels = (self._feel, self._not_feel)
        self._row = QBoxLayout(_Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        for label in self._labels:
            self._row.addWidget(label)
        self._row.addStretch(1)

    # -- what others call

    def show_feel(self, feel: str, not_feel: str) -> None:
        """Show what belongs to an exercise; empty for what it leaves open."""
        for label, text in zip(self._labels, (feel, not_feel), strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._arrange()

    @property
    def says_something(self) -> bool:
        """Tell whether an exercise says either."""
        return any(label.text() for label in self._labels)

    def show_type(self, type_: Type) -> None:
        """Set it in another size of type."""
        for label in self._labels:
            set_type(label, type_)
        self._arrange()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        # Below each other and wrapped they need little width, however they stand now.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    # -- inside

    def _arrange(self) -> None:
        wide = sum(
            label.fontMetrics().horizontalAdvance(label.text()) + 2
            for label in self._labels
            if not label.isHidden()
        )
        is_one_line = wide + _GAP_PX <= self.width()
        if is_one_line is self._is_one_line:
            return  # Saying the same again would ask for a layout, and that for this.
        self._is_one_line = is_one_line
        for label in self._labels:
            label.setWordWrap(not is_one_line)
        self._row.setSpacing(_GAP_PX if is_one_line else 2)
        self._row.setDirection(_Direction.LeftToRight if is_one_line else _Direction.TopToBottom)
