"""The first half of a rule's sentence: when it is looked at, and what has to be so."""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite

from rehab_app.engine.facts import Facts
from rehab_app.model.pain import Action, Quality, QualityClass, RuleMoment
from rehab_app.model.rule import Case, Combination, ProfileRule, Raise, Span

WHEN = {
    RuleMoment.BEFORE: "Before the session",
    RuleMoment.POSE: "In or after a pose",
    RuleMoment.RELIEF: "With ice, heat, a wrap or at rest",
    RuleMoment.RUN: "While jogging",
    RuleMoment.RECHECK: "When it is asked again after a stop",
    RuleMoment.STOP: "When somebody presses “end”",
    RuleMoment.END: "At the end of the session",
    RuleMoment.HOUR: "An hour after the session",
    RuleMoment.MORNING: "On the next morning",
    RuleMoment.WEEK: "From one week to the next",
}
# What a rise is counted from. Source: the table's own head, routines/rules/standard.yaml.
_COMPARED = {
    RuleMoment.BEFORE: "the usual level",
    RuleMoment.MORNING: "the usual level",
    RuleMoment.WEEK: "that of last week",
}
_BEFORE = "the level before the session"
_NOUNS = {
    Quality.NONE: "no pain",
    Quality.STRETCH: "a stretch",
    Quality.PRESSURE: "pressure",
    Quality.DULL: "a dull ache",
    Quality.SHARP: "sharp pain",
    Quality.PINCH: "a pinch",
    Quality.NUMB: "numbness",
    Quality.TINGLING: "tingling",
    Quality.BURNING: "burning",
    Quality.ELECTRIC: "electric pain",
}
_SECOND = {
    Action.CONTINUE: "{exercise} is asked about",
    Action.EASE: "{exercise} has to get lighter",
    Action.SWAP: "{exercise} has to become an easier variant",
    Action.STOP_POSE: "{exercise} has to stop",
    Action.SKIP_TARGET: "{area} has to be left out",
    Action.END_SESSION: "the session has to end",
}
_WENT = {
    Action.CONTINUE: "goes on as planned",
    Action.EASE: "has to get lighter",
    Action.SWAP: "becomes an easier variant",
    Action.STOP_POSE: "has to stop",
    Action.SKIP_TARGET: "is left out with the rest for its muscles",
    Action.END_SESSION: "is part of a session that has to end early",
}


def cases_text(at: RuleMoment, cases: Iterable[Case], facts: Facts) -> str:
    """Return in which cases a rule fits: "if it hurts 3, or if it hurts 2 and …"."""
    texts = dict.fromkeys(_case_text(at, case, facts) for case in cases)
    if "" in texts:
        # A moment that comes by hand has no answer to ask about.
        return "" if at is RuleMoment.STOP else "whatever else is answered"
    return ", or ".join(f"if {text}" for text in texts)


def raise_text(row: Raise, facts: Facts) -> str:
    """Return when a row fits that looks back at what has been."""
    return "if " + " and ".join(_raise_parts(row, facts))


def profile_text(row: ProfileRule, facts: Facts) -> str:
    """Return for whom a row for conditions is, and in which cases it fits."""
    days = f", {_days_text(row.days)}," if row.days else ""
    cases = cases_text(row.rule.at, row.rule.cases, facts)
    return f"if {_called_text(row.conditions, facts)}{days} and {cases}"


def combination_text(row: Combination) -> str:
    """Return about which exercises a row of the next dose is."""
    hurt = f" and hurts {level_text(row.pain)}" if row.pain else ""
    return f"if an exercise {_WENT[row.session]}{hurt}"


def kinds_text(classes: Iterable[QualityClass], by_quality: Mapping[Quality, QualityClass]) -> str:
    """Return what kinds of pain the classes hold: "sharp pain or a pinch"."""
    wanted = set(classes)
    kinds = [quality for quality in _NOUNS if by_quality.get(quality) in wanted]
    if Quality.NONE not in kinds or len(kinds) == 1:
        return one_of([_NOUNS[kind] for kind in kinds])
    return f"no more than {one_of([_NOUNS[kind] for kind in kinds if kind is not Quality.NONE])}"


def one_of(words: list[str]) -> str:
    """Return words with commas, and "or" before the last."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def level_text(span: Span) -> str:
    """Return levels of the scale from 0 to 10: "3", "4 to 5", "8 or more", "2 or less"."""
    least, most = max(span.least, 0), min(span.most, 10)
    if span.above:
        return f"more than {least:g}"
    if least == most:
        return f"{least:g}"
    if least == 0:
        return "at any level" if most == 10 else f"{most:g} or less"
    return f"{least:g} or more" if most == 10 else f"{least:g} to {most:g}"


def change_text(span: Span, than: str) -> str:
    """Return a difference of levels: "2 or more above the usual level"."""
    least, most = span.least, span.most
    if span.above:
        end = (
            f"more than {least:g} above" if least >= 0 else f"anything but {-least:g} or more below"
        )
        return f"{end} {than}"
    if least >= 0:
        return _above(least, most, than)
    if most <= 0:
        return _below(-most, -least, than)
    ends = [f"at most {most:g} above" if isfinite(most) else ""]
    ends.append(f"at most {-least:g} below" if isfinite(least) else "")
    return f"{' and '.join(end for end in ends if end) or 'anywhere beside'} {than}"


def _case_text(at: RuleMoment, case: Case, facts: Facts) -> str:
    if not case.answered:
        return "nobody answers"
    parts = [*_hurts(case, facts), *_compared(at, case)]
    if case.strained is not None:
        word = "works" if case.strained else "does not work"
        parts.append(f"the exercise {word} the strained muscle")
    if case.skin_fine is not None:
        parts.append(f"the skin is {'fine' if case.skin_fine else 'not fine'}")
    if case.woke is not None:
        parts.append(_woke_text(woke=case.woke))
    if case.red_flag:
        parts.append("one of the warning signs fits")
    return " and ".join(parts)


def _hurts(case: Case, facts: Facts) -> Iterator[str]:
    """Yield how much what hurts, and how: "Clamshell hurts 4 to 5 with a dull ache"."""
    subject = _subject(case, facts)
    kind = kinds_text(case.classes, facts.rules.classes)
    if case.quality is not None:
        kind = _NOUNS[case.quality]
    if case.pain is not None:
        yield f"{subject or 'it'} hurts {level_text(case.pain)}{' with ' if kind else ''}{kind}"
    elif kind:
        yield f"{subject} brings {kind}" if subject else f"there is {kind}"
    elif subject:
        yield f"it is about {subject}"


def _subject(case: Case, facts: Facts) -> str:
    target = f"an exercise for the {case.target.replace('-', ' ')}" if case.target else ""
    if case.exercise is None:
        return target
    known = case.exercise in facts.catalogue
    name = facts.exercise(case.exercise).name if known else case.exercise
    return f"{name} as {target}" if target else name


def _compared(at: RuleMoment, case: Case) -> Iterator[str]:
    if case.rise is not None:
        what = "that" if case.pain else "the level"
        if at is RuleMoment.WEEK:
            what = "the middle of the mornings"
        yield f"{what} is {change_text(case.rise, _COMPARED.get(at, _BEFORE))}"
    if case.drop is not None:
        turned = Span(-case.drop.most, -case.drop.least)
        yield f"the level is {change_text(turned, 'that at the stop')}"


def _above(least: float, most: float, than: str) -> str:
    if not isfinite(most):
        return f"{least:g} or more above {than}" if least else f"not below {than}"
    if least == most:
        return f"{least:g} above {than}" if least else f"the same as {than}"
    return f"{least:g} to {most:g} above {than}"


def _below(least: float, most: float, than: str) -> str:
    if not isfinite(most):
        return f"{least:g} or more below {than}" if least else f"not above {than}"
    return f"{least:g} below {than}" if least == most else f"{least:g} to {most:g} below {than}"


def _raise_parts(row: Raise, facts: Facts) -> Iterator[str]:
    if row.woke is not None:
        yield _woke_text(woke=row.woke)
    if row.condition is not None:
        yield _called_text((row.condition,), facts)
    within = f"within {row.within_days} days" if row.within_days else "in this session"
    if row.second is not None:
        same = "the same area" if row.same_target else "an area"
        exercise = "an exercise for the same area" if row.same_target else "an exercise"
        what = _SECOND[row.second].format(exercise=exercise, area=same)
        yield f"{what}, or more than that, for the second time {within}"
    if row.second_rule is not None:
        yield f"rule {row.second_rule} fits for the second time {within}"
    if row.rising_weeks is not None:
        yield f"the mornings have climbed {row.rising_weeks} weeks in a row"
    if row.weeks is not None:
        yield _slow_text(row)


def _called_text(conditions: tuple[str, ...], facts: Facts) -> str:
    known = [facts.conditions.get(name) for name in conditions]
    names = [
        f"“{each.name if each else name}”" for each, name in zip(known, conditions, strict=True)
    ]
    return f"a clinician has called it {one_of(names)}"


def _days_text(days: Span) -> str:
    """Return the days after a strain: "up to day 7 after it", "from day 8 after it on"."""
    if not isfinite(days.most):
        return f"from day {days.least:g} after it on"
    if days.least <= 0:
        return f"up to day {days.most:g} after it"
    return f"from day {days.least:g} to day {days.most:g} after it"


def _slow_text(row: Raise) -> str:
    limits = []
    if row.better_points is not None:
        limits.append(f"less than {row.better_points} points")
    if row.better_percent is not None:
        limits.append(f"less than {row.better_percent} %")
    return f"after {row.weeks} weeks it is {' and '.join(limits) or 'not'} better"


def _woke_text(*, woke: bool) -> str:
    return "pain woke the person" if woke else "pain did not wake the person"
