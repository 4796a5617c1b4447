"""Faults in how a session runs: time, questions, moving about by hand, taking back."""

from benchmarks.faults.fault import Fault

_SESSION = "rehab_app/engine/session.py"
_ANSWERING = "rehab_app/engine/answering.py"
_RUNNING = "rehab_app/engine/running.py"
_MOVING = "rehab_app/engine/moving.py"
_CORRECTING = "rehab_app/engine/correcting.py"

FAULTS = (
    Fault(
        "0 is no answer",
        _SESSION,
        "    if reading.is_answer:\n",
        "    if reading.level:\n",
        by="moving",
    ),
    Fault(
        "a swapped hold is not logged",
        _ANSWERING,
        "do.strength >= Action.SWAP.strength",
        "do.strength > Action.SWAP.strength",
        by="moving",
    ),
    Fault(
        "an answer skips a segment",
        _SESSION,
        "enter(state, state.index + 1, state.since)",
        "enter(state, state.index + 2, state.since)",
        by="moving",
    ),
    Fault(
        "pain does not end the session",
        _SESSION,
        "if decision.do is Action.END_SESSION or _is_closed_by_gate",
        "if decision.do is Action.END_SESSION and _is_closed_by_gate",
        by="changes",
    ),
    Fault(
        "going on counts as missing still",
        _SESSION,
        "go_on(replace(account(state, at), missing=0))",
        "go_on(account(state, at))",
        by="moving",
    ),
    Fault("sore from 4", _RUNNING, "SORE_LEVEL = 3", "SORE_LEVEL = 4", by="moving"),
    Fault(
        "nobody there, and it goes on",
        _RUNNING,
        "MISSING_BEFORE_PAUSE = 2",
        "MISSING_BEFORE_PAUSE = 3",
        by="moving",
    ),
    Fault(
        "what is missing is not counted",
        _RUNNING,
        "missing=state.missing + 1,",
        "missing=state.missing,",
        by="moving",
    ),
    Fault(
        "a question is passed over unasked",
        _RUNNING,
        "first is not None and (",
        "first is None or (",
        by="moving",
    ),
    Fault(
        "time of questions is lost",
        _RUNNING,
        "case Phase.PAUSED | Phase.ASKING:",
        "case Phase.PAUSED:",
        by="session_properties",
    ),
    Fault(
        "a pause begins the hold again",
        _RUNNING,
        "worked_s, spent_s = worked_s + passed, spent_s + passed",
        "worked_s, spent_s = worked_s + passed, passed",
        by="changes",
    ),
    Fault(
        "a pause makes the hold longer",
        _RUNNING,
        "state.since + state.segment.seconds - state.spent_s",
        "state.since + state.segment.seconds",
        by="moving",
    ),
    Fault(
        "skip takes the last question too",
        _MOVING,
        "return segment.key == skipped.key and is_question_or_rest",
        "return is_question_or_rest",
        by="moving",
    ),
    Fault(
        "the wait before a recheck is skipped",
        _MOVING,
        "after.moment is Moment.RECHECK for after",
        "after.moment is Moment.AFTER for after",
        by="changes",
    ),
    Fault(
        "back to what pain stopped", _MOVING, "in state.stopped:", "in state.eased:", by="moving"
    ),
    Fault("ice again", _MOVING, "        _check_may_repeat(segment, facts)\n", "", by="moving"),
    Fault("back at the old dose", _MOVING, "min(amounts)", "max(amounts)", by="moving"),
    Fault(
        "time added without end",
        _MOVING,
        "state.added_s + seconds > MOST_ADDED_S",
        "seconds > MOST_ADDED_S",
        by="moving",
    ),
    Fault(
        "ice past its cap",
        _MOVING,
        "segment.seconds + seconds > cap.most_s",
        "seconds > cap.most_s",
        by="moving",
    ),
    Fault(
        "undo keeps what is missing",
        _CORRECTING,
        "            missing=before.missing,\n",
        "",
        by="moving",
    ),
    Fault(
        "undo keeps what is eased",
        _CORRECTING,
        "            plan=before.plan,\n            eased=before.eased,\n",
        "            plan=before.plan,\n",
        by="moving",
    ),
    Fault(
        "undone readings count",
        _CORRECTING,
        "is_undone=entry.is_undone or is_undone",
        "is_undone=entry.is_undone",
        by="moving",
    ),
    Fault(
        "overruled, the plan stays changed",
        _CORRECTING,
        "        state,\n        plan=before.plan,\n        eased",
        "        state,\n        eased",
        by="moving",
    ),
    Fault(
        "overruled, it stays stopped",
        _CORRECTING,
        "        stopped=before.stopped,\n        barred=before.barred,\n        log",
        "        barred=before.barred,\n        log",
        by="moving",
    ),
)
