"""What is said when: the outputs of a session become lines for the voice.

Source of what is heard: the product's own list. Name and side, then how to get there, then the
start; half-way; what comes next; questions; every change; pauses; the end. What the tones already
tell (the countdown, the end of a hold) is not said as well.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import (
    Asked,
    Chimed,
    Decided,
    Ended,
    Output,
    Paused,
    PauseReason,
    RepsAsked,
    Resumed,
    SegmentStarted,
    Tone,
)
from rehab_app.engine.state import SessionState
from rehab_app.guide.line import Line, Weight, spoken_s
from rehab_app.guide.spoken import for_the_ear, spoken_amount, spoken_name, spoken_seconds
from rehab_app.model.pain import Action, Moment
from rehab_app.model.plan import Plan, Segment, SegmentKind
from rehab_app.wording import ACTION_WORDS, QUESTION_WORDS, change_text

LONG_HOLD_S = 120
_HALF_WAY_FROM_S = 20
_PAUSES = {
    PauseReason.ASKED: "Paused.",
    PauseReason.GAP: "The computer slept, so the session is paused.",
    PauseReason.UNANSWERED: "Paused, since two questions went unanswered.",
    PauseReason.HURTS: "Paused.",
    PauseReason.RESTORED: "Paused where the session was left.",
}
_SCALE = "From 0 to 10."


class HowMuch(StrEnum):
    """How much is said."""

    ALL = "all"
    SHORT = "short"
    QUESTIONS = "questions"
    NOTHING = "nothing"


class Script:
    """Turns what a session puts out into lines; keeps in mind what has been announced already."""

    def __init__(self, facts: Facts, how_much: HowMuch = HowMuch.ALL) -> None:
        """Take what the session goes by."""
        self._facts = facts
        self.how_much = how_much
        self._announced: object = None
        self._shown_how: object = None
        self._begun: int | None = None

    def lines(self, outputs: Iterable[Output], state: SessionState) -> tuple[Line, ...]:
        """Return what is to be said now, in order; `state` is that after the outputs."""
        if self.how_much is HowMuch.NOTHING:
            return ()
        said = [line for output in outputs for line in self._lines_of(output, state)]
        return tuple(line for line in said if self._is_wanted(line))

    # -- inside

    def _is_wanted(self, line: Line) -> bool:
        least = {
            HowMuch.ALL: Weight.EXTRA,
            HowMuch.SHORT: Weight.PLACE,
            HowMuch.QUESTIONS: Weight.NOW,
        }
        return line.weight >= least[self.how_much]

    def _lines_of(self, output: Output, state: SessionState) -> Iterator[Line]:
        match output:
            case SegmentStarted(index):
                yield from self._started(index, state.plan)
            case Chimed(Tone.HALF):
                yield from self._half_way(state)
            case Asked():
                yield self._question(output)
            case Decided():
                yield from self._decided(state)
            case _:
                text = _plain_text(output)
                if text:
                    yield Line(text=text, weight=Weight.NOW)

    def _started(self, index: int, plan: Plan) -> Iterator[Line]:
        segment = plan[index]
        match segment.kind:
            case SegmentKind.READY | SegmentKind.SWITCH:
                yield from self._announce(index, segment, plan)
            case SegmentKind.REST:
                yield from self._rest(index, plan)
            case _ if segment.is_work:
                yield from self._work(index, segment)

    def _announce(self, index: int, segment: Segment, plan: Plan) -> Iterator[Line]:
        """Say the name and the side as the time to get ready begins, then how to get there."""
        place = _place_of_work(index, plan)
        if place is None:
            return
        work = plan[place]
        name = spoken_name(work, self._facts)
        room_s = float(segment.seconds)
        if self._announced != _place(work):
            text = f"{name}."
            room_s -= spoken_s(text)
            yield Line(text=text, about=place, within_s=3)
        self._announced = _place(work)
        cue = self._cue(work)
        if cue and spoken_s(cue) <= room_s:
            self._shown_how = _place(work)
            yield Line(text=cue, weight=Weight.EXTRA, about=place, within_s=room_s)

    def _work(self, index: int, segment: Segment) -> Iterator[Line]:
        """Say how much there is, and the cue where getting ready was too short for it."""
        if index == self._begun:
            return  # it goes on after a pause
        self._begun = index
        is_new = self._announced != _place(segment)
        self._announced = _place(segment)
        amount = spoken_amount(segment)
        text = f"{spoken_name(segment, self._facts)}. {amount}." if is_new else f"{amount}."
        yield Line(text=text, about=index, within_s=3)
        cue = self._cue(segment)
        has_room = spoken_s(cue) + spoken_s(text) < segment.seconds / 2
        if cue and has_room and self._shown_how != _place(segment):
            self._shown_how = _place(segment)
            yield Line(text=cue, weight=Weight.EXTRA, about=index, within_s=segment.seconds / 2)

    def _rest(self, index: int, plan: Plan) -> Iterator[Line]:
        """Say how long the rest is and what comes after it."""
        segment = plan[index]
        place = _place_of_work(index, plan)
        text = f"Rest, {spoken_seconds(segment.seconds)}."
        if place is None:
            yield Line(text=text, about=index, within_s=3)
            return
        text = f"{text} Then {spoken_name(plan[place], self._facts)}."
        if spoken_s(text) <= segment.seconds:
            yield Line(text=text, about=place, within_s=3)
            self._announced = _place(plan[place])

    def _half_way(self, state: SessionState) -> Iterator[Line]:
        """Say half-way in holds that are long enough, and leave the quiet of the longest alone."""
        segment = state.segment
        if segment is None or not _HALF_WAY_FROM_S <= segment.seconds < LONG_HOLD_S:
            return
        if state.question is None:
            yield Line(text="Half-way.", about=state.index, within_s=1.5)

    def _question(self, asked: Asked) -> Line:
        text = QUESTION_WORDS[asked.moment]
        if asked.exercise and asked.moment is Moment.AFTER:
            exercise = self._facts.exercise(asked.exercise)
            text = f"{exercise.spoken or exercise.name}: {text[0].lower()}{text[1:]}"
        return Line(text=f"{text} {_SCALE}", weight=Weight.NOW, within_s=30)

    def _decided(self, state: SessionState) -> Iterator[Line]:
        """Say what a reading has changed; nothing where all goes on as planned."""
        if not state.answers:
            return
        entry = state.answers[-1]
        if not entry.changes or entry.decision.do is Action.CONTINUE:
            return
        done = ACTION_WORDS[entry.decision.do]
        first = for_the_ear(change_text(entry.changes[0], self._facts.catalogue))
        yield Line(text=f"{done}. {first}", weight=Weight.NOW, within_s=10)
        because = for_the_ear(entry.decision.because)
        if because:
            yield Line(text=because, weight=Weight.EXTRA, within_s=10)

    def _cue(self, work: Segment) -> str:
        """Return how to get into a position: only once for each pose, not for every set."""
        is_first = work.key is None or (work.key.set == 0 and work.key.round == 0)
        cues = self._facts.exercise(work.exercise).cues
        return for_the_ear(cues[0]) if is_first and cues else ""


def _plain_text(output: Output) -> str:
    """Return what is said of an output whatever the session is about; empty for nothing."""
    match output:
        case RepsAsked(_, _, estimate):
            return f"How many did you do? About {estimate}?"
        case Paused(reason):
            return _PAUSES[reason]
        case Resumed():
            return "Going on."
        case Ended("completed"):
            return "Done."
        case Ended():
            return "The session has ended."
    return ""


def _place_of_work(index: int, plan: Plan) -> int | None:
    """Return the index of the next work, which a pose is told apart by; None at the end."""
    return next((place for place in range(index, len(plan)) if plan[place].is_work), None)


def _place(work: Segment) -> object:
    """Return what has been announced with a name: the exercise, its side and its set."""
    return (work.exercise, work.key)
