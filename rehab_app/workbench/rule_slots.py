"""A pain rule as a sentence: "If [anything] hurts [3] [or more] [after a pose] then [stop it]"."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil, inf, isfinite

from rehab_app.engine.facts import Facts
from rehab_app.model.pain import Result, RuleMoment
from rehab_app.model.rule import Case, Rule, Span
from rehab_app.routine_io.rule_reader import OWN_MOMENTS, results_at
from rehab_app.workbench.rule_sentence import Option, Part, Removal, Sentence, Slot, Words
from rehab_app.workbench.rule_words import (
    ABOUT_WORK,
    AT,
    DO,
    THAN,
    THAN_BEFORE,
    kind_of,
    kind_options,
    least_text,
    most_text,
    span_text,
)

_LEVELS = tuple(float(level) for level in range(11))
_RISES = tuple(float(rise) for rise in range(-5, 11))
_WEEKLY_RISES = tuple(half / 2 for half in range(-6, 13))
_TOP = 10.0


def sentence_of(rule: Rule, facts: Facts) -> Sentence:
    """Return a routine's own rule as a sentence with slots; facts are those of its routine."""
    (case,) = rule.cases
    parts = (*_causes(rule.at, case, facts), _at_slot(rule), Words("then"), _do_slot(rule))
    return Sentence(tuple(_joined(parts)), tuple(_more(rule.at, case)))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts with words that follow each other in one."""
    for is_words, run in groupby(parts, key=lambda part: isinstance(part, Words)):
        if is_words:
            yield Words(" ".join(part.text for part in run if isinstance(part, Words)))
        else:
            yield from run


# -- what has to be so


def _causes(at: RuleMoment, case: Case, facts: Facts) -> Iterator[Part]:
    about = _about_slot(case, facts) if at in ABOUT_WORK or case.target or case.exercise else None
    kind = _kind_slot(case)
    has_about = about is not None and (case.target or case.exercise)
    if case.pain is None and not kind and case.rise is None and not has_about:
        yield Words("Whatever is answered about" if about else "Whatever is answered")
        if about:
            yield about
        return
    yield Words("If")
    yield about or Words("it")
    if case.exercise and case.target:
        yield Words("as")
        yield _target_slot(case, facts)
        yield Removal("target", "what the exercise is for")
    yield from _hurts(case, kind)
    if case.rise is not None:
        is_first = case.pain is None and not kind
        yield Words("is up" if is_first else "and is up")
        yield from _span_slots("rise", case.rise, _rises_at(at), inf, "how far it is up")
        yield Words(f"from {THAN.get(at, THAN_BEFORE)}")
        yield Removal("rise", "how far it is up")


def _hurts(case: Case, kind: Slot | None) -> Iterator[Part]:
    if case.pain is not None:
        yield Words("hurts")
        yield from _span_slots("pain", case.pain, _LEVELS, _TOP, "how much it hurts")
        yield Removal("pain", "how much it hurts")
    if kind is not None:
        yield Words("with" if case.pain is not None else "brings")
        yield kind
        yield Removal("quality", "the kind of pain")
    if case.pain is None and kind is None and case.rise is None:
        yield Words("is answered")


def _span_slots(
    key: str, span: Span, numbers: tuple[float, ...], ceiling: float, name: str
) -> Iterator[Slot]:
    """Yield a slot for where the numbers begin, and one for where they end."""
    begins = [_begun_at(number, span, ceiling) for number in numbers]
    least = span.least
    yield Slot(
        key=f"{key}-least",
        name=name,
        chosen=least_text(span),
        options=tuple(Option(least_text(each), {key: _span(each, ceiling)}) for each in begins),
    )
    if span.above:
        return  # "more than 3" has no end
    ends = [Span(least, end) for end in numbers if least <= end < ceiling]
    if least >= ceiling:
        ends = [span]
    elif isfinite(least):
        ends.insert(0, Span(least))
    yield Slot(
        key=f"{key}-most",
        name=f"{name}, at most",
        chosen=most_text(span, ceiling),
        options=tuple(
            Option(most_text(each, ceiling), {key: _span(each, ceiling)}) for each in ends
        ),
    )


def _begun_at(least: float, span: Span, ceiling: float) -> Span:
    """Return a span that begins elsewhere: one number stays one, and no end comes before it."""
    if span.least == span.most and span.most < ceiling:
        return Span(least, least)
    return Span(least, max(least, span.most) if span.most < ceiling else inf)


def _span(span: Span, ceiling: float) -> str:
    """Return a span as it is written: the highest number there is needs no end."""
    if span.least >= ceiling:
        return f"{span.least:g}"
    return span_text(Span(span.least, inf) if span.most >= ceiling else span)


def _rises_at(at: RuleMoment) -> tuple[float, ...]:
    return _WEEKLY_RISES if at is RuleMoment.WEEK else _RISES


# -- slots


def _about_slot(case: Case, facts: Facts) -> Slot:
    targets, exercises = _names(facts)
    chosen = "anything"
    if case.exercise:
        chosen = _exercise_text(case.exercise, facts)
    elif case.target:
        chosen = _target_text(case.target)
    named = dict.fromkeys((*targets, *([case.target] if case.target else ())))
    also = dict.fromkeys((*exercises, *([case.exercise] if case.exercise else ())))
    options = (
        Option("anything", {"exercise": "", "target": ""}),
        *(Option(_target_text(each), {"exercise": "", "target": each}) for each in named),
        *(Option(_exercise_text(each, facts), {"target": "", "exercise": each}) for each in also),
    )
    return Slot(key="about", name="what hurts", chosen=chosen, options=options)


def _target_slot(case: Case, facts: Facts) -> Slot:
    targets = dict.fromkeys((*_names(facts)[0], case.target or ""))
    options = tuple(Option(_target_text(each), {"target": each}) for each in targets)
    chosen = _target_text(case.target or "")
    return Slot(key="target", name="what the exercise is for", chosen=chosen, options=options)


def _kind_slot(case: Case) -> Slot | None:
    written = kind_of(case)
    if not written:
        return None
    known = dict(kind_options())
    options = tuple(Option(text, {"quality": value}) for value, text in known.items())
    chosen = known.get(written, written)
    return Slot(key="quality", name="the kind of pain", chosen=chosen, options=options)


def _at_slot(rule: Rule) -> Slot:
    moments = [RuleMoment(each) for each in OWN_MOMENTS]
    options = tuple(Option(AT[each], _moment_writes(rule, each)) for each in moments)
    return Slot(key="at", name="when it is asked", chosen=AT[rule.at], options=options)


def _do_slot(rule: Rule) -> Slot:
    options = tuple(Option(DO[each], {"do": each.value}) for each in results_at(rule.at))
    return Slot(key="do", name="what is done", chosen=DO[rule.do], options=options)


def _moment_writes(rule: Rule, at: RuleMoment) -> dict[str, str]:
    """Return what a rule says at another moment: what is done there, and only what is known then.

    What was done goes to what is as strong among the things that are done at the new moment.
    """
    (case,) = rule.cases
    writes = {"at": at.value}
    if rule.do not in results_at(at):
        writes["do"] = _as_strong(rule.do, rule.at, at).value
    if at not in ABOUT_WORK and rule.at in ABOUT_WORK:
        writes |= {key: "" for key in ("exercise", "target") if getattr(case, key)}
    if case.rise is not None and at is not RuleMoment.WEEK:
        least, most = _whole(case.rise.least), _whole(case.rise.most)
        whole = Span(least, most, above=case.rise.above)
        if whole != case.rise:
            writes["rise"] = span_text(whole)
    return writes


def _as_strong(do: Result, before: RuleMoment, at: RuleMoment) -> Result:
    results = results_at(at)
    share = do.strength / (len(results_at(before)) - 1)
    return results[ceil(share * (len(results) - 1))]


def _whole(number: float) -> float:
    return number if number in (inf, -inf) else float(ceil(number))


# -- what can be added


def _more(at: RuleMoment, case: Case) -> Iterator[Option]:
    if case.pain is None:
        yield Option("how much it hurts", {"pain": "3 or more"})
    if not kind_of(case):
        yield Option("the kind of pain", {"quality": "sharp"})
    if case.rise is None:
        yield Option(f"how far it is up from {THAN.get(at, THAN_BEFORE)}", {"rise": "2 or more"})


def _names(facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the targets and the exercises of a routine, those of easier variants after it."""
    exercises = [step.exercise for step in facts.steps]
    exercises += [step.easier for step in facts.steps if step.easier]
    known = [each for each in dict.fromkeys(exercises) if each in facts.catalogue]
    targets = sorted({facts.exercise(each).target for each in known})
    return tuple(targets), tuple(known)


def _target_text(target: str) -> str:
    return f"an exercise for the {target.replace('-', ' ')}"


def _exercise_text(exercise: str, facts: Facts) -> str:
    return facts.exercise(exercise).name if exercise in facts.catalogue else exercise
