"""What a session was, in sentences: for the summary and for the history."""

from dataclasses import dataclass

from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import make_plan
from rehab_app.engine.progressing import NextTime, outcomes
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.pain import Gate, Moment, Outcome
from rehab_app.model.plan import seconds_of
from rehab_app.wording import (
    ACTION_WORDS,
    advice_texts,
    change_text,
    question_title,
    reading_text,
    why_text,
)

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReport:
    """A session in sentences; `offers_gentle` where another routine did not start today."""

    title: str
    routine: str
    sections: tuple[Section, ...]
    offers_gentle: bool


def session_report(state: SessionState, facts: Facts) -> SessionReport:
    """Return what a session was and what it means next time."""
    sections = (
        Section(title="Why it did not start", lines=_why_not_started(state)),
        Section(title="Readings", lines=_readings(state, facts)),
        Section(title="What changed, and why", lines=_changes(state, facts)),
        Section(title="Next time", lines=_next_time(state, facts)),
        Section(title="Please", lines=_advice(state, facts)),
    )
    return SessionReport(
        title=_title(state, facts),
        routine=facts.routine.title,
        sections=tuple(section for section in sections if section.lines),
        offers_gentle=_not_started(state) and state.gate in (Gate.GENTLE_ONLY, Gate.RELIEF_ONLY),
    )


def _title(state: SessionState, facts: Facts) -> str:
    if _not_started(state):
        return "Not today" if state.gate else "Nothing was done"
    planned_s = seconds_of(make_plan(facts))
    done = _minutes(state.session_s)
    how = "Done." if state.ended == "completed" else "Stopped."
    levels = {
        entry.moment: entry.reading.level
        for entry in state.answers
        if entry.reading.level is not None
    }
    before, after = levels.get(Moment.BEFORE), levels.get(Moment.END)
    pain = ""
    if before is not None and after is not None:
        pain = f", pain {before} → {after}"
    elif before is not None:
        pain = f", pain {before} before"
    return f"{how} {done[0].upper()}{done[1:]} of {_minutes(planned_s)} minutes{pain}"


def _minutes(seconds: float) -> str:
    return str(round(seconds / _MINUTE_S)) if seconds >= _MINUTE_S / 2 else "less than 1"


def _not_started(state: SessionState) -> bool:
    return state.ended == "stopped" and state.session_s == 0


def _why_not_started(state: SessionState) -> tuple[str, ...]:
    if not _not_started(state) or not state.answers:
        return ()
    entry = state.answers[-1]
    return (ACTION_WORDS[entry.decision.do], why_text(entry))


def _readings(state: SessionState, facts: Facts) -> tuple[str, ...]:
    lines: list[str] = []
    for entry in state.log:
        if isinstance(entry, Answered):
            about = question_title(entry.moment, entry.work, facts.catalogue)
            result = "taken back" if entry.is_undone else ACTION_WORDS[entry.decision.do].lower()
            if entry.is_overruled:
                result = f"{result}; you kept the plan as it was"
            lines.append(f"{about}: {reading_text(entry.reading)} — {result}")
    return tuple(lines)


def _changes(state: SessionState, facts: Facts) -> tuple[str, ...]:
    lines: list[str] = []
    for entry in state.answers:
        if entry.changes and not _not_started(state):
            kept = "Offered and not taken: " if entry.is_overruled else ""
            texts = " ".join(change_text(change, facts.catalogue) for change in entry.changes)
            lines.append(f"{kept}{texts} {why_text(entry)}")
    return tuple(lines)


def _next_time(state: SessionState, facts: Facts) -> tuple[str, ...]:
    if _not_started(state):
        return ()
    names: dict[Outcome, list[str]] = {}
    for each in outcomes(state, facts):
        names.setdefault(each.outcome, []).append(facts.catalogue[each.exercise].name)
    order = sorted(names, key=lambda outcome: -outcome.strength)
    return tuple(f"{ACTION_WORDS[outcome]}: {', '.join(names[outcome])}" for outcome in order)


def _advice(state: SessionState, facts: Facts) -> tuple[str, ...]:
    said: list[str] = [
        text for entry in state.answers for text in advice_texts(entry.decision.also)
    ]
    means: tuple[NextTime, ...] = () if _not_started(state) else outcomes(state, facts)
    said.extend(text for each in means for text in advice_texts(each.also))
    return tuple(dict.fromkeys(said))
