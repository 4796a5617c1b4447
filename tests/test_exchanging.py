"""The history of one computer on another: the same sessions and doses, and nothing private."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab_app.clock import SteppedClock
from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, End, Input, Start
from rehab_app.engine.state import Phase
from rehab_app.exchanging import Exported, Format, IncomingFile, Order
from rehab_app.history.backups import Reason
from rehab_app.history.diary import CheckIn
from rehab_app.history.exchange.skipping import FileRefused
from rehab_app.history.records import Ending, RecordedInput, SessionOpening, StoredSession
from rehab_app.model.pain import Moment, Reading
from rehab_app.model.person import Person
from rehab_app.model.routine import Routine
from rehab_app.playing import Play
from rehab_app.replaying import CannotRestoreError, Replaying
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from tests.helpers.clock import FakeClock
from tests.helpers.histories import INPUTS, openings, work_off
from tests.helpers.sessions import shipped, steps

SECRET = "watch the left knee"
ROUTINE = steps(
    f"exercise: supine-figure-four, hold: 15-45 s, private: {SECRET}",
    "exercise: double-leg-bridge, reps: 8",
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def here(tmp_path: Path, clock: FakeClock) -> Iterator[Context]:
    yield from opened(tmp_path / "here", clock)


@pytest.fixture
def there(tmp_path: Path, clock: FakeClock) -> Iterator[Context]:
    yield from opened(tmp_path / "there", clock)


def opened(home: Path, clock: FakeClock) -> Iterator[Context]:
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "own.yaml").write_text(ROUTINE, encoding="utf-8")
    context = Context.open({"REHAB_APP_HOME": str(home)}, clock=clock)
    yield context
    context.close()


def play(context: Context, clock: SteppedClock, level: int = 1, days: float = 1) -> None:
    """Play a session with one answer to every question, and let days pass."""
    session = context.begin(context.library.find("test"))
    session.send(Start())
    while session.state.phase is not Phase.ENDED:
        answer(session, clock, level)
    clock.advance(days * 24 * 3600)


def answer(session: Play, clock: SteppedClock, level: int) -> None:
    if session.state.question is not None:
        session.send(Answer(Reading(level)))
        return
    clock.advance(min(session.wake_in_s or 1.0, 5.0))
    session.tick()


def export(context: Context, path: Path, format_: Format = Format.JSON) -> Path:
    for _ in context.exchange.export(path, Order(format=format_)):
        pass
    return path


def look(context: Context, path: Path) -> IncomingFile:
    incoming = context.exchange.look_at(path)
    for _ in incoming.look():
        pass
    return incoming


def test_doses_go_on_from_where_they_were_on_the_other_computer(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    for level in (1, 1, 6, 1):
        play(here, clock, level)
    entry = here.library.find("test").routine
    assert entry is not None

    look(there, export(here, tmp_path / "history.json")).take_in()

    facts = here.facts_for(entry)
    assert here.standing(facts).standings
    assert there.standing(there.facts_for(entry)) == here.standing(facts)
    assert there.base() == here.base()


def test_sessions_in_brief_are_the_same_on_the_other_computer(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock)
    play(here, clock, 9)

    look(there, export(here, tmp_path / "history.json")).take_in()

    assert there.history().digests.missing() == ()
    assert there.history().digests.all("") == here.history().digests.all("")
    assert there.history().digests.sets(1) == here.history().digests.sets(1)
    assert (
        export(there, tmp_path / "again.csv", Format.CSV).read_bytes()
        == export(here, tmp_path / "first.csv", Format.CSV).read_bytes()
    )


@pytest.mark.parametrize("format_", Format)
def test_what_is_for_the_physio_alone_is_in_no_export(
    here: Context, clock: FakeClock, tmp_path: Path, format_: Format
) -> None:
    play(here, clock)

    assert SECRET.encode() not in export(here, tmp_path / "out", format_).read_bytes()


def test_a_session_that_ended_just_now_is_in_every_format(
    here: Context, clock: FakeClock, tmp_path: Path
) -> None:
    session = here.begin(here.library.find("test"))
    session.send(Start())
    session.send(Answer(Reading(1)))
    session.send(End())

    assert b"supine-figure-four" in export(here, tmp_path / "out.csv", Format.CSV).read_bytes()


def test_a_session_left_open_can_be_gone_on_with_elsewhere(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    session = here.begin(here.library.find("test"))
    session.send(Start())
    session.send(Answer(Reading(1)))

    look(there, export(here, tmp_path / "history.json")).take_in()

    (left,) = there.unfinished()
    assert there.go_on(left.id).state.answers == session.state.answers


def test_looking_at_a_file_changes_nothing(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock)
    path = export(here, tmp_path / "history.json")
    play(there, clock)
    before = export(there, tmp_path / "before.json").read_bytes()

    incoming = look(there, path)
    incoming.close()

    assert incoming.comparison.new_sessions == 1
    assert export(there, tmp_path / "after.json").read_bytes() == before


def test_what_was_taken_in_can_be_taken_back(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock)
    play(there, clock)
    before = export(there, tmp_path / "before.json").read_bytes()

    taken = look(there, export(here, tmp_path / "history.json")).take_in()
    work_off(there.exchange.taking_back(taken))

    assert export(there, tmp_path / "after.json").read_bytes() == before


def test_a_session_from_csv_says_that_it_cannot_be_played_again_and_changes_no_dose(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock, 8)
    entry = here.library.find("test").routine
    assert entry is not None

    look(there, export(here, tmp_path / "history.csv", Format.CSV)).take_in()

    with pytest.raises(CannotRestoreError, match="came from a CSV file"):
        there.review(1)
    facts = there.facts_for(entry)
    in_brief = there.standing(facts)
    assert [each.digest.highest for each in there.history().digests.all("")] == [8]
    there.history().remove_session(1)
    assert in_brief == there.standing(facts)


def test_the_morning_acts_on_the_session_that_was_played_though_one_from_csv_came_after_it(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    before_day = clock.wall().date()
    play(here, clock, days=0.01)
    play(there, clock, days=0)
    clock.advance(13 * 3600)
    morning = CheckIn(moment=Moment.MORNING, told=clock.wall(), reading=Reading(7))
    here.history().diary.keep_check_in(morning)
    entry = here.library.find("test").routine
    assert entry is not None
    facts = here.facts_for(entry)
    before = here.standing(facts)
    assert any(standing.moves for standing in before.standings.values())

    look(here, export(there, tmp_path / "later.csv", Format.CSV)).take_in()

    assert [day.day for day in here.history().digests.all("")] == [before_day] * 2
    assert here.standing(facts) == before


def test_every_backup_that_is_restored_exports_the_same_bytes(
    here: Context, clock: FakeClock, tmp_path: Path
) -> None:
    exports = []
    for _ in range(3):
        play(here, clock)
        exports.append(export(here, tmp_path / "now.json").read_bytes())
        here.back_up(Reason.SESSION)
        clock.advance(3600)
    backups = here.keeping.backups.all()

    for backup, expected in zip(reversed(backups), exports, strict=True):
        here.keeping.restore(backup)
        assert export(here, tmp_path / "restored.json").read_bytes() == expected


def test_a_backup_is_made_before_anything_is_taken_in(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock)
    play(there, clock)
    before = export(there, tmp_path / "before.json").read_bytes()

    look(there, export(here, tmp_path / "history.json")).take_in()

    (backup,) = there.keeping.backups.all()
    assert backup.reason is Reason.IMPORT
    there.keeping.restore(backup)
    assert export(there, tmp_path / "after.json").read_bytes() == before


def test_a_csv_file_and_a_json_file_of_one_history_are_known_by_each_other(
    here: Context, there: Context, clock: FakeClock, tmp_path: Path
) -> None:
    play(here, clock)
    path = export(here, tmp_path / "history.json")
    look(there, export(here, tmp_path / "history.csv", Format.CSV)).take_in()

    look(there, path).take_in()

    assert export(there, tmp_path / "again.json").read_bytes() == path.read_bytes()
    assert look(there, path).comparison.known_sessions == 1


def test_damage_is_told(here: Context, clock: FakeClock, tmp_path: Path) -> None:
    play(here, clock)
    exported = Exported()
    for _ in here.exchange.export(tmp_path / "a.json", Order(format=Format.JSON), exported):
        pass
    assert exported.damaged == 0


def test_no_export_takes_the_place_of_the_history(here: Context, clock: FakeClock) -> None:
    play(here, clock)
    with pytest.raises(FileRefused, match="own data"):
        export(here, here.locations.history)


@given(
    openings(),
    st.lists(st.tuples(INPUTS, st.floats(0, 600_000)), max_size=12),
    st.sampled_from(["daily-hip-stretch", "walk-jog-return", "yin-five", "ice-day-plan"]),
)
@settings(max_examples=40)
def test_whatever_a_file_says_was_done_bringing_it_into_brief_ends(
    opening: SessionOpening, given_: list[tuple[Input, float]], routine: str
) -> None:
    library = Library(shipped(), routines_folder())
    inputs = tuple(
        RecordedInput(seq=seq, at_s=at_s, utc=opening.started, input=each)
        for seq, (each, at_s) in enumerate(given_)
    )
    stored = StoredSession(
        id=1,
        opening=opening,
        text_hash="",
        ended=Ending.COMPLETED,
        ended_utc=opening.started,
        input_count=len(inputs),
        damaged=0,
        routine_text=library.find(routine).text,
        inputs=inputs,
        reached_s=max((each.at_s for each in inputs), default=0.0),
        next_seq=len(inputs),
    )

    digested = Replaying(library, _facts_for).digested(stored, opening)

    assert digested.key == opening.key


def _facts_for(routine: Routine, person: Person, base: float | None) -> Facts:
    return Facts(
        routine=routine,
        catalogue=shipped().catalogue.with_own(routine.exercises),
        conditions=shipped().conditions,
        rules=shipped().rules,
        person=person,
        base=base,
        nerve_avoid_tags=shipped().nerve_avoid_tags,
    )
