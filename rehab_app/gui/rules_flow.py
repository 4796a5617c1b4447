"""Leads over the rules of the routine that is worked on: what is shown of them, and changes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from rehab_app.engine.facts import Facts
from rehab_app.gui.widgets.rule_card import ShownRule
from rehab_app.gui.widgets.rules_view import RulesView
from rehab_app.gui.widgets.standard_rules import StandardRule
from rehab_app.gui.workbench_view import problem_line
from rehab_app.model.pain import RuleMoment
from rehab_app.model.problem import Problem
from rehab_app.rule_wording.listing import ALWAYS, GROUPS, said_rules
from rehab_app.rule_wording.sentences import rule_sentence
from rehab_app.workbench.edits import Edit
from rehab_app.workbench.rule_beginnings import BEGINNINGS
from rehab_app.workbench.rule_edits import (
    moved_rule,
    with_rule,
    with_rule_again,
    with_slots,
    without_rule,
)
from rehab_app.workbench.rule_slots import sentence_of
from rehab_app.workbench.rule_weighing import Beside, Weighing, weighed
from rehab_app.workbench.rules import OutlineRule, rules_of

_REST_MS = 200
_WAITS = "While the text has an error the rules show the last good state and wait."
_NOT_YET = "The rules can be shown once the text has no error."
_FIRST_OPEN = RuleMoment.POSE.value
TryEdit = Callable[[Callable[[], Edit]], None]


class RulesFlow(QObject):
    """Shows rules, and has each change tried; what takes longer comes once nobody types."""

    def __init__(
        self,
        view: RulesView,
        text: Callable[[], str],
        try_edit: TryEdit,
        parent: QObject | None = None,
    ) -> None:
        """Take the view, what gives the text that is worked on, and what tries an edit of it."""
        super().__init__(parent)
        self._view = view
        self._text = text
        self._try = try_edit
        self._facts: Facts | None = None
        self._problems: tuple[Problem, ...] = ()
        self._has_error = False
        self._is_shown = self._is_weighed = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._weigh)
        view.came_into_sight.connect(self._on_view_came_into_sight)
        view.changed.connect(self._on_changed)
        view.moved.connect(self._on_moved)
        view.duplicated.connect(self._on_duplicated)
        view.removed.connect(self._on_removed)
        view.added.connect(self._on_added)

    # -- what others call

    def show(self, problems: Sequence[Problem], facts: Facts | None) -> None:
        """Show the rules as the text has them; without facts, the names of the last sound ones.

        While nobody looks at them, that waits until somebody does.
        """
        self._problems = tuple(problems)
        self._facts = facts or self._facts
        self._has_error = facts is None
        self._is_shown = self._is_weighed = False
        if self._view.isVisible():
            self._show_rules()
            self._rest.start()

    def forget(self) -> None:
        """Know nothing any more of the routine that was worked on before."""
        self._rest.stop()
        self._facts = None

    def finish(self) -> None:
        """Say at once what would be said once nobody types."""
        self._rest.stop()
        self._weigh()

    # -- inside

    def _show_rules(self) -> None:
        self._is_shown = True
        rules = rules_of(self._text(), self._problems)
        if self._facts is None:
            self._view.show_rules([])
            self._view.show_waiting(_NOT_YET)
            return
        self._view.show_waiting("" if rules is not None else _WAITS)
        if rules is not None:
            self._view.show_rules([_shown(rule, len(rules), self._facts) for rule in rules])

    # -- slots

    @Slot()
    def _weigh(self) -> None:
        """Say what the rules come to, where somebody looks at them and it is not said yet.

        While the text has an error it is not known.
        """
        if self._facts is None or self._is_weighed or not self._view.isVisible():
            return
        self._is_weighed = True
        if self._has_error:
            self._view.show_weighings([Weighing()] * len(self._view.cards))
            return
        beside = weighed(self._facts)
        self._view.show_weighings(beside.own)
        opened = {GROUPS[_FIRST_OPEN], GROUPS[ALWAYS]}
        self._view.show_standard(standard_of(self._facts, beside), opened)

    @Slot()
    def _on_view_came_into_sight(self) -> None:
        if not self._is_shown:
            self._show_rules()
        self._weigh()

    @Slot(int, object)
    def _on_changed(self, number: int, writes: object) -> None:
        if isinstance(writes, dict):
            self._try(lambda: with_slots(self._text(), number, writes))

    @Slot(int, int)
    def _on_moved(self, number: int, by: int) -> None:
        self._try(lambda: moved_rule(self._text(), number, by))

    @Slot(int)
    def _on_duplicated(self, number: int) -> None:
        self._try(lambda: with_rule_again(self._text(), number))

    @Slot(int)
    def _on_removed(self, number: int) -> None:
        self._try(lambda: without_rule(self._text(), number))

    @Slot(int)
    def _on_added(self, place: int) -> None:
        self._try(lambda: with_rule(self._text(), BEGINNINGS[place].says))


def standard_of(facts: Facts, beside: Beside) -> list[StandardRule]:
    """Return the standard rules as sentences, and which own ones stand before each."""
    return [
        StandardRule(
            group=GROUPS[rule.group],
            sentence=rule.sentence,
            before=_before(rule.id, beside),
            is_hard=rule.is_hard,
        )
        for rule in said_rules(facts)
        if not rule.is_own
    ]


def _before(rule_id: str, beside: Beside) -> str:
    numbers = beside.before.get(rule_id, ())
    if not numbers:
        return ""
    names = " and ".join(str(number) for number in numbers)
    rules = f"Rule {names} stands" if len(numbers) == 1 else f"Rules {names} stand"
    return f"{rules} before it." if rule_id in beside.before_all else f"{rules} before it in part."


def _shown(rule: OutlineRule, count: int, facts: Facts) -> ShownRule:
    return ShownRule(
        number=rule.number,
        is_last=rule.number == count,
        sentence=sentence_of(rule.rule, facts) if rule.rule else None,
        reason=rule.values.get("because", ""),
        said=rule_sentence(rule.rule, facts) if rule.rule else "",
        problems=tuple(map(problem_line, rule.problems)),
    )
