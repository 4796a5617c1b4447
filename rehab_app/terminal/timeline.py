"""A played session as a time line: for people in lines, for programs as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import screened
from rehab_app.engine.progressing import outcomes
from rehab_app.engine.state import Answered, Ending, LogEntry, SessionState, Worked
from rehab_app.model.ladder import Reps
from rehab_app.model.pain import Action, Gate
from rehab_app.model.plan import Change, Plan, seconds_of
from rehab_app.wording import (
    ACTION_WORDS,
    advice_texts,
    change_text,
    clock,
    duration,
    question_title,
    reading_text,
    screened_texts,
    segment_line,
    why_text,
)

Json = dict[str, Any]

_WIDTH = 96
_QUIET = (Action.CONTINUE, Gate.PLANNED, Gate.PLANNED_NO_PROGRESS)


def session_json(state: SessionState, facts: Facts, planned: Plan) -> Json:
    """Return a played session as plain data, with times in seconds."""
    left_out = [asdict(each) for each in screened(facts)]
    return {
        "routine": facts.routine.id,
        "planned_s": seconds_of(planned),
        "elapsed_s": _number(state.session_s),
        "ended": state.ended,
        "timeline": [line for entry in _by_time(state) for line in _entry_json(entry)],
        "next": [
            {"exercise": said.exercise, "outcome": said.outcome.value, "rule": said.rule}
            | ({"also": list(said.also)} if said.also else {})
            for said in outcomes(state, facts)
        ],
    } | ({"screened": left_out} if left_out else {})


def session_lines(state: SessionState, facts: Facts, planned: Plan) -> Iterator[str]:
    """Yield a played session line by line."""
    yield f"{facts.routine.title}: {duration(seconds_of(planned))} planned"
    yield from screened_lines(facts)
    for entry in _by_time(state):
        yield from entry_lines(entry, facts)
    yield f"{clock(state.session_s):>8}  {(state.ended or '').capitalize()}."
    yield ""
    yield "Next time:"
    for said in outcomes(state, facts):
        name = facts.exercise(said.exercise).name
        yield f"  {name}: {ACTION_WORDS[said.outcome].lower()} [{said.rule}]"
    for advice in dict.fromkeys(
        text for said in outcomes(state, facts) for text in advice_texts(said.also)
    ):
        yield f"  {advice}"


def screened_lines(facts: Facts) -> Iterator[str]:
    """Yield what the person's conditions leave out of the plan, and why."""
    for text in screened_texts(screened(facts), facts):
        yield from wrap(text, _WIDTH)


def entry_lines(entry: Worked | Answered, facts: Facts) -> Iterator[str]:
    """Yield one entry of the log in lines."""
    when = f"{clock(entry.at_s):>8}  "
    indent = " " * len(when)
    if isinstance(entry, Worked):
        yield f"{when}{segment_line(entry.segment, facts.catalogue)}{_how(entry)}"
        return
    title = question_title(entry.moment, entry.work, facts.catalogue)
    yield f"{when}{title}: {reading_text(entry.reading)} [{_rule_text(entry)}]"
    if not _has_change(entry):
        return
    yield f"{indent}→ {ACTION_WORDS[entry.decision.do]}. {why_text(entry)}"
    for change in entry.changes:
        yield f"{indent}  {change_text(change, facts.catalogue)}"
    for advice in advice_texts(entry.decision.also):
        yield f"{indent}  {advice}"
    if entry.is_overruled:
        yield f"{indent}  Overruled: the plan stays as it was."


def _by_time(state: SessionState) -> list[LogEntry]:
    """Return the log in the order things began; it has them in the order they ended."""
    return sorted(state.log, key=lambda entry: entry.at_s)


def _rule_text(entry: Answered) -> str:
    rule = entry.decision.rule
    return f"{rule} from {entry.decision.from_rule}" if entry.decision.from_rule else rule


def _how(work: Worked) -> str:
    match work.ending:
        case Ending.DONE:
            return ""
        case Ending.EARLY if isinstance(work.segment.dose, Reps):
            return f", {work.reps_done} done"
        case Ending.EARLY:
            return f", {duration(work.held_s)} done"
    return f", {work.ending} after {duration(work.held_s)}"


def _entry_json(entry: Worked | Answered) -> Iterator[Json]:
    if isinstance(entry, Worked):
        yield _work_json(entry)
        return
    decision = entry.decision
    about = entry.work
    check_in: Json = {
        "at_s": _number(entry.at_s),
        "kind": "check_in",
        "moment": entry.moment.value,
        "level": entry.reading.level,
        "quality": entry.reading.quality.value if entry.reading.quality else None,
        "rule": decision.rule,
        "action": decision.do.value,
    }
    if about is not None and about.exercise:
        check_in |= {"exercise": about.exercise, "side": about.side.value}
    if not entry.reading.skin_fine:
        check_in["skin"] = "not fine"
    yield check_in | _marks(entry)
    if _has_change(entry):
        yield {
            "at_s": _number(entry.at_s),
            "kind": "change",
            "rule": decision.rule,
            "action": decision.do.value,
            "why": why_text(entry),
            "changes": [_change_json(change) for change in entry.changes],
        } | _marks(entry)


def _marks(entry: Answered) -> Json:
    marks: Json = {}
    if entry.decision.from_rule:
        marks["from"] = entry.decision.from_rule
    if entry.decision.also:
        marks["also"] = list(entry.decision.also)
    if entry.is_overruled:
        marks["overruled"] = True
    if entry.is_undone:
        marks["undone"] = True
    return marks


def _has_change(entry: Answered) -> bool:
    return isinstance(entry.decision.do, Action | Gate) and (
        entry.decision.do not in _QUIET or bool(entry.changes)
    )


def _work_json(work: Worked) -> Json:
    segment = work.segment
    line: Json = {
        "at_s": _number(work.at_s),
        "kind": segment.kind.value,
        "exercise": segment.exercise,
        "side": segment.side.value,
        "planned_s": segment.seconds,
        "held_s": _number(work.held_s),
    }
    if isinstance(segment.dose, Reps):
        done = segment.dose.count if work.ending is Ending.DONE else work.reps_done
        line |= {"reps": segment.dose.count, "reps_done": done}
    if work.ending is not Ending.DONE:
        line["ending"] = work.ending.value
    return line


def _change_json(change: Change) -> Json:
    fields = asdict(change)
    return {"what": fields.pop("what"), **fields}


def _number(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else round(seconds, 2)
