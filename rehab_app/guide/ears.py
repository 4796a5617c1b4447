"""Where a session is heard: a voice and tones, or their silent stand-ins."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject

from rehab_app.guide.tones import Sound, ToneSet
from rehab_app.guide.voice import Voice

# Which libraries Qt looks for and finds, as it says when it is loaded, interests nobody.
_QUIET = "qt.multimedia.symbolsresolver=false\nqt.multimedia.ffmpeg=false"


class Silence(QObject):
    """The silent player of tones, and what the other can do."""

    def open(self, set_: ToneSet, *, is_low: bool, volume_percent: int) -> None:
        """Get ready to play a set, an octave lower on demand."""

    def play(self, sound: Sound) -> None:
        """Begin a sound now."""

    def stop(self) -> None:
        """Be silent now."""

    def close(self) -> None:
        """Be silent, and let go of what plays."""

    @property
    def is_available(self) -> bool:
        """Tell whether there is something to play on."""
        return False


@dataclass(frozen=True, slots=True)
class Ears:
    """Makes what is heard, when a session first needs it."""

    make_voice: Callable[[], Voice]
    make_sounds: Callable[[], Silence]


def no_ears() -> Ears:
    """Return what stays silent."""
    return Ears(Voice, Silence)


def system_ears(sounds_folder: Path) -> Ears:
    """Return this computer's voice and sound card; what it lacks stays silent."""

    def make_voice() -> Voice:
        try:
            if platform.system() == "Linux":
                from rehab_app.guide.dispatcher_voice import DispatcherVoice  # noqa: PLC0415

                return DispatcherVoice()
            from rehab_app.guide.qt_voice import QtVoice  # noqa: PLC0415
        except ImportError:
            return Voice()
        return QtVoice()

    def make_sounds() -> Silence:
        QLoggingCategory.setFilterRules(_QUIET)
        # Without the system's libraries for sound the import itself fails.
        try:
            from rehab_app.guide.sounds import Sounds  # noqa: PLC0415
        except ImportError:
            return Silence()
        return Sounds(sounds_folder)

    return Ears(make_voice, make_sounds)
