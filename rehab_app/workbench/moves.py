"""Where a step or block goes when it is moved: paths as `editing.move` takes them."""

from collections.abc import Sequence

from rehab_app.routine_io.spans import KeyPath
from rehab_app.workbench.outline import OutlineBlock

_STEP_LENGTH = 4


def is_step(path: KeyPath) -> bool:
    """Tell whether a path is that of a step, not of a block or the routine."""
    return len(path) == _STEP_LENGTH


def step_path(block: int, step: int) -> KeyPath:
    """Return the path of a step."""
    return ("blocks", block, "steps", step)


def neighbour(blocks: Sequence[OutlineBlock], path: KeyPath, by: int) -> KeyPath | None:
    """Return where something goes one place up (−1) or down (1), None where there is no place.

    A step at the edge of its block goes into the next one.
    """
    if not path:
        return None
    block = int(path[1])
    if not is_step(path):
        there = block + by
        return ("blocks", there) if 0 <= there < len(blocks) else None
    step, count = int(path[3]), len(blocks[block].steps)
    if 0 <= step + by < count:
        return step_path(block, step + by)
    there = block + by
    if not 0 <= there < len(blocks):
        return None
    return step_path(there, len(blocks[there].steps) if by < 0 else 0)


def onto(path: KeyPath, target: KeyPath) -> KeyPath | None:
    """Return where something goes that is dropped on something else, None where it can't.

    A step takes the place of a step, or comes first in a block; a block takes that of a block.
    """
    if not path or not target or path == target:
        return None
    if is_step(path):
        return target if is_step(target) else (*target, "steps", 0)
    there = ("blocks", target[1])
    return None if there == path else there


def behind(path: KeyPath, blocks: Sequence[OutlineBlock]) -> KeyPath:
    """Return where something new comes: behind the step that is chosen, or last in its block."""
    if is_step(path):
        return (*path[:3], int(path[3]) + 1)
    block = int(path[1]) if path else len(blocks) - 1
    return step_path(max(block, 0), len(blocks[block].steps) if blocks else 0)
