"""A routine's own rule on a card: its sentence with slots, why, and what it comes to."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.rule_slots import RuleSlots
from rehab_app.gui.widgets.value_field import ValueField
from rehab_app.workbench.rule_sentence import Sentence
from rehab_app.workbench.rule_weighing import Weighing

_SMALL_PX = 32
_BROKEN = "This rule has an error. Mend it in the text, or remove it."


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRule:
    """A rule as its card shows it; `sentence` None where it has an error.

    `said` is the sentence that a person reads, `problems` are lines.
    """

    number: int
    is_last: bool
    sentence: Sentence | None
    reason: str
    said: str
    problems: tuple[str, ...] = ()


class RuleCard(Card):
    """All signals come with the rule's number, which counts from 1.

    `changed` brings the keys and values to write, `moved` by how many places; Alt with an arrow
    moves as well.
    """

    changed = Signal(int, object)
    moved = Signal(int, int)
    duplicate_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._number = 0
        self._head = PlainLabel(type_=Type.STRONG, wraps=False)
        self.up = _tool("Up")
        self.down = _tool("Down")
        self.duplicate = _tool("Duplicate")
        self.remove = _tool("Remove")
        self.slots = RuleSlots()
        self._reason = ValueField("because", "Why, as the person reads it", "Agreed in week 1.", 0)
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._problems = PlainLabel(tone="stop")
        self._limits = PlainLabel(type_=Type.NOTE, tone="stop")
        self._overruled = PlainLabel(type_=Type.NOTE, tone="watch")
        self._shadowed = PlainLabel(type_=Type.NOTE, tone="watch")
        set_role(self, GROUP)
        self._lay_out()
        self.show_weighing(Weighing())
        self.slots.changed.connect(self._on_slots_changed)
        self._reason.changed.connect(self._on_reason_changed)
        self.duplicate.clicked.connect(self._on_duplicate_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        for keys, button in (("Alt+Up", self.up), ("Alt+Down", self.down)):
            button.setAccessibleDescription(keys)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    # -- what others call

    @property
    def reason(self) -> ValueField:
        """Return the field of the reason."""
        return self._reason

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the focus, in the order of reading."""
        tools = (self.up, self.down, self.duplicate, self.remove)
        return (*tools, *self.slots.buttons, self._reason.line)

    def show_rule(self, rule: ShownRule) -> None:
        """Show a rule; what somebody is typing stays."""
        self._number = rule.number
        self._head.setText(f"Rule {rule.number}")
        self.setAccessibleName(f"Rule {rule.number}: {rule.said}")
        self.up.setEnabled(rule.number > 1)
        self.down.setEnabled(not rule.is_last)
        for button, does in (
            (self.up, "Try rule {} earlier"),
            (self.down, "Try rule {} later"),
            (self.duplicate, "Duplicate rule {}"),
            (self.remove, "Remove rule {}"),
        ):
            button.setAccessibleName(does.format(rule.number))
        is_sound = rule.sentence is not None
        self.slots.show_sentence(rule.sentence or Sentence())
        self.slots.setVisible(is_sound)
        self._reason.setVisible(is_sound)
        self._reason.show_value(rule.reason)
        _show(self._said, f"Read as: {rule.said}" if rule.said else "")
        _show(self._problems, "\n".join((*(() if is_sound else (_BROKEN,)), *rule.problems)))

    def show_weighing(self, weighing: Weighing) -> None:
        """Say what the rule comes to beside the others."""
        _show(self._limits, weighing.limits and f"■ {weighing.limits}")
        _show(self._overruled, weighing.overruled and f"▲ {weighing.overruled}")
        _show(self._shadowed, weighing.shadowed and f"▲ {weighing.shadowed}")

    def take_focus(self) -> None:
        """Put the focus on the first slot, or on what removes a rule that has none."""
        if self.slots.isHidden():
            self.remove.setFocus()
        else:
            self.slots.take_focus()

    # -- inside

    def _lay_out(self) -> None:
        tools = FlowLayout(4)
        for widget in (self._head, self.up, self.down, self.duplicate, self.remove):
            tools.addWidget(widget)
        self.column.addLayout(tools)
        for below in (
            self.slots,
            self._reason,
            self._said,
            self._problems,
            self._limits,
            self._overruled,
            self._shadowed,
        ):
            self.column.addWidget(below)

    # -- slots

    @Slot()
    def _on_up_clicked(self) -> None:
        self.moved.emit(self._number, -1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.moved.emit(self._number, 1)

    @Slot()
    def _on_duplicate_clicked(self) -> None:
        self.duplicate_requested.emit(self._number)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self._number)

    @Slot(object)
    def _on_slots_changed(self, writes: object) -> None:
        self.changed.emit(self._number, writes)

    @Slot(str, str)
    def _on_reason_changed(self, key: str, text: str) -> None:
        self.changed.emit(self._number, {key: text})


def _tool(text: str) -> LargeButton:
    return LargeButton(text, look="quiet", least_height_px=_SMALL_PX)


def _show(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
