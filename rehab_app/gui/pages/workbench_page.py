"""The workbench: the steps of a routine, its form or its text, and what that means beside it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.column_scroll import ColumnScroll
from rehab_app.gui.widgets.exercise_finder import ExerciseFinder, press_enter
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.own_exercise_list import OwnExerciseList
from rehab_app.gui.widgets.pain_table import PainTable
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.rules_view import RulesView
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.step_form import StepForm
from rehab_app.gui.widgets.step_list import StepList
from rehab_app.gui.widgets.what_if_card import WhatIfCard
from rehab_app.gui.widgets.workbench_head import FORM, TEXT, WorkbenchHead
from rehab_app.gui.widgets.yaml_text import YamlText

_WIDE_EMS = 62  # room for three columns
_MIDDLE_EMS = 42  # room for two: what stands beside the form comes below it
_LEFT_EMS = 17
_EDITOR_EMS, _EDITOR_LOW_EMS, _AROUND_EDITOR_EMS = 26, 10, 7
_MOST_PX = 1800
_COLUMN_GAP_PX = 14
_SHARES = (10, 17, 10)  # of the width: list, form, what stands beside it
_OPENS = {"open": "Open it"}
_CHOICES = {"keep": "Keep mine", "theirs": "Take theirs"}


class WorkbenchPage(QWidget):
    """Shows one routine that is worked on; all that is done to it is asked for with signals."""

    undo_requested = Signal()
    redo_requested = Signal()
    conflict_answered = Signal(str)

    def __init__(
        self,
        make_picture: Callable[[], FigurePicture],
        kinds: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Take what makes the picture of a pose, and the words for each kind of pain."""
        super().__init__(parent)
        self.head = WorkbenchHead()
        self.message = Notice({})
        self.conflict = Notice(_CHOICES, tone="stop")
        self.handed = Notice(_OPENS, tone="accent")
        self.list = StepList()
        self.form = StepForm()
        self.pain = PainTable()
        self.own = OwnExerciseList()
        self.text = YamlText()
        self.editor = self.text.editor
        self.rules = RulesView()
        self._as_form: QWidget = self.form
        self.finder = ExerciseFinder()
        self.what_if = WhatIfCard(kinds)
        self.picture = make_picture()
        self._pose = QFrame()
        self._paths = Card("Every path checked")
        self._paths_said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._problems = Card("To mend")
        self._problems_said = PlainLabel(type_=Type.NOTE)
        self._middle = ColumnScroll()
        self._right = ColumnScroll()
        self._shown: list[QWidget] = [self.form, self.rules, self.text, self.finder]
        self._page = ScrollPage(most_px=_MOST_PX)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    # -- what others call

    def add_view(self, view: QWidget) -> None:
        """Have another view to show in the middle."""
        view.hide()
        self._shown.append(view)
        self._middle.column.insertWidget(self._middle.column.count() - 1, view)

    def show_middle(self, view: QWidget) -> None:
        """Show one of the views in the middle."""
        for each in self._shown:
            each.setVisible(each is view)
        self.list.setVisible(view is not self.text)  # a text needs the width
        self.head.view.show_chosen([TEXT if view is self.text else FORM])

    def show_view(self, view: str) -> None:
        """Show the form or the text."""
        self.show_middle(self.text if view == TEXT else self._as_form)

    def show_as_form(self, view: QWidget) -> None:
        """Let the form, or the rules, be what is shown where the form is asked for."""
        is_in_sight, self._as_form = not self._as_form.isHidden(), view
        if is_in_sight and view.isHidden():
            self.show_middle(view)

    def show_picture(self, *, is_shown: bool) -> None:
        """Show the picture of a pose, or nothing where there is none."""
        self._pose.setVisible(is_shown)

    def show_paths(self, text: str, tone: str = "muted") -> None:
        """Say what is known of every path."""
        self._paths_said.setText(text)
        self._paths_said.show_tone(tone)

    def show_problems(self, lines: Sequence[str]) -> None:
        """Say what is wrong with the text; nothing where all is well."""
        self._problems_said.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Put the focus on the list of steps."""
        self.list.rows.setFocus()

    @property
    def paths_said(self) -> str:
        """Return what is said of every path."""
        return self._paths_said.text()

    @property
    def is_finding(self) -> bool:
        """Tell whether an exercise is being chosen."""
        return not self.finder.isHidden()

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_enter(self, self.finder, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = max(self.font().pixelSize(), 1)
        is_wide = self.width() >= _WIDE_EMS * em
        has_columns = self.width() >= _MIDDLE_EMS * em
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if has_columns else direction.TopToBottom)
        self._put_beside(is_beside=is_wide or not has_columns)
        self.picture.let_shrink(can_shrink=not has_columns)
        self.list.setMinimumWidth(_LEFT_EMS * em)
        self.list.show_whole(is_whole=not has_columns)
        self._middle.show_whole(is_whole=not has_columns)
        self._right.show_whole(is_whole=not is_wide)
        # With large text it still fits into the window, with what is said below it.
        room = self.height() - _AROUND_EDITOR_EMS * em
        self.editor.setMinimumHeight(max(_EDITOR_LOW_EMS * em, min(_EDITOR_EMS * em, room)))

    # -- inside

    def _put_beside(self, *, is_beside: bool) -> None:
        """Let pose, readings and paths be a column of their own, or the end of the middle one."""
        if is_beside == (self._columns.indexOf(self._right) >= 0):
            return
        if is_beside:
            self._columns.addWidget(self._right, _SHARES[2])
        else:
            self._middle.column.addWidget(self._right)

    def _lay_out(self) -> None:
        self.form.parts.addWidget(self.pain)
        self.form.ends.addWidget(self.own)
        for view in self._shown:
            self._middle.column.addWidget(view)
        self._middle.column.addStretch(1)
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._middle.column.setStretchFactor(self.text, 1000)
        self._problems.column.addWidget(self._problems_said)
        self._paths.column.addWidget(self._paths_said)
        right = self._right.column
        right.setSpacing(14)
        self._pose.setProperty("look", "sunk")
        QVBoxLayout(self._pose).addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self._pose)
        for card in (self._problems, self.what_if, self._paths):
            right.addWidget(card)
        right.addStretch(1)
        self._columns.setSpacing(_COLUMN_GAP_PX)
        for widget, share in zip((self.list, self._middle, self._right), _SHARES, strict=True):
            self._columns.addWidget(widget, share)
        column = self._page.column
        column.addWidget(self.message)
        column.addWidget(self.conflict)
        column.addWidget(self.handed)
        column.addWidget(self.head)
        column.addLayout(self._columns, 1)
        column.setContentsMargins(28, 24, 28, 12)  # its sides are the page's own
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page)

    def _connect(self) -> None:
        self.conflict.chosen.connect(self.conflict_answered)
        self.list.rows.itemClicked.connect(self._on_item_chosen)
        self.list.rows.itemActivated.connect(self._on_item_chosen)
        for source in (self.head, self.editor):
            source.undo_requested.connect(self.undo_requested)
            source.redo_requested.connect(self.redo_requested)
        for keys, signal in (
            ("Ctrl+S", self.head.save_requested),
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+Y", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    # -- slots

    @Slot()
    def _on_item_chosen(self) -> None:
        """Bring the form into sight where it stands below the list."""
        if self._columns.direction() is QBoxLayout.Direction.TopToBottom:
            self._page.to(self._middle)
