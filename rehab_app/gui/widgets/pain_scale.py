"""The pain scale: eleven large buttons from 0 to 10, one of them chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QSlider, QWidget

from rehab_app.gui.styling import TEXT_PX, current_theme
from rehab_app.gui.theme import mixed
from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.page_ground import em_px
from rehab_app.gui.widgets.plain_label import PlainLabel, Type

MOST = 10
_NONE = -1
_NAME, _NOT_YET = "How much it hurts, 0 to 10", "Nothing is chosen yet"
# The mark that goes with a zone's colour, and the words below the scale.
_ZONES = (
    (0, 2, "● 0–2  calm", ". 0 is no pain."),
    (3, 5, "▲ 3–5  watch", ": may get gentler."),
    (6, MOST, "■ 6–10  stop", ". 10 is the worst pain there is."),
)
_ENDS = {0: "0, no pain", MOST: "10, the worst pain there is"}
_LARGE = 74 / TEXT_PX
_DIGIT = 22 / TEXT_PX
_MOST_OF_WIDTH = 0.48
_RING_PX = 3.0
_GAP_PX = 5.0
_SHORT_ROW = 6  # up to the end of a zone
_SHORTEST_ROW = 4
_LEAST_EMS = 1.8
_CORNER_PX = 12.0

# What the keys of the scale are called; T is ten.
LEVEL_KEYS = {**{str(level): f"level {level}" for level in range(MOST)}, "T": f"level {MOST}"}


def zone_mark(level: int) -> str:
    """Return the shape that says with a zone's colour, or without it, which zone it is."""
    return next(name[0] for least, most, name, _ in _ZONES if least <= level <= most)


class LevelButton(LargeButton):
    """A level on the ground of its zone; the chosen one stands in a ring.

    Space only points at it: in a session it is the key that pauses, and whoever presses it as a
    question comes must not have told a 0.
    """

    pointed = Signal()

    def __init__(self, level: int, parent: QWidget | None = None, *, is_large: bool) -> None:
        super().__init__(str(level), parent, name=f"Pain {_ENDS.get(level, str(level))}")
        self._level = level
        self._share = level / MOST
        self._is_large = is_large
        self.setProperty("corner_px", _CORNER_PX + _RING_PX)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what others call

    def show_share(self, share: float) -> None:
        """Stand in a row: 0 is its first button, 1 its last."""
        self._share = share
        self.update()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        text_px = self.font().pixelSize()
        height = round(text_px * _LARGE) if self._is_large else text_px * 2 + 14
        return QSize(TARGET_PX, max(TARGET_PX, min(height, 110)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.pointed.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # It paints its number itself, which needs no more.

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        strong, soft = theme.zone(self._level)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = self._face()
        ground = mixed(soft, strong, 0.18 if self.isDown() else 0.08 if self.underMouse() else 0.0)
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(mixed(soft, strong, 0.3)), 1.0))
        painter.drawRoundedRect(face, _CORNER_PX, _CORNER_PX)
        painter.setFont(self._digits())
        painter.setPen(QColor(strong))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, str(self._level))
        if self.isChecked():
            inset = _RING_PX / 2
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.ink), _RING_PX))
            painter.drawRoundedRect(ring, _CORNER_PX + _RING_PX, _CORNER_PX + _RING_PX)

    # -- inside

    def _face(self) -> QRectF:
        """Return the place of the ground: in line with the ends of the scale, or within a ring."""
        left, right = _insets(self._share)
        if self.isChecked() or self.hasFocus():
            left = right = _GAP_PX
        return QRectF(self.rect()).adjusted(left, _GAP_PX, -right, -_GAP_PX)

    def _digits(self) -> QFont:
        font = QFont(self.font())
        wanted = font.pixelSize() * (_DIGIT if self._is_large else 1.0)
        font.setPixelSize(round(min(wanted, self.width() * _MOST_OF_WIDTH)))
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


class PainScale(QSlider):
    """Asks how much it hurts. The keys 0-9 and T are the page's, so that they work everywhere.

    It breaks into rows where eleven buttons have no room side by side, and the zones with it. It is
    a slider, so that screen readers know its value and can set it: -1 is no level yet. What is
    seen and takes the focus are its buttons.
    """

    level_chosen = Signal(int)
    level_pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, has_zones: bool = True) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._has_zones = has_zones
        self._per_row = 0
        self._shown = _NONE
        self._grid = QGridLayout(self)
        self._buttons = QButtonGroup(self)
        self._zones: list[PlainLabel] = []
        for level in range(MOST + 1):
            button = LevelButton(level, is_large=has_zones)
            button.pointed.connect(self._on_button_pointed)
            self._buttons.addButton(button, level)
        self.setRange(_NONE, MOST)
        self.setValue(_NONE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_NAME)
        self._lay_out()
        self.show_level(None)
        self._buttons.idClicked.connect(self._on_button_clicked)
        self.valueChanged.connect(self._on_value_changed)

    # -- what others call

    def show_level(self, level: int | None) -> None:
        """Show a level as chosen, or none."""
        self._buttons.setExclusive(False)
        for number in range(MOST + 1):
            self.button(number).setChecked(number == level)
        self._buttons.setExclusive(True)
        self._shown = _NONE if level is None else level
        self.setValue(self._shown)
        self.setAccessibleDescription(_NOT_YET if level is None else f"{level} of {MOST}")

    def show_meanings(self, *, are_shown: bool) -> None:
        """Say what the zones mean, or only what they are called, in a line."""
        for label, (_, _, name, meaning) in zip(self._zones, _ZONES, strict=False):
            label.setText(name + meaning if are_shown else name)

    @property
    def level(self) -> int | None:
        """Return the level that is chosen."""
        return self._buttons.checkedId() if self._buttons.checkedButton() else None

    def button(self, level: int) -> LargeButton:
        """Return the button of a level."""
        return self._level_button(level)

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:
        columns = _SHORT_ROW if self._has_zones else _SHORTEST_ROW
        return QSize(columns * TARGET_PX, self._grid.minimumSize().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show nothing but the buttons."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least_px = max(TARGET_PX, round(_LEAST_EMS * em_px(self))) if self._has_zones else TARGET_PX
        if self.width() >= (MOST + 1) * least_px:
            self._arrange(MOST + 1)
        elif self._has_zones or self.width() >= _SHORT_ROW * TARGET_PX:
            self._arrange(_SHORT_ROW)
        else:
            self._arrange(_SHORTEST_ROW)

    # -- inside

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(6 if self._has_zones else 0)
        for _, _, name, meaning in _ZONES if self._has_zones else ():
            label = PlainLabel(name + meaning, type_=Type.NOTE, tone="muted")
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._zones.append(label)
        self._arrange(MOST + 1)

    def _level_button(self, level: int) -> LevelButton:
        button = self._buttons.button(level)
        if not isinstance(button, LevelButton):
            raise IndexError(f"there is no level {level}")
        return button

    def _arrange(self, per_row: int) -> None:
        """Put so many levels into a row."""
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for level in range(MOST + 1):
            self._grid.removeWidget(self.button(level))
            row, column = divmod(level, per_row)
            self._level_button(level).show_share(column / (per_row - 1))
            self._grid.addWidget(self.button(level), 2 * row, column)
            self._grid.setColumnStretch(level, int(level < per_row))
        for label, (least, most, _, _) in zip(self._zones, _ZONES, strict=False):
            self._grid.removeWidget(label)
            row, column = divmod(least, per_row)
            inset = round(_insets(column / (per_row - 1))[0])
            label.setContentsMargins(inset, 0, round(_GAP_PX), 0)
            self._grid.addWidget(label, 2 * row + 1, column, 1, most - least + 1)

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, level: int) -> None:
        self.level_chosen.emit(level)

    @Slot()
    def _on_button_pointed(self) -> None:
        button = self.sender()
        if isinstance(button, LevelButton):
            self.level_pointed.emit(self._buttons.id(button))

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        """Take a level that a screen reader has set."""
        if value not in (_NONE, self._shown):
            self.level_chosen.emit(value)


def _insets(share: float) -> tuple[float, float]:
    """Return how far a level's ground is from the left and right edge of its button, in pixels.

    So the first of a row begins, and the last one ends, with the scale, and all are equally wide.
    """
    left = 0.5 + (2 * _GAP_PX - 1) * share
    return left, 2 * _GAP_PX - left
