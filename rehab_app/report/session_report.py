"""What a session was: sentences, readings and changes, for the summary and for the history."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from rehab_app.engine.facts import Facts
from rehab_app.engine.progressing import NextTime, outcomes
from rehab_app.engine.state import Answered, SessionState
from rehab_app.model.pain import Gate, Moment, Outcome, Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import Change, Plan, RunningHoldShortened, seconds_of
from rehab_app.report.dates import moment_text
from rehab_app.wording import (
    ACTION_WORDS,
    advice_texts,
    change_text,
    question_title,
    reading_text,
    why_text,
)

_Said = tuple[tuple[Answered, Reading], ...]

_MINUTE_S = 60
_CLOSED = (Gate.GENTLE_ONLY, Gate.RELIEF_ONLY, Gate.NO_SESSION)
_WITH_OTHERS = (Gate.GENTLE_ONLY, Gate.RELIEF_ONLY)
_SIDES = {Side.LEFT: "L", Side.RIGHT: "R", Side.BOTH: ""}
_LABELS = {
    Moment.BEFORE: "before",
    Moment.RESUME: "going on",
    Moment.END: "after",
    Moment.MORNING: "morning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPoint:
    """A reading as a point of the chart; `level` None where nobody answered.

    `label` is the pose, or before or after; `side` is L, R or empty; `about`, `said` are its words.
    """

    label: str
    side: str
    level: int | None
    moment: Moment
    about: str
    said: str
    is_pose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A row of the table of readings; what was taken back is among them.

    `first_said` is what was said in the session, where it was corrected later.
    """

    about: str
    said: str
    result: str
    level: int | None
    is_undone: bool
    first_said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """What one reading changed, why and by which row; an overruled one changed nothing."""

    texts: tuple[str, ...]
    why: str
    rule: str
    level: int | None
    is_overruled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What happens next time to exercises, each with its id and its name."""

    outcome: str
    exercises: tuple[tuple[str, str], ...]

    @property
    def poses(self) -> str:
        """Return their names."""
        return ", ".join(name for _, name in self.exercises)

    def without(self, ids: Collection[str]) -> "Means | None":
        """Return what is left of it without some exercises; None where that is nothing."""
        left = tuple(each for each in self.exercises if each[0] not in ids)
        return Means(outcome=self.outcome, exercises=left) if left else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReport:
    """A session in plain values; `offers_gentle` where another routine did not start today.

    `why_not` is what to do and why, where it did not start; `day` is YYYY-MM-DD, empty where it is
    not known.
    """

    title: str
    routine: str
    when: str
    day: str
    did_start: bool
    why_not: tuple[str, ...]
    points: tuple[PainPoint, ...]
    readings: tuple[ReadingLine, ...]
    changes: tuple[ChangeEntry, ...]
    next_time: tuple[Means, ...]
    advice: tuple[str, ...]
    offers_gentle: bool

    @property
    def about(self) -> str:
        """Return the routine and when it was played."""
        return " · ".join(part for part in (self.routine, self.when) if part)

    @property
    def file_name(self) -> str:
        """Return what a file of it is called, without an ending."""
        return " ".join(part for part in ("Hip session", self.day) if part)


def session_report(
    state: SessionState,
    facts: Facts,
    planned: Plan,
    started: datetime | None = None,
    corrections: Mapping[int, Reading] | None = None,
) -> SessionReport:
    """Return what a session was and what it means next time; `started` on the wall.

    `planned` is its plan before the start.
    `corrections` are readings that were corrected later, by the place of their answer.
    """
    did_start = not _not_started(state)
    said = _said(state, corrections or {})
    return SessionReport(
        title=_title(state, planned, said),
        routine=facts.routine.title,
        when=moment_text(started) if started else "",
        day=f"{started:%Y-%m-%d}" if started else "",
        did_start=did_start,
        why_not=() if did_start else _why_not_started(state),
        points=_points(said, facts) if did_start else (),
        readings=_readings(said, facts),
        changes=_changes(state, facts) if did_start else (),
        next_time=_next_time(state, facts) if did_start else (),
        advice=_advice(state, facts),
        offers_gentle=not did_start and state.gate in _WITH_OTHERS,
    )


def _said(state: SessionState, corrections: Mapping[int, Reading]) -> _Said:
    """Return every answer with the reading that counts by now."""
    answers = (entry for entry in state.log if isinstance(entry, Answered))
    return tuple(
        (entry, corrections.get(place, entry.reading)) for place, entry in enumerate(answers)
    )


def _title(state: SessionState, planned: Plan, said: _Said) -> str:
    if _not_started(state):
        return "Not today" if state.gate in _CLOSED else "Nothing was done"
    done = _minutes(state.session_s)
    how = "Done." if state.ended == "completed" else "Stopped."
    levels = {
        entry.moment: reading.level
        for entry, reading in said
        if reading.level is not None and not entry.is_undone
    }
    before, after = levels.get(Moment.BEFORE), levels.get(Moment.END)
    pain = ""
    if before is not None and after is not None:
        pain = f", pain {before} → {after}"
    elif before is not None:
        pain = f", pain {before} before"
    return f"{how} {done[0].upper()}{done[1:]} of {_minutes(seconds_of(planned))} minutes{pain}"


def _minutes(seconds: float) -> str:
    return str(round(seconds / _MINUTE_S)) if seconds >= _MINUTE_S / 2 else "less than 1"


def _not_started(state: SessionState) -> bool:
    return state.ended == "stopped" and state.session_s == 0


def _why_not_started(state: SessionState) -> tuple[str, ...]:
    if state.gate not in _CLOSED or not state.answers:
        return ("You ended it before the first pose.",)
    entry = state.answers[-1]
    return (ACTION_WORDS[entry.decision.do], why_text(entry))


def _points(said: _Said, facts: Facts) -> tuple[PainPoint, ...]:
    points: list[PainPoint] = []
    for entry, reading in said:
        if entry.is_undone:
            continue
        work = entry.work
        pose = facts.exercise(work.exercise).name if work and work.exercise else ""
        points.append(
            PainPoint(
                label=pose or _LABELS.get(entry.moment, ""),
                side=_SIDES[work.side] if work and pose else "",
                level=reading.level,
                moment=entry.moment,
                about=question_title(entry.moment, work, facts.catalogue),
                said=reading_text(reading),
                is_pose=bool(pose),
            )
        )
    return tuple(points)


def _readings(said: _Said, facts: Facts) -> tuple[ReadingLine, ...]:
    lines: list[ReadingLine] = []
    for entry, reading in said:
        result = "Taken back" if entry.is_undone else ACTION_WORDS[entry.decision.do]
        if entry.is_overruled:
            result = f"{result}; you kept the plan as it was"
        lines.append(
            ReadingLine(
                about=question_title(entry.moment, entry.work, facts.catalogue),
                said=reading_text(reading),
                result=result,
                level=reading.level,
                is_undone=entry.is_undone,
                first_said="" if reading == entry.reading else reading_text(entry.reading),
            )
        )
    return tuple(lines)


def _changes(state: SessionState, facts: Facts) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(
            texts=tuple(_change_text(change, entry, facts) for change in entry.changes),
            why=why_text(entry),
            rule=entry.decision.rule,
            level=entry.decided_on.level,
            is_overruled=entry.is_overruled,
        )
        for entry in state.answers
        if entry.changes
    )


def _change_text(change: Change, entry: Answered, facts: Facts) -> str:
    """Return a change as a sentence that names its pose, also for the one that was running."""
    text = change_text(change, facts.catalogue)
    if not isinstance(change, RunningHoldShortened) or entry.work is None:
        return text
    return f"{facts.exercise(entry.work.exercise).name}: {text[0].lower()}{text[1:]}"


def _next_time(state: SessionState, facts: Facts) -> tuple[Means, ...]:
    names: dict[Outcome, list[tuple[str, str]]] = {}
    for each in outcomes(state, facts):
        named = (each.exercise, facts.catalogue[each.exercise].name)
        names.setdefault(each.outcome, []).append(named)
    order = sorted(names, key=lambda outcome: -outcome.strength)
    return tuple(
        Means(outcome=ACTION_WORDS[outcome], exercises=tuple(names[outcome])) for outcome in order
    )


def _advice(state: SessionState, facts: Facts) -> tuple[str, ...]:
    said: list[str] = [
        text for entry in state.answers for text in advice_texts(entry.decision.also)
    ]
    means: tuple[NextTime, ...] = () if _not_started(state) else outcomes(state, facts)
    said.extend(text for each in means for text in advice_texts(each.also))
    return tuple(dict.fromkeys(said))
