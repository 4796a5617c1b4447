"""Random routines, rule tables and sessions that nobody would write, from a seed."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from random import Random

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    CountReps,
    Hurts,
    Input,
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
from rehab_app.engine.state import Phase, SessionState
from rehab_app.model.exercise import Catalogue, Exercise, Sided
from rehab_app.model.ladder import Hold, Range, Reps, WalkJog
from rehab_app.model.pain import Action, Moment, Quality, QualityClass, Reading, Result, RuleMoment
from rehab_app.model.person import Person, Side
from rehab_app.model.routine import (
    Ask,
    AskKind,
    AskPoint,
    Block,
    Kind,
    Routine,
    Sides,
    Step,
    WrittenRung,
)
from rehab_app.model.rule import Case, Raise, Rule, RuleSet, Span
from rehab_app.routine_io.rule_reader import results_at
from tests.helpers.sessions import shipped

MOST_MOVES = 60
# With a bone stress injury nothing is offered, so nothing would be played.
_CONDITIONS = sorted(shipped().conditions.keys() - {"bone-stress-injury"})
_WAITS = (0.0, 0.5, 4.0, 8.0, 12.0, 12.0, 40.0)
_SECONDS = (5, 10, 20, 45, 60, 120, 300)
_ASKS = (
    AskPoint(AskKind.AFTER),
    AskPoint(AskKind.AFTER),
    AskPoint(AskKind.HALFWAY),
    AskPoint(AskKind.AT, 7),
    AskPoint(AskKind.EVERY, 20),
)


def wild_facts(random: Random) -> Facts:
    """Return a random routine, with exercises of its own, and a random rule table."""
    own = tuple(_own_exercise(random, number) for number in range(2))
    catalogue = shipped().catalogue.with_own(own)
    return Facts(
        routine=_routine(random, catalogue, own),
        catalogue=catalogue,
        conditions=shipped().conditions,
        rules=_rule_set(random),
        person=Person(
            sore_side=random.choice((None, *Side)),
            conditions=tuple(random.sample(_CONDITIONS, random.choice((0, 0, 1, 2)))),
            strain_day=random.choice((None, 0, 7, 30)),
        ),
        base=random.choice((None, 0, 3, 7)),
        nerve_avoid_tags=shipped().nerve_avoid_tags,
    )


def wild_session(facts: Facts, random: Random) -> Iterator[tuple[Input, SessionState]]:
    """Yield inputs that were taken, and the session after each; it is cut off where it is long."""
    state = new_session(make_plan(facts))
    state, _ = advance(state, Start(), 0.0, facts)
    yield Start(), state
    for _ in range(MOST_MOVES):
        if state.phase is Phase.ENDED:
            return
        state = elapse(state, state.seen_at + random.choice(_WAITS), facts)[0]
        what = _input(random, state)
        try:
            state, _ = advance(state, what, state.seen_at, facts)
        except IllegalInput:
            continue
        yield what, state


def _input(random: Random, state: SessionState) -> Input:
    """Return what somebody might do: mostly answer where something is asked, at first mildly."""
    if state.question is not None and state.question.moment is Moment.BEFORE:
        return Answer(Reading(random.choice((0, 1, 2, 3, random.randint(0, 10))), Quality.DULL))
    if state.question is not None and random.random() < 0.8:
        return Answer(_reading(random))
    return random.choice(
        (
            *(Hurts(), Hurts(), Skip(), Skip(), Back(), Overrule(), Undo(), Pause(), Resume()),
            *(Resume(), AddTime(15), AddTime(-15), CountReps(2)),
        )
    )


def _reading(random: Random) -> Reading:
    if random.random() < 0.05:
        return Reading(None)
    level = random.choice((*(random.randint(0, 4) for _ in range(3)), random.randint(3, 10)))
    return Reading(level, random.choice((None, *Quality)), skin_fine=random.random() < 0.9)


# -- a routine


def _own_exercise(random: Random, number: int) -> Exercise:
    names = sorted(shipped().catalogue)
    like = shipped().catalogue[random.choice(names)]
    return replace(
        like,
        id=f"own-{number}",
        group="",
        tags=frozenset(random.sample(sorted(like.tags), random.randint(0, len(like.tags)))),
        easier=random.choice((None, f"own-{1 - number}", random.choice(names))),
        harder=random.choice((None, random.choice(names))),
    )


def _routine(random: Random, catalogue: Catalogue, own: tuple[Exercise, ...]) -> Routine:
    few = [*random.sample(sorted(shipped().catalogue), 3), *(exercise.id for exercise in own)]
    blocks = tuple(
        Block(
            title="Block",
            rounds=random.randint(1, 3),
            steps=tuple(_step(random, catalogue, few) for _ in range(random.randint(1, 3))),
        )
        for _ in range(random.randint(1, 2))
    )
    return Routine(
        id="wild",
        title="Wild",
        kind=random.choice(tuple(Kind)),
        blocks=blocks,
        ask=Ask(before=random.random() < 0.8, each=_asks(random)),
        rules=tuple(_rule(random, f"own-{number}") for number in range(random.randint(0, 4))),
        exercises=own,
    )


def _step(random: Random, catalogue: Catalogue, few: list[str]) -> Step:
    name = random.choice(few)
    step = Step(
        exercise=name,
        sets=random.choice((None, _range(random, range(1, 5)))),
        sides=None if catalogue[name].sided is Sided.BOTH else random.choice((None, *Sides)),
        rest_s=random.choice((None, 0, 5)),
        ask=random.choice((None, _asks(random))),
        easier=random.choice((None, None, *few)),
        ready_s=random.choice((None, 0, 3)),
    )
    match random.randint(0, 5):
        case 0 | 1:
            return replace(step, hold=_range(random, _SECONDS), harder=random.choice((None, *few)))
        case 2:
            return replace(step, reps=_range(random, range(1, 16)))
        case 3:
            return replace(step, walk_jog=WalkJog(random.choice((0, 20)), 30, random.randint(1, 3)))
        case 4:
            return replace(step, ladder=_ladder(random, few), start=random.randint(1, 2))
        case _:
            return replace(step, is_open=random.random() < 0.5)


def _ladder(random: Random, few: list[str]) -> tuple[WrittenRung, ...]:
    return tuple(
        WrittenRung(
            dose=random.choice((Hold(random.choice(_SECONDS)), Reps(random.randint(1, 15)))),
            exercise=random.choice((None, *few)),
            sets=random.randint(1, 3),
        )
        for _ in range(2)
    )


def _asks(random: Random) -> tuple[AskPoint, ...]:
    return tuple(random.sample(_ASKS, random.randint(0, 2)))


def _range(random: Random, values: tuple[int, ...] | range) -> Range:
    least, most = sorted((random.choice(values), random.choice(values)))
    return Range(least, most)


# -- rules: gaps, overlaps and the wrong way round


def _rule_set(random: Random) -> RuleSet:
    standard = shipped().rules
    # Most sessions should begin, so that there is something to hurt in them.
    gates = [each for each in standard.rules if each.at is RuleMoment.BEFORE]
    rules = gates if random.random() < 0.8 else []
    rules = rules + [_rule(random, f"wild-{number}") for number in range(random.randint(0, 25))]
    if random.random() < 0.5:
        rules += [_turned(random, rule) for rule in standard.rules]
    if random.random() < 0.5:
        random.shuffle(rules)
    if random.random() < 0.8:  # Else there are gaps, in which a session soon ends.
        rules += [_lets_go_on(at) for at in RuleMoment]
    return replace(
        standard,
        rules=tuple(rules),
        raises=tuple(_raise(random, number) for number in range(random.randint(0, 3))),
    )


def _lets_go_on(at: RuleMoment) -> Rule:
    """Return a row that fits every answer, and none, and wants the least."""
    cases = (Case(), Case(answered=False))
    return Rule(id=f"loose-{at}", at=at, cases=cases, do=results_at(at)[0])


def _turned(random: Random, rule: Rule) -> Rule:
    """Return a row of the standard table that wants the opposite of what it should, or anything."""
    results = results_at(rule.at)
    opposite = results[len(results) - 1 - rule.do.strength]
    return replace(rule, do=random.choice((opposite, opposite, random.choice(results))))


def _rule(random: Random, id_: str) -> Rule:
    at = random.choice((RuleMoment.POSE, RuleMoment.POSE, *RuleMoment))
    cases = tuple(_case(random) for _ in range(random.randint(1, 2)))
    credit = random.random() < 0.7
    return Rule(id=id_, at=at, cases=cases, do=_result(random, at), credit=credit)


def _result(random: Random, at: RuleMoment) -> Result:
    results = results_at(at)
    return random.choice((results[0], *results))


def _case(random: Random) -> Case:
    return Case(
        pain=random.choice((None, _span(random, 0, 10), _span(random, 5, 10))),
        rise=random.choice((None, None, _span(random, -5, 10))),
        classes=frozenset(random.sample(tuple(QualityClass), random.choice((0, 0, 1, 2)))),
        answered=random.random() < 0.9,
        strained=random.choice((None, None, True, False)),
    )


def _span(random: Random, least: int, most: int) -> Span:
    """Return any span, also one that ends before it begins and holds nothing."""
    ends = [random.randint(least, most), random.randint(least, most)]
    return Span(random.choice((-inf, *ends)), random.choice((inf, *ends)), random.random() < 0.1)


def _raise(random: Random, number: int) -> Raise:
    at = random.choice((RuleMoment.POSE, RuleMoment.RELIEF, RuleMoment.END))
    second = random.choice(tuple(Action))
    return Raise(id=f"raise-{number}", at=at, second=second, do=_result(random, at))
