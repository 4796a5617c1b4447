"""Leads over the workbench: one routine's document, in its form and in its text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import minutes_text
from rehab_app.gui.own_exercise_flow import OwnExerciseFlow
from rehab_app.gui.pages.workbench_page import WorkbenchPage
from rehab_app.gui.rules_flow import RulesFlow
from rehab_app.gui.widgets.workbench_head import FORM
from rehab_app.gui.workbench_bending import KINDS
from rehab_app.gui.workbench_beside import WorkbenchBeside
from rehab_app.gui.workbench_fields import BLOCK_FIELDS, DOSE, routine_fields, step_fields
from rehab_app.gui.workbench_fields import dose_of as shown_dose
from rehab_app.gui.workbench_view import (
    Row,
    found_exercises,
    list_of,
    problem_line,
    rows_of,
    stairs_of,
    text_problems,
)
from rehab_app.model.exercise import Catalogue, Exercise
from rehab_app.model.person import Person, Side
from rehab_app.routine_io.editing import CannotEditError, copy
from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.completion import Completions
from rehab_app.workbench.document import Document
from rehab_app.workbench.edits import (
    Edit,
    duplicated,
    mended,
    moved,
    pasted,
    removed,
    with_block,
    with_dose,
    with_exercise,
    with_step,
    with_value,
)
from rehab_app.workbench.moves import is_step, neighbour, onto
from rehab_app.workbench.offers import Offers
from rehab_app.workbench.outline import OutlineBlock, outline_of, routine_values
from rehab_app.workbench.pieces import Piece
from rehab_app.workbench.rules import rules_of

if TYPE_CHECKING:
    from rehab_app.engine.facts import Facts

PICTURE_PX = (280, 190)
_TYPING_MS = 150
_PAUSE_MS = 1000
_DRAFT_MS = 500
_GONE = "The text has changed there, so nothing was mended."
_FIRST_BLOCK = 2  # the routine itself and its rules stand first
_WAITS = "While the text has an error the form shows the last good state and waits."


class WorkbenchFlow(QObject):
    """Works on one routine; `left` comes when somebody goes back to all of them.

    `save_wanted` asks for the piece to be saved, `draft_wanted` for its draft to be kept. `shown`
    comes when the form shows the text as it is now, or another part of it.
    """

    save_wanted = Signal()
    draft_wanted = Signal()
    left = Signal()
    shown = Signal()

    def __init__(self, context: Context, figures: Figures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._piece: Piece | None = None
        self._blocks: tuple[OutlineBlock, ...] = ()
        self._rows: list[Row] = []
        self._chosen = 0
        self._facts: Facts | None = None
        self._is_changing = False
        self._offers = Offers(context.shipped)
        self.page = WorkbenchPage(lambda: figures.picture(PICTURE_PX), KINDS)
        self.beside = WorkbenchBeside(self.page, figures, self)
        self.rules = RulesFlow(self.page.rules, lambda: self.document.text, self._try, self)
        self._typing = _timer(self, _TYPING_MS, self._on_typing_due)
        self._pause = _timer(self, _PAUSE_MS, self._on_pause_due)
        self._draft = _timer(self, _DRAFT_MS, self.draft_wanted.emit)
        self._connect()
        self.own = OwnExerciseFlow(context, figures, self)

    # -- what others call

    def show(self, piece: Piece) -> None:
        """Work on a piece, from its first block on."""
        self._piece = piece
        self._chosen = _FIRST_BLOCK
        self.rules.forget()
        self.page.message.show_nothing()
        self.page.conflict.show_nothing()
        self.page.handed.show_nothing()
        self.page.show_view(FORM)
        self.beside.begin()
        self.refresh()

    def suspend(self) -> None:
        """Take in what is being typed and let its draft be kept now."""
        self._take_typed()
        self.own.finish()
        if self._draft.isActive():
            self._draft.stop()
            self.draft_wanted.emit()
        self.beside.stop()

    def refresh(self) -> None:
        """Show everything as the text has it now."""
        document = self.document
        blocks = outline_of(document.text, self._catalogue(), document.problems)
        if blocks is not None:
            self._blocks = blocks
            self._rows = rows_of(blocks)
        self._chosen = max(0, min(self._chosen, len(self._rows) - 1))
        self.show_head()
        self._facts = self._sound_facts()
        total = minutes_text(self._facts) if self._facts else ""
        rule_count = len(rules_of(document.text) or ())
        self.page.list.show_steps(list_of(self._rows, rule_count), self._chosen, total)
        self.page.form.show_waiting("" if blocks is not None else _WAITS)
        self.page.editor.show_text(document.text.replace("\r\n", "\n"))
        self.page.text.show_problems(text_problems(document.problems))
        self.page.show_problems([problem_line(each) for each in document.problems])
        self.beside.show_text(document.text, self._facts)
        self.rules.show(document.problems, self._facts)
        if blocks is not None:
            self._show_chosen()
        else:
            self.shown.emit()

    def take(self, text: str, *, is_typing: bool = False) -> None:
        """Take a text that was changed beside this form; what is typed stays one state."""
        (self.document.type if is_typing else self.document.change)(text)
        if not self._draft.isActive():
            self._draft.start()
        self.refresh()

    def placed(self, text: str, exercise: Exercise) -> Edit:
        """Return a text in which an exercise stands where one was asked for."""
        if self._is_changing and is_step(self.chosen_path):
            return with_exercise(text, self.chosen_path, exercise.id)
        return with_step(text, self.chosen_path, self._blocks, exercise)

    def show_head(self) -> None:
        """Say what is worked on, where it is kept and whether that is up to date."""
        piece, document = self._piece, self.document
        if piece is None:
            return
        self.page.head.show_piece(
            routine_values(document.text).get("title", "") or "A routine",
            piece.state_text,
            can_undo=document.can_undo,
            can_redo=document.can_redo,
            can_save=document.is_changed or piece.path is None,
        )

    @property
    def sound_facts(self) -> "Facts | None":
        """Return what a session of it goes by, None while its text has an error."""
        return self._facts

    @property
    def document(self) -> Document:
        """Return the document that is worked on; raises LookupError where there is none."""
        return self.piece.document

    @property
    def piece(self) -> Piece:
        """Return the piece that is worked on; raises LookupError where there is none."""
        if self._piece is None:
            raise LookupError("nothing is worked on")
        return self._piece

    @property
    def chosen_path(self) -> KeyPath:
        """Return the path of what is chosen, empty for the whole routine."""
        return self._rows[self._chosen].path if self._chosen < len(self._rows) else ()

    # -- inside

    def _show_chosen(self) -> None:
        row, form = self._rows[self._chosen], self.page.form
        self.page.show_as_form(self.page.rules if row.is_rules else form)
        if row.step is not None:
            specs = step_fields(row.step.values, self._catalogue())
            values = {**row.step.values, DOSE: shown_dose(row.step.values)}
            problems = [problem_line(each) for each in row.step.problems]
            form.show_values(row.step.name, specs, values, problems, has_exercise=True)
        elif row.block is not None:
            values = {"title": row.block.title, "rounds": row.block.rounds}
            form.show_values(row.block.title or "A block", BLOCK_FIELDS, values)
        else:
            specs = routine_fields(self._context.shipped.conditions)
            form.show_values("The whole routine", specs, routine_values(self.document.text))
        form.stairs.show_stairs(*stairs_of(row.path, self._facts))
        self.beside.show_step(row.step, self._catalogue())
        self.shown.emit()

    def _sound_facts(self) -> "Facts | None":
        """Return what a session of the text would go by, None where it has an error."""
        sound = self.document.sound
        if self.document.has_errors or sound is None:
            return None
        person = Person(sore_side=Side.LEFT, conditions=sound.routine.suits)
        return self._context.facts_for(sound.routine, person)

    def _catalogue(self) -> Catalogue:
        sound = self._piece.document.sound if self._piece else None
        own = sound.routine.exercises if sound else ()
        return self._context.shipped.catalogue.with_own(own)

    def _offered(self, text: str, position: int) -> Completions | None:
        sound = self._piece.document.sound if self._piece else None
        return self._offers.at(text, position, sound.routine.exercises if sound else ())

    def _take(self, edit: Edit) -> None:
        """Take a text that was changed here, and choose what stands at a path in it."""
        self.document.change(edit.text)
        self._draft.start()
        self.page.message.show_nothing()
        if edit.chosen is not None:
            blocks = outline_of(edit.text, self._catalogue()) or ()
            paths = [row.path for row in rows_of(blocks)]
            self._chosen = paths.index(edit.chosen) if edit.chosen in paths else self._chosen
        self.refresh()

    def _try(self, make: Callable[[], Edit]) -> None:
        """Take what comes of an edit, or say why it can't be."""
        try:
            edit = make()
        except (CannotEditError, ValueError) as error:
            self.page.message.show_message(str(error))
            return
        self._take(edit)

    def _take_typed(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._on_typing_due()

    def _find(self, heading: str, *, is_changing: bool = False) -> None:
        """Let an exercise be chosen, to be added or to take another's place."""
        self._is_changing = is_changing
        self.page.show_middle(self.page.finder)
        self.page.finder.ask(heading, found_exercises(self._facts, self._catalogue()))

    def _move(self, path: KeyPath, to: KeyPath | None) -> None:
        if to is not None:
            self._try(lambda: moved(self.document.text, path, to))

    def _connect(self) -> None:
        page = self.page
        page.head.save_requested.connect(self._on_save_requested)
        page.undo_requested.connect(self._on_undo_requested)
        page.redo_requested.connect(self._on_redo_requested)
        page.head.left.connect(self._on_left)
        page.head.view_chosen.connect(page.show_view)
        page.list.tool_chosen.connect(self._on_tool_chosen)
        page.form.changed.connect(self._on_value_changed)
        page.form.exercise_requested.connect(self._on_exercise_requested)
        page.finder.chosen.connect(self._on_exercise_chosen)
        page.finder.pointed.connect(self._on_exercise_pointed)
        page.finder.left.connect(self._on_finder_left)
        page.list.rows.row_chosen.connect(self._on_row_chosen)
        page.list.rows.moved.connect(self._on_moved)
        page.list.rows.dropped.connect(self._on_dropped)
        page.list.rows.remove_requested.connect(self._on_remove_requested)
        page.editor.typed.connect(self._typing.start)
        page.text.fix_requested.connect(self._on_fix_requested)
        page.text.offer(self._offered)

    # -- slots: the document

    @Slot()
    def _on_typing_due(self) -> None:
        if self._piece is None:
            return
        text = self.page.editor.toPlainText()
        if "\r\n" in self.document.text:
            text = text.replace("\n", "\r\n")
        self.document.type(text)
        self._draft.start()
        self._pause.start()
        self.refresh()

    @Slot()
    def _on_pause_due(self) -> None:
        if self._piece is not None:
            self.document.pause_typing()

    @Slot()
    def _on_undo_requested(self) -> None:
        self._take_typed()
        self.document.undo()
        self._draft.start()
        self.refresh()

    @Slot()
    def _on_redo_requested(self) -> None:
        self._take_typed()
        self.document.redo()
        self._draft.start()
        self.refresh()

    @Slot()
    def _on_save_requested(self) -> None:
        self._take_typed()
        self.save_wanted.emit()

    @Slot(object)
    def _on_fix_requested(self, fix: object) -> None:
        self._take_typed()
        found = next((each.fix for each in self.document.problems if each.fix == fix), None)
        if found is not None:
            self._try(lambda: mended(self.document.text, found))
        else:
            self.page.message.show_message(_GONE)

    @Slot()
    def _on_left(self) -> None:
        self.suspend()
        self.left.emit()

    # -- slots: steps and blocks

    @Slot(int)
    def _on_row_chosen(self, number: int) -> None:
        if self._piece is None or number == self._chosen:
            return
        self._chosen = number
        if self.page.is_finding:
            self.page.show_view(FORM)
        self._show_chosen()

    @Slot(str, str)
    def _on_value_changed(self, key: str, value: str) -> None:
        text, path, step = self.document.text, self.chosen_path, self._rows[self._chosen].step
        if key == DOSE and step is not None:
            exercise = self._catalogue().get(step.exercise)
            self._try(lambda: with_dose(text, path, value, exercise))
        else:
            self._try(lambda: with_value(text, path, key, value))

    @Slot(int, int)
    def _on_moved(self, row: int, by: int) -> None:
        path = self._rows[row].path if 0 <= row < len(self._rows) else ()
        self._move(path, neighbour(self._blocks, path, by))

    @Slot(int, int)
    def _on_dropped(self, row: int, target: int) -> None:
        self._move(self._rows[row].path, onto(self._rows[row].path, self._rows[target].path))

    @Slot()
    def _on_remove_requested(self) -> None:
        self._on_tool_chosen("remove")

    @Slot(str)
    def _on_tool_chosen(self, name: str) -> None:
        path, text, clipboard = self.chosen_path, self.document.text, QGuiApplication.clipboard()
        match name:
            case "add":
                self._find("Add which exercise?")
            case "block":
                self._try(lambda: with_block(text, self._blocks))
                self._find("Which exercise comes first in it?")
            case "paste":
                self._try(lambda: pasted(text, path, self._blocks, clipboard.text()))
            case "up" | "down":
                self._move(path, neighbour(self._blocks, path, -1 if name == "up" else 1))
            case "duplicate" if path:
                self._try(lambda: duplicated(text, path))
            case "copy" | "cut" if path:
                clipboard.setText(copy(text, path).text)
        if name in ("cut", "remove") and path:
            self._try(lambda: removed(text, path)[0])

    # -- slots: exercises

    @Slot()
    def _on_exercise_requested(self) -> None:
        self._find("Change it to which exercise?", is_changing=True)

    @Slot(str)
    def _on_exercise_pointed(self, exercise_id: str) -> None:
        self.beside.show_exercise(self._catalogue()[exercise_id])

    @Slot(str)
    def _on_exercise_chosen(self, exercise_id: str) -> None:
        self.page.show_view(FORM)
        self._try(lambda: self.placed(self.document.text, self._catalogue()[exercise_id]))
        self.page.take_focus()

    @Slot()
    def _on_finder_left(self) -> None:
        self.page.show_view(FORM)
        self._show_chosen()
        self.page.take_focus()


def _timer(parent: QObject, interval_ms: int, due: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(due)
    return timer
