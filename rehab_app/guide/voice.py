"""A voice: says one text at a time, tells when it is done, and never holds up whoever asks it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a voice speaks: `engine` and `name` empty for the system's own, rates in percent."""

    engine: str = ""
    name: str = ""
    language: str = "en"
    rate_percent: int = 100
    volume_percent: int = 100


class Voice(QObject):
    """The silent voice, and what every other can do.

    `ended` comes once for each text that was said to its end or given up; `failed` says in a
    sentence why nothing is heard; `voices_known` comes when `engines` or `voices` have changed.
    """

    ended = Signal()
    failed = Signal(str)
    voices_known = Signal()

    @property
    def engines(self) -> tuple[str, ...]:
        """Return the names that `Manner.engine` can have, as far as they are known."""
        return ()

    @property
    def voices(self) -> tuple[str, ...]:
        """Return the names that `Manner.name` can have, as far as they are known."""
        return ()

    @property
    def is_available(self) -> bool:
        """Tell whether something can be heard."""
        return False

    def open(self, manner: Manner) -> None:
        """Get ready to speak in a manner; may take a while, and is not waited for."""

    def say(self, text: str) -> None:
        """Say a text; one that comes while it is still getting ready is said when it is."""
        self.ended.emit()

    def stop(self) -> None:
        """Be silent now; `ended` does not come for what is broken off."""

    def close(self) -> None:
        """Let go of whatever speaks."""
