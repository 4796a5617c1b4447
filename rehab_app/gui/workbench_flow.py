"""Leads over the workbench: a routine's document, its draft on the disk, and its file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from rehab_app.context import Context
from rehab_app.gui.figures import Figures
from rehab_app.gui.library_cards import minutes_text
from rehab_app.gui.pages.workbench_page import FORM, WorkbenchPage
from rehab_app.gui.path_checker import PathChecker
from rehab_app.gui.workbench_view import (
    Row,
    bent_lines,
    cards_of,
    found_exercises,
    muscle_lines,
    paths_text,
    problem_line,
    rows_of,
    spot_of,
    spot_text,
    text_problems,
)
from rehab_app.model.exercise import Catalogue
from rehab_app.model.person import Person, Side
from rehab_app.routine_io.cuttings import Cutting
from rehab_app.routine_io.editing import CannotEditError, copy, cut, drop, move, paste, put
from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.document import Document
from rehab_app.workbench.moves import behind, is_step, neighbour, onto
from rehab_app.workbench.outline import (
    BLOCK_ORDER,
    ROUTINE_ORDER,
    STEP_ORDER,
    OutlineBlock,
    outline_of,
    routine_values,
)
from rehab_app.workbench.pieces import Piece
from rehab_app.workbench.values import new_step, written
from rehab_app.workbench.what_if import WhatIf

if TYPE_CHECKING:
    from rehab_app.engine.facts import Facts

PICTURE_PX = (300, 190)
_TYPING_MS = 150
_PAUSE_MS = 1000
_DRAFT_MS = 500
_BESIDE_MS = 200  # what takes longer than a key may wait comes once nobody types
_FIRST_BLOCK = 1  # the routine itself stands first
_WAITS = "While the text has an error the form shows the last good state and waits."


class WorkbenchFlow(QObject):
    """Works on one routine; `left` comes when somebody goes back to all of them.

    `save_wanted` asks for the piece to be saved, `draft_wanted` for its draft to be kept.
    """

    save_wanted = Signal()
    draft_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context, figures: Figures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._figures = figures
        self._piece: Piece | None = None
        self._blocks: tuple[OutlineBlock, ...] = ()
        self._rows: list[Row] = []
        self._chosen = 0
        self._facts: Facts | None = None
        self._sessions: WhatIf | None = None
        self._finds_for = ""
        self.page = WorkbenchPage(lambda: figures.picture(PICTURE_PX))
        self.checker = PathChecker(self)
        self._typing = _timer(self, _TYPING_MS, self._on_typing_due)
        self._pause = _timer(self, _PAUSE_MS, self._on_pause_due)
        self._beside = _timer(self, _BESIDE_MS, self._on_beside_due)
        self._draft = _timer(self, _DRAFT_MS, self.draft_wanted.emit)
        self._connect()

    # -- what others call

    def show(self, piece: Piece) -> None:
        """Work on a piece."""
        self._piece = piece
        self._chosen = _FIRST_BLOCK
        self.page.message.show_nothing()
        self.page.conflict.show_nothing()
        self.page.show_view(FORM)
        self._refresh()

    def suspend(self) -> None:
        """Take in what is being typed and let its draft be kept now."""
        self._take_typed()
        if self._draft.isActive():
            self._draft.stop()
            self.draft_wanted.emit()
        self._beside.stop()
        self.checker.stop()

    def refresh_head(self) -> None:
        """Say anew where the piece is kept and whether that is up to date."""
        self._show_head()

    @property
    def document(self) -> Document:
        """Return the document that is worked on; raises LookupError where there is none."""
        if self._piece is None:
            raise LookupError("nothing is worked on")
        return self._piece.document

    @property
    def has_piece(self) -> bool:
        """Tell whether something is worked on."""
        return self._piece is not None

    @property
    def chosen_path(self) -> KeyPath:
        """Return the path of what is chosen, empty for the whole routine."""
        return self._rows[self._chosen].path if self._chosen < len(self._rows) else ()

    # -- inside: showing

    def _refresh(self) -> None:
        """Show everything as the text has it now."""
        document = self.document
        catalogue = self._catalogue()
        blocks = outline_of(document.text, catalogue, document.problems)
        is_waiting = blocks is None
        if blocks is not None:
            self._blocks = blocks
            self._rows = rows_of(blocks)
        self._chosen = max(0, min(self._chosen, len(self._rows) - 1))
        self._show_head()
        self._facts = self._sound_facts()
        total = minutes_text(self._facts) if self._facts else ""
        title = routine_values(document.text).get("title", "") or "The routine"
        self.page.show_rows(cards_of(self._rows, title), self._chosen, total)
        self.page.form.show_waiting(_WAITS if is_waiting else "")
        if not is_waiting:
            self._show_form()
        self.page.editor.show_text(document.text.replace("\r\n", "\n"))
        self.page.editor.show_problems(text_problems(document.problems))
        self.page.show_problems([problem_line(each) for each in document.problems])
        self._show_picture()
        self._sessions = None
        self._beside.start()

    def _sound_facts(self) -> "Facts | None":
        """Return what a session of the text would go by, None where it has an error."""
        sound = self.document.sound
        if self.document.has_errors or sound is None:
            return None
        person = Person(sore_side=Side.LEFT, conditions=sound.routine.suits)
        return self._context.facts_for(sound.routine, person)

    def _show_head(self) -> None:
        piece, document = self._piece, self.document
        if piece is None:
            return
        title = routine_values(document.text).get("title", "") or "A routine"
        self.page.show_head(
            title,
            piece.state_text,
            can_undo=document.can_undo,
            can_redo=document.can_redo,
            can_save=document.is_changed or piece.path is None,
        )

    def _show_form(self) -> None:
        row, form = self._rows[self._chosen], self.page.form
        if row.step is not None:
            problems = [problem_line(each) for each in row.step.problems]
            form.show_step(row.step.name, row.step.values, problems)
        elif row.block is not None:
            values = {"title": row.block.title, "rounds": row.block.rounds}
            form.show_block(row.block.title, values)
        else:
            form.show_routine(routine_values(self.document.text), ())

    def _show_picture(self) -> None:
        row = self._rows[self._chosen]
        step, catalogue = row.step, self._catalogue()
        exercise = catalogue[step.exercise] if step and step.exercise in catalogue else None
        pose = self._figures.pose(exercise) if exercise else None
        self.page.picture.setVisible(pose is not None)
        self.page.picture.show_pose(pose, exercise.name if exercise else "")

    def _show_bent(self) -> None:
        sessions = self._sessions
        spot = spot_of(self._rows[self._chosen].step, sessions.spots) if sessions else None
        self.page.what_if.ask(spot_text(spot, self._catalogue()))
        if spot is None or self._facts is None or sessions is None:
            self.page.what_if.show_bent("", [])
        else:
            times, lines = bent_lines(sessions, self._facts, spot, self.page.what_if.slider.value())
            self.page.what_if.show_bent(times, lines)

    def _catalogue(self) -> Catalogue:
        sound = self._piece.document.sound if self._piece else None
        own = sound.routine.exercises if sound else ()
        return self._context.shipped.catalogue.with_own(own)

    # -- inside: changing

    def _change(self, text: str, chosen: KeyPath | None = None) -> None:
        """Take a text that was changed here, and choose what stands at a path in it."""
        self.document.change(text)
        self._draft.start()
        self.page.message.show_nothing()
        if chosen is not None:
            blocks = outline_of(text, self._catalogue()) or ()
            paths = [row.path for row in rows_of(blocks)]
            self._chosen = paths.index(chosen) if chosen in paths else self._chosen
        self._refresh()

    def _say(self, error: Exception) -> None:
        self.page.message.show_message(str(error))

    def _take_typed(self) -> None:
        if self._typing.isActive():
            self._typing.stop()
            self._on_typing_due()

    def _connect(self) -> None:
        page = self.page
        page.save_requested.connect(self._on_save_requested)
        page.undo_requested.connect(self._on_undo_requested)
        page.redo_requested.connect(self._on_redo_requested)
        page.left.connect(self._on_left)
        page.view_chosen.connect(page.show_view)
        page.row_chosen.connect(self._on_row_chosen)
        page.button_pressed.connect(self._on_button_pressed)
        page.form.changed.connect(self._on_value_changed)
        page.form.exercise_requested.connect(self._on_exercise_requested)
        page.finder.chosen.connect(self._on_exercise_chosen)
        page.finder.pointed.connect(self._on_exercise_pointed)
        page.finder.left.connect(self._on_finder_left)
        page.rows.moved.connect(self._on_moved)
        page.rows.dropped.connect(self._on_dropped)
        page.rows.remove_requested.connect(self._on_remove_requested)
        page.editor.typed.connect(self._typing.start)
        page.what_if.level_chosen.connect(self._on_level_chosen)
        self._figures.changed.connect(self._on_figures_changed)
        self.checker.began.connect(self._on_check_began)
        self.checker.checked.connect(self._on_checked)
        self.checker.failed.connect(self._on_check_failed)

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
        self._refresh()

    @Slot()
    def _on_pause_due(self) -> None:
        if self._piece is not None:
            self.document.pause_typing()

    @Slot()
    def _on_undo_requested(self) -> None:
        self._take_typed()
        self.document.undo()
        self._draft.start()
        self._refresh()

    @Slot()
    def _on_redo_requested(self) -> None:
        self.document.redo()
        self._draft.start()
        self._refresh()

    @Slot()
    def _on_save_requested(self) -> None:
        self._take_typed()
        self.save_wanted.emit()

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
        self._show_form()
        self._show_picture()
        self._show_bent()

    @Slot(str, str)
    def _on_value_changed(self, key: str, text: str) -> None:
        path = self.chosen_path
        order = STEP_ORDER if is_step(path) else BLOCK_ORDER if path else ROUTINE_ORDER
        try:
            if text:
                changed = put(self.document.text, (*path, key), written(key, text), order)
            else:
                changed = drop(self.document.text, (*path, key))
        except CannotEditError as error:
            self._say(error)
            return
        self._change(changed)

    @Slot(int, int)
    def _on_moved(self, row: int, by: int) -> None:
        path = self._rows[row].path if 0 <= row < len(self._rows) else ()
        self._move(path, neighbour(self._blocks, path, by))

    @Slot(int, int)
    def _on_dropped(self, row: int, target: int) -> None:
        self._move(self._rows[row].path, onto(self._rows[row].path, self._rows[target].path))

    def _move(self, path: KeyPath, to: KeyPath | None) -> None:
        if to is None:
            return
        try:
            self._change(move(self.document.text, path, to), to)
        except CannotEditError as error:
            self._say(error)

    @Slot()
    def _on_remove_requested(self) -> None:
        self._on_button_pressed("remove")

    @Slot(str)
    def _on_button_pressed(self, name: str) -> None:
        path, text = self.chosen_path, self.document.text
        try:
            match name:
                case "add":
                    self._find("Add which exercise?", "add")
                case "block":
                    count = len(self._blocks)
                    block = Cutting("- title: New block\n  steps: []\n")
                    self._change(paste(text, ("blocks", count), block), ("blocks", count))
                    self._find("Which exercise comes first in it?", "add")
                case "up" | "down":
                    self._move(path, neighbour(self._blocks, path, -1 if name == "up" else 1))
                case "paste":
                    self._paste(QGuiApplication.clipboard().text())
                case _ if path:
                    self._do(name, path, text)
        except (CannotEditError, ValueError) as error:
            self._say(error)

    def _do(self, name: str, path: KeyPath, text: str) -> None:
        """Duplicate, copy, cut or remove what is chosen."""
        after = (*path[:-1], int(path[-1]) + 1)
        match name:
            case "duplicate":
                self._change(paste(text, after, copy(text, path)), after)
            case "copy":
                QGuiApplication.clipboard().setText(copy(text, path).text)
            case "cut":
                changed, cutting = cut(text, path)
                QGuiApplication.clipboard().setText(cutting.text)
                self._change(changed)
            case "remove":
                self._change(cut(text, path)[0])

    def _paste(self, said: str) -> None:
        cutting = Cutting(said if said.endswith("\n") else f"{said}\n")
        is_block = "steps:" in cutting.text
        path = self.chosen_path
        if is_block:
            block = int(path[1]) + 1 if path else len(self._blocks)
            there: KeyPath = ("blocks", block)
        else:
            there = behind(path, self._blocks)
        self._change(paste(self.document.text, there, cutting), there)

    # -- slots: exercises

    def _find(self, heading: str, what: str) -> None:
        self._finds_for = what
        self.page.show_finder()
        self.page.finder.ask(heading, found_exercises(self._facts, self._catalogue()))

    @Slot()
    def _on_exercise_requested(self) -> None:
        self._find("Change it to which exercise?", "change")

    @Slot(str)
    def _on_exercise_pointed(self, exercise_id: str) -> None:
        exercise = self._catalogue()[exercise_id]
        pose = self._figures.pose(exercise)
        self.page.picture.setVisible(pose is not None)
        self.page.picture.show_pose(pose, exercise.name)

    @Slot(str)
    def _on_exercise_chosen(self, exercise_id: str) -> None:
        path, text = self.chosen_path, self.document.text
        self.page.show_view(FORM)
        try:
            if self._finds_for == "change" and is_step(path):
                self._change(put(text, (*path, "exercise"), exercise_id, STEP_ORDER))
            else:
                there = behind(path, self._blocks)
                step = Cutting(new_step(self._catalogue()[exercise_id]))
                self._change(paste(text, there, step), there)
        except CannotEditError as error:
            self._say(error)
        self.page.take_focus()

    @Slot()
    def _on_finder_left(self) -> None:
        self.page.show_view(FORM)
        self._show_picture()
        self.page.take_focus()

    # -- slots: beside

    @Slot()
    def _on_beside_due(self) -> None:
        """Say what the text means once nobody types: what would hurt, muscles, every path."""
        self._beside.stop()
        sound = self.document.sound
        if self._facts is None or sound is None:
            self._sessions = None
            self.checker.stop()
            self.page.show_paths("It is checked as soon as the text has no error.")
            self.page.show_muscles([])
        else:
            self._sessions = WhatIf(self._facts)
            self.checker.check(sound.text)
            self.page.show_muscles(muscle_lines(self._facts))
        self._show_bent()

    @Slot(int)
    def _on_level_chosen(self, _level: int) -> None:
        if self._piece is None:
            return
        if self._beside.isActive():
            self._on_beside_due()
        self._show_bent()

    @Slot()
    def _on_figures_changed(self) -> None:
        self.page.picture.show_look()
        if self._piece is not None and self._rows:
            self._show_picture()

    @Slot()
    def _on_check_began(self) -> None:
        self.page.show_paths("Walking every answer …")

    @Slot(object)
    def _on_checked(self, said: object) -> None:
        if isinstance(said, dict):
            self.page.show_paths(*paths_text(said))

    @Slot()
    def _on_check_failed(self) -> None:
        self.page.show_paths("It could not be checked.", "watch")


def _timer(parent: QObject, interval_ms: int, due: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(due)
    return timer
