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


class LooksCard(Card):
    """Three ways to show an exercise, one of them in sight at a time.

    `like_requested` asks for an exercise to be drawn like, `pose_removed` for no pose at all.
    `body_wanted` comes when somebody wants to pose a body and there is none yet.
    """

    like_requested = Signal()
    pose_removed = Signal()
    body_wanted = Signal()

    def __init__(
        self, make_figure: Callable[[], FigurePicture], parent: QWidget | None = None
    ) -> None:
        """Take what makes the drawing of a pose."""
        super().__init__("How it looks", parent)
        self.ways = Choice(_WAYS)
        self.ways.name_question("How it looks")
        self._now = PlainLabel(type_=Type.NOTE, tone="muted")
        self._figure = make_figure()
        self._choose = LargeButton("Choose an exercise")
        self._away = LargeButton("Take the pose away")
        self.picture = PictureChooser()
        self._body_held = QVBoxLayout()
        self._begin = LargeButton("Pose a body")
        self._panels = {LIKE: QWidget(), BODY: QWidget(), PICTURE: self.picture}
        self._shown = ""
        self._lay_out()
        self.ways.chosen.connect(self._on_way_chosen)
        self._choose.clicked.connect(self.like_requested)
        self._away.clicked.connect(self.pose_removed)
        self._begin.clicked.connect(self.body_wanted)

    # -- what others call

    def show_looks(self, values: Mapping[str, str], like: str, *, has_body: bool) -> None:
        """Say what an exercise has: `like` is the name of the one that it is drawn like."""
        parts = (
            f"Drawn like {like}." if like else "",
            "Drawn with a body of its own." if has_body else "",
            f"Picture {values['picture']}." if values.get("picture") else "",
        )
        self._now.setText(" ".join(each for each in parts if each) or "Nothing shows it yet.")
        self._away.setVisible(bool(like))
        self._begin.setVisible(not has_body)

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Draw the pose that it has."""
        self._figure.setVisible(pose is not None)
        self._figure.show_pose(pose, name)

    def show_way(self, way: str) -> None:
        """Bring one way into sight."""
        self._shown = way
        self.ways.show_chosen([way])
        for name, panel in self._panels.items():
            panel.setVisible(name == way)

    def show_look(self) -> None:
        """Draw in another theme or body."""
        self._figure.show_look()

    def put_in_body(self, editor: QWidget) -> None:
        """Take the widget that poses a body."""
        self._body_held.addWidget(editor)

    @property
    def way(self) -> str:
        """Return which way is in sight."""
        return self._shown

    # -- inside

    def _lay_out(self) -> None:
        like = QVBoxLayout(self._panels[LIKE])
        like.setContentsMargins(0, 0, 0, 0)
        like.addWidget(self._figure)
        row = FlowLayout(10)
        for button in (self._choose, self._away):
            row.addWidget(button)
        like.addLayout(row)
        body = QVBoxLayout(self._panels[BODY])
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._begin)
        body.addLayout(self._body_held)
        for widget in (self._now, self.ways, *self._panels.values()):
            self.column.addWidget(widget)
        self.show_way(LIKE)

    # -- slots

    @Slot()
    def _on_way_chosen(self) -> None:
        self.show_way(self.ways.name)
