"""The fingerprint of a key: large enough to be read out over the telephone, and to be copied."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_GROUPS_A_LINE = 4
_GAP = "   "


class FingerprintView(QWidget):
    """Shows a fingerprint in groups, four on a line, and puts it on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fingerprint = ""
        self._figures = PlainLabel(type_=Type.LARGE)
        self._copy = LargeButton("Copy", name="Copy the fingerprint")
        self._said = PlainLabel(type_=Type.NOTE, tone="calm", wraps=False)
        row = FlowLayout(12)
        row.addWidget(self._copy)
        row.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel("Fingerprint of the key", type_=Type.NOTE, tone="muted"))
        column.addWidget(self._figures)
        column.addLayout(row)
        self._copy.clicked.connect(self._on_copy_clicked)

    # -- what others call

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show another one."""
        self._fingerprint = fingerprint
        groups = fingerprint.split()
        lines = (
            _GAP.join(groups[start : start + _GROUPS_A_LINE])
            for start in range(0, len(groups), _GROUPS_A_LINE)
        )
        self._figures.setText("\n".join(lines))
        self._said.setText("")

    @property
    def fingerprint(self) -> str:
        """Return what is shown, on one line."""
        return self._fingerprint

    # -- slots

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint)
        self._said.setText("Copied")
        announce(self, "Copied")
