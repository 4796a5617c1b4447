"""An exercise of one's own: what it is, how it is done, how it looks, what it asks of the body."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.figures import Figures
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.exercise_finder import ExerciseFinder, FoundExercise, press_enter
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.glyph_button import GlyphButton
from rehab_app.gui.widgets.looks_card import LooksCard
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.own_exercise_form import OwnExerciseForm
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.tag_boxes import TagBoxes

_WIDE_EMS = 58
_FIGURE_PX = (248, 157)  # as wide as the card in a window of 320 px
_KEYS = {"Esc": "back"}


class OwnExercisePage(QWidget):
    """Shows one exercise of a routine; all that is done to it is asked for with signals.

    Keys: Enter presses, Esc goes back, Ctrl+S saves the routine, Ctrl+Z and Ctrl+Y undo and redo.
    """

    left = Signal()
    save_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        figures: Figures,
        effect: Callable[[str], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """Take what draws poses, and what tells with which conditions a tag leaves it out."""
        super().__init__(parent)
        self._about = PlainLabel(type_=Type.NOTE, tone="muted")
        self._title = PlainLabel(type_=Type.TITLE)
        self._back = LargeButton("Back to the routine", look="primary")
        self._undo = GlyphButton("undo", "Undo")
        self._redo = GlyphButton("redo", "Redo")
        self.message = Notice({})
        self._said = Notice({"done": "Understood"})
        self._problems = Card("To mend")
        self._problems_said = PlainLabel()
        self.form = OwnExerciseForm()
        self.looks = LooksCard(lambda: figures.picture(_FIGURE_PX))
        self.tags = TagBoxes(effect)
        self.finder = ExerciseFinder()
        self._poser = QWidget()
        self._posed = PlainLabel(type_=Type.HEADING)
        self._done = LargeButton("Done", look="primary")
        self._poser_held = QVBoxLayout(self._poser)
        self._page = ScrollPage(most_px=1400)
        self._held = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._held)
        self._views = (self._held, self.finder, self._poser)
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_head(self, name: str, step_count: int, *, can_undo: bool, can_redo: bool) -> None:
        """Say which exercise it is, and how many steps are of it."""
        self._title.setText(name)
        steps = f"used in {step_count} step{'s' * (step_count != 1)}"
        self._about.setText(f"An exercise of your own · {steps}")
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def show_problems(self, lines: Sequence[str]) -> None:
        """Say what is wrong with it; nothing where all is well."""
        self._problems_said.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def begin(self, said: str = "") -> None:
        """Begin with another exercise, from the top, and say something of it."""
        self.message.show_nothing()
        self._said.show_nothing()
        if said:
            self._said.show_message("A copy is judged by its boxes alone", [said])
        self.looks.picture.leave()
        self.show_form()
        self._page.to_top()

    def show_finder(self, heading: str, exercises: Sequence[FoundExercise]) -> None:
        """Show exercises to choose from in place of the form."""
        self._show_only(self.finder)
        self.finder.ask(heading, exercises, can_make=False)
        self._page.to_top()

    @Slot()
    def show_form(self) -> None:
        """Show the exercise itself."""
        was_elsewhere = self._held.isHidden()
        self._show_only(self._held)
        if was_elsewhere:
            self.take_focus()

    def take_in_poser(self, poser: QWidget) -> None:
        """Take what puts the body into a pose; it is shown in place of the form."""
        self._poser_held.addWidget(poser)

    def show_poser(self, name: str) -> None:
        """Show what puts the body into a pose."""
        self._posed.setText(f"The pose of {name}")
        self._said.show_nothing()  # the body needs the room
        self._show_only(self._poser)
        self._page.to_top()
        self._done.setFocus()

    def finish(self) -> None:
        """Say what was typed and not yet said."""
        for box in self.form.texts.values():
            box.finish()
        for lines in (self.form.cues, self.form.props, self.form.also):
            lines.finish()
        self.looks.picture.description.finish()

    def take_focus(self) -> None:
        """Put the focus on the name."""
        self.form.texts["name"].setFocus()

    @property
    def is_posing(self) -> bool:
        """Tell whether the body is being posed."""
        return not self._poser.isHidden()

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_enter(self, self.finder, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = max(self.font().pixelSize(), 1)
        is_wide = self.width() >= _WIDE_EMS * em
        direction = QBoxLayout.Direction
        sideways = direction.LeftToRight if is_wide else direction.TopToBottom
        self._columns.setDirection(sideways)
        self._head.setDirection(sideways)

    # -- inside

    def _show_only(self, view: QWidget) -> None:
        for each in self._views:
            each.setVisible(each is view)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._about)
        words.addWidget(self._title)
        tools = FlowLayout(10)
        for button in (self._undo, self._redo, self._back):
            tools.addWidget(button)
        self._head.addLayout(words, 1)
        self._head.addLayout(tools)
        self._problems.column.addWidget(self._problems_said)
        right = QVBoxLayout()
        right.setSpacing(18)
        right.addWidget(self.looks)
        right.addWidget(self.tags)
        right.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        self._columns.addWidget(self.form, 10)
        self._columns.addLayout(right, 9)
        column = self._page.column
        column.addLayout(self._head)
        for widget in (self.message, self._said, self._problems, *self._views):
            column.addWidget(widget)
        column.addStretch(1)
        self._show_only(self._held)
        self._poser_held.setContentsMargins(0, 0, 0, 0)
        self._poser_held.setSpacing(18)
        top = QHBoxLayout()
        top.addWidget(self._posed, 1)
        top.addWidget(self._done)
        self._poser_held.addLayout(top)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page)

    def _connect(self) -> None:
        self._said.chosen.connect(self._said.show_nothing)
        self._done.clicked.connect(self.show_form)
        self._back.clicked.connect(self.left)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._keys.pressed.connect(self._on_key_pressed)
        for keys, signal in (
            ("Ctrl+S", self.save_requested),
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+Y", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        (self.left.emit if not self._held.isHidden() else self.show_form)()
