"""Where a session stands, without anything that no longer matters for what is to come.

Two sessions that come to equal spots go on alike, so a spot is walked on from only once. What was
done is left out but for the last posture and the questions that others refer to; so are the clock
and the memory of exercises that can't come again.
"""

from dataclasses import replace
from functools import cache

from rehab_app.engine.answering import POSE_MOMENTS
from rehab_app.engine.facts import Facts
from rehab_app.engine.proving.memory import bare, remembered, side_of
from rehab_app.engine.running import account
from rehab_app.engine.state import SessionState
from rehab_app.model.pain import Gate, Moment
from rehab_app.model.plan import Plan, SegmentKind


class Spots:
    """Makes spots out of the states of one routine's sessions."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.variants = cache(self._variants)

    def spot(self, state: SessionState) -> SessionState:
        """Return a state as far as it matters; a session goes on from it as from the state."""
        state = account(state, state.seen_at)
        ahead = state.plan[state.index :]
        state = _without_stopped_work(state)
        names = self.names(state)
        done = _context(state.plan[: state.index], ahead)
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
            eased=state.eased & names,
            stopped=state.stopped & names,
            barred=frozenset(each for each in state.barred if each.exercise in names),
            log=remembered(state),
            undo=None,
        )

    def names(self, state: SessionState) -> frozenset[str]:
        """Return all exercises that can still come in a state, and their targets."""
        question = state.question
        coming = [segment for segment in state.plan[state.index :] if segment.is_work]
        if question is not None and question.work and question.moment in POSE_MOMENTS:
            coming.append(question.work)
        names: set[str] = set()
        for work in coming:
            variants = self.variants(work.key.step if work.key else 0, work.exercise)
            names |= variants
            names.add(work.target)
            names.update(self._facts.exercise(name).target for name in variants)
        return frozenset(names)

    def _variants(self, step: int, exercise: str) -> frozenset[str]:
        """Return an exercise and all that it can be swapped for in a step, one after the other."""
        names, new = {exercise}, [exercise]
        while new:
            variants = self._facts.variants_of(new.pop(), self._facts.steps[step])
            new.extend(name for name in variants if name not in names)
            names.update(variants)
        return frozenset(names)


def _without_stopped_work(state: SessionState) -> SessionState:
    """Forget what was stopped: a recheck asks about it, but nothing more is done to it."""
    question = state.question
    if question is None or question.moment is not Moment.RECHECK or question.work is None:
        return state
    about = replace(bare(question.work), kind=SegmentKind.CHECK_IN, moment=Moment.RECHECK)
    plan = (*state.plan[: state.index], about, *state.plan[state.index + 1 :])
    return replace(state, plan=plan, question=replace(question, work=about))


def _context(done: Plan, ahead: Plan) -> Plan:
    """Return what laying out the rest looks back at: the questions asked, the last posture."""
    sides = {side_of(segment) for segment in ahead if segment.is_work}
    asked = {
        side_of(segment): replace(bare(segment), kind=SegmentKind.CHECK_IN, moment=Moment.AFTER)
        for segment in done
        if segment.moment is Moment.AFTER and side_of(segment) in sides
    }
    last = next((segment for segment in reversed(done) if segment.is_work), None)
    posture = () if last is None else (replace(bare(last), is_upright=last.is_upright),)
    return (*(asked[side] for side in sorted(asked)), *posture)
