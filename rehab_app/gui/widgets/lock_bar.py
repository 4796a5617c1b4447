"""Says that the routines are closed, and offers the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.edged_frame import EdgedFrame
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_ABOVE_PX = 20


class LockBar(EdgedFrame):
    """A line and two buttons above a page, below each other where there is little room."""

    advice_requested = Signal()
    clearing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="stop")
        self.setContentsMargins(0, _ABOVE_PX, 0, 0)
        self._advice = LargeButton("What to do now", look="danger")
        self._clear = LargeButton("A clinician has cleared this")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(10)
        title = PlainLabel("Closed by a warning sign", type_=Type.STRONG, wraps=False)
        column.addWidget(title)
        buttons = FlowLayout()
        buttons.addWidget(self._advice)
        buttons.addWidget(self._clear)
        column.addLayout(buttons)
        self._advice.clicked.connect(self.advice_requested)
        self._clear.clicked.connect(self.clearing_requested)
