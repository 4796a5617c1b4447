"""Faults in what pain changes: ease, swap and stop, what is remembered and compared."""

from benchmarks.faults.fault import Fault

_ADJUSTING = "rehab_app/engine/adjusting.py"
_SWAPPING = "rehab_app/engine/swapping.py"
_ANSWERING = "rehab_app/engine/answering.py"
_PROGRESSING = "rehab_app/engine/progressing.py"

FAULTS = (
    Fault("a swap for nothing", _ADJUSTING, "return Action.STOP_POSE", "return Action.SWAP"),
    Fault(
        "ease only where nothing is lower",
        _ADJUSTING,
        "if action is Action.EASE and not can_ease:",
        "if action is Action.EASE and can_ease:",
        by="changes",
    ),
    Fault(
        "the second ease counts, not the first",
        _ADJUSTING,
        "    if scene.work.exercise in scene.eased:\n",
        "    if scene.work.exercise not in scene.eased:\n",
        by="changes",
    ),
    Fault(
        "ease takes the whole target",
        _ADJUSTING,
        "is_mine = work.exercise == scene.work.exercise",
        "is_mine = work.target == scene.work.target",
    ),
    Fault(
        "half is rounded up",
        _ADJUSTING,
        "floor(remaining_s / 2)",
        "ceil(remaining_s / 2)",
        by="changes",
    ),
    Fault(
        "the rest of a jog is lost",
        _ADJUSTING,
        "return (shorter, replace(work, kind=SegmentKind.WALK, seconds=cut_s))",
        "return (shorter,)",
    ),
    Fault(
        "what should be walked is jogged",
        _ADJUSTING,
        "kind=SegmentKind.WALK, seconds=work.seconds - jog_s)",
        "kind=SegmentKind.JOG, seconds=work.seconds - jog_s)",
        by="changes",
    ),
    Fault(
        "a stop is not asked about again",
        _ADJUSTING,
        "        moment_segment(Moment.RECHECK, scene.work),\n",
        "",
        by="changes",
    ),
    Fault(
        "a stop drops the last question",
        _ADJUSTING,
        "        *lay_out(kept, scene.done),\n        *closing_of(scene.ahead),\n",
        "        *lay_out(kept, scene.done),\n",
        by="changes",
    ),
    Fault(
        "the rest of the target goes on",
        _ADJUSTING,
        "return is_same or target in",
        "return is_same and target in",
        by="changes",
    ),
    Fault(
        "a stop leaves the other sets",
        _ADJUSTING,
        "lambda work: work.exercise == scene.work.exercise",
        "lambda work: work.key == scene.work.key",
    ),
    Fault(
        "a swap loses a side",
        _SWAPPING,
        "if Side.BOTH in sides else sides",
        "if Side.BOTH in sides else sides[:1]",
        by="changes",
    ),
    Fault(
        "a swap into a target that was left out",
        _SWAPPING,
        "if name in scene.stopped or variant.target in scene.stopped:",
        "if name in scene.stopped:",
        by="changes",
    ),
    Fault("a swap that takes twice as long", _SWAPPING, "side_s // side_count", "side_s"),
    Fault(
        "a rise counted backwards",
        _ANSWERING,
        "reading.level - compared_with",
        "compared_with - reading.level",
    ),
    Fault(
        "the usual pain is not looked at",
        _ANSWERING,
        "at is RuleMoment.BEFORE or state.before is None",
        "at is RuleMoment.BEFORE and state.before is None",
    ),
    Fault(
        "a drop counted backwards",
        _ANSWERING,
        "entry.decided_on.level - reading.level",
        "reading.level - entry.decided_on.level",
        by="changes",
    ),
    Fault(
        "a drop from the first stop",
        _ANSWERING,
        "for entry in reversed(state.answers):",
        "for entry in state.answers:",
        by="changes",
    ),
    Fault(
        "the highest reading is forgotten",
        _ANSWERING,
        "and (entry.reading.level or 0) > (reading.level or 0)",
        "and (entry.reading.level or 0) < (reading.level or 0)",
    ),
    Fault("the mildest of two decisions", _ANSWERING, "return max(decided", "return min(decided"),
    Fault(
        "a nerve is asked again too soon",
        _ANSWERING,
        "NERVE_RECHECK_AFTER_S if is_nerve else RECHECK_AFTER_S",
        "RECHECK_AFTER_S if is_nerve else NERVE_RECHECK_AFTER_S",
        by="changes",
    ),
    Fault(
        "a target left out is not remembered",
        _ANSWERING,
        "stopped |= {scene.work.target}",
        "stopped |= {name}",
        by="changes",
    ),
    Fault(
        "what was swapped is not remembered",
        _ANSWERING,
        "if decision.do in (Action.SWAP, *_STOPS):",
        "if decision.do in _STOPS:",
        by="changes",
    ),
    Fault(
        "progress without enough done",
        _PROGRESSING,
        "if not _is_done(name, side, state, facts):",
        "if _is_done(name, side, state, facts):",
        by="outcomes",
    ),
    Fault(
        "the mildest outcome wins",
        _PROGRESSING,
        "strongest = max(says",
        "strongest = min(says",
        by="outcomes",
    ),
    Fault(
        "a day without progress moves up",
        _PROGRESSING,
        "state.gate is not None and state.gate is not Gate.PLANNED:",
        "state.gate is Gate.EASED:",
        by="outcomes",
    ),
    Fault(
        "an ended session goes up",
        _PROGRESSING,
        "if entry.decision.do is Action.END_SESSION)",
        "if entry.decision.do is Action.SKIP_TARGET)",
        by="outcomes",
    ),
    Fault(
        "the usual pain is that of long ago",
        _PROGRESSING,
        "known[:BASE_READINGS]",
        "known[-BASE_READINGS:]",
        by="outcomes",
    ),
)
