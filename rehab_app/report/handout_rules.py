"""What pain changes, for a page of paper: own rules, the standard in short, and when to stop."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rehab_app.engine.deciding import Background, Decision, decide_or_stop
from rehab_app.engine.facts import Facts
from rehab_app.engine.rules import Situation
from rehab_app.model.pain import Action, Gate, Quality, QualityClass, Reading, Result, RuleMoment
from rehab_app.model.red_flag import RedFlagScreen, Urgency
from rehab_app.rule_wording.causes import kinds_text
from rehab_app.rule_wording.sentences import rule_sentence
from rehab_app.wording import ACTION_WORDS

_LEVELS = range(11)
_CALM_MORNING = 2  # a usual level from which every rise can be told
_RISES = range(4)
_TYPICAL = {
    QualityClass.BENIGN: Quality.DULL,
    QualityClass.SHARP: Quality.SHARP,
    QualityClass.NERVE: Quality.NUMB,
}
_URGENCIES = {
    Urgency.EMERGENCY: "Call {number} now",
    Urgency.SAME_DAY: "Stop, and have it looked at the same day",
    Urgency.SOON: "Stop, and see a clinician within days to two weeks",
}
_FIRST_ASK = "Before ice, heat, wraps or rolling, ask a clinician"
_ROLLING = "2.7"
_HIGHER = "The further it has climbed since the start, the sooner."


Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShortRule:
    """About what it is, and from level to level what is done: ("4-5", "make it easier")."""

    about: str
    answers: Answers
    more: str = ""


def own_rules(facts: Facts) -> tuple[str, ...]:
    """Return a routine's own rules, each as a sentence with its reason."""
    return tuple(
        f"{rule_sentence(rule, facts)} {rule.because}".strip() for rule in facts.routine.rules
    )


def standard_in_short(facts: Facts) -> tuple[ShortRule, ...]:
    """Return what the standard rules decide level by level.

    Every answer comes from the rules themselves, for a reading that has not risen.
    """
    decide = _deciding(facts)

    def dull_at(moment: RuleMoment) -> Answers:
        return _by_level(lambda level: decide(moment, Reading(level, Quality.DULL)).do)

    rows = [ShortRule("Before you start", dull_at(RuleMoment.BEFORE))]
    exercises = [facts.exercise(step.exercise) for step in facts.steps]
    if not all(each.is_relief for each in exercises):
        rows += [
            ShortRule(f"In an exercise, {_kinds(kind, facts)}", _by_level(_in_pose(decide, kind)))
            for kind in QualityClass
        ]
        rows[1] = replace(rows[1], more=_HIGHER)
    if any(each.is_run for each in exercises):
        rows.append(ShortRule("While jogging", dull_at(RuleMoment.RUN)))
    if any(each.is_relief for each in exercises):
        rows.append(ShortRule("With ice, heat, a wrap or at rest", dull_at(RuleMoment.RELIEF)))
    return (*rows, ShortRule("The next morning, beside your usual level", _mornings(decide)))


def stop_sentences(facts: Facts) -> tuple[str, ...]:
    """Return when nothing is started, when a session ends and when an exercise does."""
    decide = _deciding(facts)

    def ends(kind: QualityClass) -> int | None:
        return _least(lambda level: _in_pose(decide, kind)(level) is Action.END_SESSION)

    not_started = _least(
        lambda level: (
            decide(RuleMoment.BEFORE, Reading(level, Quality.DULL)).do
            in (Gate.RELIEF_ONLY, Gate.NO_SESSION)
        )
    )
    sentences = (
        [] if not_started is None else [f"Don't start when it hurts {not_started} of 10 or more."]
    )
    calm = ends(QualityClass.BENIGN)
    sooner = [kind for kind in QualityClass if ends(kind) != calm]
    if calm is not None:
        sentences.append(f"End the session when anything hurts {calm} or more.")
    for level, kinds in groupby(sooner, ends):
        if level is not None:
            named = kinds_text(list(kinds), facts.rules.classes)
            sentences.append(f"End it from {level} on with {named}.")
    return tuple(sentences)


def warning_signs(screen: RedFlagScreen, facts: Facts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the warning signs by what they ask for, the most urgent first.

    What only concerns ice, heat, wraps and rolling is told where a routine has some.
    """
    found: dict[Urgency, list[str]] = {urgency: [] for urgency in Urgency}
    for flag in screen.flags:
        for part in flag.parts:
            found[part.urgency].append(part.short or part.text)
        if not flag.parts:
            found[flag.urgency].append(flag.short or flag.question)
    number = screen.emergency_number or "the emergency number"
    groups = [(_URGENCIES[each].format(number=number), found[each]) for each in _URGENCIES]
    if _is_cooled_warmed_or_rolled(facts):
        groups.append((_FIRST_ASK, found[Urgency.MODIFY]))
    return tuple((what, tuple(signs)) for what, signs in groups if signs)


_Deciding = Callable[..., Decision]


def _deciding(facts: Facts) -> _Deciding:
    background = Background(rules=facts.rules, person=facts.person)

    def decide(at: RuleMoment, reading: Reading, rise: float = 0) -> Decision:
        return decide_or_stop(Situation(at=at, reading=reading, rise=rise), background)

    return decide


def _in_pose(decide: _Deciding, kind: QualityClass) -> Callable[[int], Result]:
    return lambda level: decide(RuleMoment.POSE, Reading(level, _TYPICAL[kind])).do


def _kinds(kind: QualityClass, facts: Facts) -> str:
    return kinds_text([kind], facts.rules.classes).removeprefix("no more than ")


def _by_level(decided: Callable[[int], Result]) -> Answers:
    return tuple(
        (_from_to(levels), _lowered(ACTION_WORDS[result]))
        for result, levels in _grouped(decided, _LEVELS)
    )


def _from_to(levels: Sequence[int]) -> str:
    return f"{levels[0]}" if len(levels) == 1 else f"{levels[0]}\N{EN DASH}{levels[-1]}"


def _mornings(decide: _Deciding) -> Answers:
    def decided(rise: int) -> Result:
        reading = Reading(_CALM_MORNING + rise, Quality.DULL)
        return decide(RuleMoment.MORNING, reading, rise).do

    return tuple(
        (_above(rises), _lowered(ACTION_WORDS[result]))
        for result, rises in _grouped(decided, _RISES)
    )


def _above(rises: Sequence[int]) -> str:
    if rises[-1] == _RISES[-1]:
        return f"{rises[0]} or more above"
    return f"{_from_to(rises)} above" if rises[0] else "as usual"


def _grouped(
    decided: Callable[[int], Result], numbers: range
) -> Iterator[tuple[Result, list[int]]]:
    for result, same in groupby(numbers, decided):
        yield result, list(same)


def _least(is_so: Callable[[int], bool]) -> int | None:
    return next((level for level in _LEVELS if is_so(level)), None)


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _is_cooled_warmed_or_rolled(facts: Facts) -> bool:
    exercises = [facts.exercise(step.exercise) for step in facts.steps]
    return any(each.is_thermal or each.group == _ROLLING for each in exercises)
