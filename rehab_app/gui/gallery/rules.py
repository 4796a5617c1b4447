"""Rules and what pain does, made up: each state of a rule's card, and the table of a step."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.pain_table import PainTable
from rehab_app.gui.widgets.rule_card import RuleCard, ShownRule
from rehab_app.gui.widgets.standard_rules import StandardRule, StandardRules
from rehab_app.workbench.pain_table import PainRow
from rehab_app.workbench.rule_sentence import Option, Removal, Sentence, Slot, Words
from rehab_app.workbench.rule_weighing import Weighing


def _slot(key: str, name: str, chosen: str) -> Slot:
    return Slot(key=key, name=name, chosen=chosen, options=(Option(chosen, {}),))


_SENTENCE = Sentence(
    (
        Words("If"),
        _slot("about", "what hurts", "an exercise for the hamstring"),
        Words("hurts"),
        _slot("pain-least", "how much it hurts", "3"),
        _slot("pain-most", "how much it hurts, at most", "or more"),
        Removal("pain", "how much it hurts"),
        _slot("at", "when it is asked", "in or after a pose"),
        Words("then"),
        _slot("do", "what is done", "leave out the rest for the same muscles"),
    ),
    (Option("the kind of pain", {"quality": "sharp"}),),
)
_SAID = "In or after a pose, if an exercise for the hamstring hurts 3 or more, it stops."
_WEIGHING = Weighing(
    limits="A hard limit stops here: at 8 or more the session ends, whatever a file says.",
    overruled="The standard rules want more: at 6 to 7 with sharp pain the session ends.",
    shadowed="Where rule 1 fits too, that one counts: it stands above.",
)
_ROWS = (
    PainRow(
        levels=(0, 2),
        others=(),
        done="go on; after 2 good sessions 45 s",
        is_hard=False,
        own=(),
    ),
    PainRow(
        levels=(3, 5),
        others=("up 2 at 2–3",),
        done="make it lighter: 15 s instead of 30 s",
        is_hard=False,
        own=(1,),
    ),
    PainRow(
        levels=None,
        others=("up 3 at 3", "sharp, pinch at 0–2"),
        done="use the easier variant: Seated figure four on a chair",
        is_hard=False,
        own=(),
    ),
    PainRow(
        levels=(6, 10),
        others=("numb or tingling at 0–5",),
        done="end the session",
        is_hard=True,
        own=(),
    ),
)
_STANDARD = (
    StandardRule(group="In and after a pose", sentence="If it hurts 8 or more, …", is_hard=True),
    StandardRule(
        group="In and after a pose", sentence="If it hurts 3, …", before="Rule 1 stands before it."
    ),
    StandardRule(group="The next morning", sentence="If it hurts 8 or more, …"),
)


def specimens() -> Iterator[tuple[str, QWidget]]:
    """Yield the cards of rules, the standard rules, and the table."""
    yield "a rule", _card(_SENTENCE)
    limited = _card(_SENTENCE)
    limited.show_weighing(_WEIGHING)
    yield "with limits", limited
    yield "with an error", _card(None, problems=("■ Line 18: 15 goes beyond what can be measured",))
    waiting = _card(_SENTENCE)
    waiting.setEnabled(False)
    yield "waiting for the text", waiting
    standard = StandardRules()
    standard.show_rules(_STANDARD, {"In and after a pose"})
    yield "standard rules", standard
    held, table = Card(), PainTable()
    table.show_rows(_ROWS)
    held.column.addWidget(table)
    yield "when it hurts", held


def _card(sentence: Sentence | None, problems: tuple[str, ...] = ()) -> RuleCard:
    card = RuleCard()
    said = _SAID if sentence else ""
    card.show_rule(
        ShownRule(
            number=2, is_last=True, sentence=sentence, reason="", said=said, problems=problems
        )
    )
    return card
