"""What the cards of Today show, as values, from the agenda and what is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rehab_app.agenda import Agenda, now_decision
from rehab_app.closings import THERMAL_SIGN, Closings
from rehab_app.courses import hour_decision
from rehab_app.engine.deciding import Decision
from rehab_app.engine.facts import Facts
from rehab_app.engine.gate import RED_FLAGS
from rehab_app.engine.ladders import ladder_of
from rehab_app.engine.mornings import unanswered_morning
from rehab_app.engine.planning import make_plan, planned_minutes
from rehab_app.engine.progression import Progression, rungs_reached
from rehab_app.engine.run_gate import RunAdvice, RunGate
from rehab_app.gui.today_view import MARKS, zone_of
from rehab_app.gui.widgets.start_card import Offer
from rehab_app.gui.widgets.told_card import Asked
from rehab_app.history.diary import CheckIn
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side
from rehab_app.model.plan import SegmentKind
from rehab_app.model.red_flag import RedFlag
from rehab_app.recent import when_text
from rehab_app.wording import ACTION_WORDS, PLACE_WORDS, advice_texts, dose_text, reading_text

_MORNING, _HOW_MUCH = "This morning", "How much does the hip hurt? Press 0–9, or T for ten."
_ICE_OR_HEAT, _RUN_OR_REST = "Ice or heat", "Run or rest?"
_HOUR_OPEN = timedelta(hours=2)
_SIDE_WORDS = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: "both sides"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThermalChoice:
    """An ice or heat routine that suits, and what a button for the other kind says, if any."""

    facts: Facts
    other: str = ""


def level_chip(reading: Reading) -> tuple[str, str]:
    """Return what a chip says of a reading, and its tone: "▲ 3 of 10", "watch"."""
    if reading.level is None:
        return "no answer", ""
    zone = zone_of(reading.level)
    return f"{MARKS[zone]} {reading.level} of 10", zone


def morning_asked(agenda: Agenda, facts: Facts, *, can_undo: bool) -> Asked:
    """Return the question of the morning: asked until noon, then what was told, if anything."""
    told = agenda.morning()
    if told is None or told.reading.level is None:
        return _morning_untold(agenda, facts)
    judged = agenda.judged_morning(facts)
    text = "" if judged is None else means_text(judged.decision, judged.base)
    chip, tone = level_chip(told.reading)
    return Asked(
        title=_MORNING,
        chip=chip,
        tone=tone,
        text=text,
        level=told.reading.level,
        quality=told.reading.quality,
        woke=told.woke,
        can_undo=can_undo,
    )


def hour_asked(
    agenda: Agenda, title: str, facts: Facts, told: CheckIn | None, *, can_undo: bool
) -> Asked | None:
    """Return the question an hour after a session, None where none is asked or was answered today.

    `title` and `facts` are those of the session's routine.
    """
    about = f"An hour after {title}"
    question = agenda.hour_question()
    if question is not None:
        until = question.due + _HOUR_OPEN
        if question.is_open(agenda.now):
            chip, text = f"until {until:%H:%M}", _HOW_MUCH
        else:
            chip = f"at {question.due:%H:%M}"
            text = "It rose a little, so it is asked once more then. It should have settled."
        is_open = question.is_open(agenda.now)
        return Asked(title=about, chip=chip, tone="", text=text, is_open=is_open)
    answered = agenda.hour_answer()
    if answered is None or told is None:
        return None
    before = answered[1].digest.before
    decision = hour_decision(told, before.level if before else None, facts)
    chip, tone = level_chip(told.reading)
    return Asked(
        title=about,
        chip=chip,
        tone=tone,
        text=means_text(decision, None),
        level=told.reading.level,
        quality=told.reading.quality,
        can_undo=can_undo,
    )


def means_text(decision: Decision, base: float | None) -> str:
    """Return what an answer means: the row's sentence, the usual pain, and the advice that goes."""
    usual = "" if base is None else f"Your usual is {base:g}."
    return " ".join(
        part for part in (decision.because, usual, *advice_texts(decision.also)) if part
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a reading means that was told in between; `asks_signs` where these are to be asked."""

    result: str
    lines: tuple[str, ...]
    tone: str
    asks_signs: bool


def now_means(reading: Reading, facts: Facts) -> Means:
    """Return what a reading between sessions means, in sentences."""
    decision = now_decision(reading, facts, facts.base)
    result = f"{ACTION_WORDS[decision.do]}."
    return Means(
        result=result,
        lines=(f"{result} {decision.because}", *advice_texts(decision.also)),
        tone=zone_of(reading.level or 0),
        asks_signs=RED_FLAGS in decision.also,
    )


def told_text(check_in: CheckIn) -> str:
    """Return what was told in between: "▲ 5 of 10, dull ache, right side, outer hip"."""
    reading = check_in.reading
    mark = f"{MARKS[zone_of(reading.level)]} " if reading.level is not None else ""
    where = [_SIDE_WORDS[check_in.side]] if check_in.side else []
    if check_in.place:
        where.append(PLACE_WORDS[check_in.place])
    return ", ".join((f"{mark}{reading_text(reading)}", *where))


def thermal_offer(
    choice: ThermalChoice | None,
    closings: Closings,
    agenda: Agenda,
    cautions: Sequence[RedFlag],
    *,
    is_locked: bool,
) -> Offer:
    """Return what is offered of ice or heat: how often today, and from when on."""
    caution = next((flag.advice for flag in cautions if flag.id == THERMAL_SIGN), "")
    if choice is None or caution or is_locked:
        text = caution or "Closed until a clinician has cleared the warning sign."
        return Offer(title=_ICE_OR_HEAT, chip="leave it out", tone="watch", text=text)
    facts = choice.facts
    exercise = next(
        facts.exercise(step.exercise)
        for step in facts.steps
        if facts.exercise(step.exercise).is_thermal
    )
    cap = facts.cap_of(exercise.id)
    if cap is None:
        raise LookupError(f"{exercise.id} has no cap")
    left = closings.allowance(cap, facts)
    closing = closings.of_routine(facts)
    minutes = planned_minutes(facts)
    parts = [f"{minutes} min", f"{left.done} of {left.most} done"]
    chip, tone = "ready now", "calm"
    if left.is_used_up:
        chip, tone = "done for today", ""
    elif closings.is_locked:
        chip, tone = "off today", "stop"
    elif closing is not None and closing.opens is not None:
        chip, tone = f"{when_text(closing.opens, agenda.now)}", "watch"
        parts.append(f"next after {closing.opens:%H:%M}")
    text = " · ".join(parts)
    if closing is not None and closing.opens is None:
        text = f"{text}. {closing.reason}"
    return Offer(
        title=exercise.name,
        chip=chip,
        tone=tone,
        text=text,
        button="" if closing is not None else f"Start · {minutes} min",
        choice=choice.other if closing is None else "",
        done=left.done,
        most=left.most,
    )


def run_offer(
    facts: Facts, standing: Progression, advice: RunAdvice, sentence: str, *, is_locked: bool
) -> Offer:
    """Return whether to run or to rest, and why; the step of the plan that is next."""
    rungs = rungs_reached(standing, facts)
    can_jog = any(segment.kind is SegmentKind.JOG for segment in make_plan(facts, rungs))
    if is_locked or not can_jog:
        text = (
            "Closed until a clinician has cleared the warning sign."
            if is_locked
            else "What a clinician has called it leaves running out for now."
        )
        return Offer(title=_RUN_OR_REST, chip="rest", tone="watch", text=text)
    buttons = {
        RunGate.NOT_ASKED: "Answer the four questions",
        RunGate.NOT_READY: "Answer them again",
    }
    step = _next_step(facts, standing)
    minutes = planned_minutes(facts, rungs)
    return Offer(
        title=_RUN_OR_REST,
        chip="run" if advice.is_open else "rest",
        tone="calm" if advice.is_open else "watch",
        text=f"{step} {sentence}" if advice.is_open else sentence,
        button=f"Start · {minutes} min" if advice.is_open else "",
        choice=buttons.get(advice.gate, ""),
    )


def _next_step(facts: Facts, standing: Progression) -> str:
    """Return the step of the plan that is next: "Step 3 of 10: walk 3:00, jog 2:00, 6 times."."""
    number, step = next(
        (number, step)
        for number, step in enumerate(facts.steps)
        if facts.exercise(step.exercise).is_run
    )
    ladder = ladder_of(step, facts)
    rungs = rungs_reached(standing, facts)
    reached = next((rung for (at, _), rung in rungs.items() if at == number), ladder.start)
    _, rung = ladder.at(reached)
    return f"Step {reached + 1} of {len(ladder.rungs)}: {dose_text(rung.dose)}."


def _morning_untold(agenda: Agenda, facts: Facts) -> Asked:
    if agenda.is_morning:
        return Asked(title=_MORNING, chip="until noon", tone="", text=_HOW_MUCH, is_open=True)
    if agenda.now.date() > agenda.today:
        text = "It is asked from 4 in the morning until noon."
        return Asked(title=_MORNING, chip="not yet", tone="", text=text)
    because = unanswered_morning(facts).because
    return Asked(title=_MORNING, chip="not told", tone="", text=because)
