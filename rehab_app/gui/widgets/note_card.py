"""A note to oneself or one's physio, saved while it is typed."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_LINES = 3
_MOST_LETTERS = 4000
_SAVED = "Saved on this computer."
# Long enough to save a word rather than each of its letters; leaving the field saves at once.
_PAUSE_MS = 400


class NoteCard(Card):
    """Takes a note. `changed` carries the whole text, soon after a pause and when it is left."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("A note to yourself or your physio", parent)
        self._saved = ""
        self._text = _NoteText()
        self._state = PlainLabel(type_=Type.NOTE, tone="muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._text.setAccessibleName("Note")
        self._text.setPlaceholderText("Right hip pinched at the end of pigeon…")
        self.column.addWidget(self._text)
        self.column.addWidget(self._state)
        self.column.addStretch(1)
        self._text.textChanged.connect(self._on_text_changed)
        self._text.left.connect(self.save)
        self._pause.timeout.connect(self.save)

    # -- what others call

    def show_note(self, text: str) -> None:
        """Show another note."""
        self._pause.stop()
        self._saved = text
        self._text.blockSignals(True)  # noqa: FBT003 (Qt has no keyword here)
        self._text.setPlainText(text)
        self._text.blockSignals(False)  # noqa: FBT003 (Qt has no keyword here)
        self._state.setText(_SAVED if text else "")

    def show_trouble(self, text: str) -> None:
        """Say that it is not saved, or without a text that it is."""
        self._state.setText(f"Not saved yet: {text}" if text else _SAVED)
        self._state.show_tone("stop" if text else "muted")

    @Slot()
    def save(self) -> None:
        """Hand the text on, if it is another one than before."""
        self._pause.stop()
        text = self._text.toPlainText()[:_MOST_LETTERS]
        if text != self._saved:
            self._saved = text
            self.changed.emit(text)

    @property
    def text(self) -> QPlainTextEdit:
        """Return the field."""
        return self._text

    # -- slots

    @Slot()
    def _on_text_changed(self) -> None:
        self._state.setText("")
        self._pause.start()


class _NoteText(QPlainTextEdit):
    """A field some lines high; Tab leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(200, round(self.fontMetrics().lineSpacing() * _LINES) + 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())
