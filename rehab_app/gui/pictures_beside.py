"""Pictures that lie beside a routine, read once while nothing else is wanted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from rehab_app.gui.widgets.picture_view import picture_of
from rehab_app.routine_io.pictures import read_picture


class PicturesBeside:
    """Gives the picture of a name."""

    def __init__(self, folder: Callable[[], Path | None]) -> None:
        """Take what tells in which folder they lie now, None where nobody knows."""
        self._folder = folder
        self._read: tuple[Path, QImage] | None = None

    def picture(self, name: str) -> QImage:
        """Return the picture of a name, none (null) where it is not there or can't be shown."""
        folder = self._folder() if name and Path(name).name == name else None
        if folder is None:
            return QImage()
        path = folder / name
        if self._read is None or self._read[0] != path:
            try:
                self._read = (path, picture_of(read_picture(path)))
            except (OSError, ValueError):
                return QImage()
        return self._read[1]

    def forget(self) -> None:
        """Read anew what is wanted next: a file may be another."""
        self._read = None
