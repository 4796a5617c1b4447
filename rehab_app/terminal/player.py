"""Plays a session in the terminal: countdown, prompts, the same saved history as the window."""

import sys
from typing import TYPE_CHECKING, TextIO

from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Asked,
    Back,
    Decided,
    End,
    Hurts,
    Input,
    Output,
    Overrule,
    Pause,
    Paused,
    PauseReason,
    RepsAsked,
    Resume,
    Resumed,
    SegmentStarted,
    Skip,
    Start,
    Undo,
)
from rehab_app.engine.simulating import OPEN_STEP_S, GivenAnswers
from rehab_app.engine.state import Phase
from rehab_app.model.plan import SegmentKind
from rehab_app.playing import Play
from rehab_app.terminal.asking import Asking
from rehab_app.terminal.keys import Keys
from rehab_app.terminal.timeline import entry_lines, screened_lines
from rehab_app.wording import clock, segment_line

if TYPE_CHECKING:
    from collections.abc import Callable

ADDED_S = 15
IDLE_S = 1.0
KEYS_LINE = (
    "Keys: space pause, ← → back and skip, + − 15 s, p it hurts, u undo, k keep the plan, q end"
)
# What can be done while a question holds the session: take back what led to it.
_WHILE_HELD = ("u", "k")
_PAUSE_WORDS = {
    PauseReason.ASKED: "Paused. Space goes on.",
    PauseReason.GAP: (
        "The computer was asleep, so the session stood still. Space goes on; after half an hour it "
        "first asks how much it hurts."
    ),
    PauseReason.UNANSWERED: "Two questions without an answer. Are you still there? Space goes on.",
    PauseReason.HURTS: "Paused. Space goes on.",
    PauseReason.RESTORED: "This is where the session was. Space goes on.",
}


class TerminalPlayer:
    """Drives one session with keys, or with answers given beforehand."""

    def __init__(
        self,
        play: Play,
        keys: Keys,
        out: TextIO,
        answers: GivenAnswers | None = None,
        *,
        is_attended: bool = True,
    ) -> None:
        """Answer from `answers` where they are given; unattended, nobody presses any key."""
        self._play = play
        self._keys = keys
        self._out = out
        self._answers = answers or (None if is_attended else GivenAnswers(()))
        self._is_attended = is_attended
        self._asking: Asking | None = None
        self._is_ending = False
        self._told_trouble: str | None = None
        self._commands: dict[str, Callable[[], Input]] = {
            " ": self._pause_or_resume,
            "left": Back,
            "right": Skip,
            "+": lambda: AddTime(ADDED_S),
            "=": lambda: AddTime(ADDED_S),
            "-": lambda: AddTime(-ADDED_S),
            "p": Hurts,
            "u": Undo,
            "k": Overrule,
        }

    def run(self) -> None:
        """Play to the end of the session."""
        if self._is_attended:
            self._line(KEYS_LINE)
        if self._play.state.phase is Phase.WAITING:
            for line in screened_lines(self._play.facts):
                self._line(line)
            self._send(Start())
        else:
            self._tell((Paused(PauseReason.RESTORED),))
        while self._goes_on():
            self._answer_if_given()
            if self._goes_on():
                self._show_time()
                self._take_turn(self._keys.read(self._wait_s()))

    def _goes_on(self) -> bool:
        return self._play.state.phase is not Phase.ENDED

    def _take_turn(self, key: str | None) -> None:
        """Let happen what is due by now, then do what the key says."""
        self._tell(self._play.tick())
        if key:
            self._press(key)

    def _wait_s(self) -> float:
        wake_in_s = self._play.wake_in_s
        return IDLE_S if wake_in_s is None else min(IDLE_S, wake_in_s)

    # -- answers given beforehand

    def _answer_if_given(self) -> None:
        state = self._play.state
        if self._answers is None:
            return
        if state.question is not None:
            reading = self._answers.take(state.question, self._play.facts)
            self._send(Answer(reading))
        elif self._is_attended:
            return
        elif state.phase is Phase.PAUSED:
            self._send(End())
        elif self._is_open_step() and self._play.spent_s >= OPEN_STEP_S:
            self._send(Skip())

    def _is_open_step(self) -> bool:
        segment = self._play.state.segment
        return segment is not None and segment.kind is SegmentKind.OPEN

    # -- keys

    def _press(self, key: str) -> None:
        if self._is_ending:
            self._is_ending = False
            if key == "y":
                self._send(End())
        elif key == "q":
            self._is_ending = True
            self._line("End the session now? y ends it, any other key goes on.")
        elif not self._is_about_question(key) and (command := self._commands.get(key)):
            self._send(command())

    def _is_about_question(self, key: str) -> bool:
        """Answer the open question with a key; tell whether the key has done its work."""
        if self._asking is None:
            return False
        inputs, lines = self._asking.press(key)
        for line in lines:
            self._line(line)
        for what in inputs:
            self._send(what)
        question = self._play.state.question
        is_held = question is not None and question.is_blocking and key not in _WHILE_HELD
        return bool(inputs or lines) or is_held

    def _pause_or_resume(self) -> Input:
        return Resume() if self._play.state.phase is Phase.PAUSED else Pause()

    def _send(self, what: Input) -> None:
        try:
            self._tell(self._play.send(what))
        except IllegalInput as error:
            self._line(f"Not now: {error}.")
            return
        if isinstance(what, Overrule):
            self._line("The plan stays as it was.")

    # -- what is shown

    def _tell(self, outputs: tuple[Output, ...]) -> None:
        for output in outputs:
            match output:
                case SegmentStarted(index):
                    segment = self._play.state.plan[index]
                    self._line(segment_line(segment, self._play.facts.catalogue))
                case Paused(reason):
                    self._line(_PAUSE_WORDS[reason])
                case Resumed():
                    self._line("Going on.")
                case RepsAsked():
                    self._line(f"{output.estimate} of {output.prescribed} reps counted as done.")
                case Decided():
                    self._show_decision()
        self._show_question(is_new=any(isinstance(output, Asked) for output in outputs))
        self._show_trouble()

    def _show_question(self, *, is_new: bool) -> None:
        """Show a question once, when it opens; what was typed for the one before is forgotten."""
        if self._play.state.question is None:
            self._asking = None
        elif is_new or self._asking is None:
            self._asking = Asking(self._play)
            for line in self._asking.opening_lines():
                self._line(line)

    def _show_decision(self) -> None:
        if self._play.state.answers:
            for line in entry_lines(self._play.state.answers[-1], self._play.facts):
                self._line(line)

    def _show_trouble(self) -> None:
        trouble = self._play.trouble
        reason = trouble.reason if trouble else None
        if reason == self._told_trouble:
            return
        self._told_trouble = reason
        if trouble is None:
            self._line("Everything is saved again.")
        else:
            self._line(f"Not saved: {trouble.reason} It is kept here and saved when it can be.")

    def _show_time(self) -> None:
        segment = self._play.state.segment
        if segment is None or not self._out.isatty():
            return
        shown = clock(self._play.spent_s if self._is_open_step() else self._play.left_s)
        self._out.write(f"\r\x1b[K  {shown} ")
        self._out.flush()

    def _line(self, text: str) -> None:
        start = "\r\x1b[K" if self._out.isatty() else ""
        self._out.write(f"{start}{text}\n")
        self._out.flush()


def stdin_is_terminal() -> bool:
    """Tell whether somebody can press keys."""
    return sys.stdin is not None and sys.stdin.isatty()
