"""By ear: tones are where they should be on the time axis, and speech where there should be."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.ears.stage import Recording, Stage, missing
from tests.helpers.figures import tell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(120),
    pytest.mark.skipif(bool(missing()), reason=f"not on this computer: {missing()}"),
]
CHECKOUT = Path(__file__).parents[2]
ROUTINE = """format: 1
id: heard
title: Heard
kind: stretch
ask: {before: false, each: none, after: false}
blocks:
  - title: All
    steps:
      - {exercise: supine-figure-four, hold: 6 s, sides: left}
"""
LONG = ROUTINE.replace("hold: 6 s", "hold: 130 s")
COUNTDOWN_HZ, START_HZ = 440.0, 880.0
# How long what is heard may go on after somebody has stopped it.
STOPPED_S = 0.2
# How far a tone may be from its moment (the issue's own figure), the recorder's delay included.
LATE_S = 0.06
Event = dict[str, object]


@pytest.fixture
def stage() -> Iterator[Stage]:
    folder = Path(tempfile.mkdtemp(prefix="ears"))
    stage = Stage(folder)
    with stage.open():
        yield stage
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "heard.yaml"
    path.write_text(ROUTINE, encoding="utf-8")
    return path


def played(
    stage: Stage, routine: Path, says: str, tone_volume: int, *done: str
) -> tuple[list[Event], Recording]:
    with stage.recording() as recording:
        child = subprocess.run(
            [sys.executable, "-m", "tests.ears.child", routine, says, str(tone_volume), *done],
            cwd=CHECKOUT,
            env={**stage.environ, "REHAB_APP_HOME": str(routine.parent / "home")},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    return [json.loads(line) for line in child.stdout.splitlines()], recording


def moments(events: list[Event], name: str) -> list[float]:
    return [float(str(event["at"])) for event in events if event.get("output") == name]


def test_every_tone_is_heard_at_its_moment(stage: Stage, routine: Path) -> None:
    events, recording = played(stage, routine, "nothing", 80)

    countdown = moments(events, "countdown")
    (start,), (half,), (end,) = (moments(events, name) for name in ("start", "half", "end"))
    expected = [*countdown, start, half, half + 0.2, end, end + 0.2, end + 0.4]
    heard = recording.onsets()
    assert len(countdown) == 3
    assert len(heard) == len(expected), (heard, expected)
    late = [round(at - due, 3) for at, due in zip(heard, expected, strict=True)]
    tell("tones late by, in s", late)
    assert all(-0.02 <= each <= LATE_S for each in late), late


def test_a_voice_that_speaks_makes_no_tone_late(stage: Stage, routine: Path) -> None:
    events, recording = played(stage, routine, "all", 100)

    countdown, (start,) = moments(events, "countdown"), moments(events, "start")
    assert recording.share_heard(countdown[0] - 0.5, countdown[0]) > 0.3  # The voice speaks.
    for hz, due in ((COUNTDOWN_HZ, countdown), (START_HZ, [start])):
        heard = recording.pitch_onsets(hz)
        late = [round(min(abs(at - moment) for at in heard), 3) for moment in due]
        tell(f"tones of {hz:.0f} Hz beside the voice off by, in s", late)
        assert max(late) <= LATE_S, (hz, late)
    assert [after - one for one, after in pairwise([*countdown, start])] == pytest.approx(
        [1.0, 1.0, 1.0], abs=LATE_S
    )


def test_a_bell_ends_at_once_when_somebody_stops(stage: Stage, routine: Path) -> None:
    routine.write_text(LONG, encoding="utf-8")
    events, recording = played(
        stage, routine, "nothing", 100, "what=pause", "after=start", "seconds=0.4"
    )

    (start,), (stopped,) = moments(events, "start"), moments(events, "done")
    assert recording.share_heard(start + LATE_S, stopped) > 0.8
    tell("the bell after the stop, in s", recording.last_heard() - stopped)
    assert recording.share_heard(stopped + STOPPED_S, stopped + 1.2) == 0
    assert moments(events, "Paused")[0] - stopped < 0.1


def test_what_is_said_before_the_voice_has_come_is_said_when_it_has(
    stage: Stage, routine: Path
) -> None:
    routine.write_text(ROUTINE.replace("before: false", "before: true"), encoding="utf-8")
    done = ("what=pause", "after=Asked", "seconds=5", "warm_up_s=0")
    events, recording = played(stage, routine, "all", 0, *done)

    (asked,) = moments(events, "Asked")
    tell("the first question after it was asked, in s", recording.onsets()[0] - asked)
    assert recording.share_heard(asked, asked + 5) > 0.3


def test_the_voice_ends_at_once_when_it_is_muted(stage: Stage, routine: Path) -> None:
    events, recording = played(
        stage, routine, "all", 0, "what=mute", "after=SegmentStarted", "seconds=1.2"
    )

    started, (stopped,) = moments(events, "SegmentStarted"), moments(events, "done")
    tell("the voice after it was muted, in s", recording.last_heard() - stopped)
    assert recording.share_heard(started[0] + 0.3, stopped) > 0.5
    assert recording.share_heard(stopped + STOPPED_S, stopped + 1.2) == 0


def test_the_voice_is_heard_where_something_is_said_and_nowhere_else(
    stage: Stage, routine: Path
) -> None:
    events, recording = played(stage, routine, "all", 0)

    started = moments(events, "SegmentStarted")
    (start,), (half,) = (moments(events, name) for name in ("start", "half"))
    (ended,) = moments(events, "Ended")
    assert not [event for event in events if "trouble" in event]
    # The name and the side, as the time to get ready begins.
    assert recording.share_heard(started[0] + 0.2, started[0] + 2.2) > 0.5
    # How much there is, and the end.
    assert recording.share_heard(start, start + 1.5) > 0.3
    assert recording.share_heard(ended, ended + 1.0) > 0.2
    # Before the session nothing is said, and a hold of six seconds has no word half-way.
    assert recording.share_heard(started[0] - 1.0, started[0]) == 0
    assert half - start == pytest.approx(3, abs=0.1)


def test_a_voice_that_dies_costs_the_words_and_no_second(stage: Stage, routine: Path) -> None:
    killer = subprocess.Popen(
        ["sh", "-c", f"sleep 6; kill -9 $(cat {stage.dispatcher_pid})"], env=stage.environ
    )
    events, recording = played(stage, routine, "all", 80)
    killer.wait()

    troubles = [event for event in events if "trouble" in event]
    (start,), (end,) = moments(events, "start"), moments(events, "end")
    assert len(troubles) == 1
    assert "tones and text go on" in str(troubles[0]["trouble"])
    assert end - start == pytest.approx(6, abs=0.1)
    assert recording.share_heard(end, end + 0.5) > 0.5


def test_without_an_engine_the_session_runs_and_says_so_once(stage: Stage, routine: Path) -> None:
    stage.environ["PATH"] = "/nowhere"  # where the programs of this computer are looked for
    events, _ = played(stage, routine, "all", 80)

    troubles = [str(event["trouble"]) for event in events if "trouble" in event]
    (start,), (end,) = moments(events, "start"), moments(events, "end")
    assert troubles == ["There is no speech-dispatcher on this computer, so nothing is spoken."]
    assert end - start == pytest.approx(6, abs=0.1)


def test_without_a_sound_card_the_session_runs(routine: Path, tmp_path: Path) -> None:
    (tmp_path / "deaf").mkdir()
    stage = Stage(tmp_path / "deaf")
    child = subprocess.run(
        [sys.executable, "-m", "tests.ears.child", routine, "nothing", "80"],
        cwd=CHECKOUT,
        env={**stage.environ, "REHAB_APP_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    events = [json.loads(line) for line in child.stdout.splitlines()]
    assert len(moments(events, "Ended")) == 1
