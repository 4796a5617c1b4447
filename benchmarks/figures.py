"""The drawn body: what a frame costs, and what a running hold costs with motion and without."""

import os
from collections.abc import Callable, Iterator
from statistics import median
from time import monotonic, perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.measuring import Result, ratio
from rehab_app.resources import assets_folder
from rehab_app.routine_io.poses import load_poses

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from rehab_app.figure.picture import Look
    from rehab_app.model.pose import Pose

SIDE_PX = 480
FRAMES = 40
HOLD_S = 12.0
MOST_FRAME_RATIO = 60.0
MOST_MOVING_PERCENT, MOST_STILL_PERCENT = 15.0, 2.0
POSE = "half-kneeling-hip-flexor-stretch"


def measure() -> Iterator[Result]:
    """Paint frames in turn with one gradient over the same picture; then hold, moving and still."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (the other benchmarks have no Qt)

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("another benchmark made an application without a screen")
    pose = load_poses(assets_folder() / "poses").poses[POSE]
    yield _frame(pose)
    for is_still in (False, True):
        yield _hold(application, pose, is_still=is_still)


def _look() -> "Look":
    from rehab_app.gui.drawing import look_of  # noqa: PLC0415 (the same)

    return look_of(assets_folder() / "themes" / "light.toml")


def _frame(pose: "Pose") -> Result:
    from PySide6.QtGui import QImage, QLinearGradient, QPainter  # noqa: PLC0415 (the same)

    from rehab_app.gui.drawing import figure_of, image_of  # noqa: PLC0415 (the same)

    figure = figure_of(pose, _look(), (SIDE_PX, SIDE_PX))

    def fill() -> None:
        image = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        gradient = QLinearGradient(0, 0, SIDE_PX, SIDE_PX)
        gradient.setColorAt(0, "#F6F4EF")
        gradient.setColorAt(1, "#0F766E")
        painter.fillRect(0, 0, SIDE_PX, SIDE_PX, gradient)
        painter.end()

    ours, theirs = [], []
    for number in range(FRAMES):
        ours.append(_seconds(lambda at=number / FRAMES: image_of(figure, at)))  # type: ignore[misc]
        theirs.append(_seconds(fill))
    return Result(
        what=f"a frame of the body at {SIDE_PX} px ({median(ours) * 1000:.0f} ms), as a ratio",
        found=ratio(ours, theirs),
        most=MOST_FRAME_RATIO,
        unit="×",
        beside=f"one gradient over the same picture ({median(theirs) * 1000:.2f} ms)",
    )


def _hold(application: "QApplication", pose: "Pose", *, is_still: bool) -> Result:
    """Let a hold of so many seconds run on the screen and count the time of all cores."""
    from rehab_app.gui.motion import reduce_motion  # noqa: PLC0415 (the same)
    from rehab_app.gui.widgets.figure_view import FigureView, Motion  # noqa: PLC0415 (the same)

    reduce_motion(is_reduced=is_still)
    view = FigureView(monotonic, _look)
    view.resize(SIDE_PX, SIDE_PX)
    view.show()
    application.processEvents()
    begun, used = monotonic(), process_time()
    view.show_pose(pose, Motion.HOLDING)
    while monotonic() - begun < HOLD_S:
        _wait_a_moment(application)
    kind = "no motion" if is_still else "breathing"
    percent = (process_time() - used) / (monotonic() - begun) * 100
    view.close()
    view.deleteLater()
    return Result(
        what=f"a hold of {HOLD_S:.0f} s at {SIDE_PX} px, {kind}",
        found=percent,
        most=MOST_STILL_PERCENT if is_still else MOST_MOVING_PERCENT,
        unit="%",
        beside="one core; its first frames are painted in that time too",
    )


def _wait_a_moment(application: "QApplication") -> None:
    """Handle what comes up in the next tenth of a second, asleep in between."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 (the same)

    loop = QEventLoop(application)
    QTimer.singleShot(100, loop.quit)
    loop.exec()


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
