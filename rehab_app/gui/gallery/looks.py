"""The looks that pictures are taken in: each theme at each size of text."""

from dataclasses import dataclass
from itertools import product

from PySide6.QtWidgets import QApplication

from rehab_app.gui.motion import reduce_motion

THEMES = ("light", "dark", "high-contrast")
TEXT_PERCENTS = (100, 200)
SIZES = ((1280, 800), (1024, 640))


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, by the name of its file, at a size of text in per cent."""

    theme: str
    text_percent: int

    @property
    def name(self) -> str:
        """Return what a picture's file is called after."""
        return f"{self.theme}_{self.text_percent}"


LOOKS = tuple(Look(theme, percent) for theme, percent in product(THEMES, TEXT_PERCENTS))


def application() -> QApplication:
    """Return an application in which nothing moves by itself, the same on every system."""
    made = QApplication([])
    made.setStyle("Fusion")
    reduce_motion(is_reduced=True)
    return made


def settle() -> None:
    """Let Qt lay out and paint all that has changed."""
    for _ in range(8):
        QApplication.processEvents()
