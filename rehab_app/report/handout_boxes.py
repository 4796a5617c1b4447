"""What stands around the exercises of a handout: its head, when to stop, what pain changes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from rehab_app.report.blocks import HEADING_PX, NOTE_PX, TEXT_PX, TITLE_PX, Block
from rehab_app.report.colours import PAPER
from rehab_app.report.handout import Handout
from rehab_app.report.handout_rules import ShortRule
from rehab_app.report.paragraphs import Run, lines_of, paragraph

_PAD_PX, _GAP_PX = 8, 10
_STRONG, _LIGHT = QPen(QColor(PAPER.ink), 1.8), QPen(QColor(PAPER.muted), 0.8)
_SMALL_PX = 11
_LINE_PX = 190
_SHARES = (0.5, 0.54, 0.58, 0.62, 0.66)
_FOR_RULES = (
    "The routine's own rules come first; where a standard rule is stricter, the stricter counts."
)
_IN_SHORT = "The standard rules in short, by what you feel from 0 to 10:"


def head_blocks(sheet: Handout, width: float) -> list[Block]:
    """Return title, whom it is for and from, how often, how long and what is needed."""
    title = paragraph((Run(sheet.title, is_bold=True),), width, size_px=TITLE_PX)
    summary = [paragraph(sheet.summary, width, before=1)] if sheet.summary else []
    facts = [
        Run("How often: ", is_bold=True),
        Run(f"{sheet.how_often or '____________________'}    "),
        Run("Time: ", is_bold=True),
        Run(f"{sheet.minutes}    "),
        Run("You need: ", is_bold=True),
        Run(sheet.props or "nothing"),
    ]
    order = [paragraph(f"{sheet.order}.", width, before=1)] if sheet.order else []
    return [title, *summary, _people(sheet, width), paragraph(facts, width, before=2), *order]


def continued_block(sheet: Handout, width: float) -> Block:
    """Return what stands above a further page."""
    most = 80
    title = sheet.title if len(sheet.title) <= most else f"{sheet.title[: most - 1]}…"
    return paragraph(
        (Run(f"{title}, continued", is_bold=True),), width, size_px=TEXT_PX + 1, leads=True
    )


def stop_blocks(sheet: Handout, width: float) -> list[Block]:
    """Return when to stop: the limits no routine may loosen, and the warning signs."""
    blocks = [
        _heading("When to stop", width),
        paragraph((Run(" ".join(sheet.stop), is_bold=True),), width, size_px=_SMALL_PX, before=2),
    ]
    for what, signs in sheet.signs:
        runs = (Run(f"{what}: ", is_bold=True), Run(" •\N{NO-BREAK SPACE}".join(signs)))
        blocks.append(paragraph(runs, width, size_px=_SMALL_PX, before=3))
    return blocks


def rule_blocks(sheet: Handout, width: float) -> list[Block]:
    """Return the rules as sentences, the routine's own first, each as a paragraph."""
    return [
        _heading("What pain changes", width),
        *(
            paragraph(runs, width, size_px=_SMALL_PX, before=3 if number else 2)
            for number, runs in enumerate(_rules(sheet))
        ),
    ]


def rule_lines(sheet: Handout, width: float) -> list[Block]:
    """Return the same line by line, for routines with more rules than a page has room for."""
    blocks = [_heading("What pain changes", width)]
    for runs in _rules(sheet):
        blocks += lines_of(runs, width, size_px=_SMALL_PX, before=3)
    return blocks


def boxed(blocks: Sequence[Block], width: float, *, is_strong: bool, high: float = 0.0) -> Block:
    """Return blocks in a frame; `high` is the height that it has at least."""
    inner = width - 2 * _PAD_PX
    height = sum(block.before + block.height for block in blocks) + 2 * _PAD_PX - 2

    def paint(painter: QPainter, rect: QRectF) -> None:
        frame = QRectF(rect.left(), rect.top(), width, max(height, high))
        painter.setPen(_STRONG if is_strong else _LIGHT)
        painter.setBrush(QColor(PAPER.surface))
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 6, 6)
        top = rect.top() + _PAD_PX - 1
        for block in blocks:
            top += block.before
            block.paint(painter, QRectF(rect.left() + _PAD_PX, top, inner, block.height))
            top += block.height

    return Block(max(height, high), paint, before=6)


def both_boxes(sheet: Handout, width: float) -> Block:
    """Return when to stop and the rules beside each other, at the widths that need least height."""
    return min((_beside(sheet, width, share) for share in _SHARES), key=lambda each: each.height)


def stop_box(sheet: Handout, width: float) -> Block:
    """Return when to stop alone."""
    return boxed(stop_blocks(sheet, width - 2 * _PAD_PX), width, is_strong=True)


def last_blocks(sheet: Handout, width: float) -> list[Block]:
    """Return by which key the routine's file can be known again, where its author has one."""
    if not sheet.fingerprint:
        return []
    text = f"Fingerprint of the author's key, to be compared with the file's: {sheet.fingerprint}"
    return [paragraph(text, width, size_px=NOTE_PX, before=4)]


# -- inside


def _beside(sheet: Handout, width: float, share: float) -> Block:
    left_px = (width - _GAP_PX) * share
    right_px = width - _GAP_PX - left_px
    left_blocks = stop_blocks(sheet, left_px - 2 * _PAD_PX)
    right_blocks = rule_blocks(sheet, right_px - 2 * _PAD_PX)
    left = boxed(left_blocks, left_px, is_strong=True)
    right = boxed(right_blocks, right_px, is_strong=False)
    high = max(left.height, right.height)
    left = boxed(left_blocks, left_px, is_strong=True, high=high)
    right = boxed(right_blocks, right_px, is_strong=False, high=high)

    def paint(painter: QPainter, rect: QRectF) -> None:
        left.paint(painter, QRectF(rect.left(), rect.top(), left_px, high))
        right.paint(painter, QRectF(rect.left() + left_px + _GAP_PX, rect.top(), right_px, high))

    return Block(high, paint, before=6)


def _people(sheet: Handout, width: float) -> Block:
    """Return a line to write a name on, and who it is from."""
    label = paragraph((Run("For: ", is_bold=True),), width)
    source = sheet.author or "______________________"
    made = (Run("From: ", is_bold=True), Run(f"{source}, {sheet.made}"))
    start = 34 + _LINE_PX + 16
    beside = paragraph(made, width, indent=start)

    def paint(painter: QPainter, rect: QRectF) -> None:
        label.paint(painter, rect)
        painter.setPen(QPen(QColor(PAPER.muted), 0.8))
        base = rect.top() + label.height - 1
        painter.drawLine(
            QPointF(rect.left() + 34, base), QPointF(rect.left() + 34 + _LINE_PX, base)
        )
        beside.paint(painter, rect)

    return Block(max(label.height, beside.height), paint, before=6)


def _rules(sheet: Handout) -> list[tuple[Run, ...]]:
    rows: list[tuple[Run, ...]] = []
    if sheet.own_rules:
        rows.append((Run(_FOR_RULES),))
        rows += [(Run(f"• {sentence}", is_bold=False),) for sentence in sheet.own_rules]
    rows.append((Run(_IN_SHORT),))
    return [*rows, *map(_short_rule, sheet.standard)]


def _short_rule(rule: ShortRule) -> tuple[Run, ...]:
    runs = [Run(f"{rule.about}: ", is_bold=True)]
    for number, (level, done) in enumerate(rule.answers):
        end = "; " if number < len(rule.answers) - 1 else f". {rule.more}"
        runs += [Run(level, is_bold=True), Run(f" {done}{end}")]
    return tuple(runs)


def _heading(text: str, width: float) -> Block:
    return paragraph((Run(text, is_bold=True),), width, size_px=HEADING_PX - 1, leads=True)
