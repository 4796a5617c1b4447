"""The tones of a session, made from sines by this script: nothing was found somewhere.

    python -m rehab_app.guide.tones assets/sounds

Two sets: *clear* is heard over music, *calm* is a soft bell. Each also an octave lower, for those
who hear high tones badly. 22.05 kHz, 16 bits, one channel, at most -3 dB.
"""

import sys
import wave
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import exp, pi, sin
from pathlib import Path

RATE_HZ = 22_050
_PEAK = 0.7 * 32_767
_FADE_S = 0.006  # a tone that begins or ends at once is heard as a click
_OCTAVE = 2.0


class ToneSet(StrEnum):
    """The sets that can be chosen."""

    CLEAR = "clear"
    CALM = "calm"


class Sound(StrEnum):
    """What there is a sound for. The bell takes the place of the others in very long holds."""

    COUNTDOWN = "countdown"
    START = "start"
    HALF = "half"
    END = "end"
    BELL = "bell"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One tone of a sound: when it begins, how long it is, how high, and how fast it dies away.

    `decay` is 1/s; 0 holds the tone. `partials` are the strengths of its multiples, the first being
    the tone itself.
    """

    at_s: float
    lasts_s: float
    hz: float
    decay: float
    partials: tuple[float, ...]


_PIPE = (1.0, 0.0, 0.25)
_BELL = (1.0, 0.45, 0.2, 0.0, 0.08)
# Low for the countdown and high for the start; half-way is double, the end triple.
SOUNDS: Mapping[ToneSet, Mapping[Sound, tuple[Stroke, ...]]] = {
    ToneSet.CLEAR: {
        Sound.COUNTDOWN: (Stroke(0.0, 0.12, 440.0, 0.0, _PIPE),),
        Sound.START: (Stroke(0.0, 0.35, 880.0, 2.0, _PIPE),),
        Sound.HALF: tuple(Stroke(0.2 * place, 0.13, 660.0, 0.0, _PIPE) for place in range(2)),
        Sound.END: tuple(Stroke(0.2 * place, 0.14, 587.33, 0.0, _PIPE) for place in range(3)),
        Sound.BELL: (Stroke(0.0, 1.6, 523.25, 3.0, _BELL),),
    },
    ToneSet.CALM: {
        Sound.COUNTDOWN: (Stroke(0.0, 0.22, 261.63, 9.0, _BELL),),
        Sound.START: (Stroke(0.0, 0.8, 523.25, 5.0, _BELL),),
        Sound.HALF: tuple(Stroke(0.3 * place, 0.5, 392.0, 7.0, _BELL) for place in range(2)),
        Sound.END: tuple(Stroke(0.3 * place, 0.6, 329.63, 6.0, _BELL) for place in range(3)),
        Sound.BELL: (Stroke(0.0, 1.6, 392.0, 3.0, _BELL),),
    },
}


def samples_of(strokes: tuple[Stroke, ...], pitch: float = 1.0) -> "array[int]":
    """Return a sound as 16-bit samples; `pitch` multiplies every frequency."""
    lasts_s = max(stroke.at_s + stroke.lasts_s for stroke in strokes)
    mixed = [0.0] * round(lasts_s * RATE_HZ)
    for stroke in strokes:
        first = round(stroke.at_s * RATE_HZ)
        for place in range(round(stroke.lasts_s * RATE_HZ)):
            mixed[first + place] += _value(stroke, place / RATE_HZ, pitch)
    loudest = max(abs(value) for value in mixed)
    return array("h", (round(_PEAK * value / loudest) for value in mixed))


def write_sounds(folder: Path) -> None:
    """Write every sound as `SET/SOUND.wav` and, an octave lower, `SET/SOUND-low.wav`."""
    for set_, sounds in SOUNDS.items():
        (folder / set_).mkdir(parents=True, exist_ok=True)
        for sound, strokes in sounds.items():
            for name, pitch in ((sound, 1.0), (f"{sound}-low", 1.0 / _OCTAVE)):
                (folder / set_ / f"{name}.wav").write_bytes(wave_file(samples_of(strokes, pitch)))


def wave_file(samples: "array[int]") -> bytes:
    """Return samples as the bytes of a WAV file."""
    from io import BytesIO  # noqa: PLC0415 (for the script only)

    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    whole = BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return whole.getvalue()


def _value(stroke: Stroke, at_s: float, pitch: float) -> float:
    strength = sum(
        part * sin(2 * pi * stroke.hz * pitch * (number + 1) * at_s)
        for number, part in enumerate(stroke.partials)
        if part
    )
    fade = min(1.0, at_s / _FADE_S, (stroke.lasts_s - at_s) / _FADE_S)
    return strength * fade * exp(-stroke.decay * at_s)


if __name__ == "__main__":
    write_sounds(Path(sys.argv[1]))
