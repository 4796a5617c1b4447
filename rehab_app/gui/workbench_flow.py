"""Leads over the workbench: one routine's document, in its form and in its text."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import minutes_text
from rehab_app.gui.own_exercise_flow import OwnExerciseFlow
from rehab_app.gui.pages.workbench_page import WorkbenchPage
from rehab_app.gui.rules_flow import RulesFlow
from rehab_app.gui.step_flow import StepFlow
from rehab_app.gui.widgets.workbench_head import FORM
from rehab_app.gui.workbench_bending import KINDS
from rehab_app.gui.workbench_beside import WorkbenchBeside
from rehab_app.gui.workbench_view import (
    text_problems,
)
from rehab_app.model.exercise import Catalogue
from rehab_app.model.person import Condition, Person, Side
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.workbench.completion import Completions
from rehab_app.workbench.document import Document
from rehab_app.workbench.edits import (
    Edit,
    mended,
)
from rehab_app.workbench.offers import Offers
from rehab_app.workbench.outline import outline_of, routine_values
from rehab_app.workbench.pieces import Piece

if TYPE_CHECKING:
    from rehab_app.engine.facts import Facts

PICTURE_PX = (280, 190)
_TYPING_MS = 150
_PAUSE_MS = 1000
_DRAFT_MS = 500
_GONE = "The text has changed there, so nothing was mended."
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
        self._facts: Facts | None = None
        self._offers = Offers(context.shipped)
        self.page = WorkbenchPage(lambda: figures.picture(PICTURE_PX), KINDS)
        self.beside = WorkbenchBeside(self.page, figures, self)
        self.rules = RulesFlow(self.page.rules, lambda: self.document.text, self.try_edit, self)
        self._typing = _timer(self, _TYPING_MS, self._on_typing_due)
        self._pause = _timer(self, _PAUSE_MS, self._on_pause_due)
        self._draft = _timer(self, _DRAFT_MS, self.draft_wanted.emit)
        self._connect()
        self.steps = StepFlow(self)
        self.own = OwnExerciseFlow(context, figures, self)

    # -- what others call

    def show(self, piece: Piece) -> None:
        """Work on a piece, from its first block on."""
        self._piece = piece
        self.steps.begin()
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
        self.page.form.finish()
        self.own.finish()
        if self._draft.isActive():
            self._draft.stop()
            self.draft_wanted.emit()
        self.beside.stop()

    def refresh(self) -> None:
        """Show everything as the text has it now."""
        document = self.document
        blocks = outline_of(document.text, self.catalogue, document.problems)
        self.show_head()
        self._facts = self._sound_facts()
        self.page.form.show_waiting("" if blocks is not None else _WAITS)
        self.page.editor.show_text(document.text.replace("\r\n", "\n"))
        self.page.text.show_problems(text_problems(document.problems))
        self.beside.show_text(document.text, self._facts)
        self.rules.show(document.problems, self._facts)
        self.steps.show(blocks, minutes_text(self._facts) if self._facts else "")
        self.shown.emit()

    def take(self, edit: Edit, *, is_typing: bool = False) -> None:
        """Take a text that was changed beside this form; what is typed stays one state."""
        (self.document.type if is_typing else self.document.change)(edit.text)
        if is_typing:
            self._pause.start()
        self._keep_soon()
        self.page.handed.show_nothing()
        self.steps.choose(edit.chosen, edit.text)
        self.refresh()

    def try_edit(self, make: Callable[[], Edit], *, is_typing: bool = False) -> None:
        """Take what comes of an edit and choose what it names, or say why it can't be."""
        try:
            edit = make()
        except (CannotEditError, ValueError) as error:
            self.page.message.show_message(str(error))
            return
        self.page.message.show_nothing()
        self.take(edit, is_typing=is_typing)

    def show_head(self) -> None:
        """Say what is worked on, where it is kept and whether that is up to date."""
        piece, document = self._piece, self.document
        if piece is None:
            return
        said = routine_values(document.text)
        if not said and document.sound is not None:
            said = routine_values(document.sound.text)  # while a line is half written
        self.page.head.show_piece(
            said.get("title", "") or "A routine",
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
    def facts(self) -> "Facts | None":
        """Return what a session of the text would go by, None where it has an error."""
        return self._facts

    @property
    def catalogue(self) -> Catalogue:
        """Return the exercises that a step may name: the shipped and the routine's own."""
        sound = self._piece.document.sound if self._piece else None
        own = sound.routine.exercises if sound else ()
        return self._context.shipped.catalogue.with_own(own)

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """Return the conditions that a routine may be made for."""
        return self._context.shipped.conditions

    # -- inside

    def _keep_soon(self) -> None:
        """Have the draft kept within a second, also while there is always something new."""
        if not self._draft.isActive():
            self._draft.start()

    def _sound_facts(self) -> "Facts | None":
        """Return what a session of the text would go by, None where it has an error."""
        sound = self.document.sound
        if self.document.has_errors or sound is None:
            return None
        person = Person(sore_side=Side.LEFT, conditions=sound.routine.suits)
        return self._context.facts_for(sound.routine, person)

    def _offered(self, text: str, position: int) -> Completions | None:
        sound = self._piece.document.sound if self._piece else None
        return self._offers.at(text, position, sound.routine.exercises if sound else ())

    def _take_typed(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._on_typing_due()

    def _connect(self) -> None:
        page = self.page
        page.head.save_requested.connect(self._on_save_requested)
        page.undo_requested.connect(self._on_undo_requested)
        page.redo_requested.connect(self._on_redo_requested)
        page.head.left.connect(self._on_left)
        page.head.view_chosen.connect(page.show_view)
        page.editor.typed.connect(self._on_typed)
        page.text.fix_requested.connect(self._on_fix_requested)
        page.form.problems.fix_requested.connect(self._on_fix_requested)
        page.text.offer(self._offered)

    # -- slots: the document

    @Slot()
    def _on_typed(self) -> None:
        """Take in soon what is typed, also while somebody types on and on."""
        if not self._typing.isActive():
            self._typing.start()

    @Slot()
    def _on_typing_due(self) -> None:
        if self._piece is None:
            return
        text = self.page.editor.toPlainText()
        if "\r\n" in self.document.text:
            text = text.replace("\n", "\r\n")
        if text == self.document.text:
            return  # Colours alone are a change of the text to Qt.
        self.document.type(text)
        self._keep_soon()
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
        self._keep_soon()
        self.refresh()

    @Slot()
    def _on_redo_requested(self) -> None:
        self._take_typed()
        self.document.redo()
        self._keep_soon()
        self.refresh()

    @Slot()
    def _on_save_requested(self) -> None:
        self._take_typed()
        self.page.form.finish()
        self.save_wanted.emit()

    @Slot(object)
    def _on_fix_requested(self, fix: object) -> None:
        self._take_typed()
        found = next((each.fix for each in self.document.problems if each.fix == fix), None)
        if found is not None:
            self.try_edit(lambda: mended(self.document.text, found))
        else:
            self.page.message.show_message(_GONE)

    @Slot()
    def _on_left(self) -> None:
        self.suspend()
        self.left.emit()


def _timer(parent: QObject, interval_ms: int, due: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(due)
    return timer
