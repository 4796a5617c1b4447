"""The last resort: a window of its own that says what went wrong inside, and lets one go on."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_SAVED = "Every reading that the program said is saved is on the disk."
_UNSAVED = (
    "Part of the session could not be saved before this. It is tried again; leave the program open."
)
_MARGIN_PX = 26
_SIZE_EMS = (45, 31)
_KEYS = {"Return": "enter", "Enter": "enter", "Esc": "go on"}


class CrashWindow(QWidget):
    """Keys: Enter presses the button with the focus, Esc goes on. One window for all errors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._count = 0
        self._title = PlainLabel("Something went wrong inside the program", type_=Type.TITLE)
        self._saved = PlainLabel(type_=Type.STRONG)
        self._where = PlainLabel(tone="muted")
        self._details = QPlainTextEdit()
        self._go_on = LargeButton("Go on — Esc", name="Go on", look="primary")
        self._copy = LargeButton("Copy what is shown")
        self._keys = PageKeys(_KEYS, self)
        self.setWindowTitle("rehab-app: something went wrong")
        self._lay_out()
        self._go_on.clicked.connect(self._on_go_on_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- what others call

    def show_error(self, text: str, where: str, *, is_saved: bool) -> None:
        """Say what went wrong, where it is written down, and whether everything is saved."""
        self._count += 1 if self.isVisible() else 1 - self._count
        self._saved.setText(_SAVED if is_saved else _UNSAVED)
        more = f" It has happened {self._count} times since." if self._count > 1 else ""
        self._where.setText(
            f"{where} It holds no reading and no name, so it can be shown to others.{more}"
        )
        self._copy.show_text("Copy what is shown")
        self._details.setPlainText(text)
        if not self.isVisible():
            self._take_size()
        self.show()
        self.raise_()
        self.activateWindow()
        self._go_on.setFocus()

    @property
    def text(self) -> str:
        """Return all that it says."""
        labels = (self._title, self._saved, self._where)
        said = "\n".join(label.text() for label in labels)
        return f"{said}\n{self._details.toPlainText()}"

    # -- inside

    def _take_size(self) -> None:
        """Be as large as the text needs, and no larger than the screen."""
        wide, high = (round(ems * self.font().pixelSize()) for ems in _SIZE_EMS)
        # Not self.screen(): PySide takes it for a child of the window, and both go together.
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(wide, high).boundedTo(room))

    def _lay_out(self) -> None:
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName("What happened, for whoever looks into it")
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(self.font().pixelSize())
        self._details.setFont(fixed)
        buttons = FlowLayout(12)
        for button in (self._go_on, self._copy):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(14)
        for widget in (self._title, self._saved, self._where):
            column.addWidget(widget)
        column.addWidget(self._details, 1)
        column.addLayout(buttons)

    # -- slots

    @Slot()
    def _on_go_on_clicked(self) -> None:
        self.close()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._copy.show_text("Copied")

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "go on" or not press_focused_button(self):
            self.close()
