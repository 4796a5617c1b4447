"""The workbench: the steps of a routine, its form or its text, and what that means beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.card_rows import CardRow
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.exercise_finder import ExerciseFinder
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.step_form import StepForm
from rehab_app.gui.widgets.step_rows import StepRows
from rehab_app.gui.widgets.what_if_card import WhatIfCard
from rehab_app.gui.widgets.yaml_editor import YamlEditor

FORM, TEXT = "form", "text"
_WIDE_EMS = 58
_LIST_EMS = 32
_LIST_LOW_EMS = 14
_LIST_WIDE_EMS = 18
_EDITOR_EMS = 34
_SMALL_PX = 32
_KEYS = {"Return": "enter", "Enter": "enter"}
_CHOICES = {"keep": "Keep mine", "theirs": "Take theirs"}


class WorkbenchPage(QWidget):
    """Shows one routine that is worked on; all that is done to it is asked for with signals."""

    save_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    left = Signal()
    view_chosen = Signal(str)
    row_chosen = Signal(int)
    step_wanted = Signal(str)
    button_pressed = Signal(str)
    conflict_answered = Signal(str)
    share_requested = Signal()

    def __init__(
        self, make_picture: Callable[[], FigurePicture], parent: QWidget | None = None
    ) -> None:
        """Take what makes the picture of a pose."""
        super().__init__(parent)
        self._file = PlainLabel(type_=Type.NOTE, tone="muted")
        self._title = PlainLabel(type_=Type.TITLE)
        self._view = Choice({FORM: "Form", TEXT: "YAML"})
        self._save = LargeButton("Save", look="primary")
        self._undo = LargeButton("Undo")
        self._redo = LargeButton("Redo")
        self._leave = LargeButton("All routines")
        self._share = LargeButton("Share…")
        self.message = Notice({})
        self.conflict = Notice(_CHOICES, tone="stop")
        self._total = PlainLabel(type_=Type.NOTE, tone="muted", wraps=False)
        self.rows = StepRows()
        self.form = StepForm()
        self.editor = YamlEditor()
        self.finder = ExerciseFinder()
        self.what_if = WhatIfCard()
        self.picture = make_picture()
        self._paths = Card("Every path checked")
        self._paths_said = PlainLabel(tone="muted")
        self._problems = Card("To mend")
        self._problems_said = PlainLabel()
        self._muscles = Card("Time by muscle")
        self._muscles_said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._middle = QStackedWidget()
        self._page = ScrollPage(most_px=1600)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools = {
            "add": LargeButton("Add a step", look="link"),
            "block": LargeButton("Add a block", look="link"),
            "duplicate": LargeButton("Duplicate", look="quiet", least_height_px=_SMALL_PX),
            "up": LargeButton(
                "Up — Alt ↑", look="quiet", name="Move up", least_height_px=_SMALL_PX
            ),
            "down": LargeButton(
                "Down — Alt ↓", look="quiet", name="Move down", least_height_px=_SMALL_PX
            ),
            "cut": LargeButton("Cut", look="quiet", least_height_px=_SMALL_PX),
            "copy": LargeButton("Copy", look="quiet", least_height_px=_SMALL_PX),
            "paste": LargeButton("Paste", look="quiet", least_height_px=_SMALL_PX),
            "remove": LargeButton("Remove", look="quiet", least_height_px=_SMALL_PX),
        }
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_head(
        self, title: str, file: str, *, can_undo: bool, can_redo: bool, can_save: bool
    ) -> None:
        """Say which routine it is, where it is kept and whether that is up to date."""
        self._title.setText(title)
        self._file.setText(file)
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        self._save.setEnabled(can_save)

    def show_rows(self, rows: Sequence[CardRow], chosen: int, total: str) -> None:
        """List blocks and steps."""
        self.rows.show_steps(rows, chosen)
        self._total.setText(total)

    def show_view(self, view: str) -> None:
        """Show the form or the text."""
        self._view.show_chosen([view])
        self._middle.setCurrentWidget(self.editor if view == TEXT else self.form)
        self._fit_middle()

    def show_finder(self) -> None:
        """Show the exercises to choose from in place of the form."""
        self._middle.setCurrentWidget(self.finder)
        self._fit_middle()

    def show_paths(self, text: str, tone: str = "muted") -> None:
        """Say what is known of every path."""
        self._paths_said.setText(text)
        self._paths_said.show_tone(tone)

    def show_problems(self, lines: Sequence[str]) -> None:
        """Say what is wrong with the text; nothing where all is well."""
        self._problems_said.setText("\n".join(lines))
        self._problems.setVisible(bool(lines))

    def show_muscles(self, lines: Sequence[str]) -> None:
        """Say how long each muscle and side is worked."""
        self._muscles_said.setText("\n".join(lines))
        self._muscles.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Put the focus on the list of steps."""
        self.rows.setFocus()

    @property
    def is_finding(self) -> bool:
        """Tell whether an exercise is being chosen."""
        return self._middle.currentWidget() is self.finder

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = max(self.font().pixelSize(), 1)
        is_wide = self.width() >= _WIDE_EMS * em
        direction = QBoxLayout.Direction
        sideways = direction.LeftToRight if is_wide else direction.TopToBottom
        self._columns.setDirection(sideways)
        self._head.setDirection(sideways)
        self._list_width(em if is_wide else 0)
        self.rows.setFixedHeight((_LIST_EMS if is_wide else _LIST_LOW_EMS) * em)
        self.editor.setMinimumHeight(_EDITOR_EMS * em)
        self._fit_middle()

    # -- inside

    def _fit_middle(self) -> None:
        """Let the middle be as high as what it shows, not as the highest of its pages."""
        for number in range(self._middle.count()):
            page = self._middle.widget(number)
            if page is None:
                continue
            policy = page.sizePolicy()
            is_shown = page is self._middle.currentWidget()
            wanted = policy.Policy.Preferred if is_shown else policy.Policy.Ignored
            page.setSizePolicy(wanted, wanted)
        self._middle.adjustSize()

    def _list_width(self, em: int) -> None:
        """Let the list have room for names where it stands beside the form."""
        self.rows.setMinimumWidth(_LIST_WIDE_EMS * em)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._file)
        words.addWidget(self._title)
        tools = FlowLayout(10)
        for button in (self._view, self._undo, self._redo, self._share, self._leave, self._save):
            tools.addWidget(button)
        self._head.addLayout(words, 4)
        self._head.addLayout(tools, 7)
        left = QVBoxLayout()
        left.setSpacing(8)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.addWidget(PlainLabel("Steps", type_=Type.HEADING), 1)
        top.addWidget(self._total)
        left.addLayout(top)
        left.addWidget(self.rows)
        row = FlowLayout(6)
        for button in self._tools.values():
            row.addWidget(button)
        left.addLayout(row)
        left.addStretch(1)
        for widget in (self.form, self.editor, self.finder):
            self._middle.addWidget(widget)
        middle = QVBoxLayout()
        middle.addWidget(self._middle)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self.picture)
        self._problems.column.addWidget(self._problems_said)
        self._paths.column.addWidget(self._paths_said)
        self._muscles.column.addWidget(self._muscles_said)
        for card in (self._problems, self.what_if, self._paths, self._muscles):
            right.addWidget(card)
        right.addStretch(1)
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 6)
        self._columns.addLayout(middle, 8)
        self._columns.addLayout(right, 6)
        column = self._page.column
        column.addWidget(self.message)
        column.addWidget(self.conflict)
        column.addLayout(self._head)
        column.addLayout(self._columns)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._leave.clicked.connect(self.left)
        self._share.clicked.connect(self.share_requested)
        self._view.chosen.connect(self._on_view_chosen)
        self.rows.row_chosen.connect(self.row_chosen)
        self.conflict.chosen.connect(self.conflict_answered)
        self._keys.pressed.connect(self._on_key_pressed)
        self.editor.undo_requested.connect(self.undo_requested)
        self.editor.redo_requested.connect(self.redo_requested)
        for name, button in self._tools.items():
            button.setProperty("tool", name)
            button.clicked.connect(self._on_tool_clicked)
        for keys, signal in (
            ("Ctrl+S", self.save_requested),
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Ctrl+Y", self.redo_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    # -- slots

    @Slot()
    def _on_view_chosen(self) -> None:
        self.view_chosen.emit(self._view.name)

    @Slot()
    def _on_tool_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.button_pressed.emit(str(button.property("tool")))

    @Slot(str)
    def _on_key_pressed(self, _name: str) -> None:
        if self.is_finding and not isinstance(self.focusWidget(), LargeButton):
            self.finder.take()
        else:
            press_focused_button(self)
