"""The angles of one part of the body at a time, and whether its hand or foot is held."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.angle_row import AngleRow
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.anatomy import ANGLES, base_of
from rehab_app.posing.words import PARTS, angle_title, angle_words

_HALF_TURN = 180.0
_HELD = "stays in its place when the rest of the body moves. A slider of {} lets it go."
_JOINTS = {"foot": "hip or knee", "hand": "shoulder or elbow"}
_FREE = "goes along when the rest of the body moves."


class AngleCard(Card):
    """Chips for the parts of the body, and a slider for each angle of the chosen one.

    `turned` is that of `AngleRow`; `held` comes with a hand or foot and whether it is to stay.
    """

    turned = Signal(str, float, bool)
    held = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Joints", parent)
        self.parts = Choice({name: part.name for name, part in PARTS.items()})
        self.parts.name_question("Part of the body")
        self.parts.show_chosen(["right_leg"])
        self.rows: dict[str, AngleRow] = {}
        self._pages: dict[str, QWidget] = {}
        self._held_words = PlainLabel(type_=Type.NOTE, tone="muted")
        self._hold = LargeButton("Hold it there", look="chip")
        self._hold.setCheckable(True)
        self._is_held: frozenset[str] = frozenset()
        self.column.addWidget(self.parts)
        for name in PARTS:
            self._pages[name] = self._page(name)
            self.column.addWidget(self._pages[name])
        self.column.addWidget(self._held_words)
        self.column.addWidget(self._hold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._show_part()
        self.parts.chosen.connect(self._on_parts_chosen)
        self._hold.clicked.connect(self._on_hold_clicked)

    # -- what others call

    def show_angles(self, angles: Mapping[str, float], is_held: frozenset[str]) -> None:
        """Show the degrees of all angles, and which hands and feet are held."""
        for name, row in self.rows.items():
            least, most = _ends(name)
            # A body that has turned right round lies as before.
            angle = angles[name] if least > -_HALF_TURN else _half_turned(angles[name])
            row.show_angle(min(max(angle, least), most))
        if is_held != self._is_held:
            self._is_held = is_held
            self._show_held()

    def show_part(self, name: str) -> None:
        """Show the angles of a part of the body."""
        if self.parts.name != name:
            self.parts.show_chosen([name])
            self._show_part()

    # -- inside

    def _page(self, name: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for angle in PARTS[name].angles:
            row = AngleRow(angle, angle_words(angle), _ends(angle), angle_title(angle))
            row.turned.connect(self.turned)
            self.rows[angle] = row
            column.addWidget(row)
        return page

    def _show_part(self) -> None:
        for name, page in self._pages.items():
            page.setVisible(name == self.parts.name)
        self._show_held()

    def _show_held(self) -> None:
        end = PARTS[self.parts.name].end
        self._hold.setVisible(bool(end))
        self._held_words.setVisible(bool(end))
        if not end:
            return
        is_held = end in self._is_held
        what = base_of(end)
        self._hold.setChecked(is_held)
        self._hold.show_text(f"Hold the {what} in its place")
        self._held_words.setText(f"The {what} {_HELD.format(_JOINTS[what]) if is_held else _FREE}")

    # -- slots

    @Slot()
    def _on_parts_chosen(self) -> None:
        self._show_part()

    @Slot()
    def _on_hold_clicked(self) -> None:
        self.held.emit(PARTS[self.parts.name].end, self._hold.isChecked())


def _ends(angle: str) -> tuple[float, float]:
    """Return how far an angle goes: the body as a whole half round each way."""
    known = ANGLES[angle]
    return max(known.least, -_HALF_TURN), min(known.most, _HALF_TURN)


def _half_turned(angle_deg: float) -> float:
    """Return the same direction between -180 and 180 degrees."""
    if abs(angle_deg) <= _HALF_TURN:
        return angle_deg
    return (angle_deg + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN
