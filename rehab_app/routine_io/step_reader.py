"""Blocks and steps: what is done, how much of it, on which side, and when it is asked about."""

from rehab_app.model.ladder import DEFAULT_TEMPO_S, Hold, Reps, WalkJog
from rehab_app.model.problem import Fix
from rehab_app.model.routine import AskPoint, Block, Step, WrittenRung
from rehab_app.routine_io.durations import duration, duration_range, pause, tempo
from rehab_app.routine_io.fields import (
    ask_point,
    boolean,
    count_of,
    count_range_of,
    note,
    sides,
    title,
)
from rehab_app.routine_io.fixes import drop, write
from rehab_app.routine_io.node_reader import Fields, Keys

BLOCK = Keys(what="a block", required=("title", "steps"), optional=("rounds",))
STEP = Keys(
    what="a step",
    required=("exercise",),
    optional=(
        *("hold", "reps", "open", "walk", "jog", "times", "ladder", "start"),
        *("sets", "tempo", "rest", "sides", "easier", "harder", "ready", "ask"),
        *("note", "private", "long"),
    ),
)
RUNG = Keys(
    what="a rung", optional=("exercise", "hold", "reps", "walk", "jog", "times", "sets", "tempo")
)

_ROUNDS = count_of(1, 10)
_MOST_SETS = 10
_SET_RANGE = count_range_of(1, _MOST_SETS)
_REP_RANGE = count_range_of(1, 60)
_SETS = count_of(1, _MOST_SETS)
_REPS = count_of(1, 60)
_TIMES = count_of(1, 60)
_START = count_of(1, 100)

DOSE_KEYS = ("hold", "reps", "open", "walk", "jog", "ladder")

PlacedStep = tuple[Step, Fields]


def read_blocks(routine: Fields) -> tuple[tuple[Block, ...], tuple[PlacedStep, ...]]:
    """Return the blocks, and all steps in the order of the file with the places of their values."""
    blocks: list[Block] = []
    placed: list[PlacedStep] = []
    for fields in routine.mappings("blocks", BLOCK):
        steps = [(step.read_whole(_read_step), step) for step in fields.mappings("steps", STEP)]
        blocks.append(
            Block(
                title=fields.read("title", title, ""),
                rounds=fields.read("rounds", _ROUNDS, 1),
                steps=tuple(step for step, _ in steps),
            )
        )
        placed.extend(steps)
    return tuple(blocks), tuple(placed)


def read_ask(fields: Fields, name: str) -> tuple[AskPoint, ...] | None:
    """Return the moments of asking below a key: () for none, None where nothing is written."""
    if name not in fields:
        return None
    if fields.is_word(name, "none"):
        return ()
    return fields.read_one_or_list(name, ask_point)


def _read_step(fields: Fields) -> Step:
    _check_one_dose(fields)
    _check_companions(fields)
    tempo_s = fields.read("tempo", tempo)
    fields.read("long", boolean)
    return Step(
        exercise=fields.read("exercise", str, ""),
        hold=fields.read("hold", duration_range),
        reps=fields.read("reps", _REP_RANGE),
        is_open=fields.read("open", boolean, False),  # noqa: FBT003 # a value, not a switch
        walk_jog=_read_walk_jog(fields),
        ladder=tuple(_read_rung(rung, tempo_s) for rung in fields.mappings("ladder", RUNG)),
        start=fields.read("start", _START),
        sets=fields.read("sets", _SET_RANGE),
        tempo_s=tempo_s,
        rest_s=fields.read("rest", pause),
        sides=fields.read_words("sides", sides) if "sides" in fields else None,
        easier=fields.read("easier", str),
        harder=fields.read("harder", str),
        ready_s=fields.read("ready", pause),
        ask=read_ask(fields, "ask"),
        note=fields.read("note", note, ""),
        private=fields.read("private", note, ""),
        line=fields.node.line,
    )


def _read_rung(fields: Fields, step_tempo_s: tuple[int, ...] | None) -> WrittenRung:
    _check_one_dose(fields)
    _check_companions(fields)
    hold_s = fields.read("hold", duration)
    reps = fields.read("reps", _REPS)
    tempo_s = fields.read("tempo", tempo) or step_tempo_s or DEFAULT_TEMPO_S
    dose: Hold | Reps | WalkJog | None = _read_walk_jog(fields)
    if reps is not None:
        dose = Reps(reps, tempo_s)
    elif hold_s is not None:
        dose = Hold(hold_s)
    elif dose is None and not _dose_kinds(fields) and not fields.has_lost_keys:
        fields.problems.error(
            fields.node, "no-dose", "this rung says no dose", "add hold, reps, or walk and jog"
        )
    return WrittenRung(
        dose=dose or Hold(1),
        exercise=fields.read("exercise", str),
        sets=fields.read("sets", _SETS),
    )


def _read_walk_jog(fields: Fields) -> WalkJog | None:
    walk_s = fields.read("walk", duration, 0)
    jog_s = fields.read("jog", duration, 0)
    times = fields.read("times", _TIMES)
    if "walk" not in fields and "jog" not in fields:
        if "times" in fields and not fields.has_lost_keys:
            fields.problems.error(
                fields.key_place("times"),
                "times-without-jog",
                "times is how often walk and jog take turns",
                "write sets for holds and reps",
                _as_sets(fields, times),
            )
        return None
    if not fields.has_lost_keys:
        _check_walk_jog(fields, times)
    return WalkJog(walk_s=walk_s, jog_s=jog_s, times=times or 1)


def _as_sets(fields: Fields, times: int | None) -> Fix | None:
    """Return the fix that makes sets of times, where there can be so many and none are written."""
    if times is None or times > _MOST_SETS or "sets" in fields:
        return None
    return write(fields.key_place("times"), "sets")


def _check_walk_jog(fields: Fields, times: int | None) -> None:
    """Report what walks and jogs lack."""
    if "times" not in fields:
        fields.problems.error(
            fields.node, "incomplete-walk-jog", "walk and jog need times", "add times: 6"
        )
    elif "jog" not in fields or ("walk" not in fields and times != 1):
        # A jog without walks is the last rung of a run-walk plan: it is run through, once.
        missing = "walk" if "jog" in fields else "jog"
        fields.problems.error(
            fields.node,
            "incomplete-walk-jog",
            f"walk and jog take turns, and {missing} is missing",
            f"add {missing}: 1 min" + (", or times: 1 to jog through" if missing == "walk" else ""),
        )


def _dose_kinds(fields: Fields) -> list[str]:
    """Return the keys that say how much; walk and jog are one."""
    found = [name for name in DOSE_KEYS if name in fields]
    if "walk" in found and "jog" in found:
        found.remove("jog")
    return found


def _check_one_dose(fields: Fields) -> None:
    kinds = _dose_kinds(fields)
    if len(kinds) > 1:
        in_order = sorted((fields.key_place(kind) for kind in kinds), key=_position)
        fields.problems.error(
            in_order[1],
            "two-doses",
            f"one dose is needed, and here are {' and '.join(kinds)}",
            "keep one, or write two steps",
        )


def _check_companions(fields: Fields) -> None:
    """Report keys that have no effect without another one."""
    if "tempo" in fields and ("hold" in fields or "open" in fields or "walk" in fields):
        fields.problems.error(
            fields.key_place("tempo"),
            "tempo-without-reps",
            "tempo is the time of one rep, and this step has no reps",
            "remove it, or write reps",
            drop(fields.node, "tempo"),
        )
    if "start" in fields and ("open" in fields or "walk" in fields or "jog" in fields):
        fields.problems.error(
            fields.key_place("start"),
            "start-without-ladder",
            "start names a rung, and this step has no ladder",
            "remove it, or write a range or a ladder",
            drop(fields.node, "start"),
        )


def _position(node: object) -> tuple[int, int]:
    return (getattr(node, "line", 0), getattr(node, "column", 0))
