"""The ways a file comes into the window: it is dropped there, or chosen."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

_FILTER = "Routines (*.rehab *.yaml);;All files (*)"


class IncomingFiles(QObject):
    """Says the path of a file that is dropped anywhere on a window, or was asked for."""

    came = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    # -- what others call

    @Slot()
    def ask(self) -> None:
        """Let the person choose a file; everything else goes on meanwhile."""
        dialog = QFileDialog(self._window, "Open a routine", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.came)
        dialog.open()

    # -- Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # a drag that comes in or moves is one too
            if not _file_in(event.mimeData()):
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.came.emit(_file_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def _file_in(data: QMimeData) -> str:
    """Return the first file of what is dragged; nothing where there is none on this computer."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
