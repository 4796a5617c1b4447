"""A field for a text of any length, as high as the text: what is long stays in sight."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX

_MOST_LETTERS = 2000
_PADDING_PX = 26
_LEAST_EMS = 12
# Long enough for a word rather than each of its letters; not begun anew by the next letter, so that
# a draft of what is typed is never further behind than this.
_PAUSE_MS = 400


class TextBox(QPlainTextEdit):
    """Takes one paragraph. `changed` comes with it while it is typed, `left` once it is done.

    Enter is for whoever shows it; `entered` says so.
    """

    changed = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, example: str = "", parent: QWidget | None = None) -> None:
        """Take what it is called for those who don't see it, and how a text may be written."""
        super().__init__(parent)
        self._shown = ""
        self._is_touched = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # A file that is dropped here is for whoever holds it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._say)

    # -- what others call

    def show_value(self, text: str) -> None:
        """Show a text; what somebody is typing stays."""
        if self.hasFocus() and self._is_touched:
            return
        self._shown = text
        self._is_touched = False
        if text != self.text:
            self.blockSignals(True)  # noqa: FBT003 (Qt has no keyword here)
            self.setPlainText(text)
            self.blockSignals(False)  # noqa: FBT003 (Qt has no keyword here)
            self.updateGeometry()

    def finish(self) -> None:
        """Say what was typed and not yet said."""
        if self._is_touched:
            self._say()
            self._is_touched = False
            self.left.emit()

    @property
    def text(self) -> str:
        """Return the text on one line."""
        return " ".join(self.toPlainText()[:_MOST_LETTERS].split())

    # -- Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = max(1, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + _PADDING_PX
        return QSize(_LEAST_EMS * max(self.fontInfo().pixelSize(), 1), max(TARGET_PX, height))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_EMS * max(self.fontInfo().pixelSize(), 1) // 2, TARGET_PX)

    # -- slots

    @Slot()
    def _say(self) -> None:
        self._pause.stop()
        if self.text != self._shown:
            self._shown = self.text
            self.changed.emit(self._shown)

    @Slot()
    def _on_text_changed(self) -> None:
        self._is_touched = True
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _on_size_changed(self) -> None:
        self.updateGeometry()
