"""Pose by pose, painted: a ring for before, a disc for after, and a word where it can be said."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from rehab_app.engine.estimating import Effect
from rehab_app.report.colours import Colours
from rehab_app.report.drawing import Table
from rehab_app.report.poses import PoseEffect
from rehab_app.report.zones import note_font, unit_px

_TICKS = (0, 2, 5, 10)
_WIDE_EMS = 40  # from this width on a pose takes one row of columns
_NAME_SHARE = 0.34
_PAD_EMS = 0.55
_LEVELS = {Effect.HELPS: 0, Effect.HURTS: 6}
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class PosesDrawing:
    """A list of poses on one scale of 0 to 10; `others` have no row, and stand in the table.

    Without its scale it goes on with a list that stands above it.
    """

    poses: tuple[PoseEffect, ...]
    others: tuple[PoseEffect, ...] = ()
    has_scale: bool = True

    @property
    def count(self) -> int:
        """Return how many points it has."""
        return len(self.poses)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what each pose says."""
        return tuple(
            f"{pose.name}: {pose.before:.1f} before, {pose.after:.1f} after, {pose.sessions}; "
            f"change {pose.change}: {pose.effect}"
            for pose in self.poses
        )

    @property
    def per_row(self) -> int:
        """Return 1: the poses stand below each other."""
        return 1

    @property
    def table(self) -> Table:
        """Return the poses with their numbers."""
        rows = (
            (
                pose.name,
                str(pose.count),
                f"{pose.before:.1f}",
                f"{pose.after:.1f}",
                pose.change,
                pose.effect.value,
            )
            for pose in (*self.poses, *self.others)
        )
        heads = ("Pose", "Sessions", "Before", "After", "Change (95 %)", "Says")
        return Table(heads, tuple(rows))

    def height(self, width: float, font: QFont) -> float:
        """Return how high it wants to be at a width."""
        rows = list(self._rows(QRectF(0, 0, width, 0), font))
        return rows[-1].whole.bottom() if rows else 0.0

    def places(self, rect: QRectF, font: QFont) -> tuple[QRectF, ...]:
        """Return where the poses are."""
        return tuple(row.whole for row in self._rows(rect, font))

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        font: QFont,
        colours: Colours,
        chosen: int | None = None,
    ) -> None:
        """Paint it into a rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = note_font(font)
        rows = list(self._rows(rect, font))
        for row in rows[:1] if self.has_scale else ():
            _draw_scale(painter, row.track, rect.top(), small, colours)
        for number, (row, pose) in enumerate(zip(rows, self.poses, strict=True)):
            _draw_row(painter, row, pose, font, colours, is_chosen=number == chosen)
        painter.restore()

    # -- inside

    def _rows(self, rect: QRectF, font: QFont) -> Iterator["_Row"]:
        metrics, small = QFontMetricsF(font), QFontMetricsF(note_font(font))
        columns = _columns(rect, metrics, small)
        top = rect.top() + (1.2 * small.height() if self.has_scale else 0)
        for pose in self.poses:
            row = _row(columns, top, pose, metrics, small)
            yield row
            top = row.whole.bottom()


@dataclass(frozen=True, slots=True)
class _Columns:
    rect: QRectF
    is_wide: bool
    name_width: float
    numbers_width: float
    chip_width: float
    gap: float


@dataclass(frozen=True, slots=True)
class _Row:
    whole: QRectF
    name: QRectF
    note: QRectF
    track: QRectF
    numbers: QRectF
    chip: QRectF


def _columns(rect: QRectF, metrics: QFontMetricsF, small: QFontMetricsF) -> _Columns:
    gap = metrics.height()
    chip = max(small.horizontalAdvance(effect.value) for effect in Effect) + 1.4 * gap
    numbers = metrics.horizontalAdvance("10.0 → 10.0")
    is_wide = rect.width() >= _WIDE_EMS * metrics.height() / 1.2
    name = rect.width() * _NAME_SHARE if is_wide else rect.width() - chip - gap
    return _Columns(rect, is_wide, name, numbers, chip, gap)


def _row(
    columns: _Columns, top: float, pose: PoseEffect, metrics: QFontMetricsF, small: QFontMetricsF
) -> _Row:
    rect, pad = columns.rect, _PAD_EMS * metrics.height()
    name = _box(metrics, pose.name, rect.left(), top + pad, columns.name_width)
    said = _note(pose)
    note_width = columns.name_width if columns.is_wide else rect.width()
    note = _box(small, said, rect.left(), name.bottom() + 1, note_width)
    chip_high = small.height() * 1.7
    if columns.is_wide:
        bottom = note.bottom() + pad
        middle = (top + bottom) / 2
        left = rect.left() + columns.name_width + columns.gap
        right = rect.right() - columns.chip_width - columns.gap
    else:
        left, right = rect.left(), rect.right()
        bottom = note.bottom() + 1.6 * metrics.height() + pad
        middle = note.bottom() + 0.8 * metrics.height()
    numbers = QRectF(
        right - columns.numbers_width, middle - metrics.height() / 2, columns.numbers_width, 0
    )
    numbers.setHeight(metrics.height())
    track = QRectF(left, middle, numbers.left() - columns.gap - left, 0)
    chip_middle = middle if columns.is_wide else name.top() + metrics.height() / 2
    chip = QRectF(rect.right() - columns.chip_width, 0, columns.chip_width, chip_high)
    chip.moveTop(chip_middle - chip_high / 2)
    whole = QRectF(rect.left(), top, rect.width(), bottom - top)
    return _Row(whole, name, note, track, numbers, chip)


def _box(metrics: QFontMetricsF, text: str, left: float, top: float, width: float) -> QRectF:
    found = metrics.boundingRect(QRectF(0, 0, width, 10_000), int(_WRAPPED), text)
    return QRectF(left, top, width, found.height())


def _note(pose: PoseEffect) -> str:
    return f"{pose.sessions} · {pose.change}"


def _x(track: QRectF, level: float) -> float:
    return track.left() + track.width() * level / 10


def _draw_scale(
    painter: QPainter, track: QRectF, top: float, font: QFont, colours: Colours
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    high = QFontMetricsF(font).height()
    for tick in _TICKS:
        box = QRectF(_x(track, tick) - 30, top, 60, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(tick))


def _draw_row(
    painter: QPainter,
    row: _Row,
    pose: PoseEffect,
    font: QFont,
    colours: Colours,
    *,
    is_chosen: bool,
) -> None:
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(row.whole.topLeft(), row.whole.topRight())
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    painter.drawText(row.name, _WRAPPED, pose.name)
    painter.drawText(
        row.numbers, Qt.AlignmentFlag.AlignRight, f"{pose.before:.1f} → {pose.after:.1f}"
    )
    painter.setFont(note_font(font))
    painter.setPen(QColor(colours.muted))
    painter.drawText(row.note, _WRAPPED, _note(pose))
    _draw_track(painter, row.track, pose, font, colours)
    _draw_chip(painter, row.chip, pose.effect, colours)
    if is_chosen:
        painter.setPen(QPen(QColor(colours.accent), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row.whole.adjusted(-6, 2, 6, -2), 8, 8)


def _draw_track(
    painter: QPainter, track: QRectF, pose: PoseEffect, font: QFont, colours: Colours
) -> None:
    unit = unit_px(note_font(font))
    middle = track.top()
    painter.setPen(_bar(QColor(colours.sunk), 7 * unit, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(track.left(), middle), QPointF(track.right(), middle))
    painter.setPen(QPen(QColor(colours.line), 1))
    for tick in _TICKS:
        x = _x(track, tick)
        painter.drawLine(QPointF(x, middle - 3.5 * unit), QPointF(x, middle + 3.5 * unit))
    before, after = (QPointF(_x(track, each), middle) for each in (pose.before, pose.after))
    between = QColor(colours.zone(0 if pose.after <= pose.before else 4)[0])
    between.setAlphaF(0.55)
    painter.setPen(_bar(between, 7 * unit, Qt.PenCapStyle.FlatCap))
    painter.drawLine(before, after)
    painter.setPen(QPen(QColor(colours.ink), 2 * unit))
    painter.setBrush(QColor(colours.surface))
    painter.drawEllipse(before, 4.6 * unit, 4.6 * unit)
    painter.setBrush(QColor(colours.ink))
    painter.drawEllipse(after, 4.6 * unit, 4.6 * unit)


def _bar(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap)


def _draw_chip(painter: QPainter, chip: QRectF, effect: Effect, colours: Colours) -> None:
    ink, ground = colours.muted, colours.surface
    if effect in _LEVELS:
        ink, ground = colours.zone(_LEVELS[effect])
    elif effect is Effect.UNCLEAR:
        ground = colours.sunk
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(chip, chip.height() * 0.25, chip.height() * 0.25)
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold if effect in _LEVELS else QFont.Weight.Normal)
    painter.setFont(bold)
    painter.setPen(QColor(ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, effect.value)
