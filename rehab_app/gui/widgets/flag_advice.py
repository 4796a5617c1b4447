"""What a warning sign asks for: how soon, and what to do."""

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.red_flag import RedFlag, Urgency

_WORDS = {
    Urgency.EMERGENCY: ("■ Now", "stop"),
    Urgency.SAME_DAY: ("■ Today", "stop"),
    Urgency.SOON: ("▲ In the next days", "watch"),
    Urgency.MODIFY: ("● Sessions may go on, with a change", ""),
}


class FlagAdvice(Card):
    """The advice of one sign, its parts first where it has some, and the sign itself below."""

    def __init__(self, flag: RedFlag) -> None:
        super().__init__()
        words, tone = _WORDS[flag.urgency]
        self.column.addWidget(PlainLabel(words, type_=Type.STRONG, tone=tone))
        if not flag.parts:
            self.column.addWidget(PlainLabel(flag.advice, type_=Type.LARGE))
        for part in flag.parts:
            self.column.addWidget(PlainLabel(part.advice, type_=Type.LARGE))
            self.column.addWidget(PlainLabel(part.text, tone="muted"))
        said = PlainLabel(f"You said yes to: {flag.question}", type_=Type.NOTE, tone="muted")
        self.column.addWidget(said)
