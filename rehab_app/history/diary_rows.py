"""Check-ins, notes, goals and programmes to rows and back."""

import json
from datetime import datetime

from rehab_app.history.diary import CheckIn, Goal, GoalScore, Note, ProgrammeSince
from rehab_app.history.marshalling import (
    Row,
    checked,
    local_moment,
    optional,
    utc_text,
    with_checksum,
    zone_text,
)
from rehab_app.model.pain import Moment, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.model.programme import Programme


def check_in_row(check_in: CheckIn, number: int) -> Row:
    """Return the row of `check_in`; `number` counts what was said of the same one from 0."""
    reading = check_in.reading
    return with_checksum(
        (
            check_in.key,
            number,
            check_in.person,
            check_in.moment,
            utc_text(check_in.told),
            zone_text(check_in.told),
            reading.level,
            reading.quality,
            check_in.side,
            check_in.place,
            int(check_in.woke),
            check_in.session_key,
        )
    )


def check_in_of(row: Row) -> CheckIn:
    """Return the check-in of a stored row; raises DamagedRow."""
    key, _, person, moment, utc, zone, level, quality, side, place, woke, session = checked(row)
    return CheckIn(
        key=key,
        person=person,
        moment=Moment(moment),
        told=local_moment(utc, zone),
        reading=Reading(level, optional(Quality, quality)),
        side=optional(Side, side),
        place=optional(Place, place),
        woke=bool(woke),
        session_key=session,
    )


def note_row(note: Note, number: int) -> Row:
    """Return the row of `note`; `number` counts the texts of one session from 0."""
    return with_checksum((note.session_id, number, utc_text(note.written), note.text))


def note_of(row: Row) -> Note:
    """Return the note of a stored row; raises DamagedRow."""
    session_id, _, utc, text = checked(row)
    return Note(session_id=session_id, text=text, written=datetime.fromisoformat(utc))


def goal_row(goal: Goal, number: int) -> Row:
    """Return the row of `goal`; `number` counts the wordings of one goal from 0."""
    moment = goal.set_on
    return with_checksum(
        (
            goal.key,
            number,
            goal.person,
            utc_text(moment),
            zone_text(moment),
            goal.title,
            int(goal.is_open),
        )
    )


def goal_of(row: Row) -> Goal:
    """Return the goal of a stored row; raises DamagedRow."""
    key, _, person, utc, zone, title, is_open = checked(row)
    return Goal(
        key=key,
        person=person,
        set_on=local_moment(utc, zone),
        title=title,
        is_open=bool(is_open),
    )


def score_row(score: GoalScore) -> Row:
    """Return the row of `goal_score`."""
    told = score.told
    return with_checksum((score.goal, utc_text(told), zone_text(told), score.able))


def score_of(row: Row) -> GoalScore:
    """Return the score of a stored row; raises DamagedRow."""
    goal, utc, zone, able = checked(row)
    return GoalScore(goal=goal, told=local_moment(utc, zone), able=able)


def programme_row(since: ProgrammeSince) -> Row:
    """Return the row of `programme`."""
    programme = since.programme
    known = {
        "sequence": programme.sequence,
        "weekdays": sorted(programme.weekdays),
        "by_weekday": sorted(programme.by_weekday.items()),
    }
    moment = since.since
    return with_checksum((since.person, utc_text(moment), zone_text(moment), json.dumps(known)))


def programme_of(row: Row) -> ProgrammeSince:
    """Return the programme of a stored row; raises DamagedRow."""
    person, utc, zone, text = checked(row)
    known = json.loads(text)
    return ProgrammeSince(
        person=person,
        since=local_moment(utc, zone),
        programme=Programme(
            sequence=tuple(known["sequence"]),
            weekdays=frozenset(known["weekdays"]),
            by_weekday=dict(known["by_weekday"]),
        ),
    )
