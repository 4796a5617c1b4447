"""Sheets of all poses, to be looked at: `python -m rehab_app.gui.pose_sheet FOLDER`.

With --docs it makes the pictures of docs/poses.md. No number shows a crooked neck: a person has to
look.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from rehab_app.gui.drawing import figure_of, image_of, look_of
from rehab_app.model.pose import KeyPosition, Pose, View
from rehab_app.resources import assets_folder
from rehab_app.routine_io.poses import load_poses

if TYPE_CHECKING:
    from rehab_app.figure.picture import Look

THEMES = ("light", "dark", "high-contrast")
SIDE_PX, CARD_PX, COLUMNS = 220, 96, 8
_LABEL_PX = 16
_DOCS = Path("docs/pictures")

# What each angle does, shown for docs/poses.md: a joint, the angles, and from where to look.
_ANGLES: dict[str, tuple[dict[str, float], float]] = {
    "hip flexion 80": ({"hip_right.flexion": 80}, -80),
    "hip flexion -25": ({"hip_right.flexion": -25}, -80),
    "hip abduction 35": ({"hip_right.abduction": 35}, -15),
    "hip rotation 60": ({"hip_right.rotation": 60, "hip_right.flexion": 10}, -15),
    "knee 100": ({"knee_right.flexion": 100}, -80),
    "ankle dorsiflexion -40": ({"ankle_right.dorsiflexion": -40}, -80),
    "lumbar flexion 50": ({"lumbar.flexion": 50}, -80),
    "thoracic rotation 40": ({"thoracic.rotation": 40}, -30),
    "shoulder abduction 90": ({"shoulder_right.abduction": 90}, -15),
    "elbow flexion 100": ({"elbow_right.flexion": 100}, -80),
    "body tilt 40": ({"body.tilt": 40}, -80),
    "body lean 20": ({"body.lean": 20}, -15),
}


def sheet(
    entries: Sequence[tuple[str, Pose, float]], look: "Look", side_px: int, columns: int
) -> QImage:
    """Return pictures with their names below: pairs of a pose and a part of its movement."""
    label_px = _LABEL_PX if side_px > CARD_PX else 0
    rows = -(-len(entries) // columns)
    size = (columns * side_px, rows * (side_px + label_px))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(look.palette.colour("ground")))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(10)
    painter.setFont(font)
    for index, (name, pose, at) in enumerate(entries):
        x, y = index % columns * side_px, index // columns * (side_px + label_px)
        painter.drawImage(QPointF(x, y), image_of(figure_of(pose, look, (side_px, side_px)), at))
        if label_px:
            painter.setPen(QColor(look.palette.tones["metal"].shade))
            place = QRectF(x, y + side_px, side_px, label_px)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    return image


def save_sheets(folder: Path) -> int:
    """Save start and end of every pose in every theme, large and as on cards; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    poses = load_poses(assets_folder() / "poses").poses
    both = [(name, pose, at) for name, pose in poses.items() for at in (_start(pose), 1.0)]
    ends = [(name, pose, pose.still_at) for name, pose in poses.items()]
    count = 0
    for theme in THEMES:
        look = look_of(assets_folder() / "themes" / f"{theme}.toml")
        sheet(both, look, SIDE_PX, COLUMNS).save(str(folder / f"poses-{theme}.png"))
        sheet(ends, look, CARD_PX, 14).save(str(folder / f"cards-{theme}.png"))
        count += 2
    return count


def save_docs(folder: Path) -> int:
    """Save the pictures of docs/poses.md; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    light = look_of(assets_folder() / "themes" / "light.toml")
    poses = load_poses(assets_folder() / "poses").poses
    angles = [
        (name, Pose(keys=(KeyPosition(pin="foot_left", angles=values),), view=View(yaw_deg=yaw)), 1)
        for name, (values, yaw) in _ANGLES.items()
    ]
    sheet(angles, light, 180, 6).save(str(folder / "angles.png"))
    name = "half-kneeling-hip-flexor-stretch"
    moments = [(f"at {at:g}", poses[name], at) for at in (0.0, 0.5, 1.0)]
    sheet(moments, light, 240, 3).save(str(folder / "start-to-end.png"))
    jonas = look_of(
        assets_folder() / "themes" / "light.toml", "jonas", skin="brown", clothes="plum"
    )
    for file, look in (("mara", light), ("jonas", jonas)):
        image = sheet([(file, poses["supine-strap-hamstring-stretch"], 1.0)], look, 240, 1)
        image.save(str(folder / f"{file}.png"))
    return 4


def _start(pose: Pose) -> float:
    """Return the moment that stands for the start: of a cycle its second half."""
    return 0.5 if pose.loops else 0.0


def main(arguments: list[str]) -> int:
    """Save the sheets into a folder, or with --docs the pictures of the page; return 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    if arguments[:1] == ["--docs"]:
        count, folder = save_docs(_DOCS), _DOCS
    else:
        folder = Path(arguments[0] if arguments else "build/poses")
        count = save_sheets(folder)
    sys.stdout.write(f"{count} pictures in {folder}\n")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
