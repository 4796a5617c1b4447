"""The first start: which side, what it has been called, warning signs, what this is and is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.flowing_label import FlowingLabel
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.page_ground import PageGround
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.red_flag_questions import RedFlagQuestions
from rehab_app.gui.widgets.scroll_page import ScrollPage, centred
from rehab_app.gui.widgets.strain_question import StrainQuestion
from rehab_app.model.red_flag import RedFlag

SIDES = {"left": "Left", "right": "Right", "both": "Both", "": "Not sure"}
_UNSURE = ""
_MOST_WIDE_PX = 980
_WHAT_IT_IS = (
    "It plays a routine, asks how it feels, and changes the plan by the routine's own rules. It "
    "gives no diagnosis and does not replace anyone who can look at your hip. See a clinician if "
    "pain wakes you at night, keeps growing, or has not changed after six weeks. Everything stays "
    "on this computer."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswers:
    """What was said at the first start; `flags` is None where the signs were passed over.

    `strain_day` is how many days ago a muscle was strained, None where that is not known.
    """

    side: str
    conditions: tuple[str, ...]
    strain_day: int | None
    flags: tuple[str, ...] | None


class FirstStartPage(QWidget):
    """Asks what the program has to know, all of it on one page; each part can be skipped."""

    finished = Signal(FirstAnswers)

    def __init__(
        self,
        conditions: Mapping[str, str],
        strains: Sequence[str],
        flags: Sequence[RedFlag],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = ScrollPage(most_px=_MOST_WIDE_PX, is_centred=True)
        self._side = Choice(SIDES)
        self._conditions = Choice(
            {_UNSURE: "Nobody has, or not sure", **conditions}, takes_many=True, none=_UNSURE
        )
        self._strain = StrainQuestion(strains)
        self._questions = RedFlagQuestions(flags)
        self._none = LargeButton("None of these", look="soft")
        self._said = FlowingLabel(tone="accent")
        self._go_on = LargeButton("Go on", look="primary")
        self._hint = FlowingLabel(
            "Tab goes on · arrows and Space choose · Ctrl+Enter finishes",
            type_=Type.NOTE,
            tone="muted",
        )
        self._has_answered_flags = False
        self._keys = PageKeys(
            {"Return": "enter", "Enter": "enter", "Ctrl+Return": "go on", "Ctrl+Enter": "go on"},
            self,
        )
        self._lay_out()
        self._side.show_chosen([_UNSURE])
        self._conditions.show_chosen([_UNSURE])
        self._conditions.chosen.connect(self._on_conditions_chosen)
        self._none.clicked.connect(self._on_none_clicked)
        self._questions.answered.connect(self._on_questions_answered)
        self._go_on.clicked.connect(self._on_go_on_clicked)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def take_focus(self) -> None:
        """Put the focus on the first question."""
        self._side.take_focus()

    # -- inside

    def _lay_out(self) -> None:
        column = self._page.column
        column.addWidget(PlainLabel("Before the first session", type_=Type.TITLE))
        intro = "Three questions, under a minute. Each can be passed over and answered later."
        column.addWidget(PlainLabel(intro, tone="muted"))
        person = Form("About you")
        person.add_row("Which side hurts?", self._side)
        called = "What has a clinician called it, if anyone has?"
        person.add_row(called, self._conditions, "It changes which exercises are offered.")
        person.column.addWidget(self._strain)
        column.addWidget(person)
        signs = Card("Does one of these fit?")
        why = "A few signs need somebody to look at them before any exercise. Not touched means no."
        signs.column.addWidget(PlainLabel(why, tone="muted"))
        row = FlowLayout(14)
        row.addWidget(self._none)
        row.addWidget(self._said)
        signs.column.addLayout(row)
        signs.column.addWidget(self._questions)
        column.addWidget(signs)
        column.addStretch(1)
        what = Card("What this is, and what it is not")
        what.column.addWidget(PlainLabel(_WHAT_IT_IS))
        column.insertWidget(2, what)
        held = PageGround(top_px=12, bottom_px=20)
        below = FlowLayout(14, row_gap_px=6)
        below.addWidget(self._go_on)
        below.addWidget(self._hint)
        held.column.addLayout(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(centred(held, _MOST_WIDE_PX))

    def _show_signs(self, text: str, go_on: str) -> None:
        self._has_answered_flags = True
        self._said.setText(text)
        self._go_on.show_text(go_on)

    # -- slots

    @Slot()
    def _on_conditions_chosen(self) -> None:
        self._strain.show_for(self._conditions.names)

    @Slot()
    def _on_none_clicked(self) -> None:
        self._questions.show_answers()
        self._show_signs("None of these. Thank you.", "Go on")
        self._go_on.setFocus()

    @Slot()
    def _on_questions_answered(self) -> None:
        if self._questions.yes:
            self._show_signs("", "What to do now")
        else:
            self._show_signs("None of these. Thank you.", "Go on")

    @Slot()
    def _on_go_on_clicked(self) -> None:
        self.finished.emit(
            FirstAnswers(
                side=self._side.name,
                conditions=tuple(name for name in self._conditions.names if name != _UNSURE),
                strain_day=self._strain.days,
                flags=self._questions.yes if self._has_answered_flags else None,
            )
        )

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "enter":
            press_focused_button(self)
        else:
            self._on_go_on_clicked()
