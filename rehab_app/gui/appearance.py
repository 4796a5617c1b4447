"""Chooses how everything looks: the person's choice first, else what the system asks for."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from rehab_app.gui.styling import show_everything
from rehab_app.gui.theme import Theme, read_theme
from rehab_app.settings import Settings

SYSTEM = "system"


class Appearance(QObject):
    """Shows the theme and the text size of the settings, and follows the system's changes."""

    changed = Signal()

    def __init__(self, folder: Path, settings: Settings, parent: QObject | None = None) -> None:
        """Take the folder of the themes: light, dark and high-contrast have to be among them."""
        super().__init__(parent)
        self._folder = folder
        self._settings = settings
        self._show()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    # -- what others call

    def show_settings(self, settings: Settings) -> None:
        """Show other settings, where they look different."""
        before = (self._settings.theme, self._settings.text_percent)
        self._settings = settings
        if before != (settings.theme, settings.text_percent):
            self._show()

    @property
    def theme(self) -> Theme:
        """Return the theme that is shown."""
        name = self._settings.theme
        return read_theme(self._folder / f"{_system_theme() if name == SYSTEM else name}.toml")

    # -- inside

    def _show(self) -> None:
        show_everything(self.theme, self._settings.text_percent)
        self.changed.emit()

    # -- slots

    @Slot()
    def _on_system_changed(self) -> None:
        if self._settings.theme == SYSTEM:
            self._show()


def _system_theme() -> str:
    """Return the theme that fits what the system says; light where it says nothing."""
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference()
    if contrast is Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
