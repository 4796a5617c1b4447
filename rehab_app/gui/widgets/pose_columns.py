"""How the parts of a pose editor stand: joints beside the body, or below it in a narrow window."""

import itertools

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.plain_label import PlainLabel, Type

_GAP_PX = 14
_BESIDE_EMS, _JOINTS_EMS, _CARDS_EMS = 46, 21, 36
_STAGE_PX, _STAGE_MOST_PX, _STAGE_SHAPE = 420, 560, 0.78
_NO_LIMIT_PX = 16777215  # Qt's own
_HINT = (
    "Drag a round handle: the joints follow, as far as they go. One with a dot is held in its "
    "place. Tab reaches every handle, the arrow keys move it 1 cm, with Shift 5 cm. Drag beside "
    "the body to look from elsewhere."
)


class PoseColumns(QWidget):
    """Lays out what a pose is made with, and lets Tab go through it as it is read."""

    def __init__(
        self,
        bar: QWidget,
        stage: QWidget,
        joints: QWidget,
        cards: tuple[QWidget, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Take the row above the body, the body, its joints, and what else stands in cards."""
        super().__init__(parent)
        self._bar, self._stage, self._joints = bar, stage, joints
        self._is_wide: bool | None = None
        self._top, self._below = QWidget(), QWidget()
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP_PX)
        column.addWidget(bar)
        column.addWidget(stage)
        column.addWidget(PlainLabel(_HINT, type_=Type.NOTE, tone="muted"))
        self._cards = QHBoxLayout(self._below)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(_GAP_PX)
        for card in cards:
            self._cards.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self._left = QVBoxLayout()
        self._left.setSpacing(_GAP_PX)
        self._left.addWidget(self._top)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(_GAP_PX)
        self._both.addLayout(self._left, 1)
        self._both.addWidget(joints)
        self._arrange(is_wide=True)

    # -- what others call

    def chain(self) -> None:
        """Let Tab go through the parts as they are read, also those that have come since."""
        lower = (self._below, self._joints) if self._is_wide else (self._joints, self._below)
        stops = [
            each
            for part in (self._bar, self._stage, *lower)
            for each in part.findChildren(QWidget)
            # The list that a choice opens is a window of its own.
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is self.window()
        ]
        for one, other in itertools.pairwise(stops):
            QWidget.setTabOrder(one, other)

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em_px = max(self.fontInfo().pixelSize(), 1)
        self._arrange(is_wide=self.width() >= _BESIDE_EMS * em_px)
        joints_px = _JOINTS_EMS * em_px
        self._joints.setMinimumWidth(joints_px if self._is_wide else 0)
        self._joints.setMaximumWidth(joints_px if self._is_wide else _NO_LIMIT_PX)
        left_px = self.width() - (joints_px + _GAP_PX if self._is_wide else 0)
        # Never as high as the joints are: the body would jump when other joints are shown.
        stage_px = min(max(left_px * _STAGE_SHAPE, _STAGE_PX), _STAGE_MOST_PX)
        self._stage.setFixedHeight(round(stage_px))
        direction = QBoxLayout.Direction
        has_room = left_px >= _CARDS_EMS * em_px
        self._cards.setDirection(direction.LeftToRight if has_room else direction.TopToBottom)

    # -- inside

    def _arrange(self, *, is_wide: bool) -> None:
        """Put the joints beside the body, or below it where there is no room."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self._left.removeWidget(self._below)
        self._both.removeWidget(self._below)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        (self._left if is_wide else self._both).addWidget(self._below)
        top = Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag(0)
        self._both.setAlignment(self._left, top)
        self._both.setAlignment(self._joints, top)
        self.chain()
