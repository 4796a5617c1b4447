"""The sounds that ship are those that the script makes, and are what the product says."""

import wave
from itertools import pairwise
from pathlib import Path

import pytest

from rehab_app.guide.tones import RATE_HZ, SOUNDS, Sound, ToneSet, samples_of, write_sounds
from rehab_app.resources import assets_folder


def test_the_files_that_ship_are_made_by_the_script(tmp_path: Path) -> None:
    write_sounds(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.wav")}
    folder = assets_folder() / "sounds"
    shipped = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.wav")}

    assert len(made) == len(ToneSet) * len(Sound) * 2
    assert made == shipped


@pytest.mark.parametrize("set_", ToneSet)
def test_the_countdown_is_lower_than_the_start(set_: ToneSet) -> None:
    sounds = SOUNDS[set_]

    assert sounds[Sound.COUNTDOWN][0].hz < sounds[Sound.START][0].hz


@pytest.mark.parametrize("set_", ToneSet)
def test_half_way_is_double_and_the_end_is_triple(set_: ToneSet) -> None:
    assert [len(SOUNDS[set_][sound]) for sound in (Sound.HALF, Sound.END)] == [2, 3]


@pytest.mark.parametrize("set_", ToneSet)
@pytest.mark.parametrize("sound", Sound)
def test_no_sound_clips_or_clicks(set_: ToneSet, sound: Sound) -> None:
    samples = samples_of(SOUNDS[set_][sound])

    assert max(abs(value) for value in samples) <= 0.71 * 32768
    assert abs(samples[0]) < 400
    assert abs(samples[-1]) < 400
    assert max(abs(b - a) for a, b in pairwise(samples)) < 14_000


def test_a_countdown_is_over_before_the_next_second() -> None:
    for set_ in ToneSet:
        path = assets_folder() / "sounds" / set_ / "countdown.wav"
        with wave.open(str(path)) as file:
            assert file.getframerate() == RATE_HZ
            assert file.getnframes() / RATE_HZ < 0.5
