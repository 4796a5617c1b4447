"""The values of the step, the block or the routine that is chosen, each in a field of its own."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.problem_words import ProblemWords
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import CARD_SPACING_PX, Card
from rehab_app.gui.widgets.choice_field import ChoiceField
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.ladder_stairs import LadderStairs
from rehab_app.gui.widgets.many_field import ManyField
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.problem_card import ProblemCards
from rehab_app.gui.widgets.value_field import ValueField
from rehab_app.gui.workbench_fields import FieldSpec, Shape

Field = ValueField | ChoiceField | ManyField

_GAP_PX = 12


class StepForm(Card):
    """Shows fields; `changed` comes with the key and the text of a value that was changed.

    `typed` comes with both while somebody still types.
    """

    changed = Signal(str, str)
    typed = Signal(str, str)
    exercise_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = PlainLabel(type_=Type.HEADING)
        self._exercise = LargeButton("Change exercise", look="link")
        self._waiting = PlainLabel(tone="watch")
        self._fields: dict[str, tuple[FieldSpec, Field]] = {}
        self._held = QWidget()
        self._above = QVBoxLayout()
        self._flow = FlowLayout(_GAP_PX)
        self._below = QVBoxLayout()
        self.stairs = LadderStairs()
        self.parts = QVBoxLayout()
        self.ends = QVBoxLayout()
        self.problems = ProblemCards()
        self._lay_out()
        self._exercise.clicked.connect(self.exercise_requested)

    # -- what others call

    def show_values(
        self,
        heading: str,
        specs: Sequence[FieldSpec],
        values: Mapping[str, str],
        problems: Sequence[ProblemWords] = (),
        *,
        has_exercise: bool = False,
    ) -> None:
        """Show values under a heading; a field that was there before keeps its focus."""
        self._heading.setText(heading)
        self._exercise.setVisible(has_exercise)
        if tuple(spec for spec, _ in self._fields.values()) != tuple(specs):
            self._make(specs)
        for key, (_, field) in self._fields.items():
            field.show_value(values.get(key, ""))
        self.problems.show_problems(problems)

    def show_waiting(self, text: str) -> None:
        """Say that the form waits for the text, or no longer."""
        self._waiting.setText(text)
        self._waiting.setVisible(bool(text))
        self._held.setEnabled(not text)
        self._exercise.setEnabled(not text)

    def finish(self) -> None:
        """Say what is typed and was not yet said."""
        for _, field in tuple(self._fields.values()):
            if isinstance(field, ValueField):
                field.finish()

    def field(self, key: str) -> Field:
        """Return the field of a value."""
        return self._fields[key][1]

    # -- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._exercise)
        inside = QVBoxLayout(self._held)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(CARD_SPACING_PX)
        for column in (self._above, self._below, self.parts, self.ends):
            column.setSpacing(_GAP_PX)
        inside.addLayout(self._above)
        inside.addLayout(self._flow)
        inside.addWidget(self.stairs)
        inside.addWidget(self.problems)
        inside.addLayout(self.parts)
        inside.addLayout(self._below)
        inside.addLayout(self.ends)
        self.column.addLayout(head)
        self.column.addWidget(self._waiting)
        self.column.addWidget(self._held)
        self.column.addStretch(1)

    def _make(self, specs: Sequence[FieldSpec]) -> None:
        """Have just these fields, in this order; those that stay are not made anew."""
        before = self._fields
        self._fields = {}
        for layout in (self._above, self._flow, self._below):
            while layout.count():
                layout.takeAt(0)
        is_above = True
        for spec in specs:
            kept = before.get(spec.key)
            field = before.pop(spec.key)[1] if kept and kept[0] == spec else self._made(spec)
            self._fields[spec.key] = (spec, field)
            is_above = is_above and not spec.ems
            layout = self._above if is_above else self._flow if spec.ems else self._below
            layout.addWidget(field)
            field.show()
        for _, field in before.values():
            field.hide()
            field.deleteLater()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let Tab go through the fields as they are read."""
        fields = [field for _, field in self._fields.values()]
        for one, next_ in pairwise(fields):
            QWidget.setTabOrder(one, next_)

    def _made(self, spec: FieldSpec) -> Field:
        field: Field
        match spec.shape:
            case Shape.LINE:
                field = ValueField(spec.key, spec.label, spec.example, spec.ems)
                field.typed.connect(self.typed)
            case Shape.CHIPS:
                field = ManyField(spec.key, spec.label, spec.choices)
            case _:
                field = ChoiceField(
                    spec.key,
                    spec.label,
                    spec.choices,
                    spec.ems,
                    is_searched=spec.shape is Shape.SEARCHED,
                )
        field.changed.connect(self.changed)
        return field
