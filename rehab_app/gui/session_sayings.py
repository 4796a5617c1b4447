"""What a session says of itself to a screen reader, from what the engine puts out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rehab_app.engine.facts import Facts
from rehab_app.engine.inputs import (
    Asked,
    Chimed,
    Ended,
    Output,
    Paused,
    RepsAsked,
    Resumed,
    SegmentStarted,
    Tone,
)
from rehab_app.engine.running import COMPLETED, STOPPED
from rehab_app.engine.state import Phase, SessionState
from rehab_app.gui.player_view import PAUSE_TEXTS
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.wording import (
    QUESTION_WORDS,
    amount_text,
    duration,
    question_title,
    segment_line,
    side_text,
)

# A cue is said where there is time for it before the start.
_CUE_FROM_S = 10
_STARTS = {
    SegmentKind.HOLD: "Hold",
    SegmentKind.REPS: "Start",
    SegmentKind.OPEN: "Start",
    SegmentKind.WALK: "Walk",
    SegmentKind.JOG: "Jog",
}


class SessionSayings:
    """Turns outputs into sentences: what starts, on which side, half way, questions, the end."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._has_counted = False

    def said(self, outputs: Sequence[Output], state: SessionState) -> str:
        """Return what came, as sentences in its order; `state` is the session's after it."""
        return " ".join(text for text in self._texts(outputs, state) if text)

    # -- inside

    def _texts(self, outputs: Sequence[Output], state: SessionState) -> Iterator[str]:
        says: dict[type, Callable[[Any, SessionState], str]] = {
            SegmentStarted: self._started,
            Chimed: self._chimed,
            Asked: self._asked,
            RepsAsked: self._reps_asked,
            Paused: lambda paused, _: PAUSE_TEXTS[paused.reason],
            Resumed: _resumed,
            Ended: lambda ended, _: _ENDINGS[ended.how],
        }
        for output in outputs:
            say = says.get(type(output))
            if say is not None:
                yield say(output, state)

    def _started(self, started: SegmentStarted, state: SessionState) -> str:
        self._has_counted = False
        segment = state.plan[started.index]
        if segment.is_work:
            side = side_text(segment.side)
            amount = amount_text(segment)
            return f"{_STARTS[segment.kind]}: {f'{side}, ' if side else ''}{amount}."
        if segment.kind is SegmentKind.REST:
            return f"Rest, {duration(segment.seconds)}."
        return self._prepared(segment, state.plan[started.index :])

    def _prepared(self, segment: Segment, ahead: Sequence[Segment]) -> str:
        """Return what somebody gets ready for, with its first cue where there is time."""
        work = next((each for each in ahead if each.is_work), None)
        if work is None:
            return ""
        first = "Switch sides" if segment.kind is SegmentKind.SWITCH else "Get ready"
        cues = self._facts.exercise(work.exercise).cues if work.exercise else ()
        cue = f" {cues[0]}" if cues and segment.seconds >= _CUE_FROM_S else ""
        return f"{first}: {segment_line(work, self._facts.catalogue)}.{cue}"

    def _chimed(self, chimed: Chimed, _: SessionState) -> str:
        """Say the countdown once, where it begins: its tones are heard."""
        if chimed.tone is Tone.COUNTDOWN:
            has_counted, self._has_counted = self._has_counted, True
            return "" if has_counted else "3 seconds."
        return {Tone.HALF: "Half way.", Tone.END: "Done."}.get(chimed.tone, "")

    def _asked(self, asked: Asked, state: SessionState) -> str:
        work = state.question.work if state.question else None
        about = question_title(asked.moment, work, self._facts.catalogue)
        return f"{about}. {QUESTION_WORDS[asked.moment]}"

    def _reps_asked(self, asked: RepsAsked, _: SessionState) -> str:
        name = self._facts.exercise(asked.exercise).name
        return f"{name}: how many of {asked.prescribed} did you do?"


_ENDINGS = {COMPLETED: "The session is done.", STOPPED: "The session has ended."}


def _resumed(_: Resumed, state: SessionState) -> str:
    return "Back into position." if state.phase is Phase.LEADING_IN else "Going on."
