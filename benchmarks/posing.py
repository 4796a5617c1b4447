"""The pose editor: what one frame costs while a handle is dragged."""

import os
from collections.abc import Iterator
from statistics import median
from time import monotonic, process_time

from benchmarks.measuring import Result, ratio
from rehab_app.resources import assets_folder
from rehab_app.routine_io.poses import load_poses

FRAMES = 30
SIZE_PX = (1000, 940)
MOST_RATIO = 3.0
POSE = "half-kneeling-hip-flexor-stretch"
HANDLES = ("hand_right", "pelvis", "head")


def measure() -> Iterator[Result]:
    """Drag handles over the screen; beside each frame the same body is painted once, finely."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (the other benchmarks have no Qt)

    if QApplication.instance() is None:
        QApplication([])
    for handle in HANDLES:
        yield _dragged(handle)


def _dragged(name: str) -> Result:
    from PySide6.QtCore import QPoint, Qt  # noqa: PLC0415 (the same)
    from PySide6.QtTest import QTest  # noqa: PLC0415 (the same)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (the same)

    from rehab_app.gui.drawing import figure_of, image_of, look_of  # noqa: PLC0415 (the same)
    from rehab_app.gui.widgets.pose_editor import PoseEditor  # noqa: PLC0415 (the same)

    look = look_of(assets_folder() / "themes" / "light.toml")
    pose = load_poses(assets_folder() / "poses").poses[POSE]
    editor = PoseEditor(monotonic, lambda: look)
    editor.resize(*SIZE_PX)
    editor.show()
    editor.show_pose(pose, POSE)
    QApplication.processEvents()
    stage = editor.stage
    figure = figure_of(pose, look, (stage.width(), stage.height()))
    start = stage.handle(name).geometry().center()
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    frames, pictures = [], []
    for step in range(1, FRAMES + 1):
        begun = process_time()
        QTest.mouseMove(stage, start + QPoint(2 * step, -step))
        QApplication.processEvents()
        frames.append(process_time() - begun)
        begun = process_time()
        image_of(figure)
        pictures.append(process_time() - begun)
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton)
    editor.close()
    editor.deleteLater()
    return Result(
        what=f"a frame while {name} is dragged ({median(frames) * 1000:.0f} ms CPU), as a ratio",
        found=ratio(frames, pictures),
        most=MOST_RATIO,
        unit="×",
        beside=f"the body painted once, finely ({median(pictures) * 1000:.0f} ms CPU)",
    )
