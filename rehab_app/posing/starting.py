"""Poses to begin with, where no other one is near enough."""

from rehab_app.model.pose import KeyPosition, Pose, View


def standing() -> Pose:
    """Return a body that stands, as seen from the right and a little from the front."""
    return Pose(keys=(KeyPosition(),), view=View(yaw_deg=-60.0, pitch_deg=12.0))
