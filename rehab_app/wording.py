"""Sentences for people, made from the engine's data; the same words in window and terminal."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rehab_app.engine.facts import Facts
from rehab_app.engine.state import Answered
from rehab_app.model.exercise import Catalogue
from rehab_app.model.ladder import Dose, Hold, Open, Reps, WalkJog
from rehab_app.model.pain import Action, Gate, Moment, Outcome, Place, Quality, Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import (
    Change,
    ExerciseStopped,
    ExerciseSwapped,
    HoldShortened,
    JogShortened,
    RecheckAdded,
    RepsReduced,
    RunningHoldShortened,
    Screened,
    Segment,
    SegmentKind,
    SessionEnded,
    SetsReduced,
)

_WEEK_DAYS = 7

QUALITY_WORDS = {
    Quality.NONE: "no pain",
    Quality.STRETCH: "stretch",
    Quality.PRESSURE: "pressure",
    Quality.DULL: "dull ache",
    Quality.SHARP: "sharp",
    Quality.PINCH: "pinch",
    Quality.NUMB: "numb",
    Quality.TINGLING: "tingling",
    Quality.BURNING: "burning",
    Quality.ELECTRIC: "electric",
}

PLACE_WORDS = {
    Place.FRONT: "front of the hip",
    Place.GROIN: "groin",
    Place.OUTER: "outer hip",
    Place.BUTTOCK: "buttock",
    Place.SIT_BONE: "sit bone",
    Place.HAMSTRING: "hamstring",
    Place.KNEE: "knee",
}

ACTION_WORDS = {
    Action.CONTINUE: "Go on as planned",
    Action.EASE: "Make it easier",
    Action.SWAP: "Change to an easier variant",
    Action.STOP_POSE: "Stop this exercise for today",
    Action.SKIP_TARGET: "Leave out the rest for these muscles",
    Action.END_SESSION: "End the session",
    Gate.PLANNED: "The session as planned",
    Gate.PLANNED_NO_PROGRESS: "The session as planned, without a step up",
    Gate.EASED: "An easier session today",
    Gate.GENTLE_ONLY: "Only a gentle session today",
    Gate.RELIEF_ONLY: "Only rest and relief today",
    Gate.NO_SESSION: "No session today",
    Outcome.PROGRESS: "Counts towards a step up",
    Outcome.HOLD: "The same again next time",
    Outcome.REGRESS: "One step easier next time",
    Outcome.REGRESS_2: "Two steps easier next time",
}

ALSO_WORDS = {
    "rest": "Rest this region for a day.",
    "clinician": "Have someone look at it: a doctor or a physiotherapist.",
    "red-flags": "Go through the warning signs, and see someone the same day if it came suddenly.",
    "no-run-48h": "No running for 48 hours.",
    "ask-60-min": "Look again in an hour: it should be back to within one point.",
    "lock-modality": "Leave ice, heat and wraps off that spot for the rest of the day.",
    "skip-provoking": "Leave out the movement that brought it on.",
}

QUESTION_WORDS = {
    Moment.BEFORE: "How much does the hip hurt right now?",
    Moment.RESUME: "How much does the hip hurt by now?",
    Moment.HALFWAY: "How much does it hurt now?",
    Moment.HURTS: "How much does it hurt right now?",
    Moment.AFTER: "How much did it hurt?",
    Moment.RECHECK: "How much does it hurt now, after the rest?",
    Moment.END: "How much does the hip hurt now, at the end?",
    Moment.HOUR: "How much does the hip hurt now, an hour later?",
    Moment.MORNING: "How much does the hip hurt this morning?",
    Moment.NOW: "How much does it hurt right now?",
}


def clock(seconds: float) -> str:
    """Return seconds as m:ss, or h:mm:ss from an hour on; a part of a second counts whole."""
    whole = max(0, -int(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def duration(seconds: float) -> str:
    """Return seconds as people say them: "30 s", "1 min 30 s", "5 min"."""
    minutes, left = divmod(round(seconds), 60)
    if not minutes or seconds < 100:
        return f"{round(seconds)} s"
    return f"{minutes} min {left} s" if left else f"{minutes} min"


def day_words(day: date, today: date) -> str:
    """Return a day of the past as people say it: "today", "on Friday", "9 days ago"."""
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"on {day:%A}" if days < _WEEK_DAYS else f"{days} days ago"


def dose_text(dose: Dose | None) -> str:
    """Return a dose in words."""
    match dose:
        case Hold(seconds):
            return duration(seconds)
        case Reps(count):
            return f"{count} reps"
        case Open():
            return "until you press a key"
        case WalkJog(walk_s, jog_s, times):
            walked = f"walk {clock(walk_s)}, " if walk_s else ""
            return f"{walked}jog {clock(jog_s)}, {times} times"
    return ""


def side_text(side: Side) -> str:
    """Return the side in words; nothing for both."""
    return {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: ""}[side]


def segment_title(segment: Segment, catalogue: Catalogue) -> str:
    """Return a segment's exercise and side: "Supine figure four, left side"."""
    name = catalogue[segment.exercise].name if segment.exercise else "Rest"
    side = side_text(segment.side)
    return f"{name}, {side}" if side else name


def segment_line(segment: Segment, catalogue: Catalogue) -> str:
    """Return a segment with how much of it there is."""
    title = segment_title(segment, catalogue)
    match segment.kind:
        case SegmentKind.REPS | SegmentKind.OPEN | SegmentKind.HOLD:
            return f"{title}: {amount_text(segment)}"
        case SegmentKind.WALK | SegmentKind.JOG:
            return f"{segment.kind.value.capitalize()} {amount_text(segment)}"
    return f"{segment.kind.value.replace('_', '-').capitalize()}: {title}"


def amount_text(segment: Segment) -> str:
    """Return how much of a segment there is: "30 s", "10 reps"."""
    if segment.kind in (SegmentKind.REPS, SegmentKind.OPEN):
        return dose_text(segment.dose)
    return duration(segment.seconds)


def question_title(moment: Moment, work: Segment | None, catalogue: Catalogue) -> str:
    """Return what a question is about: "After Supine figure four, left side"."""
    about = segment_title(work, catalogue) if work and work.exercise else ""
    return {
        Moment.BEFORE: "Before you start",
        Moment.RESUME: "Before it goes on",
        Moment.END: "At the end",
        Moment.HOUR: "An hour later",
        Moment.MORNING: "This morning",
        Moment.NOW: "Told in between",
        Moment.HALFWAY: f"In the middle of {about}",
        Moment.HURTS: f"It hurts: {about}",
        Moment.AFTER: f"After {about}",
        Moment.RECHECK: f"A while after {about}" if about else "Two minutes later",
    }[moment]


def reading_text(reading: Reading) -> str:
    """Return a reading in words: "4 of 10, dull ache"."""
    if reading.level is None:
        return "no answer"
    quality = f", {QUALITY_WORDS[reading.quality]}" if reading.quality else ""
    skin = "" if reading.skin_fine else ", the skin is not fine"
    return f"{reading.level} of 10{quality}{skin}"


def why_text(entry: Answered) -> str:
    """Return the reason for a decision in the person's own numbers, then the rule's sentence."""
    reading = entry.decided_on
    numbers = reading_text(reading)
    if reading.level is not None and entry.rise:
        amount = abs(entry.rise)
        shown = int(amount) if amount == int(amount) else amount
        compared = "your usual" if entry.is_from_usual else "before"
        numbers += f", {'up' if entry.rise > 0 else 'down'} {shown} from {compared}"
    if reading != entry.reading:
        numbers = f"{entry.reading.level} now, and earlier in this exercise {numbers}"
    sentence = entry.decision.because
    return f"{numbers[0].upper()}{numbers[1:]}. {sentence}".strip()


def advice_texts(also: tuple[str, ...]) -> tuple[str, ...]:
    """Return the advice that comes with a decision, a sentence each."""
    return tuple(ALSO_WORDS[word] for word in also if word in ALSO_WORDS)


def screened_texts(left_out: Iterable[Screened], facts: Facts) -> tuple[str, ...]:
    """Return what conditions keep out of the plan, a paragraph for each set of conditions.

    "Hamstring strain, day 3: Half split is left out. For the first seven days no …"
    """
    ordered = sorted(left_out, key=lambda each: each.conditions)
    return tuple(
        _screened_text(conditions, tuple(group), facts)
        for conditions, group in groupby(ordered, key=lambda each: each.conditions)
    )


def _screened_text(
    conditions: tuple[str, ...], left_out: tuple[Screened, ...], facts: Facts
) -> str:
    known = [facts.conditions_today[name] for name in conditions]
    names = ", ".join(each.name for each in known)
    if any(each.avoid_days is not None for each in known):
        day = facts.person.strain_day
        names += ", as in the first days" if day is None else f", day {day}"
    what = "; ".join(
        f"{facts.exercise(each.exercise).name} "
        + (f"becomes {facts.exercise(each.to).name}" if each.to else "is left out")
        for each in left_out
    )
    return " ".join((f"{names}: {what}.", *(each.change for each in known if each.change)))


def change_text(change: Change, catalogue: Catalogue) -> str:
    """Return one change of the plan as a sentence."""
    match change:
        case RunningHoldShortened():
            to, planned = duration(change.to_s), duration(change.from_s)
            return f"This set ends after {to} instead of {planned}."
        case RecheckAdded():
            return f"A rest of {duration(change.after_s)}, then it is asked again."
        case JogShortened():
            return f"Each jog: {clock(change.from_s)} becomes {clock(change.to_s)}, then walk."
        case SessionEnded():
            left_out = f"; {_sets(change.sets)} left out" if change.sets else ""
            return f"The session ends{left_out}."
    return _exercise_change_text(change, catalogue)


def _exercise_change_text(
    change: HoldShortened | RepsReduced | ExerciseSwapped | ExerciseStopped | SetsReduced,
    catalogue: Catalogue,
) -> str:
    name = catalogue[change.exercise].name
    match change:
        case HoldShortened():
            return f"{name}: {duration(change.from_s)} becomes {duration(change.to_s)}."
        case RepsReduced():
            return f"{name}: {change.from_reps} reps become {change.to_reps}."
        case ExerciseSwapped():
            return f"{name} becomes {catalogue[change.to].name} ({_sets(change.sets)})."
        case ExerciseStopped():
            return f"{name} is left out ({_sets(change.sets)})."
        case SetsReduced():
            return f"{name}: {_sets(change.from_sets)} become {change.to_sets}."


def _sets(count: int) -> str:
    return "1 set" if count == 1 else f"{count} sets"
