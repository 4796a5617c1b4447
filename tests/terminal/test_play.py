"""Playing with answers given beforehand: the same session as simulated, and all of it saved."""

from pathlib import Path

import pytest

from rehab_app.engine.inputs import Answer, Start
from rehab_app.history.records import Ending, StoredSession
from rehab_app.history.store import HistoryStore
from tests.terminal.programs import ONE_POSE, ROW, json_of, run, started

# What simulate takes for granted and a person says.
AS_SIMULATED = ("--side", "left", "--condition", "runners-hip")


def newest(home: Path) -> StoredSession:
    with HistoryStore.open(home / "data" / "history.db") as store:
        return store.session(store.sessions(1)[0].id)


def rows_of_simulation(*arguments: object) -> list[str]:
    """Return by which rows a simulated session was decided, in order."""
    timeline = json_of("simulate", *arguments, "--json")["timeline"]
    return [
        line["rule"] + (f" from {line['from']}" if "from" in line else "")
        for line in timeline
        if line["kind"] == "check_in"
    ]


@pytest.mark.parametrize(
    ("name", "answers", "speed"),
    [
        ("desk-break-mini", "2", 600),
        ("pre-run-dynamic", "1,4:dull,1", 600),
        ("daily-hip-stretch", "2,1,3:dull,4:dull,2,5:dull,1,0,4:sharp,2", 600),
        ("daily-hip-stretch", "2,-", 600),
        ("daily-hip-stretch", "9", 600),
        ("roll-and-release", "3,2,6:dull,3,0:tingling,2,1", 600),
        ("ice-day-plan", "2,2,2:dull:skin", 600),
        # It asks while poses are held: on a busy machine the answer must not come after the hold.
        ("yin-starter", "2,2,4:stretch,2,3:dull", 120),
        ("walk-jog-return", "3,2,5:dull,2", 600),
    ],
)
def test_a_played_session_is_decided_by_the_same_rows_as_a_simulated_one(
    name: str, answers: str, speed: int
) -> None:
    arguments = (name, "--answers", answers, *AS_SIMULATED)

    played = run("play", *arguments, "--speed", speed)

    assert played.returncode == 0
    as_it_went, _, summary = played.stdout.partition("\n\n")
    expected = rows_of_simulation(*arguments)
    assert ROW.findall(as_it_went) == expected
    assert ROW.findall(summary.partition("Next time:")[0]) == expected


def test_a_played_session_is_in_the_history_with_every_reading(own_home: Path) -> None:
    run("play", "daily-hip-stretch", "--speed", "600", "--answers", "2,1,3:dull,0,-,2")

    session = newest(own_home)

    assert session.ended is Ending.COMPLETED
    assert session.opening is not None
    assert session.opening.routine_id == "daily-hip-stretch"
    assert isinstance(session.inputs[0].input, Start)
    answers = [saved for saved in session.inputs if isinstance(saved.input, Answer)]
    levels = [saved.input.reading.level for saved in answers if isinstance(saved.input, Answer)]
    assert levels[:6] == [2, 1, 3, 0, None, 2]
    assert set(levels[6:]) == {2}
    assert answers[0].moment == "before"
    assert answers[-1].moment == "end"
    assert [saved.exercise for saved in answers[1:3]] == [
        "supine-windshield-wipers",
        "half-kneeling-hip-flexor-stretch",
    ]


def test_a_session_that_is_not_started_is_saved_as_stopped(own_home: Path) -> None:
    run("play", "daily-hip-stretch", "--answers", "9")

    session = newest(own_home)

    assert session.ended is Ending.STOPPED
    assert [type(saved.input) for saved in session.inputs] == [Start, Answer]


def test_the_text_of_the_routine_is_kept_with_its_session(own_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "one-pose.yaml"
    path.write_text(ONE_POSE)

    run("play", path, "--speed", "600", "--answers", "0")

    assert newest(own_home).routine_text == ONE_POSE


def test_readings_before_a_session_become_the_usual_level_of_the_next(own_home: Path) -> None:
    for _ in range(2):
        options = ("--answers", "4,4", "--speed", "600", "--all-the-same")
        run("play", "desk-break-mini", *options)

    opening = newest(own_home).opening

    assert opening is not None
    assert opening.base == 4


def test_a_second_player_is_told_that_the_first_has_the_history(own_home: Path) -> None:
    with started("play", "daily-hip-stretch", "--answers", "0") as first:
        assert first.stdout is not None
        first.stdout.readline()

        second = run("play", "desk-break-mini", "--answers", "0", "--speed", "600")

        assert second.returncode == 1
        assert "another window" in second.stderr
        assert second.stdout == ""
        assert first.poll() is None
    first.wait(20)
    assert run("play", "desk-break-mini", "--answers", "8").returncode == 0


def test_without_a_disk_to_save_to_the_session_is_played_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("REHAB_APP_HOME", str(blocked))

    done = run("play", "desk-break-mini", "--answers", "0", "--speed", "600")

    assert done.returncode == 0
    assert "it is saved when it can be" in done.stderr
    assert "Not saved: " in done.stdout
    assert "Completed." in done.stdout
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_history_is_left_as_it_is(own_home: Path) -> None:
    history = own_home / "data" / "history.db"
    history.parent.mkdir(parents=True)
    history.write_bytes(b"the diary of somebody else" * 100)

    done = run("play", "desk-break-mini", "--answers", "0", "--speed", "600")

    assert done.returncode == 1
    assert str(history) in done.stderr
    assert history.read_bytes() == b"the diary of somebody else" * 100


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_every_feature_is_played_to_its_end(own_home: Path) -> None:
    arguments = ("every-feature", "--answers", "1", *AS_SIMULATED)

    with started("play", *arguments, "--speed", "60") as process:
        assert process.stdout is not None
        shown = process.stdout.read()
        assert process.wait(20) == 0

    as_it_went, _, summary = shown.partition("\n\n")
    assert "Completed." in summary
    assert ROW.findall(as_it_went) == rows_of_simulation(*arguments)
    assert newest(own_home).ended is Ending.COMPLETED


def test_what_is_closed_for_now_is_not_played_and_says_when_it_opens(own_home: Path) -> None:
    ice = ("play", "ice-day-plan", "--speed", "600", "--answers", "1", "--side", "left")
    assert run(*ice).returncode == 0

    again = run(*ice)

    assert again.returncode == 1
    assert "Ice opens at" in again.stderr
    with HistoryStore.open(own_home / "data" / "history.db") as store:
        assert len(store.sessions(10)) == 1


def test_what_a_file_means_once_a_day_is_played_again_with_a_word() -> None:
    desk = ("play", "desk-break-mini", "--speed", "600", "--answers", "1")
    assert run(*desk).stderr == ""

    refused, again = run(*desk), run(*desk, "--all-the-same")

    assert refused.returncode == 1
    assert "Desk-break mini opens at" in refused.stderr
    assert again.returncode == 0
