"""The pain rules of a routine: its own as cards in the order they are tried, the standard below."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import CARD_SPACING_PX
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.pop_up import pop_up
from rehab_app.gui.widgets.rule_card import RuleCard, ShownRule
from rehab_app.gui.widgets.standard_rules import StandardRule, StandardRules
from rehab_app.workbench.rule_beginnings import BEGINNINGS
from rehab_app.workbench.rule_weighing import Weighing

_HOW = "Own rules are tried from the top, and the first that fits counts."
_NONE = "This routine has no rules of its own: the standard rules below are all."


class RulesView(QWidget):
    """Rules are asked to be changed by their numbers, which count from 1.

    `added` comes with the place of a beginning among BEGINNINGS.
    """

    changed = Signal(int, object)
    moved = Signal(int, int)
    duplicated = Signal(int)
    removed = Signal(int)
    added = Signal(int)
    came_into_sight = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[RuleCard] = []
        self._wanted: tuple[int, str] | None = None
        self._how = PlainLabel(tone="muted")
        self._waiting = PlainLabel(tone="watch")
        self._own = QVBoxLayout()
        self._own.setSpacing(CARD_SPACING_PX)
        self.add_button = LargeButton("Add a rule", look="soft")
        self.standard = StandardRules()
        self._lay_out()
        self.show_waiting("")
        self.add_button.clicked.connect(self._on_add_clicked)

    # -- what others call

    def show_rules(self, rules: Sequence[ShownRule]) -> None:
        """Show the own rules; the focus goes along with what was done last."""
        self._how.setText(_HOW if rules else _NONE)
        while len(self.cards) > len(rules):
            self._drop_card()
        while len(self.cards) < len(rules):
            self._add_card()
        for card, rule in zip(self.cards, rules, strict=True):
            card.show_rule(rule)
        self._order_stops()
        self._follow()

    def show_weighings(self, weighings: Sequence[Weighing]) -> None:
        """Say what each own rule comes to."""
        for card, weighing in zip(self.cards, weighings, strict=False):
            card.show_weighing(weighing)

    def show_standard(self, rules: Sequence[StandardRule], open_groups: Collection[str]) -> None:
        """List the standard rules, some groups of them open from the start."""
        self.standard.show_rules(rules, open_groups)
        self._order_stops()

    def show_waiting(self, text: str) -> None:
        """Say that the rules wait for the text to be mended, or no longer."""
        self._waiting.setText(text)
        self._waiting.setVisible(bool(text))
        self.add_button.setEnabled(not text)
        for card in self.cards:
            card.setEnabled(not text)

    def take_focus(self) -> None:
        """Put the focus on the first rule, or on what adds one."""
        if self.cards:
            self.cards[0].take_focus()
        else:
            self.add_button.setFocus()

    def add(self, place: int) -> None:
        """Ask for a rule that begins as one of the beginnings."""
        self._wanted = (len(self.cards) + 1, "")
        self.added.emit(place)

    # -- Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_into_sight.emit()

    # -- inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_SPACING_PX)
        column.addWidget(PlainLabel("Rules", type_=Type.HEADING))
        column.addWidget(self._how)
        column.addWidget(self._waiting)
        column.addLayout(self._own)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.standard)
        column.addStretch(1)

    def _add_card(self) -> None:
        card = RuleCard()
        card.changed.connect(self.changed)
        card.moved.connect(self._on_card_moved)
        card.duplicate_requested.connect(self._on_card_duplicated)
        card.remove_requested.connect(self._on_card_removed)
        self.cards.append(card)
        self._own.addWidget(card)
        card.show()

    def _drop_card(self) -> None:
        card = self.cards.pop()
        self._own.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _order_stops(self) -> None:
        """Let Tab go through all as it is read: what is new stands last in Qt's own order."""
        stops = [stop for card in self.cards for stop in card.stops]
        sections = [section.button for section in self.standard.sections.values()]
        for before, after in pairwise((self.add_button, *stops)):
            QWidget.setTabOrder(before, after)
        # The button was only the place to begin at; now it comes behind the cards.
        for before, after in pairwise((*stops[-1:], self.add_button, *sections)):
            QWidget.setTabOrder(before, after)

    def _follow(self) -> None:
        """Put the focus where what was asked for has come to, once."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        number, button = wanted
        card = self.cards[min(number, len(self.cards)) - 1] if self.cards else None
        if card is None:
            self.add_button.setFocus()
            return
        tool = {"up": card.up, "down": card.down, "remove": card.remove}.get(button)
        if tool is not None and not tool.isEnabled():
            tool = card.down if tool is card.up else card.up
        if tool is None:
            card.take_focus()
        else:
            tool.setFocus()

    # -- slots

    @Slot(int, int)
    def _on_card_moved(self, number: int, by: int) -> None:
        self._wanted = (number + by, "up" if by < 0 else "down")
        self.moved.emit(number, by)

    @Slot(int)
    def _on_card_duplicated(self, number: int) -> None:
        self._wanted = (number + 1, "")
        self.duplicated.emit(number)

    @Slot(int)
    def _on_card_removed(self, number: int) -> None:
        self._wanted = (number, "remove")
        self.removed.emit(number)

    @Slot()
    def _on_add_clicked(self) -> None:
        pop_up(self.add_button, [each.text for each in BEGINNINGS], "", self.add)
