"""What an exercise of one's own is and how it is done, for people who never saw the file."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.drop_down import DropDown
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.line_list import LineList
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.text_box import TextBox
from rehab_app.gui.widgets.value_field import ValueField
from rehab_app.gui.widgets.variant_row import VariantRow
from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.exercise_words import MUSCLES, POSITIONS, SIDED
from rehab_app.workbench.own_exercises import OwnExercise
from rehab_app.workbench.own_values import (
    with_dose,
    with_line,
    with_line_moved,
    with_text,
    with_words,
)

OwnEdit = Callable[[str, KeyPath], str]

_DOSE = (
    ("hold", "Hold", "30 s", 7),
    ("reps", "or repetitions", "8", 7),
    ("sets", "Sets", "2", 5),
    ("tempo", "Seconds each", "4 s", 7),
    ("rest", "Rest", "10 s", 7),
)
# Key, label, line of help, example: one paragraph each.
_TEXTS = {
    "name": ("Name", "What the person reads on the screen.", "Heel slide on a towel"),
    "feel": ("It should feel like", "One thing to notice.", "easy movement in the hip"),
    "not_feel": (
        "It should never feel like",
        "What tells the person to stop.",
        "a pinch at the front of the hip",
    ),
    "spoken": (
        "Said aloud as",
        "Only where the name reads better than it sounds.",
        "heel slide",
    ),
    "notes": ("Notes", "Anything else.", "socks on a wooden floor do as well"),
}


class OwnExerciseForm(QWidget):
    """Shows one exercise. Each edit is a function from a text and the exercise's place in it.

    `typed` comes while somebody types, `left` when they are done with a field, `edited` with all
    else; `id_wanted` with another id, `variant_requested` with easier or harder.
    """

    edited = Signal(object)
    typed = Signal(object)
    left = Signal()
    id_wanted = Signal(str)
    remove_requested = Signal()
    variant_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: tuple[str, ...] = ()
        self.texts = {key: TextBox(label, example) for key, (label, _, example) in _TEXTS.items()}
        self.muscles = Choice(MUSCLES, takes_many=True)
        self.main = DropDown({"": "Nothing yet", **MUSCLES})
        self.position = Choice(POSITIONS)
        self._position_said = PlainLabel(type_=Type.NOTE, tone="muted")
        self.sided = Choice(SIDED)
        self.props = LineList("thing", "Add a thing", "towel")
        self.also = LineList("other name", "Add another name", "heel slide")
        self.cues = LineList("cue", "Add a cue", "Lie on your back with both knees bent.", least=1)
        self._doses = {
            key: ValueField(key, label, example, ems) for key, label, example, ems in _DOSE
        }
        self.variants = {key: VariantRow(key) for key in ("easier", "harder")}
        self._remove = LargeButton("Remove this exercise", look="danger")
        self._id = ValueField("id", "Id", "heel-slide-on-a-towel", 0)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_exercise(self, exercise: OwnExercise, names: Mapping[str, str]) -> None:
        """Show an exercise; `names` are those of all exercises by their ids."""
        values, lists = exercise.values, exercise.lists
        for key, box in self.texts.items():
            box.show_value(values.get(key, ""))
        self._targets = lists.get("targets", ())
        self.muscles.show_chosen(self._targets)
        self.main.show_chosen(next(iter(self._targets), ""))
        position = values.get("position", "")
        self.position.show_chosen([position])
        self._position_said.setText(f"Written as: {position}")
        self._position_said.setVisible(bool(position) and position not in POSITIONS)
        self.sided.show_chosen([values.get("sided", "")])
        for key, lines in (("cues", self.cues), ("props", self.props), ("also", self.also)):
            lines.show_lines(lists.get(key, ()))
        for key, field in self._doses.items():
            field.show_value(exercise.dose.get(key, ""))
        for key, row in self.variants.items():
            named = values.get(key, "")
            row.show_variant(names.get(named, named))
        self._id.show_value(exercise.id)

    def dose(self, key: str) -> ValueField:
        """Return the field of a value of the usual dose."""
        return self._doses[key]

    @property
    def id_field(self) -> ValueField:
        """Return the field of the id."""
        return self._id

    # -- inside

    def _lay_out(self) -> None:
        done = Form("What to do")
        self._add_text(done, "name")
        done.add_row(
            "Cues", self.cues, "What to do, in order, a sentence each. Enter begins the next one."
        )
        self._add_text(done, "feel")
        self._add_text(done, "not_feel")
        what = Form("What it is")
        what.add_row("What it is for", self.muscles, "All that it stretches, loosens or works.")
        what.add_row("Mainly for", self.main, "Pain can leave out all that is mainly for the same.")
        what.add_row("Position", self.position, "How the person lies, sits or stands.")
        what.column.addWidget(self._position_said)
        what.add_row("Sides", self.sided, "What a step does that says nothing of sides.")
        what.add_row("What is needed", self.props, "Nothing where it needs no props.")
        dose = QWidget()
        row = FlowLayout(14, dose)
        for field in self._doses.values():
            row.addWidget(field)
        what.add_row("Usual dose", dose, "What a step means that says no dose of its own.")
        below = Form("Around it")
        below.add_row(
            "Easier exercise", self.variants["easier"], "It takes this one's place when it hurts."
        )
        below.add_row("Harder exercise", self.variants["harder"], "What comes after this one.")
        self._add_text(below, "spoken")
        below.add_row("Other names", self.also, "It is found by these too.")
        self._add_text(below, "notes")
        below.add_row(
            "In the file", self._id, "Its id there; every step that uses it gets the new one."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for form in (done, what, below):
            column.addWidget(form)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _add_text(self, form: Form, key: str) -> None:
        label, help_, _ = _TEXTS[key]
        form.add_row(label, self.texts[key], help_)

    def _connect(self) -> None:
        for key, box in self.texts.items():
            box.changed.connect(lambda said, key=key: self._type_text(key, said))
            box.left.connect(self.left)
            box.entered.connect(box.focusNextChild)
        for key, lines in (("cues", self.cues), ("props", self.props), ("also", self.also)):
            self._connect_lines(key, lines)
        for field in self._doses.values():
            field.changed.connect(self._on_dose_changed)
        for key, row in self.variants.items():
            row.choose_requested.connect(lambda key=key: self.variant_requested.emit(key))
            row.removed.connect(lambda key=key: self._put(key, ""))
        self.muscles.chosen.connect(self._on_muscles_chosen)
        self.main.activated.connect(self._on_main_activated)
        self.position.chosen.connect(lambda: self._put("position", self.position.name))
        self.sided.chosen.connect(lambda: self._put("sided", self.sided.name))
        self._remove.clicked.connect(self.remove_requested)
        self._id.changed.connect(lambda _key, said: self.id_wanted.emit(said))

    def _connect_lines(self, key: str, lines: LineList) -> None:
        lines.changed.connect(
            lambda number, said: self.typed.emit(
                lambda text, path: with_line(text, path, key, number, said)
            )
        )
        lines.moved.connect(
            lambda number, by: self.edited.emit(
                lambda text, path: with_line_moved(text, path, key, number, by)
            )
        )
        lines.removed.connect(
            lambda number: self.edited.emit(
                lambda text, path: with_line(text, path, key, number, "")
            )
        )
        lines.left.connect(self.left)

    def _put(self, key: str, said: str) -> None:
        self.edited.emit(lambda text, path: with_text(text, path, key, said))

    def _type_text(self, key: str, said: str) -> None:
        self.typed.emit(lambda text, path: with_text(text, path, key, said))

    def _put_targets(self, words: Sequence[str]) -> None:
        wanted = list(dict.fromkeys(words))
        self.edited.emit(lambda text, path: with_words(text, path, "targets", wanted))

    # -- slots

    @Slot()
    def _on_muscles_chosen(self) -> None:
        chosen = self.muscles.names
        kept = [word for word in self._targets if word in chosen or word not in MUSCLES]
        self._put_targets([*kept, *(word for word in chosen if word not in kept)])

    @Slot()
    def _on_main_activated(self) -> None:
        if self.main.chosen:
            self._put_targets([self.main.chosen, *self._targets])

    @Slot(str, str)
    def _on_dose_changed(self, key: str, said: str) -> None:
        self.edited.emit(lambda text, path: with_dose(text, path, key, said))
