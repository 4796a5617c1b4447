"""A pose as the text that `pose_reader` reads: what stands below the key `pose`."""

from collections.abc import Iterable, Sequence

from rehab_app.model.pose import KeyPosition, Pose, View
from rehab_app.routine_io.key_writer import change_between, key_lines
from rehab_app.routine_io.prop_writer import prop_text
from rehab_app.routine_io.written_values import mapping, number, words

_NOTHING = Pose(keys=(KeyPosition(),))


def pose_text(pose: Pose, start_from: str = "", base: Pose | None = None) -> str:
    """Return a pose as lines of YAML, none indented, to stand below `pose:`.

    `base` is the pose of the exercise `start_from`: then only what differs from it is written.
    Read again it is the same pose.
    """
    if base is None or (base.side is not None and pose.side is None):
        # Without a side of its own a pose would take over the one that it starts from.
        start_from, base = "", _NOTHING
    lines = [f"from: {start_from}"] if start_from else []
    lines += _picture_lines(pose, base)
    lines += _position_lines(pose.keys, base.keys, has_start=bool(start_from))
    return "".join(f"{line}\n" for line in lines)


def _picture_lines(pose: Pose, base: Pose) -> list[str]:
    was = dict(_picture(base))
    return [line for key, lines in _picture(pose) if lines != was[key] for line in lines]


def _picture(pose: Pose) -> list[tuple[str, list[str]]]:
    """Return the lines of each key of a pose, but for its key positions."""
    props = (prop_text(pose.props, at) for at in range(len(pose.props)))
    return [
        ("side", [f"side: {pose.side.value}"] if pose.side else []),
        ("feet", [f"feet: {pose.feet.value}"]),
        ("camera", [f"camera: {_camera(pose.view)}"]),
        ("marks", [f"marks: {words(pose.marks)}"]),
        ("props", _listed("props", props)),
        ("order", _listed("order", (words(pair) for pair in pose.order))),
        ("loop", [f"loop: {str(pose.loops).lower()}"]),
        ("still", [f"still: {number(pose.still_at)}"]),
    ]


def _camera(view: View) -> str:
    entries = [("yaw", number(view.yaw_deg)), ("pitch", number(view.pitch_deg))]
    if view.zoom != View().zoom:
        entries.append(("zoom", number(view.zoom)))
    return mapping(entries)


def _listed(key: str, items: Iterable[str]) -> list[str]:
    lines = [f"  - {item}" for item in items]
    return [f"{key}:", *lines] if lines else [f"{key}: []"]


def _position_lines(
    keys: Sequence[KeyPosition], base: Sequence[KeyPosition], *, has_start: bool
) -> list[str]:
    """Return the key positions: as changes of the last one, or written out one by one."""
    if has_start and tuple(keys) == tuple(base):
        return []
    if has_start and tuple(keys[:-1]) == tuple(base[:-1]):
        return key_lines(change_between(base[-1], keys[-1]))
    lines = ["keys:"]
    before = base[0]
    for key in keys:
        inner = key_lines(change_between(before, key)) or ["{}"]
        lines += [f"  {'- ' if not at else '  '}{line}" for at, line in enumerate(inner)]
        before = key
    return lines
