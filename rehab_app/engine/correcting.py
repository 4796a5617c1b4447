"""Taking back: undo the last reading, or keep the plan as it was before the last change."""

from rehab_app.engine.facts import Facts
from rehab_app.engine.illegal import IllegalInput
from rehab_app.engine.inputs import Asked, Input, PauseReason, PlanChanged
from rehab_app.engine.running import Step, account, enter, go_on
from rehab_app.engine.state import Answered, Ending, LogEntry, Phase, SessionState, Worked
from rehab_app.model.pain import Moment
from rehab_app.model.person import Side
from rehab_app.model.replacing import replace

_UNDER_WAY = (Phase.RUNNING, Phase.LEADING_IN, Phase.PAUSED)


def undo(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    """Take the last reading back: the plan is as it was, and the question is open again.

    The reading stays in the log, marked. Time that has passed since stays passed.
    """
    before = state.undo
    if before is None or before.question is None:
        raise IllegalInput("there is no reading to take back")
    question = before.question
    log = _marked(state.log, is_undone=True)
    work, side = (question.work.exercise, question.work.side) if question.work else ("", Side.BOTH)
    outputs = (PlanChanged(), Asked(question.moment, work, side, question.is_blocking))
    is_beside = not question.is_blocking
    if is_beside and state.index == before.index and state.phase in _UNDER_WAY:
        kept = replace(
            state,
            plan=before.plan,
            eased=before.eased,
            stopped=before.stopped,
            barred=before.barred,
            missing=before.missing,
            log=log,
            question=question,
            undo=None,
        )
        return kept, outputs
    state = account(state, at)
    restored = replace(
        before,
        phase=Phase.PAUSED if is_beside else Phase.ASKING,
        pause_reason=PauseReason.ASKED if is_beside else before.pause_reason,
        log=log,
        worked_s=state.worked_s,
        rested_s=state.rested_s,
        paused_s=state.paused_s,
        since=at,
        seen_at=at,
        undo=None,
    )
    return restored, outputs


def overrule(state: SessionState, _what: Input, at: float, _facts: Facts) -> Step:
    """Keep the plan as it was before the last change; the change is logged as overruled."""
    before, entry = state.undo, state.answers[-1] if state.answers else None
    if before is None or entry is None or not entry.decision.is_overrulable:
        raise IllegalInput("this change cannot be overruled")
    if entry.is_overruled:
        raise IllegalInput("it has been overruled already")
    if state.phase is Phase.ENDED or _has_worked_since(state, entry, at):
        raise IllegalInput("it is too late to overrule: the changed plan is under way")
    is_same_place = state.index == before.index
    follows_on = (
        entry.moment is Moment.AFTER
        and state.index < len(before.plan)
        and before.plan[state.index] == state.segment
    )
    kept = replace(
        state,
        plan=before.plan,
        eased=before.eased,
        stopped=before.stopped,
        barred=before.barred,
        log=_marked(state.log, is_overruled=True),
    )
    if is_same_place or follows_on:
        return kept, (PlanChanged(),)
    kept = account(kept, at)
    if entry.moment is Moment.AFTER:
        kept, outputs = enter(kept, before.index + 1, at)
        return kept, (PlanChanged(), *outputs)
    resumed = replace(
        kept,
        index=before.index,
        spent_s=before.spent_s,
        begun_s=before.begun_s,
        asked=before.asked,
        added_s=before.added_s,
        question=None,
    )
    resumed, outputs = go_on(resumed)
    return resumed, (PlanChanged(), *outputs)


def _has_worked_since(state: SessionState, entry: Answered, at: float) -> bool:
    """Tell whether any of the changed plan has been done: a jog follows a walk without a pause."""
    since = state.log[max(n for n, other in enumerate(state.log) if other is entry) + 1 :]
    segment, before = state.segment, state.undo
    is_at_work = segment is not None and segment.is_work and before is not None
    is_elsewhere = before is not None and state.index != before.index and at > before.seen_at
    return any(isinstance(other, Worked) for other in since) or (is_at_work and is_elsewhere)


def _marked(
    log: tuple[LogEntry, ...], *, is_undone: bool = False, is_overruled: bool = False
) -> tuple[LogEntry, ...]:
    """Mark the last reading that counts; work it brought to an end is under way again."""
    place = max(n for n, e in enumerate(log) if isinstance(e, Answered) and not e.is_undone)
    entry = log[place]
    if not isinstance(entry, Answered):
        raise TypeError("the last reading is not a reading")
    marked = replace(
        entry,
        is_undone=entry.is_undone or is_undone,
        is_overruled=entry.is_overruled or is_overruled,
    )
    before = log[:place]
    if before and isinstance(before[-1], Worked) and before[-1].ending is Ending.PAIN:
        before = before[:-1]
    return (*before, marked, *log[place + 1 :])
