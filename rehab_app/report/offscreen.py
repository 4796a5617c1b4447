"""Type without a window: what a PDF needs of Qt where a command makes it."""

import os

from PySide6.QtGui import QGuiApplication


def application() -> QGuiApplication:
    """Return the application, or one without a screen; it lasts as long as somebody holds it."""
    known: object = QGuiApplication.instance()
    if isinstance(known, QGuiApplication):
        return known
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["rehab-app"])
