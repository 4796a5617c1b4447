"""The values of the step or block that is chosen, each in a field of its own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.value_field import ValueField

# Key, label, example, least width in times the size of the text; 0 for a row of its own.
_STEP = (
    ("hold", "Hold", "30-60 s", 8),
    ("reps", "Reps", "8-12", 7),
    ("sets", "Sets", "2-3", 6),
    ("sides", "Sides", "each", 10),
    ("rest", "Rest", "15 s", 7),
    ("tempo", "Tempo", "3-1-2 s", 8),
    ("ask", "Ask about pain", "[halfway, after]", 12),
    ("easier", "Easier variant", "supine-figure-four", 0),
    ("harder", "Harder variant", "couch-stretch", 0),
    ("note", "Note for the person", "Keep the lower back on the mat.", 0),
    ("private", "Note for yourself, never shown", "Check rotation in week 3.", 0),
)
_BLOCK = (("title", "Title", "Stretch", 0), ("rounds", "Rounds", "2", 6))
_ROUTINE = (
    ("title", "Title", "Evening hip release", 0),
    ("summary", "Summary, one line", "Loosens tight hips after a run.", 0),
    ("author", "Author", "", 18),
    ("kind", "Kind", "stretch", 10),
    ("suits", "Suits conditions", "[runners-hip]", 0),
)


class StepForm(Card):
    """Shows fields; `changed` comes with the key and the text of a value that was changed."""

    changed = Signal(str, str)
    exercise_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._heading = PlainLabel(type_=Type.HEADING)
        self._exercise = LargeButton("Change exercise", look="link")
        self._waiting = PlainLabel(tone="watch")
        self._fields: dict[str, ValueField] = {}
        self._shape: tuple[tuple[str, str, str, int], ...] = ()
        self._held = QWidget()
        self._flow = FlowLayout(14)
        self._long = QVBoxLayout(self._held)
        self._long.setContentsMargins(0, 0, 0, 0)
        self._long.setSpacing(12)
        self._long.addLayout(self._flow)
        self._problems = PlainLabel(tone="watch")
        for widget in (self._heading, self._exercise, self._waiting, self._held, self._problems):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._exercise.clicked.connect(self.exercise_requested)

    # -- what others call

    def show_step(self, name: str, values: Mapping[str, str], problems: Sequence[str]) -> None:
        """Show a step."""
        self._show(name, _STEP, values, problems, has_exercise=True)

    def show_block(self, title: str, values: Mapping[str, str]) -> None:
        """Show a block."""
        self._show(title or "A block", _BLOCK, values, ())

    def show_routine(self, values: Mapping[str, str], problems: Sequence[str]) -> None:
        """Show what is said of the whole routine."""
        self._show("The routine", _ROUTINE, values, problems)

    def show_waiting(self, text: str) -> None:
        """Say that the form waits for the text, or no longer."""
        self._waiting.setText(text)
        self._waiting.setVisible(bool(text))
        self._held.setEnabled(not text)
        self._exercise.setEnabled(not text)

    def field(self, key: str) -> ValueField:
        """Return the field of a value."""
        return self._fields[key]

    # -- inside

    def _show(
        self,
        heading: str,
        shape: tuple[tuple[str, str, str, int], ...],
        values: Mapping[str, str],
        problems: Sequence[str],
        *,
        has_exercise: bool = False,
    ) -> None:
        self._heading.setText(heading)
        self._exercise.setVisible(has_exercise)
        if shape != self._shape:
            self._make(shape)
        for key, field in self._fields.items():
            field.show_value(values.get(key, ""))
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))

    def _make(self, shape: tuple[tuple[str, str, str, int], ...]) -> None:
        self._shape = shape
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {}
        for key, label, example, ems in shape:
            field = self._fields[key] = ValueField(key, label, example, ems)
            field.changed.connect(self.changed)
            (self._flow if ems else self._long).addWidget(field)
            field.show()
