"""What today's plan has otherwise than the last time, why, and what of it is refused for once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.styling import set_tone
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.rule_wording.differences import ChangedStep, summary_of

_LINK_PX = 30
_WHY, _LESS = "Why?", "Show less"
_KEEP, _KEPT = "Keep it as last time", "Kept as last time"


class PlanChanges(QFrame):
    """One sentence, and on demand every change with its reason; hidden where nothing changed."""

    refused = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "entry")
        _keep_height(self)
        self._changed: tuple[ChangedStep, ...] = ()
        self._title = PlainLabel(type_=Type.STRONG)
        self._text = PlainLabel()
        self._why = LargeButton(_WHY, look="link", least_height_px=_LINK_PX)
        self._why.setCheckable(True)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.hide()
        self._why.toggled.connect(self._on_why_toggled)

    # -- what others call

    def show_changes(self, changed: Sequence[ChangedStep], refused: frozenset[int]) -> None:
        """Show what changed; `refused` are the places of what is kept as it was for once."""
        is_same = tuple(changed) == self._changed
        self._changed = tuple(changed)
        self.setVisible(bool(changed))
        if not changed:
            return
        title, text = summary_of(changed)
        set_tone(self, "calm" if all(each.is_raise for each in changed) else "watch")
        self._title.setText(title)
        self._text.setText(text)
        if is_same:
            self._show_refused(refused)
        else:
            self._fill(refused)

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "\n".join((self._title.text(), self._text.text()))

    # -- inside

    def _fill(self, refused: frozenset[int]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(each, place, self) for place, each in enumerate(self._changed)]
        for row in self._rows:
            row.setVisible(self._why.isChecked())
            self._column.addWidget(row)
        self._show_refused(refused)

    def _show_refused(self, refused: frozenset[int]) -> None:
        for place, row in enumerate(self._rows):
            row.show_refused(is_refused=place in refused)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(12, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeft)

    # -- slots

    @Slot(bool)
    def _on_why_toggled(self, shows: bool) -> None:
        self._why.show_text(_LESS if shows else _WHY)
        for row in self._rows:
            row.setVisible(shows)


class _Row(QWidget):
    def __init__(self, changed: ChangedStep, place: int, changes: PlanChanges) -> None:
        super().__init__(changes)
        _keep_height(self)
        self._keep = LargeButton(_KEEP, self, look="chip", name=f"{_KEEP}: {changed.what}")
        self._keep.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(2)
        column.addWidget(PlainLabel(changed.what, type_=Type.STRONG))
        rules = ", ".join(changed.rules)
        why = f"{changed.why} (rule {rules})" if rules else changed.why
        column.addWidget(PlainLabel(why, type_=Type.NOTE, tone="muted"))
        column.addSpacing(4)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        # Not before it has its place: it would be seen as a window of its own, and take the focus.
        self._keep.setVisible(changed.is_refusable)
        self._keep.toggled.connect(partial(changes.refused.emit, place))

    def show_refused(self, *, is_refused: bool) -> None:
        """Show whether it is kept as it was."""
        self._keep.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self._keep.setChecked(is_refused)
        self._keep.blockSignals(False)  # noqa: FBT003
        self._keep.setText(_KEPT if is_refused else _KEEP)


def _keep_height(widget: QWidget) -> None:
    """Never be lower than the wrapped text asks for at the present width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
