"""Watches a folder of routines, so that a file that is saved in an editor is seen."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from rehab_app.routine_io.file_reading import SUFFIX

_SETTLED_MS = 200


class LibraryWatch(QObject):
    """Says that files came, went or were written, once things have settled.

    The folder need not be there yet; the nearest folder above it is watched until it is.
    """

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._watch()
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watcher.fileChanged.connect(self._on_changed)
        self._settled.timeout.connect(self._on_settled)

    # -- inside

    def _watch(self) -> None:
        """Watch what is there now: a file that an editor replaced is another one."""
        wanted = set(self._paths())
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)

    def _paths(self) -> list[str]:
        folder = self._folder
        try:
            files = [str(path) for path in folder.iterdir() if path.suffix == SUFFIX]
        except OSError:
            above = (path for path in folder.parents if path.is_dir())
            return [str(path) for path in above][:1]
        return [str(folder), *files]

    # -- slots

    @Slot(str)
    def _on_changed(self, _path: str) -> None:
        self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        self._watch()
        self.changed.emit()
