"""Takes a picture of an exercise, and a sentence that says what it shows."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.picture_view import PictureView
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.text_box import TextBox

_FILTER = "Pictures (*.png *.jpg *.jpeg *.webp)"
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_NONE = (
    "PNG, JPEG or WebP, at most 4096 pixels a side and 5 MB. Choose one or drop it here. It is "
    "copied beside the routine; your own file is left alone."
)
_ASKS = "Say what it shows, for those who can't see it. Then it can be taken."


class PictureChooser(QWidget):
    """Shows the picture that there is; a new one is taken once it has a description.

    `path_chosen` comes with the file that somebody chose or dropped; whoever has looked at it
    answers with `ask_about`. `taken` comes with the description, `described` with another one for
    the picture that is there.
    """

    path_chosen = Signal(str)
    taken = Signal(str)
    described = Signal(str)
    described_whole = Signal()
    removed = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_asking = False
        self._has_picture = False
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._view = PictureView()
        self._asked = PlainLabel("What the picture shows", type_=Type.STRONG)
        self.description = TextBox(
            "What the picture shows", "A person on the back, one heel on a towel."
        )
        self._asked.setBuddy(self.description)
        self._choose = LargeButton("Choose a picture …")
        self._take = LargeButton("Take this picture", look="primary")
        self._leave = LargeButton("Leave it")
        self._away = LargeButton("Take the picture away")
        self.setAcceptDrops(True)
        self._lay_out()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._take.clicked.connect(self._on_take_clicked)
        self._leave.clicked.connect(self.leave)
        self._away.clicked.connect(self.removed)
        self.description.textChanged.connect(self._on_typed)
        self.description.changed.connect(self._on_described)
        self.description.left.connect(self.described_whole)
        self.show_picture("", QImage(), "")

    # -- what others call

    def show_picture(self, name: str, image: QImage, description: str) -> None:
        """Show the picture that the exercise has; without a name it has none."""
        if self._is_asking:
            return
        self._has_picture = bool(name)
        missing = f"▲ {name} is not there or can't be shown." if name and image.isNull() else ""
        self._said.setText(missing or (name or _NONE))
        self._said.show_tone("watch" if missing else "muted")
        self._view.show_picture(image, description)
        self.description.show_value(description)
        self._show_parts()

    def ask_about(self, name: str, image: QImage) -> None:
        """Show a picture that can be taken, and ask what it shows."""
        self._is_asking = True
        self._said.setText(f"{name}: {_ASKS}")
        self._said.show_tone("muted")
        self._view.show_picture(image, name)
        self.description.show_value("")
        self._show_parts()
        self.description.setFocus()

    def say(self, trouble: str) -> None:
        """Say why a picture can't be taken."""
        self._said.setText(f"■ {trouble}")
        self._said.show_tone("stop")

    @Slot()
    def leave(self) -> None:
        """Let go of the picture that was asked about; `put_back` asks for the one before."""
        if self._is_asking:
            self._is_asking = False
            self.put_back.emit()

    @property
    def is_asking(self) -> bool:
        """Tell whether a picture waits for its description."""
        return self._is_asking

    # -- Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.path_chosen.emit(_picture_in(event.mimeData()))

    # -- inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._view, self._said, self._asked, self.description):
            column.addWidget(widget)
        row = FlowLayout(10)
        for button in (self._take, self._leave, self._choose, self._away):
            row.addWidget(button)
        column.addLayout(row)

    def _show_parts(self) -> None:
        has_words = self._is_asking or self._has_picture
        self._asked.setVisible(has_words)
        self.description.setVisible(has_words)
        self._take.setVisible(self._is_asking)
        self._leave.setVisible(self._is_asking)
        self._away.setVisible(self._has_picture and not self._is_asking)
        self._take.setEnabled(bool(self.description.text))

    # -- slots

    @Slot()
    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self.window(), "Choose a picture", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path_chosen)
        dialog.open()

    @Slot()
    def _on_take_clicked(self) -> None:
        self._is_asking = False
        self.taken.emit(self.description.text)

    @Slot()
    def _on_typed(self) -> None:
        self._take.setEnabled(bool(self.description.text))

    @Slot(str)
    def _on_described(self, said: str) -> None:
        if self._has_picture and not self._is_asking:
            self.described.emit(said)


def _picture_in(data: QMimeData) -> str:
    """Return the first picture of what is dragged; nothing where there is none."""
    paths = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if Path(path).suffix.lower() in _SUFFIXES), "")
