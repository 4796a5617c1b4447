"""The pose of an own exercise, read by itself: the rest of the routine may have errors yet."""

from rehab_app.model.pose import WrittenPose
from rehab_app.routine_io.edit_checks import CannotEditError
from rehab_app.routine_io.editing import copy
from rehab_app.routine_io.exercise_reader import EXERCISE
from rehab_app.routine_io.node_reader import Fields, Keys
from rehab_app.routine_io.nodes import Sequence, read_tree
from rehab_app.routine_io.pose_reader import read_own_pose
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.spans import KeyPath

_ANY = Keys(what=EXERCISE.what, optional=(*EXERCISE.required, *EXERCISE.optional))


def pose_in(text: str, path: KeyPath) -> WrittenPose | None:
    """Return the pose of the exercise at a path, None where it has none that can be drawn."""
    problems = ProblemList("")
    try:
        node = read_tree(copy(text, path).text.encode(), problems)
    except CannotEditError:
        return None
    if not isinstance(node, Sequence) or not node.items:
        return None
    fields = Fields(node.items[0], _ANY, problems)
    before = problems.error_count
    pose = read_own_pose(fields)
    return None if problems.error_count > before else pose
