import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rehab_app.engine.inputs import Answer, Hurts, Input, Pause, Start
from rehab_app.history.errors import HistoryUnavailable
from rehab_app.history.recorder import Recorder, Trouble
from rehab_app.history.records import Ending
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Side
from tests.history.samples import ROUTINE_TEXT, HandClock, child, line_of, opening


@dataclass
class Owner:
    """Opens the history when it is first asked for, as the program does."""

    path: Path
    stores: list[HistoryStore] = field(default_factory=list)

    def __call__(self) -> HistoryStore:
        if not self.stores:
            self.stores.append(HistoryStore.open(self.path))
        return self.stores[0]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path / "data" / "history.db")
    yield owner
    for store in owner.stores:
        store.close()


@pytest.fixture
def folder(history: Owner) -> None:
    history.path.parent.mkdir()


@pytest.fixture
def recorder(history: Owner, folder: None) -> Recorder:
    return Recorder.begin(history, HandClock(), opening(), ROUTINE_TEXT)


def inputs_of(history: Owner) -> list[tuple[int, float, Input]]:
    return [(one.seq, one.at_s, one.input) for one in history().session(1).inputs]


def test_inputs_are_on_the_disk_as_they_come(history: Owner, recorder: Recorder) -> None:
    recorder.record(Start(), 0.0)
    recorder.record(
        Answer(Reading(3)), 4.5, moment=Moment.BEFORE, exercise="bridge", side=Side.LEFT
    )

    assert inputs_of(history) == [(0, 0.0, Start()), (1, 4.5, Answer(Reading(3)))]
    answered = history().session(1).inputs[1]
    assert (answered.moment, answered.exercise, answered.side) == (
        Moment.BEFORE,
        "bridge",
        Side.LEFT,
    )
    assert recorder.trouble is None


def test_an_ended_session_is_no_longer_open(history: Owner, recorder: Recorder) -> None:
    recorder.end(Ending.COMPLETED)

    assert history().open_sessions() == ()


def test_a_mark_is_saved_every_five_seconds(history: Owner, recorder: Recorder) -> None:
    reached = []
    for at_s in range(17):
        recorder.mark(float(at_s))
        reached.append(history().session(1).reached_s)

    assert reached == [0.0] * 5 + [5.0] * 5 + [10.0] * 5 + [15.0] * 2
    assert inputs_of(history) == []


def test_a_session_goes_on_where_it_was_left(history: Owner, recorder: Recorder) -> None:
    recorder.record(Start(), 0.0)
    recorder.mark(6.0)

    again = Recorder.resume(history, HandClock(), history().session(1))
    again.mark(10.0)
    assert history().session(1).reached_s == 6.0
    again.record(Pause(), 11.0)

    assert inputs_of(history) == [(0, 0.0, Start()), (1, 11.0, Pause())]


def test_a_session_without_a_history_is_kept_and_saved_when_there_is_one(history: Owner) -> None:
    history.path.parent.write_text("a file where the folder should be")
    recorder = Recorder.begin(history, HandClock(), opening(), ROUTINE_TEXT)
    recorder.record(Start(), 0.0)
    recorder.record(Hurts(), 2.0)
    recorder.end(Ending.STOPPED)
    trouble = recorder.trouble
    assert trouble is not None
    assert trouble.unsaved_count == 2

    history.path.parent.unlink()
    history.path.parent.mkdir()
    recorder.retry()

    assert recorder.trouble is None
    assert recorder.session_id == 1
    assert inputs_of(history) == [(0, 0.0, Start()), (1, 2.0, Hurts())]
    assert history().session(1).ended is Ending.STOPPED


def test_a_mark_tries_again_too(history: Owner, folder: None) -> None:
    is_there = [False, False, True]

    def sometimes() -> HistoryStore:
        if not is_there.pop(0):
            raise HistoryUnavailable("The disk is full.")
        return history()

    recorder = Recorder.begin(sometimes, HandClock(), opening(), ROUTINE_TEXT)
    recorder.record(Start(), 0.0)
    trouble = recorder.trouble
    assert trouble == Trouble("The disk is full.", 1)

    recorder.mark(5.0)

    assert recorder.trouble is None
    assert inputs_of(history) == [(0, 0.0, Start())]


@pytest.mark.skipif(sys.platform == "win32", reason="has no limit on the size of files")
def test_what_a_full_disk_refuses_is_saved_when_there_is_room(history: Owner, folder: None) -> None:
    with child("fill", history.path) as filling:
        troubles, seqs, damaged = json.loads(line_of(filling))

    assert [trouble and trouble[1] for trouble in troubles] == [None, 1, 2, 3, 4, None]
    assert all("reported an error" in trouble[0] for trouble in troubles if trouble)
    assert (seqs, damaged) == ([0, 1, 2, 3, 4, 5], 0)
    assert [one.seq for one in history().session(1).inputs] == seqs
