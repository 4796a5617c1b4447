"""Gathers what the report for a physio says, from all that the program knows of a person."""

from collections.abc import Iterator

from rehab_app.context import Context
from rehab_app.courses import mornings_of
from rehab_app.engine.dose_changes import dose_changes
from rehab_app.replaying import CannotRestoreError
from rehab_app.report.mornings import morning_answers
from rehab_app.report.physio_report import (
    ChangeRow,
    DayNote,
    PhysioReport,
    Told,
    Who,
    merged,
    physio_report,
)
from rehab_app.report.session_calendar import Planned
from rehab_app.report.session_report import session_report
from rehab_app.report.spans import Period
from rehab_app.rule_wording.differences import changed_steps

_MOST_SESSIONS = 40  # that are played again for what changed in them; the newest


def report_for_physio(context: Context, period: Period) -> PhysioReport:
    """Return the report of a period that ends today or earlier; raises HistoryError."""
    context.catch_up()
    store, person = context.history(), context.person
    who = Who(
        key=context.person_key,
        name=context.settings.settings.name,
        sore_side=person.sore_side,
        conditions=tuple(context.shipped.conditions[name].name for name in person.conditions),
    )
    changes = [*_session_changes(context, period), *_dose_changes(context, period)]
    mornings = mornings_of(store.diary.check_ins(who.key))
    told = Told(
        changes=merged(changes),
        mornings=morning_answers(mornings, period),
        notes=tuple(_notes(context, period)),
        planned=planned_in(context, period),
    )
    now = context.clock.wall()
    return physio_report(store, who, period, lambda name: name_of(context, name), now, told)


def planned_in(context: Context, period: Period) -> Planned:
    """Return what was meant in the last year of a period, by the standard rules.

    Raises HistoryError.
    """
    year, facts = period.last_year, context.standard_facts()
    agenda = context.agenda(since=year.first)
    # Without a programme nothing was meant, and there is nothing to count day by day.
    kept = agenda.adherence(year.first, year.last, facts) if agenda.has_programme else None
    rests = frozenset(agenda.rests(facts))
    return Planned(rests=rests, kept=kept if kept and kept.meant else None)


def name_of(context: Context, exercise: str) -> str:
    """Return the name of an exercise; one that only its own routine knew is called by its id."""
    known = context.shipped.catalogue.get(exercise)
    return known.name if known else exercise.replace("-", " ").capitalize()


def _session_changes(context: Context, period: Period) -> Iterator[ChangeRow]:
    """Yield what readings changed in sessions; one that can't be played again is left out."""
    trends = context.history().trends
    sessions = trends.changed_sessions(
        context.person_key, period.first, period.last, _MOST_SESSIONS
    )
    for session_id, day in sessions:
        try:
            review = context.review(session_id)
        except CannotRestoreError:
            continue
        report = session_report(
            review.state, review.facts, review.planned, corrections=review.corrections
        )
        for change in report.changes:
            if not change.is_overruled:
                what = "\n".join(change.texts)
                yield ChangeRow(days=(day,), what=what, why=change.why, rule=change.rule)


def _dose_changes(context: Context, period: Period) -> Iterator[ChangeRow]:
    """Yield what the doses of the routines that were played became for the next time."""
    played = context.history().trends.routines(context.person_key, period.first, period.last)
    for each in played:
        routine = context.library.find(each.id).routine
        if routine is None:
            continue
        facts = context.facts_for(routine, base=context.base())
        course = context.courses.course(facts)
        for day in dose_changes(course, facts, period.first):
            for change in changed_steps(day.differences, facts, None):
                yield ChangeRow(
                    days=(day.day,),
                    what=change.what,
                    why=change.why,
                    rule=", ".join(change.rules),
                    is_next=True,
                )


def _notes(context: Context, period: Period) -> Iterator[DayNote]:
    store = context.history()
    for note in store.diary.notes(context.person_key, period.first, period.last):
        opening = store.session(note.session_id).opening
        day = (opening.started if opening else note.written).date()
        yield DayNote(day=day, text=note.text)
