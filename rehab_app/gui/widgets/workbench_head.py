"""The head of the workbench: which routine it is, where it is kept, what can be done with it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.glyph_button import GlyphButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

FORM, TEXT = "form", "text"
_TITLE_EMS = 16


class WorkbenchHead(QWidget):
    """A title and buttons; the buttons stand below it where both have no room side by side."""

    undo_requested = Signal()
    redo_requested = Signal()
    save_requested = Signal()
    left = Signal()
    view_chosen = Signal(str)
    handout_requested = Signal()
    try_requested = Signal()
    share_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = PlainLabel(type_=Type.NOTE, tone="muted")
        self._title = PlainLabel(type_=Type.TITLE)
        self._leave = LargeButton("All routines", look="quiet", least_height_px=24)
        self.view = Choice({FORM: "Form", TEXT: "YAML"})
        self._undo = GlyphButton("undo", "Undo")
        self._redo = GlyphButton("redo", "Redo")
        self._save = LargeButton("Save", look="primary")
        self._others = {
            "Handout": self.handout_requested,
            "Try it": self.try_requested,
            "Share…": self.share_requested,
        }
        self._buttons = FlowLayout(10)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self.view.chosen.connect(self._on_view_chosen)
        for button, signal in (
            (self._undo, self.undo_requested),
            (self._redo, self.redo_requested),
            (self._save, self.save_requested),
            (self._leave, self.left),
        ):
            button.clicked.connect(signal)

    # -- what others call

    def show_piece(
        self, title: str, file: str, *, can_undo: bool, can_redo: bool, can_save: bool
    ) -> None:
        """Say which routine it is, where it is kept and whether that is up to date."""
        self._title.setText(title)
        self._file.setText(file)
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        self._save.setEnabled(can_save)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._buttons.sizeHint().width() + _TITLE_EMS * self.font().pixelSize()
        direction = QBoxLayout.Direction
        fits = self.width() >= needed
        self._row.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    # -- inside

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(6)
        above.addWidget(self._leave)
        above.addWidget(self._file, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(above)
        words.addWidget(self._title)
        for widget in (self.view, self._undo, self._redo):
            self._buttons.addWidget(widget)
        for text, signal in self._others.items():
            button = LargeButton(text)
            button.clicked.connect(signal)
            self._buttons.addWidget(button)
        self._buttons.addWidget(self._save)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)

    # -- slots

    @Slot()
    def _on_view_chosen(self) -> None:
        self.view_chosen.emit(self.view.name)
