"""How an exercise looks: like one of the catalogue, as a posed body, or as a picture."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.picture_chooser import PictureChooser
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.pose import Pose

LIKE, BODY, PICTURE = "like", "body", "picture"
_WAYS = {LIKE: "A pose of the catalogue", BODY: "Posed body", PICTURE: "Picture"}
_OF_BODY = "Put the body into the pose yourself: drag hands, feet, knees, pelvis and head."


class LooksCard(Card):
    """Three ways to show an exercise, one of them in sight at a time.

    `like_requested` asks for an exercise to be drawn like, `body_requested` for the body to be
    posed, `pose_removed` for no pose at all.
    """

    like_requested = Signal()
    body_requested = Signal()
    pose_removed = Signal()

    def __init__(
        self, make_figure: Callable[[], FigurePicture], parent: QWidget | None = None
    ) -> None:
        """Take what makes the drawing of a pose."""
        super().__init__("How it looks", parent)
        self.ways = Choice(_WAYS)
        self.ways.name_question("How it looks")
        self._now = PlainLabel(type_=Type.NOTE, tone="muted")
        self._drawn = QWidget()
        self._figure = make_figure()
        self._about = PlainLabel(_OF_BODY, type_=Type.NOTE, tone="muted")
        self._choose = LargeButton("Choose an exercise")
        self._pose = LargeButton("Pose the body")
        self._away = LargeButton("Take the pose away")
        self.picture = PictureChooser()
        self._way = LIKE
        self._has_pose = False
        self._lay_out()
        self.ways.chosen.connect(self._on_way_chosen)
        self._choose.clicked.connect(self.like_requested)
        self._pose.clicked.connect(self.body_requested)
        self._away.clicked.connect(self.pose_removed)

    # -- what others call

    def show_looks(self, values: Mapping[str, str], like: str, *, has_body: bool) -> None:
        """Say what an exercise has: `like` is the name of the one that it is drawn like."""
        parts = (
            f"Drawn like {like}." if like else "",
            "Drawn with a pose of its own." if has_body else "",
            f"Picture {values['picture']}." if values.get("picture") else "",
        )
        self._now.setText(" ".join(each for each in parts if each) or "Nothing shows it yet.")
        self._has_pose = bool(like) or has_body
        self._pose.show_text("Change the pose" if has_body else "Pose the body")
        self._show_parts()

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Draw the pose that it has."""
        self._figure.setVisible(pose is not None)
        self._figure.show_pose(pose, name)

    def show_way(self, way: str) -> None:
        """Bring one way into sight."""
        self._way = way
        self.ways.show_chosen([way])
        self._show_parts()

    def show_look(self) -> None:
        """Draw in another theme or body."""
        self._figure.show_look()

    # -- inside

    def _lay_out(self) -> None:
        drawn = QVBoxLayout(self._drawn)
        drawn.setContentsMargins(0, 0, 0, 0)
        drawn.addWidget(self._figure)
        drawn.addWidget(self._about)
        row = FlowLayout(10)
        for button in (self._choose, self._pose, self._away):
            row.addWidget(button)
        drawn.addLayout(row)
        for widget in (self._now, self.ways, self._drawn, self.picture):
            self.column.addWidget(widget)
        self.show_way(LIKE)

    def _show_parts(self) -> None:
        self._drawn.setVisible(self._way != PICTURE)
        self.picture.setVisible(self._way == PICTURE)
        self._choose.setVisible(self._way == LIKE)
        self._pose.setVisible(self._way == BODY)
        self._about.setVisible(self._way == BODY)
        self._away.setVisible(self._has_pose)

    # -- slots

    @Slot()
    def _on_way_chosen(self) -> None:
        self.show_way(self.ways.name)
