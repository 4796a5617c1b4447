"""From where a body is looked at: the usual places, and turning round it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.angle_row import AngleRow
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.model.person import Side
from rehab_app.model.pose import View
from rehab_app.posing.editing import PITCH_DEG, YAW_DEG, preset_views

_NAMES = {"side": "Side", "front": "Front", "three-quarter": "Three-quarter", "top": "Top"}
_YAW, _PITCH = "yaw", "pitch"


class ViewCard(Card):
    """Chips for the usual views and two sliders. `turned` comes with yaw and pitch in degrees.

    Its last value tells whether that is over.
    """

    turned = Signal(float, float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Camera", parent)
        self._view = View()
        self._presets = preset_views(None)
        self.presets = Choice(_NAMES)
        self.presets.name_question("Look from")
        self.yaw = AngleRow(_YAW, "Turn round the body", YAW_DEG, "Camera: turn round the body")
        self.pitch = AngleRow(_PITCH, "Look from above", PITCH_DEG, "Camera: look from above")
        self.column.addWidget(self.presets)
        self.column.addWidget(self.yaw)
        self.column.addWidget(self.pitch)
        self.presets.chosen.connect(self._on_presets_chosen)
        self.yaw.turned.connect(self._on_row_turned)
        self.pitch.turned.connect(self._on_row_turned)

    # -- what others call

    def show_view(self, view: View, side: Side | None) -> None:
        """Show from where one looks; the side view is from the side that works."""
        self._view, self._presets = view, preset_views(side)
        self.yaw.show_angle(view.yaw_deg)
        self.pitch.show_angle(view.pitch_deg)
        here = (view.yaw_deg, view.pitch_deg)
        same = (n for n, v in self._presets.items() if (v.yaw_deg, v.pitch_deg) == here)
        self.presets.show_chosen(same)

    # -- slots

    @Slot()
    def _on_presets_chosen(self) -> None:
        view = self._presets[self.presets.name]
        self.turned.emit(view.yaw_deg, view.pitch_deg, True)  # noqa: FBT003 (a signal's value)

    @Slot(str, float, bool)
    def _on_row_turned(self, name: str, angle_deg: float, is_over: bool) -> None:
        yaw = angle_deg if name == _YAW else self._view.yaw_deg
        pitch = angle_deg if name == _PITCH else self._view.pitch_deg
        self.turned.emit(yaw, pitch, is_over)
