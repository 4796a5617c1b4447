"""What an exercise asks of the body, as boxes to tick, each told in plain words."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.form import rule_line
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.tick_box import TickBox
from rehab_app.workbench.exercise_words import NO_TAGS, TAG_GROUPS, Tag

_HELP = (
    "By these an exercise is kept from people whose condition it does not suit. Tick all that is "
    "true of it. Where a muscle was newly strained, an exercise for it is left out unless a box "
    "says that the muscle works."
)


class TagBoxes(Card):
    """Boxes in groups. `changed` comes with the words of all that are ticked, in their order."""

    changed = Signal(object)

    def __init__(
        self, effect: Callable[[str], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        """Take what tells with which conditions a tag leaves an exercise out, a line each."""
        super().__init__("What it asks of the body", parent)
        self._rows: dict[str, _TagRow] = {}
        self._others: tuple[str, ...] = ()
        self.column.addWidget(PlainLabel(_HELP, type_=Type.NOTE, tone="muted"))
        self._none = PlainLabel(f"▲ {NO_TAGS}", tone="watch")
        self.column.addWidget(self._none)
        for group in TAG_GROUPS:
            self.column.addWidget(rule_line())
            self.column.addWidget(PlainLabel(group.title, type_=Type.STRONG))
            for tag in group.tags:
                row = self._rows[tag.word] = _TagRow(tag, effect(tag.word))
                row.box.clicked.connect(self._on_box_clicked)
                self.column.addWidget(row)

    # -- what others call

    def show_tags(self, words: Collection[str]) -> None:
        """Show which are ticked; words that no box has are kept."""
        self._others = tuple(word for word in words if word not in self._rows)
        for word, row in self._rows.items():
            row.box.setChecked(word in words)
        self._none.setVisible(not words)

    def box(self, word: str) -> TickBox:
        """Return the box of a tag."""
        return self._rows[word].box

    # -- slots

    @Slot()
    def _on_box_clicked(self) -> None:
        ticked = (word for word, row in self._rows.items() if row.box.isChecked())
        self.changed.emit((*ticked, *self._others))


class _TagRow(QWidget):
    """A box, what it means, and what follows from it."""

    def __init__(self, tag: Tag, effect: Sequence[str]) -> None:
        super().__init__()
        self.box = TickBox(tag.name)
        self.box.setAccessibleDescription(" ".join((tag.means, *effect)))
        self._below = QVBoxLayout()
        self._below.setSpacing(2)
        self._below.addWidget(PlainLabel(tag.means, type_=Type.NOTE))
        for line in effect:
            self._below.addWidget(PlainLabel(line, type_=Type.NOTE, tone="muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addLayout(self._below)
        self._indent()

    # -- Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.FontChange):
            self._indent()
        return super().event(event)

    # -- inside

    def _indent(self) -> None:
        self._below.setContentsMargins(self.box.indent_px, 0, 0, 0)
