"""Sessions for tests: the shipped tables, routines written in a line or two, a clock to move."""

from collections.abc import Sequence
from functools import cache

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import Answer, Input, Output, Start, Tick
from rehab_app.engine.planning import make_plan
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.simulating import moments_between
from rehab_app.engine.state import Answered, Phase, SessionState
from rehab_app.model.pain import NO_ANSWER, Quality, Reading
from rehab_app.model.person import Person, Side
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.resources import routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.shipped import Shipped, load_shipped

HEAD = "format: 1\nid: test\ntitle: Test\nkind: {kind}\nblocks:\n  - title: All\n    steps:\n"


@cache
def shipped() -> Shipped:
    """Return the shipped catalogue, conditions and rules."""
    return load_shipped(routines_folder())


def facts_of(
    name_or_text: str,
    *,
    base: float | None = None,
    sore_side: Side | None = Side.LEFT,
    conditions: tuple[str, ...] | None = None,
    strain_day: int | None = None,
) -> Facts:
    """Return the facts of a shipped routine, or of the text of one."""
    if "\n" in name_or_text:
        reading = Library(shipped(), routines_folder()).read_data(name_or_text.encode(), "test")
        assert reading.routine is not None, [str(problem) for problem in reading.problems]
        routine = reading.routine
    else:
        entry = Library(shipped(), routines_folder()).find(name_or_text)
        assert entry.routine is not None, [str(problem) for problem in entry.problems]
        routine = entry.routine
    return Facts(
        routine=routine,
        catalogue=shipped().catalogue.with_own(routine.exercises),
        conditions=shipped().conditions,
        rules=shipped().rules,
        person=Person(
            sore_side=sore_side,
            conditions=routine.suits if conditions is None else conditions,
            strain_day=strain_day,
        ),
        base=base,
        nerve_avoid_tags=shipped().nerve_avoid_tags,
    )


def steps(*lines: str, kind: str = "stretch") -> str:
    """Return a routine's text with these steps, each written in YAML's flow style."""
    return HEAD.format(kind=kind) + "".join(f"      - {{{line}}}\n" for line in lines)


def reading(text: str) -> Reading:
    """Return the reading of "4", "4:dull" or "-"."""
    if text == "-":
        return NO_ANSWER
    level, _, quality = text.partition(":")
    return Reading(int(level), Quality(quality) if quality else None)


class Player:
    """Plays a session by hand on a made-up clock; as close as a test comes to a person."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.state: SessionState = new_session(make_plan(facts))
        self.at = 0.0
        self.saved: list[tuple[Input, float]] = []
        self.heard: list[Output] = []

    def start(self, before: str | None = "2") -> "Player":
        """Start, and answer the first question."""
        self.do(Start())
        if before is not None and self.state.question is not None:
            self.answer(before)
        return self

    def do(self, what: Input) -> tuple[Output, ...]:
        """Give an input now."""
        self.state, outputs = advance(self.state, what, self.at, self.facts)
        self.saved.append((what, self.at))
        self.heard.extend(outputs)
        return outputs

    def answer(self, text: str) -> Answered:
        """Answer the open question and return what was logged."""
        self.do(Answer(reading(text)))
        return self.state.answers[-1]

    def pass_time(self, seconds: float, tick_s: float = 1.0) -> "Player":
        """Let time pass with the clock looked at as a front end does."""
        end = self.at + seconds
        for moment in _moments(self.at, end, tick_s):
            self.at = moment
            self.state, outputs = advance(self.state, Tick(), moment, self.facts)
            self.heard.extend(outputs)
        return self

    def run_until(self, *phases: Phase, most_s: float = 4 * 3600) -> "Player":
        """Let time pass until the session is in one of these phases."""
        start = self.at
        while self.state.phase not in phases:
            assert self.at - start < most_s, f"never came to {phases}"
            self.pass_time(1.0)
        return self

    def to_work(self, exercise: str | None = None, answers: str = "0") -> "Player":
        """Go on to the next work (of an exercise), with the same answer to every question."""
        for _ in range(2000):
            segment = self.state.segment
            is_right = segment and segment.is_work and exercise in (None, segment.exercise)
            if is_right and self.state.phase is Phase.RUNNING:
                return self
            if self.state.question is not None and self.state.question.is_blocking:
                self.answer(answers)
            else:
                self.pass_time(1.0)
        raise AssertionError(f"never came to {exercise}")

    def is_in(self, phase: Phase) -> bool:
        """Tell whether the session is in a phase."""
        return self.state.phase is phase

    def is_at(self, kind: SegmentKind) -> bool:
        """Tell whether the present segment is of a kind."""
        return self.segment.kind is kind

    @property
    def segment(self) -> Segment:
        """Return the present segment."""
        assert self.state.segment is not None
        return self.state.segment

    def ahead(self) -> list[tuple[str, str, int]]:
        """Return the work still to come: exercise, side, seconds."""
        following = self.state.plan[self.state.index + 1 :]
        return [(s.exercise, s.side.value, s.seconds) for s in following if s.is_work]


def _moments(start: float, end: float, tick_s: float) -> Sequence[float]:
    if tick_s >= 5:
        return list(moments_between(start, end))
    count = int((end - start) / tick_s)
    moments = [start + tick_s * number for number in range(1, count + 1)]
    return moments if moments and moments[-1] == end else [*moments, end]
