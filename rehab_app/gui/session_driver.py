"""Lets a session live in Qt: wakes it when something is due and turns what it says into signals."""

from datetime import datetime
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import (
    AddTime,
    Answer,
    Back,
    CountReps,
    End,
    Ended,
    Hurts,
    Input,
    Output,
    Overrule,
    Pause,
    PauseReason,
    RepsAsked,
    Resume,
    Skip,
    Start,
    Undo,
)
from rehab_app.engine.session import is_legal
from rehab_app.engine.state import Phase, SessionState
from rehab_app.gui.proposal import Proposal, propose
from rehab_app.model.pain import Reading
from rehab_app.model.plan import Plan
from rehab_app.playing import Play

RETRY_EVERY_MS = 3000


class SessionDriver(QObject):
    """One session in the event loop.

    There is one timer, set to the next moment at which something happens or a second is full; it
    does not run while nothing is due. Every input is a slot; one that means nothing now comes back
    as `refused` with the reason.
    """

    outputs_came = Signal(tuple)
    reps_asked = Signal(RepsAsked)
    state_changed = Signal()
    ended = Signal()
    refused = Signal(str)
    trouble_changed = Signal(str)

    def __init__(self, play: Play, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        self._trouble = ""

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._retry_timer = QTimer(self)
        self._retry_timer.setInterval(RETRY_EVERY_MS)

        self._timer.timeout.connect(self.poll)
        self._retry_timer.timeout.connect(self._on_retry_timer_timeout)

    # -- what others ask

    @property
    def state(self) -> SessionState:
        """Return where the session stands."""
        return self._play.state

    @property
    def facts(self) -> Facts:
        """Return what does not change while it is played."""
        return self._play.facts

    @property
    def session_id(self) -> int | None:
        """Return the session's number in the history."""
        return self._play.session_id

    @property
    def started(self) -> datetime | None:
        """Return when the session began on the wall."""
        return self._play.started

    @property
    def planned(self) -> Plan:
        """Return the plan as it was before the start."""
        return self._play.planned

    @property
    def spent_s(self) -> float:
        """Return the seconds that the present segment has run."""
        return self._play.spent_s

    @property
    def left_s(self) -> float:
        """Return the seconds that the present segment still takes."""
        return self._play.left_s

    @property
    def lead_in_spent_s(self) -> float:
        """Return the seconds since the present phase began."""
        return self._play.at - self._play.state.since

    @property
    def trouble(self) -> str:
        """Return why something is not on the disk, nothing when all of it is."""
        return self._trouble

    @property
    def is_awake(self) -> bool:
        """Tell whether something is due later; a session that stands still does not wake."""
        return self._timer.isActive()

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a reading to take back."""
        return self._is_legal(Undo())

    @property
    def can_overrule(self) -> bool:
        """Tell whether the last change can still be kept out of the plan."""
        return self._is_legal(Overrule())

    def propose(self, reading: Reading) -> Proposal | None:
        """Return what an answer would do, in words; None where nothing is asked."""
        considered = self._play.preview(reading)
        return None if considered is None else propose(considered, self.facts)

    def retry(self) -> None:
        """Try again to save what is not on the disk."""
        self._play.retry()
        self._look_for_trouble()

    # -- inputs

    @Slot()
    def poll(self) -> None:
        """Let happen what is due, and set the timer to what comes next."""
        self._publish(self._play.tick())

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._send(Start())

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        self._send(Pause())

    @Slot()
    def fall_asleep(self) -> None:
        """Stand still where something runs: the computer goes to sleep, or its lid is closed."""
        if self.state.phase in (Phase.RUNNING, Phase.LEADING_IN):
            self._send(Pause(PauseReason.GAP))

    @Slot()
    def pause_or_resume(self) -> None:
        """Stand still, or go on where it stands still."""
        self._send(Resume() if self.state.phase is Phase.PAUSED else Pause())

    @Slot()
    def skip(self) -> None:
        """Leave out what is running."""
        self._send(Skip())

    @Slot()
    def back(self) -> None:
        """Do the current or the last hold again."""
        self._send(Back())

    @Slot(int)
    def add_time(self, seconds: int) -> None:
        """Make the running hold longer or shorter."""
        self._send(AddTime(seconds))

    @Slot()
    def hurts(self) -> None:
        """Stop the hold now and ask; it has stopped when this returns."""
        self._send(Hurts())

    @Slot(Reading)
    def answer(self, reading: Reading) -> None:
        """Answer the open question."""
        self._send(Answer(reading))

    @Slot(Reading)
    def answer_and_overrule(self, reading: Reading) -> None:
        """Answer the open question, and keep the plan as it is."""
        self._send(Answer(reading), Overrule())

    @Slot(int)
    def count_reps(self, count: int) -> None:
        """Say how many reps were done in the set that was ended early."""
        self._send(CountReps(count))

    @Slot()
    def overrule(self) -> None:
        """Keep the plan as it was before the last change."""
        self._send(Overrule())

    @Slot()
    def undo(self) -> None:
        """Take the last reading back."""
        self._send(Undo())

    @Slot()
    def end(self) -> None:
        """Stop the session now."""
        self._send(End())

    # -- inside

    def _send(self, *inputs: Input) -> None:
        outputs: list[Output] = []
        reason = ""
        try:
            for what in inputs:
                outputs.extend(self._play.send(what))
        except IllegalInput as error:
            reason = str(error)
        self._publish(tuple(outputs))
        if reason:
            self.refused.emit(reason)

    def _publish(self, outputs: tuple[Output, ...]) -> None:
        self._set_timer()
        self._look_for_trouble()
        if outputs:
            self.outputs_came.emit(outputs)
        for output in outputs:
            if isinstance(output, RepsAsked):
                self.reps_asked.emit(output)
        self.state_changed.emit()
        if any(isinstance(output, Ended) for output in outputs):
            self.ended.emit()

    def _set_timer(self) -> None:
        wake_in_s = self._play.wake_in_s
        if wake_in_s is None:
            self._timer.stop()
        else:
            self._timer.start(ceil(wake_in_s * 1000))

    def _look_for_trouble(self) -> None:
        trouble = self._play.trouble
        text = trouble.reason if trouble else ""
        if text and not self._retry_timer.isActive():
            self._retry_timer.start()
        if not text:
            self._retry_timer.stop()
        if text != self._trouble:
            self._trouble = text
            self.trouble_changed.emit(text)

    def _is_legal(self, what: Input) -> bool:
        return is_legal(self.state, what, self._play.at, self.facts)

    # -- slots

    @Slot()
    def _on_retry_timer_timeout(self) -> None:
        self.retry()
