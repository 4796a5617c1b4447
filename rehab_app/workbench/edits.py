"""What can be done to the steps and blocks of a text: each gives the new text and what is chosen.

All raise CannotEditError where the text does not allow it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rehab_app.model.exercise import Exercise
from rehab_app.model.problem import Fix
from rehab_app.routine_io.cuttings import Cutting
from rehab_app.routine_io.editing import copy, cut, drop, move, paste, put
from rehab_app.routine_io.spans import KeyPath, MapSpan, find, spans_of
from rehab_app.workbench.fixing import fixed
from rehab_app.workbench.moves import behind
from rehab_app.workbench.outline import STEP_ORDER, OutlineBlock, order_of
from rehab_app.workbench.values import DOSE_KEYS, dose_values, new_step, written

_NEW_BLOCK = "- title: New block\n  steps: []\n"
_STEPS = "steps:"  # a cutting that has it is one of blocks


class Edit(NamedTuple):
    """A changed text, and the path of what is chosen in it; None leaves the choice as it is."""

    text: str
    chosen: KeyPath | None = None


def with_value(text: str, path: KeyPath, key: str, value: str) -> Edit:
    """Write a value as somebody typed it, or take it away where nothing is left of it.

    A key may lead into a mapping: "per_day.times".
    """
    *way, name = key.split(".")
    there = (*path, *way, name)
    if not value:
        return Edit(drop(text, there) if _is_there(text, (*path, *way)) else text)
    order = order_of(path)
    if way and not _is_there(text, (*path, *way)):
        inside = f"{{{name}: {written(name, value)}}}"
        return Edit(put(text, (*path, *way), inside, order))
    return Edit(put(text, there, written(name, value), order))


def with_dose(text: str, path: KeyPath, dose: str, exercise: Exercise | None) -> Edit:
    """Let a step have another dose: the key that it goes by, empty for the exercise's own."""
    for key in DOSE_KEYS:
        text = drop(text, (*path, key))
    for key, value in dose_values(dose, exercise):
        text = put(text, (*path, key), value, STEP_ORDER)
    return Edit(text)


def mended(text: str, fix: Fix) -> Edit:
    """Do what a problem's fix says."""
    return Edit(fixed(text, fix))


def moved(text: str, path: KeyPath, to: KeyPath) -> Edit:
    """Put something elsewhere."""
    return Edit(move(text, path, to), to)


def duplicated(text: str, path: KeyPath) -> Edit:
    """Put the same again behind what is chosen."""
    after = (*path[:-1], int(path[-1]) + 1)
    return Edit(paste(text, after, copy(text, path)), after)


def removed(text: str, path: KeyPath) -> tuple[Edit, Cutting]:
    """Take out what is chosen; it is returned as well."""
    without, cutting = cut(text, path)
    return Edit(without), cutting


def pasted(text: str, path: KeyPath, blocks: Sequence[OutlineBlock], said: str) -> Edit:
    """Put in what somebody has cut or copied, or written; raises ValueError where it is no list."""
    cutting = Cutting(said if said.endswith("\n") else f"{said}\n")
    there = behind(path, blocks)
    if _STEPS in cutting.text:
        there = ("blocks", int(path[1]) + 1 if path else len(blocks))
    return Edit(paste(text, there, cutting), there)


def with_step(text: str, path: KeyPath, blocks: Sequence[OutlineBlock], exercise: Exercise) -> Edit:
    """Put in a step of an exercise, at its usual dose."""
    there = behind(path, blocks)
    return Edit(paste(text, there, Cutting(new_step(exercise))), there)


def with_exercise(text: str, path: KeyPath, exercise_id: str) -> Edit:
    """Let a step be of another exercise."""
    return Edit(put(text, (*path, "exercise"), exercise_id, STEP_ORDER))


def with_block(text: str, blocks: Sequence[OutlineBlock]) -> Edit:
    """Put a block without steps at the end."""
    there: KeyPath = ("blocks", len(blocks))
    return Edit(paste(text, there, Cutting(_NEW_BLOCK)), there)


def _is_there(text: str, path: KeyPath) -> bool:
    return isinstance(find(spans_of(text), path), MapSpan)
