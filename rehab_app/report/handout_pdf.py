"""A handout as a PDF: six exercises with all that belongs to them stand on one side of paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rehab_app.report.blocks import TEXT_PX, Block
from rehab_app.report.handout import MOST_CUES, Handout
from rehab_app.report.handout_boxes import (
    both_boxes,
    continued_block,
    head_blocks,
    last_blocks,
    rule_lines,
    stop_box,
)
from rehab_app.report.handout_figures import Stills
from rehab_app.report.handout_rows import PoseOf, loose_blocks, row_block, stills_for
from rehab_app.report.paragraphs import Run, paragraph
from rehab_app.report.sheets import Pages, Paper, Sheets

ON_ONE_SIDE = 6
_MARGIN_MM = 10.0
_FOOT = "Dark: muscles that work or are stretched. Made with rehab-app, which gives no diagnosis."
_MOST_SPREAD_PX = 14
_LEAST_FOR_ROWS = 0.4  # of a page; where the boxes leave less, the rules come last


@dataclass(frozen=True, slots=True)
class _Setting:
    """How large everything is, how many cues stand there, and whether parts have headings."""

    scale: float
    cues: int = MOST_CUES
    has_headings: bool = True


_USUAL = tuple(_Setting(scale) for scale in (1.2, 1.1, 1.0, 0.95, 0.9))
# Below this the type gets small: only for what has to stand on one side.
_DENSE = (
    _Setting(0.95, has_headings=False),
    *(
        _Setting(scale, cues, has_headings=False)
        for scale, cues in (
            (0.9, 4),
            (0.87, 4),
            (0.87, 3),
            (0.84, 4),
            (0.84, 3),
            (0.8, 3),
            (0.8, 2),
        )
    ),
)


def handout_pdf(
    sheet: Handout,
    pose_of: PoseOf,
    pictures: Mapping[str, bytes],
    paper: Paper | None = None,
) -> bytes:
    """Return a handout as a PDF; needs a QGuiApplication for its type.

    `pose_of` gives how an exercise is drawn, `pictures` the files of own exercises by name.
    Without a paper it is the usual one where the person lives.
    """
    stills = stills_for(sheet.exercises, pose_of, pictures)
    is_short = len(sheet.exercises) <= ON_ONE_SIDE
    tried = [_laid_out(sheet, stills, setting, paper) for setting in _USUAL]
    if is_short and len(tried[-1][1]) > 1:
        dense = (_laid_out(sheet, stills, setting, paper) for setting in _DENSE)
        tried += [each for each in dense if len(each[1]) == 1]
    # The first of those on the fewest pages has the largest type.
    sheets, pages = min(tried, key=lambda each: len(each[1]))
    return sheets.pdf_of(pages)


def _laid_out(
    sheet: Handout, stills: Mapping[int, Stills], setting: _Setting, paper: Paper | None
) -> tuple[Sheets, Pages]:
    sheets = Sheets(sheet.title, _FOOT, paper, margin_mm=_MARGIN_MM, scale=setting.scale)
    width = sheets.width
    head = head_blocks(sheet, width)
    pieces = list(_pieces(sheet, stills, setting, width, sheets.height))
    foot = [both_boxes(sheet, width), *last_blocks(sheet, width)]
    after: list[Block] = []
    room = sheets.height - _height(head) - _height(foot)
    if room < sheets.height * _LEAST_FOR_ROWS:
        foot = [stop_box(sheet, width), *last_blocks(sheet, width)]
        after = rule_lines(sheet, width)
    pages = _composed(sheets, head, pieces, foot, continued_block(sheet, width))
    return sheets, _with_rest(sheets, pages, after)


def _pieces(
    sheet: Handout, stills: Mapping[int, Stills], setting: _Setting, width: float, most_px: float
) -> Iterator[list[Block]]:
    """Yield what stays together: the heading of a part with its first row, then each row."""
    for part in sheet.blocks:
        lead = [_part_heading(part.title, width)] if setting.has_headings else []
        for each in part.exercises:
            row = row_block(each, stills[each.number], width, setting.cues)
            if row.height > most_px / 2:
                yield from ([block] for block in loose_blocks(each, stills[each.number], width))
            else:
                yield [*lead, row]
            lead = []


def _part_heading(title: str, width: float) -> Block:
    return paragraph((Run(title, is_bold=True),), width, size_px=TEXT_PX, before=4, leads=True)


def _composed(
    sheets: Sheets,
    head: list[Block],
    pieces: Sequence[list[Block]],
    foot: list[Block],
    further: Block,
) -> Pages:
    """Return the pages: head and boxes stand on the first one, rows go on overleaf."""
    left = list(pieces)
    pages: Pages = []
    while left or not pages:
        above = [further] if pages else head
        below = [] if pages else foot
        room = sheets.height - _height(above) - _height(below)
        taken: list[list[Block]] = []
        while left and (_height_all([*taken, left[0]]) <= room or (pages and not taken)):
            taken.append(left.pop(0))
        slack = room - _height_all(taken)
        spread = min(_MOST_SPREAD_PX, max(0.0, slack) / (len(taken) + 1))
        pages.append(_stacked(above, taken, below, spread))
    return pages


def _stacked(
    above: list[Block], pieces: list[list[Block]], below: list[Block], spread: float
) -> list[tuple[float, Block]]:
    page: list[tuple[float, Block]] = []
    top = 0.0
    for piece, extra in (
        (above, 0.0),
        *((piece, spread) for piece in pieces),
        (below, spread),
    ):
        top += extra
        for block in piece:
            top += block.before
            page.append((top, block))
            top += block.height
    return page


def _with_rest(sheets: Sheets, pages: Pages, rest: list[Block]) -> Pages:
    """Return pages with blocks that flow after all else."""
    if not rest:
        return pages
    *full, last = pages
    top = last[-1][0] + last[-1][1].height
    taken = Block(top, lambda _painter, _rect: None)
    flowing = sheets.pages([taken, Block(6, lambda _painter, _rect: None), *rest])
    flowing[0] = [*last, *flowing[0][1:]]
    return [*full, *flowing]


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.before + block.height for block in blocks)


def _height_all(pieces: Sequence[Sequence[Block]]) -> float:
    return sum(_height(piece) for piece in pieces)
