"""The poses there are: of assets/poses/*.yaml, and what own exercises make of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rehab_app.model.exercise import Exercise
from rehab_app.model.pose import Pose
from rehab_app.model.problem import Problem
from rehab_app.routine_io.file_reading import SUFFIX, read_bytes
from rehab_app.routine_io.pose_reader import read_pose_node
from rehab_app.routine_io.problem_list import ProblemList
from rehab_app.routine_io.reader import read_shape


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseShelf:
    """All poses by exercise, and what is wrong with their files."""

    poses: Mapping[str, Pose]
    problems: tuple[Problem, ...]

    def of(self, exercise: Exercise) -> Pose | None:
        """Return the pose of an exercise, own ones too; None where it has none."""
        written = exercise.pose
        if written is None:
            return self.poses.get(exercise.id)
        return written.resolved(self.poses.get(written.start_from))


def load_poses(folder: Path) -> PoseShelf:
    """Return the poses of all files of a folder; a file with an error gives none."""
    poses: dict[str, Pose] = {}
    taken: dict[str, str] = {}
    found: list[Problem] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        problems = ProblemList(str(path))
        data = read_bytes(path, problems)
        placed = None if data is None else read_shape(data, problems, read_pose_node)
        for exercise, written, fields in placed or ():
            if exercise in taken:
                problems.error(
                    fields.place("exercise"),
                    "pose-taken",
                    f"{exercise} has a pose in {taken[exercise]} already",
                    "remove one of the two",
                )
            else:
                taken[exercise] = path.name
                poses[exercise] = written.resolved()
        found.extend(problems.sorted())
    return PoseShelf(poses=poses, problems=tuple(found))


def read_poses(data: bytes, file: str) -> tuple[Mapping[str, Pose], tuple[Problem, ...]]:
    """Return the poses of a file's bytes, none where it has any error, and its problems."""
    problems = ProblemList(file)
    placed = read_shape(data, problems, read_pose_node) or ()
    return {pose.exercise: pose.written.resolved() for pose in placed}, problems.sorted()
