"""What changed in a session, and why: an entry for each reading that changed something."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.widgets.change_card import tone_of
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.session_report import ChangeEntry

_NOTHING = "Nothing had to change."
_NOT_TAKEN = "Offered and not taken: "


class ChangeList(QWidget):
    """Entries with an edge in the colour of the reading; a broken edge where it was not taken."""

    def __init__(self, entries: Sequence[ChangeEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for entry in entries:
            column.addWidget(_Entry(entry))
        if not entries:
            column.addWidget(PlainLabel(_NOTHING, tone="muted"))


class _Entry(QFrame):
    def __init__(self, entry: ChangeEntry) -> None:
        super().__init__()
        self.setProperty("look", "entry-not-taken" if entry.is_overruled else "entry")
        self.setProperty("tone", tone_of(entry.level))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(2)
        kept = _NOT_TAKEN if entry.is_overruled else ""
        column.addWidget(PlainLabel(f"{kept}{' '.join(entry.texts)}", type_=Type.STRONG))
        column.addWidget(PlainLabel(entry.why, type_=Type.NOTE, tone="muted"))
