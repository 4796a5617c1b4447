"""A voice and tones that are written down instead of heard."""

from dataclasses import dataclass, field

from rehab_app.guide.ears import Ears, Silence
from rehab_app.guide.tones import Sound, ToneSet
from rehab_app.guide.voice import Manner, Voice


@dataclass
class Heard:
    """What came to the ears."""

    said: list[str] = field(default_factory=list)
    sounds: list[Sound] = field(default_factory=list)
    manners: list[Manner] = field(default_factory=list)
    sets: list[tuple[ToneSet, bool, int]] = field(default_factory=list)
    stops: int = 0
    sound_stops: int = 0
    voices: list["WrittenVoice"] = field(default_factory=list)


class WrittenVoice(Voice):
    """A voice whose words are written down; each line ends at once."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        heard.voices.append(self)

    @property
    def voices(self) -> tuple[str, ...]:
        return ("Ann", "Bob")

    @property
    def engines(self) -> tuple[str, ...]:
        return ("one", "other")

    def open(self, manner: Manner) -> None:
        self._heard.manners.append(manner)
        self.voices_known.emit()

    def say(self, text: str) -> None:
        self._heard.said.append(text)
        self.ended.emit()

    def stop(self) -> None:
        self._heard.stops += 1


class WrittenSounds(Silence):
    """Tones that are written down."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard

    def open(self, set_: ToneSet, *, is_low: bool, volume_percent: int) -> None:
        self._heard.sets.append((set_, is_low, volume_percent))

    def play(self, sound: Sound) -> None:
        self._heard.sounds.append(sound)

    def stop(self) -> None:
        self._heard.sound_stops += 1


def written_ears(heard: Heard) -> Ears:
    """Return ears that write down what comes to them."""
    return Ears(lambda: WrittenVoice(heard), lambda: WrittenSounds(heard))
