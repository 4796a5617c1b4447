"""What is said in a session, as somebody on the mat hears it."""

import pytest

from rehab_app.engine.inputs import Answer, Hurts, Input, Pause, Resume, Skip, Start, Tick
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.state import Phase, SessionState
from rehab_app.guide.line import Line, Weight
from rehab_app.guide.script import HowMuch, Script
from rehab_app.guide.spoken import for_the_ear, spoken_seconds
from rehab_app.model.plan import SegmentKind
from tests.helpers.sessions import facts_of, reading, steps

TWO = steps(
    "exercise: supine-figure-four, hold: 40 s, rest: 10 s",
    "exercise: double-leg-bridge, reps: 8",
)


class Listener:
    """Plays a session and writes down what is said at which second."""

    def __init__(self, text: str, how_much: HowMuch = HowMuch.ALL) -> None:
        self.facts = facts_of(text, conditions=())
        self.script = Script(self.facts, how_much)
        self.state: SessionState = new_session(make_plan(self.facts))
        self.at = 0.0
        self.lines: list[tuple[float, Line]] = []

    def do(self, what: Input) -> "Listener":
        self.state, outputs = advance(self.state, what, self.at, self.facts)
        self.lines += [(self.at, line) for line in self.script.lines(outputs, self.state)]
        return self

    def wait(self, seconds: int) -> "Listener":
        for _ in range(seconds):
            self.at += 1.0
            self.do(Tick())
        return self

    def to_end(self, answer: str = "0") -> "Listener":

        self.do(Start())
        while self.state.phase is not Phase.ENDED:
            if self.state.question is not None:
                self.do(Answer(reading(answer)))
            elif self.state.segment is not None and self.state.segment.kind is SegmentKind.OPEN:
                self.wait(1).do(Skip())
            else:
                self.wait(1)
        return self

    @property
    def texts(self) -> list[str]:
        return [line.text for _, line in self.lines]


def test_a_session_from_its_start_to_its_end() -> None:
    said = Listener(TWO).to_end().texts

    cue = "Lie on your back"
    assert said[0] == "How much does the hip hurt right now? From 0 to 10."
    assert said[1] == "Supine figure four, left side."
    assert "40 seconds." in said
    assert "Half-way." in said
    assert any(text.startswith("Supine figure four: how much did it hurt?") for text in said)
    assert any(text.startswith("Rest, 10 seconds. Then Supine figure four, right") for text in said)
    assert "8 repetitions." in said
    assert said[-1] == "Done."
    assert any(cue in text for text in said)


def test_an_exercise_is_said_as_it_is_spoken_wherever_it_is_named() -> None:
    said = Listener("every-feature").to_end().texts
    facts = facts_of("every-feature")
    (own,) = (each for each in facts.catalogue.values() if each.spoken)

    about = [text for text in said if own.spoken in text]
    assert own.spoken != own.name
    assert any(text.endswith(f"Then {own.spoken}, left side.") for text in about)
    assert any(f"{own.spoken}: how much did it hurt?" in text for text in about)
    assert not any(own.name in text for text in said)


def test_a_name_that_was_said_in_the_rest_is_not_said_again() -> None:
    said = Listener(TWO).to_end().texts

    assert sum("Supine figure four, right side" in text for text in said) == 1


def test_how_to_get_there_is_said_once_for_each_pose() -> None:
    said = Listener(steps("exercise: supine-figure-four, hold: 40 s, sets: 3, sides: left"))
    cue = for_the_ear(said.facts.exercise("supine-figure-four").cues[0])

    assert said.to_end().texts.count(cue) == 1


@pytest.mark.parametrize("name", ["every-feature", "daily-hip-stretch", "yin-starter"])
def test_how_to_get_there_is_never_said_again_before_another_name(name: str) -> None:
    exercises = facts_of(name).catalogue.values()
    cues = {for_the_ear(each.cues[0]) for each in exercises if each.cues}
    names = [each.spoken or each.name for each in exercises]
    since_name: list[str] = []

    for text in Listener(name).to_end().texts:
        if text in cues:
            assert text not in since_name
            since_name.append(text)
        elif any(each in text for each in names):
            since_name.clear()


@pytest.mark.parametrize(("hold_s", "count"), [(10, 0), (40, 1), (180, 0)])
def test_half_way_is_said_neither_in_short_holds_nor_in_the_quiet_of_long_ones(
    hold_s: int, count: int
) -> None:
    text = steps(f"exercise: supine-figure-four, hold: {hold_s} s, sides: left")

    assert Listener(text).to_end().texts.count("Half-way.") == count


def test_a_change_is_said_with_its_reason() -> None:
    heard = Listener(TWO).do(Start()).do(Answer(reading("2")))
    while heard.state.question is None:
        heard.wait(1)

    heard.do(Answer(reading("4:dull")))

    change, because = heard.texts[-3:-1]
    assert change.startswith("Change to an easier variant. Supine figure four becomes Seated")
    assert change.endswith("on a chair, 1 set.")
    assert because == "That is a real rise, so an easier variant comes next."


def test_a_pause_and_that_it_hurts_are_said_at_once() -> None:

    heard = Listener(TWO).do(Start()).do(Answer(reading("1"))).wait(8)
    heard.do(Pause()).do(Resume()).wait(4).do(Hurts())

    late = [line for _, line in heard.lines][-3:]
    assert [line.text for line in late] == [
        "Paused.",
        "Going on.",
        "How much does it hurt right now? From 0 to 10.",
    ]
    assert {line.weight for line in late} == {Weight.NOW}


def test_less_is_said_on_demand() -> None:
    count = {much: len(Listener(TWO, much).to_end().lines) for much in HowMuch}

    assert count[HowMuch.ALL] > count[HowMuch.SHORT] > count[HowMuch.QUESTIONS] > 0
    assert count[HowMuch.NOTHING] == 0


def test_every_line_about_a_pose_is_said_before_or_in_it() -> None:
    heard = Listener(TWO).do(Start())
    while heard.state.phase is not Phase.ENDED:
        before = len(heard.lines)
        if heard.state.question is not None:
            heard.do(Answer(reading("0")))
        else:
            heard.wait(1)
        for _, line in heard.lines[before:]:
            assert line.about is None or line.about >= heard.state.index


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (30, "30 seconds"),
        (60, "1 minute"),
        (90, "1 minute 30 seconds"),
        (300, "5 minutes"),
    ],
)
def test_times_are_said_in_full(seconds: int, words: str) -> None:
    assert spoken_seconds(seconds) == words


def test_signs_are_said_as_words() -> None:
    assert for_the_ear("30 s → 15 s, 2 × 1 min") == (
        "30 seconds becomes 15 seconds, 2 times 1 minute"
    )
