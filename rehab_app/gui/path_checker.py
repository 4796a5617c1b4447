"""Lets every path of a routine be walked in a process of its own, so that typing never waits."""

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, QTimer, Signal, Slot

_REST_MS = 400


class PathChecker(QObject):
    """Checks the newest text once nobody types for a moment; what was under way is given up.

    `checked` comes with what `rehab-app paths --json` says; `failed` where it said nothing.
    """

    began = Signal()
    checked = Signal(object)
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        self._text = ""
        self._process: QProcess | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)

    # -- what others call

    def check(self, text: str) -> None:
        """Check a text soon."""
        if text == self._text:
            return
        self.stop()
        self._text = text
        self._rest.start()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._rest.isActive():
            self._rest.stop()
            self._text = ""
        process, self._process = self._process, None
        if process is not None:
            self._text = ""  # It has to be checked again.
            process.finished.disconnect(self._on_finished)
            process.kill()
            process.waitForFinished()
            process.deleteLater()

    # -- slots

    @Slot()
    def _on_rest_timeout(self) -> None:
        path = self._folder.filePath("routine.yaml")
        with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 (Qt's path)
            file.write(self._text)
        process = self._process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.start(sys.executable, ["-m", "rehab_app", "paths", path, "--json"])
        self.began.emit()

    @Slot()
    def _on_finished(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        said = _read(bytes(process.readAllStandardOutput().data()))
        process.deleteLater()
        if said is None:
            self.failed.emit()
        else:
            self.checked.emit(said)


def _read(data: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(data)
    except ValueError:
        return None
    return said if isinstance(said, dict) and "properties" in said else None
