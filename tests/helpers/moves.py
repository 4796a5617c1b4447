"""Some hundred sessions played at random by the standard rules, move by move, for properties."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    Hurts,
    Input,
    Output,
    Overrule,
    Pause,
    Resume,
    Skip,
    Start,
    Undo,
)
from rehab_app.engine.planning import make_plan
from rehab_app.engine.running import elapse
from rehab_app.engine.session import advance, new_session
from rehab_app.engine.simulating import GivenAnswers, next_step
from rehab_app.engine.state import Answered, Phase, SessionState
from rehab_app.model.pain import Action, Gate, Moment, Quality, Reading
from rehab_app.model.plan import Plan
from tests.helpers.scripts import FACTS
from tests.helpers.sessions import facts_of, steps

SESSIONS = 20
MOST_MOVES = 80
_WAITS = (0.0, 1.0, 4.75, 5.0, 10.0, 30.0, 60.0, 130.0)
_LEVELS = (0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6)
_KINDS = (*(Quality.DULL,) * 40, *Quality)
_BY_HAND: tuple[Input, ...] = (
    *(Hurts(), Hurts(), Skip(), Skip(), Back(), Overrule(), Undo(), Pause(), Resume(), Resume()),
    *(AddTime(15), AddTime(45), AddTime(-15)),
)
# After a 3 before the session: these leave out a target, stop a pose or swap it.
_FIRST = (*(Reading(level, Quality.DULL) for level in (6, 5)), Reading(3, Quality.SHARP))
_SECOND = (Reading(1, Quality.PINCH), Reading(5, Quality.DULL))

# What the shipped routines lack: many sets, jogs of an odd length, a swap into another's target.
OWN = {
    "sets": facts_of(
        steps(
            "exercise: half-kneeling-hip-flexor-stretch, hold: 20-60 s, sets: 3, ask: [7 s, after]",
            "exercise: side-lying-hip-abduction, reps: 10, sets: 3, rest: 5 s",
            "exercise: pigeon-pose, hold: 2 min, sets: 2",
        ),
        base=1,
    ),
    "jogs": facts_of(
        steps(
            "exercise: walk-jog-interval, walk: 15 s, jog: 1 min, times: 2, ask: [every 40 s]",
            "exercise: walk-jog-interval, walk: 30 s, jog: 45 s, times: 3, ask: [halfway, after]",
            kind="run-walk",
        )
    ),
    "led back": facts_of(
        steps(
            "exercise: seated-butterfly, hold: 60 s",
            "exercise: adductor-rock-back, reps: 10, sets: 2",
            "exercise: supine-figure-four, hold: 60 s, sets: 2, easier: seated-butterfly",
            "exercise: pigeon-pose, hold: 60 s, sets: 2, easier: supine-butterfly",
        )
    ),
}


@dataclass(frozen=True, slots=True)
class Move:
    """An input that was taken, with the session right before and after it."""

    facts: Facts
    before: SessionState
    what: Input
    after: SessionState
    outputs: tuple[Output, ...]

    @property
    def entry(self) -> Answered:
        """Return what an answer was logged as."""
        return self.after.answers[-1]

    @property
    def old(self) -> Plan:
        """Return the work that was still to come, without what was running."""
        return _works(self.before.plan[self.before.index + 1 :])

    @property
    def new(self) -> Plan:
        """Return the work that is still to come, without what was running."""
        if self.after.phase is Phase.ENDED:
            return ()
        return _works(self.after.plan[self.before.index + 1 :])

    @property
    def is_answer(self) -> bool:
        """Tell whether a question was answered."""
        return isinstance(self.what, Answer)

    def changes_pose(self, *actions: Action) -> bool:
        """Tell whether it is an answer that changed what is still to come of an exercise so."""
        if not self.is_answer or self.entry.work is None or not self.entry.changes:
            return False
        is_about_pose = self.entry.moment in (Moment.HALFWAY, Moment.HURTS, Moment.AFTER)
        return is_about_pose and self.entry.decision.do in actions

    @property
    def gate(self) -> Gate | None:
        """Return the gate of an answer before a session."""
        do = self.entry.decision.do if self.is_answer else None
        return do if isinstance(do, Gate) else None


@cache
def played() -> tuple[Move, ...]:
    """Return all moves of all sessions; they are the same every time."""
    by_chance = (
        move
        for name, facts in sorted((FACTS | OWN).items())
        for seed in range(SESSIONS)
        for move in _moves(facts, Random(f"{name} {seed}"))
    )
    complained = (
        move
        for name in ("sets", "led back")
        for readings in _complaints()
        for move in _answered(OWN[name], readings)
    )
    return (*by_chance, *complained)


def _complaints() -> Iterator[tuple[Reading, ...]]:
    """Yield answers that are calm but for two; after the first it is asked again."""
    calm, sore = Reading(1, Quality.DULL), Reading(3, Quality.DULL)
    for place, between in product((0, 1, 3), (0, 1, 3, 5)):
        for first, again, second in product(_FIRST, (calm, sore), _SECOND):
            middle = (first, again, *(calm,) * between, second)
            yield (sore, *(calm,) * place, *middle, calm)


def _answered(facts: Facts, readings: tuple[Reading, ...]) -> Iterator[Move]:
    """Yield the moves of a session in which nothing is done but to answer."""
    state = new_session(make_plan(facts))
    answers = GivenAnswers(readings)
    begun, outputs = advance(state, Start(), 0.0, facts)
    yield Move(facts, state, Start(), begun, outputs)
    state = begun
    while state.phase is not Phase.ENDED:
        before = state
        if before.question is None:
            state, _ = next_step(before, answers, facts)
            continue
        what = Answer(answers.take(before.question, facts))
        state, outputs = advance(before, what, before.seen_at, facts)
        yield Move(facts, before, what, state, outputs)


@cache
def openings() -> tuple[Move, ...]:
    """Return every answer to the question before a session, for all routines that ask it."""
    found: list[Move] = []
    for facts in (FACTS | OWN).values():
        state, _ = advance(new_session(make_plan(facts)), Start(), 0.0, facts)
        if state.question is None or state.question.moment is not Moment.BEFORE:
            continue
        for level, quality in product(range(11), Quality):
            what = Answer(Reading(level, quality))
            after, outputs = advance(state, what, 0.0, facts)
            found.append(Move(facts, state, what, after, outputs))
    return tuple(found)


def _moves(facts: Facts, random: Random) -> Iterator[Move]:
    state = new_session(make_plan(facts))
    what: Input = Start()
    for _ in range(MOST_MOVES):
        before = state
        try:
            state, outputs = advance(state, what, state.seen_at, facts)
        except IllegalInput:
            pass
        else:
            yield Move(facts, before, what, state, outputs)
        if state.phase is Phase.ENDED:
            return
        if state.question is None or random.random() < 0.3:
            state, _ = elapse(state, state.seen_at + random.choice(_WAITS), facts)
        what = _input(random, state)


def _input(random: Random, state: SessionState) -> Input:
    if state.question is not None and random.random() < 0.85:
        return Answer(_reading(random, state.question.moment is Moment.BEFORE))
    return random.choice(_BY_HAND)


def _reading(random: Random, is_first: bool) -> Reading:
    if random.random() < 0.1:
        return Reading(None)
    level = random.choice(_LEVELS)
    if is_first and random.random() < 0.7:
        level = random.randint(0, 2)
    return Reading(level, random.choice(_KINDS), skin_fine=random.random() < 0.95)


def _works(plan: Plan) -> Plan:
    return tuple(segment for segment in plan if segment.is_work)
