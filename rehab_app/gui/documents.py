"""Where files that somebody saves are offered to go."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents_folder() -> Path:
    """Return the folder of a person's documents, their home where there is none.

    A dialog that is given a folder which is not there opens where the program was started.
    """
    places = QStandardPaths.StandardLocation
    folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return folder if folder.is_dir() else Path(QStandardPaths.writableLocation(places.HomeLocation))
