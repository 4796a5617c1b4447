"""Builds ahead what is needed next, piece by piece, while nobody waits."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot


class BuildingAhead(QObject):
    """Does one piece each time that the event loop is free: what is pressed comes first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Callable[[], object]] = []

    def begin(self, pieces: Iterable[Callable[[], object]]) -> None:
        """Build `pieces` in their order, each a moment's work."""
        self._pieces = list(pieces)
        QTimer.singleShot(0, self, self._on_piece_due)

    @Slot()
    def _on_piece_due(self) -> None:
        if self._pieces:
            self._pieces.pop(0)()
            QTimer.singleShot(0, self, self._on_piece_due)
