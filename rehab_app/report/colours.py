"""The colours that charts ask for, by role: those of a theme on screen, ink on paper in a PDF."""

from dataclasses import dataclass
from typing import Protocol


class Colours(Protocol):
    """A colour (#RRGGBB) for every role of a chart; a theme of the window is one."""

    @property
    def surface(self) -> str:
        """Return the ground."""

    @property
    def sunk(self) -> str:
        """Return the ground of what is empty."""

    @property
    def ink(self) -> str:
        """Return what text and lines are drawn in."""

    @property
    def muted(self) -> str:
        """Return what stands beside the matter."""

    @property
    def line(self) -> str:
        """Return what is between things."""

    @property
    def accent(self) -> str:
        """Return what marks the chosen one, and the length of a bar."""

    def zone(self, level: int) -> tuple[str, str]:
        """Return the colour of a pain level (0-10) and the soft ground it stands on."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Ink on white paper. In grey the three grounds still differ, and each has its mark."""

    surface: str = "#FFFFFF"
    sunk: str = "#F1F1F1"
    ink: str = "#111111"
    muted: str = "#555555"
    line: str = "#C8C8C8"
    accent: str = "#333333"

    def zone(self, level: int) -> tuple[str, str]:
        """Return the colour of a pain level (0-10) and the soft ground it stands on."""
        if level <= 2:
            return "#1E5A34", "#F2F8F4"
        return ("#7A4100", "#F7E8CC") if level <= 5 else ("#8F1B14", "#F6DAD7")


PAPER = Paper()
