"""The exercises of a handout, each as a row: pictures on the left, what to do on the right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from rehab_app.model.exercise import Exercise
from rehab_app.model.pose import Pose
from rehab_app.report.blocks import NOTE_PX, TEXT_PX, Block, type_of
from rehab_app.report.colours import PAPER
from rehab_app.report.handout import HandoutExercise
from rehab_app.report.handout_figures import FIGURE_PX, Stills, stills_of
from rehab_app.report.paragraphs import Run, lines_of, natural_width, paragraph
from rehab_app.wording import side_text

NAME_PX = 14
_DISC_PX = 17
_ARROW_PX = 14
_GAP_PX = 12
_MARK_PX = 11
_ROW_GAP_PX = 5
_CAPTION_PX = 13
PICTURES_PX = 2 * FIGURE_PX[0] + _ARROW_PX

PoseOf = Callable[[Exercise], Pose | None]


def stills_for(
    exercises: Sequence[HandoutExercise],
    pose_of: PoseOf,
    pictures: Mapping[str, bytes],
) -> Mapping[int, Stills]:
    """Return the pictures of exercises by their numbers: an own one, else the drawn body.

    `pictures` are the files of own ones by name; what can't be shown is left out.
    """
    return {each.number: _stills(each, pose_of, pictures) for each in exercises}


def row_block(each: HandoutExercise, stills: Stills, width: float, most_cues: int) -> Block:
    """Return an exercise as a row that is never torn."""
    column = width - PICTURES_PX - _GAP_PX
    texts = [_name(each, column), *_texts(each, column, most_cues)]
    high = max(_height(texts), _pictures_px(each, stills))
    for more in range(most_cues + 1, len(each.cues) + 1):
        with_more = [_name(each, column), *_texts(each, column, more)]
        # Beside a picture that is higher than its words, further cues take no room; the last line
        # may reach into the space below.
        texts = with_more if _height(with_more) <= high + _ROW_GAP_PX - 1 else texts

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(PAPER.line), 0.8))
        painter.drawLine(rect.topLeft(), rect.topRight())
        top = rect.top() + _ROW_GAP_PX
        _paint_stills(painter, QPointF(rect.left(), top), each, stills)
        for block in texts:
            top += block.before
            left = rect.left() + PICTURES_PX + _GAP_PX
            block.paint(painter, QRectF(left, top, column, block.height))
            top += block.height

    return Block(high + 2 * _ROW_GAP_PX, paint)


def loose_blocks(each: HandoutExercise, stills: Stills, width: float) -> list[Block]:
    """Return an exercise that is longer than a page: the row without its texts, then these."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        _paint_stills(painter, rect.topLeft(), each, stills)

    pictures = Block(_pictures_px(each, stills), paint, before=_ROW_GAP_PX, leads=True)
    blocks = [pictures, *lines_of((Run(each.exercise.name, is_bold=True),), width, size_px=NAME_PX)]
    paragraphs = [
        *((Run(dose, is_bold=True),) for dose in each.doses),
        *((Run(f"• {cue}"),) for cue in each.cues),
        _feel(each),
        *(_note(note) for note in each.notes),
    ]
    for runs in paragraphs:
        blocks += lines_of(runs, width, before=2)
    return blocks


# -- what stands in words


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.before + block.height for block in blocks)


def _name(each: HandoutExercise, width: float) -> Block:
    """Return number and name, with the dose at the end of the line where it fits."""
    indent = _DISC_PX + 6
    name = paragraph(
        (Run(each.exercise.name, is_bold=True),), width, size_px=NAME_PX, indent=indent
    )
    dose = (Run(each.doses[0], is_bold=True),)
    dose_px = natural_width(dose) if _fits_beside(each, width - indent) else 0.0

    def paint(painter: QPainter, rect: QRectF) -> None:
        _paint_number(painter, rect.topLeft(), each.number)
        name.paint(painter, rect)
        if dose_px:
            beside = QRectF(rect.right() - dose_px - 1, rect.top() + 2, dose_px + 1, 20)
            paragraph(dose, dose_px + 1).paint(painter, beside)

    return Block(max(name.height, _DISC_PX), paint)


def _fits_beside(each: HandoutExercise, width: float) -> bool:
    if len(each.doses) != 1:
        return False
    name_px = natural_width((Run(each.exercise.name, is_bold=True),), NAME_PX)
    return name_px + natural_width((Run(each.doses[0], is_bold=True),)) + 16 <= width


def _texts(each: HandoutExercise, width: float, most_cues: int) -> list[Block]:
    blocks: list[Block] = []
    if not _fits_beside(each, width - _DISC_PX - 6):
        doses = ((Run(dose, is_bold=True),) for dose in each.doses)
        blocks += [paragraph(runs, width, before=1) for runs in doses]
    blocks += [_cue(cue, width) for cue in each.cues[:most_cues]]
    feel = _feel(each)
    if feel:
        blocks.append(paragraph(feel, width, size_px=TEXT_PX - 1, before=1))
    blocks += [paragraph(_note(note), width, size_px=TEXT_PX - 1, before=1) for note in each.notes]
    return blocks


def _cue(cue: str, width: float) -> Block:
    text = paragraph(cue, width, indent=_MARK_PX)

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PAPER.ink))
        painter.drawEllipse(QPointF(rect.left() + 4, rect.top() + 7.5), 1.7, 1.7)
        text.paint(painter, rect)

    return Block(text.height, paint)


def _feel(each: HandoutExercise) -> tuple[Run, ...]:
    feel, not_feel = each.exercise.feel, each.exercise.not_feel
    runs = []
    if feel:
        runs += [Run("Feel: ", is_bold=True), Run(feel)]
    if not_feel:
        runs += [Run(f"{'    ' if feel else ''}Not: ", is_bold=True), Run(not_feel)]
    return tuple(runs)


def _note(note: str) -> tuple[Run, ...]:
    return (Run("Note: ", is_bold=True), Run(note))


# -- what is drawn


def _stills(each: HandoutExercise, pose_of: PoseOf, pictures: Mapping[str, bytes]) -> Stills:
    data = pictures.get(each.exercise.picture)
    if data is not None:
        image = QImage.fromData(data)
        return Stills() if image.isNull() else Stills((image,))
    pose = pose_of(each.exercise)
    return stills_of(pose, each.side) if pose is not None else Stills()


def _paint_stills(painter: QPainter, at: QPointF, each: HandoutExercise, stills: Stills) -> None:
    wide, high = FIGURE_PX
    box = QRectF(at, QSizeF(PICTURES_PX, high))
    if len(stills.images) == 1:
        _paint_image(painter, box, stills.images[0])
    if len(stills.images) > 1:
        start, end = stills.images
        _paint_image(painter, QRectF(box.left(), box.top(), wide, high), start)
        _paint_image(painter, QRectF(box.right() - wide, box.top(), wide, high), end)
        _paint_arrow(painter, box.center(), is_double=stills.loops)
    painter.setFont(type_of(NOTE_PX))
    painter.setPen(QColor(PAPER.muted))
    below = QRectF(box.left(), box.bottom(), box.width(), _CAPTION_PX)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _caption(each, stills))


def _caption(each: HandoutExercise, stills: Stills) -> str:
    side = side_text(each.side)
    return f"{side} shown" if side and stills.images else ""


def _pictures_px(each: HandoutExercise, stills: Stills) -> int:
    high = FIGURE_PX[1] if stills.images else 0
    return high + (_CAPTION_PX if _caption(each, stills) else 0)


def _paint_image(painter: QPainter, box: QRectF, image: QImage) -> None:
    size = QSizeF(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = box.center() - QPointF(size.width() / 2, size.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(corner, size), image)


def _paint_arrow(painter: QPainter, middle: QPointF, *, is_double: bool) -> None:
    """Draw from where to where it goes; with two heads, where it goes on and on."""
    x, y = middle.x(), middle.y()
    painter.setPen(QPen(QColor(PAPER.muted), 1.4))
    painter.drawLine(QPointF(x - 5, y), QPointF(x + 4, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER.muted))
    for way in (1, -1) if is_double else (1,):
        tip = (QPointF(x + 7 * way, y), QPointF(x + way, y - 4), QPointF(x + way, y + 4))
        painter.drawPolygon(QPolygonF(tip))


def _paint_number(painter: QPainter, at: QPointF, number: int) -> None:
    disc = QRectF(at, QSizeF(_DISC_PX, _DISC_PX))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAPER.ink))
    painter.drawEllipse(disc)
    painter.setPen(QColor(PAPER.surface))
    painter.setFont(type_of(TEXT_PX - 1, is_bold=True))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
