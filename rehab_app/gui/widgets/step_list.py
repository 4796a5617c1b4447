"""The steps of a routine with what can be done to them: added, moved, copied, taken out."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.step_row_painter import StepRow
from rehab_app.gui.widgets.step_rows import StepRows

_LINK_PX = 36
_TOOLS = (
    ("up", "Move up", "Alt+Up"),
    ("down", "Move down", "Alt+Down"),
    ("duplicate", "Duplicate", "Ctrl+D"),
    ("cut", "Cut", "Ctrl+X"),
    ("copy", "Copy", "Ctrl+C"),
    ("paste", "Paste", "Ctrl+V"),
    ("remove", "Remove", "Del"),
)
# The rows take these keys themselves, and say what was moved or is to be removed.
_KEYS_OF_ROWS = ("up", "down", "remove")


class StepList(QWidget):
    """Rows, and below them what can be done. `tool_chosen` comes with the name of a tool."""

    tool_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = PlainLabel(type_=Type.NOTE, tone="muted", wraps=False)
        self.rows = StepRows()
        self._add = LargeButton("+ Add a step", look="link", name="Add a step")
        self._block = LargeButton("+ Block", look="link", name="Add a block")
        self._more = LargeButton("More", look="link", name="More to do with this step")
        self._muscles = PlainLabel(type_=Type.NOTE, tone="muted")
        self.menu = QMenu(self)
        self._lay_out()
        self._fill_menu()
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._on_menu_requested)
        for button in (self._add, self._block):
            button.clicked.connect(self._on_button_clicked)
        self._more.clicked.connect(self._on_more_clicked)

    # -- what others call

    def show_steps(self, rows: Sequence[StepRow], chosen: int, total: str) -> None:
        """List rows, choose one, and say how long all of it takes."""
        self.rows.show_steps(rows, chosen)
        self._total.setText(total)

    def show_muscles(self, text: str) -> None:
        """Say how long each muscle is worked; nothing while that is not known."""
        self._muscles.setText(f"Time by muscle: {text}" if text else "")
        self._muscles.setVisible(bool(text))

    def show_whole(self, *, is_whole: bool) -> None:
        """Be as high as all rows together, or as high as there is room, and scroll."""
        self.rows.show_whole(is_whole=is_whole)

    def action(self, name: str) -> QAction:
        """Return what the menu offers by its name."""
        return next(each for each in self.menu.actions() if each.data() == name)

    # -- inside

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(PlainLabel("Steps", type_=Type.HEADING), 1)
        top.addWidget(self._total)
        tools = FlowLayout(12)
        for button in (self._add, self._block, self._more):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.rows, 1)
        column.addLayout(tools)
        column.addWidget(self._muscles)

    def _fill_menu(self) -> None:
        for name, text, keys in _TOOLS:
            action = QAction(text, self.menu)
            action.setData(name)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(self._on_action_triggered)
            self.menu.addAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if name not in _KEYS_OF_ROWS:
                self.rows.addAction(action)

    # -- slots

    @Slot()
    def _on_button_clicked(self) -> None:
        self.tool_chosen.emit("add" if self.sender() is self._add else "block")

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu.popup(self.rows.viewport().mapToGlobal(place))

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tool_chosen.emit(str(action.data()))
