"""A routine as a card to press."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.widgets.clamped_label import ClampedLabel
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.kind_chip import KindChip
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_MARGIN_PX = 14
_SUMMARY_LINES = 2
_WHY_LINES = 3  # all of it is said when the card is pressed


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineCard:
    """A routine as it is shown; `problem` says why its file can't be played at all.

    `closed` says why it is not for now; `can_insist` that it can be begun all the same. `index`
    holds the words it is found by.
    """

    title: str
    minutes: str = ""
    props: str = ""
    kind: str = ""
    kind_text: str = ""
    summary: str = ""
    problem: str = ""
    closed: str = ""
    can_insist: bool = False
    is_own: bool = False
    index: str = ""

    @property
    def name(self) -> str:
        """Return all that somebody who does not see the card has to know."""
        state = f"can't be played: {self.problem}" if self.problem else ""
        closed = f"closed: {self.closed}" if self.closed else ""
        own = "own" if self.is_own else ""
        parts = (self.title, self.minutes, self.kind_text, own, self.props, closed, state)
        return ", ".join(part for part in parts if part)


class RoutineTile(QPushButton):
    """Shows a card; it is a button, named in full."""

    def __init__(
        self, card: RoutineCard, picture: FigurePicture | None = None, parent: QWidget | None = None
    ) -> None:
        """Take a card, and what draws its main exercise, if it has one."""
        super().__init__(parent)
        self.card = card
        self.picture = picture
        self.setProperty("look", "tile")
        self.setAccessibleName(card.name)
        self.setAccessibleDescription(card.summary)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._lay_out()

    # -- Qt overrides

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._column.activate()

    # -- inside

    def _lay_out(self) -> None:
        card = self.card
        if self.picture is not None:
            self._column.addWidget(_panel_of(self.picture))
            self._column.addSpacing(4)
        self._column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self._column.setSpacing(4)
        if card.kind_text or card.minutes:
            self._column.addLayout(self._top())
            self._column.addSpacing(4)
        self._add(PlainLabel(card.title, type_=Type.HEADING))
        if card.summary:
            self._add(ClampedLabel(card.summary, most_lines=_SUMMARY_LINES, type_=Type.NOTE))
        # What a row of cards has in common stands at its foot, however long their titles are.
        self._column.addSpacing(2)
        self._column.addStretch(1)
        if card.props:
            self._add(ClampedLabel(card.props, most_lines=1, type_=Type.NOTE, tone="muted"))
        if card.problem:
            self._add_state("■ can't be played", card.problem, "stop")
        elif card.closed:
            self._add_state("▲ closed now", card.closed, "watch")

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        if self.card.kind_text:
            row.addWidget(_quiet(KindChip(self.card.kind, self.card.kind_text)))
        if self.card.is_own:
            own = PlainLabel("own", type_=Type.NOTE, tone="muted", wraps=False)
            row.addWidget(_quiet(own))
        row.addStretch(1)
        minutes = PlainLabel(self.card.minutes, type_=Type.STRONG, wraps=False)
        row.addWidget(_quiet(minutes))
        return row

    def _add_state(self, word: str, why: str, tone: str) -> None:
        self._column.addSpacing(5)
        state = PlainLabel(word, type_=Type.NOTE, tone=tone, wraps=False)
        state.setProperty("look", f"state-{tone}")
        state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._add(state)
        self._add(ClampedLabel(why, most_lines=_WHY_LINES, type_=Type.NOTE, tone=tone))

    def _add(self, label: PlainLabel) -> None:
        self._column.addWidget(_quiet(label))


def _quiet(label: PlainLabel) -> PlainLabel:
    """Let a press on the label be a press on the card, and break words that are too long."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


def _panel_of(picture: FigurePicture) -> QFrame:
    """Return a quiet ground with the picture in its middle."""
    panel = QFrame()
    panel.setProperty("look", "sunk")
    panel.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(panel)
    row.setContentsMargins(0, 4, 0, 4)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
    return panel
