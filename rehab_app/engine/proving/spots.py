"""Where a session stands at a question, without anything that no longer matters for its set.

Two sessions that come to equal spots go on alike as far as the sets of that strand go, so a step
from a spot is taken only once. What was done is left out but for the last posture and the questions
that others refer to; so are the clock and what was kept of exercises that can't come here.
"""

from rehab_app.engine.answering import POSE_MOMENTS
from rehab_app.engine.proving.memory import asked_before, first_answers
from rehab_app.engine.proving.sets import Sets
from rehab_app.engine.proving.steps import Known
from rehab_app.engine.running import account
from rehab_app.engine.state import SessionState
from rehab_app.model.pain import Gate, Moment
from rehab_app.model.plan import Plan, Segment, SegmentKind
from rehab_app.model.replacing import replace


def spot_of(state: SessionState, sets: Sets) -> SessionState:
    """Return a state at a question as far as it matters for the sets that it holds."""
    state = account(_bare_question(state), state.seen_at)
    ahead = state.plan[state.index :]
    # A question after a set is the last thing of it: who was asked before is known elsewhere.
    is_over = state.segment is not None and state.segment.kind is SegmentKind.CHECK_IN
    asked = () if is_over else asked_before(state.plan[: state.index], ahead)
    done = (*asked, *_posture(state))
    kept = Known(state.eased, state.stopped, state.barred)
    known = known_here(kept, coming(state), sets)
    return replace(
        state,
        plan=(*done, *ahead),
        index=len(done),
        since=0.0,
        seen_at=0.0,
        begun_s=0.0,
        worked_s=0.0,
        rested_s=0.0,
        paused_s=0.0,
        before=None,
        gate=state.gate if state.gate is Gate.EASED else None,
        missing=0,
        eased=known.eased,
        stopped=known.stopped,
        barred=known.barred,
        log=() if is_over else first_answers(state),
        undo=None,
    )


def known_here(known: Known, coming: Plan, sets: Sets) -> Known:
    """Return what of earlier pain an answer about some sets can depend on.

    Whether the exercise itself was eased, and which variants it may no longer be swapped for. What
    was stopped by name is not looked up by its dose as well.
    """
    names: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()
    for work in coming:
        mine |= sets.strand_names(work.exercise)
        names |= sets.names_for(work)
    return Known(
        eased=known.eased & mine,
        stopped=known.stopped & names,
        barred=frozenset(
            each
            for each in known.barred
            if each.exercise in names and each.exercise not in known.stopped
        ),
    )


def coming(state: SessionState) -> Plan:
    """Return the work that can still change at a question: what is left, and what it is about.

    Where nothing is left of a strand, what is known of it changes nothing any more.
    """
    question = state.question
    works = tuple(segment for segment in state.plan[state.index :] if segment.is_work)
    is_about_work = question is not None and question.moment in POSE_MOMENTS
    if works and is_about_work and question is not None and question.work:
        return (*works, question.work)
    return works


def _posture(state: SessionState) -> Plan:
    """Return the posture that the body is in."""
    done = reversed(state.plan[: state.index])
    last = next((segment for segment in done if segment.is_work), None)
    if last is None:
        return ()
    return (Segment(kind=SegmentKind.HOLD, seconds=0, is_upright=last.is_upright),)


def _bare_question(state: SessionState) -> SessionState:
    """Forget of a question between sets what no longer matters.

    A recheck asks about what was stopped, but nothing more is done to it. Whether a question would
    have been left out does not matter once it is asked.
    """
    question, segment = state.question, state.segment
    if question is None or question.work is None or segment is None:
        return state
    if segment.kind is not SegmentKind.CHECK_IN:
        return state
    if question.moment is Moment.RECHECK:
        about = Segment(
            kind=SegmentKind.CHECK_IN,
            seconds=0,
            exercise=question.work.exercise,
            target=question.work.target,
            moment=Moment.RECHECK,
        )
    else:
        about = replace(question.work, asks_only_if_sore=False)
    plan = (*state.plan[: state.index], about, *state.plan[state.index + 1 :])
    return replace(state, plan=plan, question=replace(question, work=about))
