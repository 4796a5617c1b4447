"""Handouts as real PDFs, read back: on how many pages, in which order, and how dark it is."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from rehab_app.engine.facts import Facts
from rehab_app.gui.theme import contrast
from rehab_app.model.exercise import Exercise
from rehab_app.model.person import Side
from rehab_app.model.pose import Pose
from rehab_app.report.handout import Handout, handout
from rehab_app.report.handout_figures import LOOK
from rehab_app.report.handout_pdf import ON_ONE_SIDE, handout_pdf
from rehab_app.report.sheets import Paper
from rehab_app.resources import assets_folder, routines_folder
from rehab_app.routine_io.library import Library
from rehab_app.routine_io.pictures import read_picture
from rehab_app.routine_io.poses import load_poses
from tests.helpers.pdfs import opened, picture_of, text_of
from tests.helpers.sessions import facts_of, shipped, steps

if TYPE_CHECKING:
    from rehab_app.model.routine import Block

pytestmark = pytest.mark.gui

DAY = date(2026, 11, 27)
POSES = load_poses(assets_folder() / "poses")
SHIPPED = sorted(
    entry.routine.id
    for entry in Library(shipped(), routines_folder()).shipped_entries()
    if entry.routine
)
STRETCHES = [
    each.id for each in shipped().catalogue.values() if each.group in ("2.1", "2.2", "2.3")
]


def sheet_of(facts: Facts, fingerprint: str = "") -> Handout:
    return handout(facts, shipped().red_flags, DAY, fingerprint)


def pdf_of(facts: Facts, paper: Paper = Paper.A4, fingerprint: str = "") -> bytes:
    pictures = {
        each.picture: read_picture(routines_folder() / each.picture)
        for each in facts.routine.exercises
        if each.picture
    }
    return handout_pdf(sheet_of(facts, fingerprint), POSES.of, pictures, paper)


def cut(facts: Facts, most: int) -> Facts:
    """Return a routine of which only the first steps are left."""
    blocks: list[Block] = []
    left = most
    for block in facts.routine.blocks:
        kept = block.steps[:left]
        left -= len(kept)
        if kept:
            blocks.append(replace(block, steps=kept))
    return replace(facts, routine=replace(facts.routine, blocks=tuple(blocks)))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", SHIPPED)
def test_six_steps_of_every_shipped_routine_stand_on_one_side(
    qapp: object, name: str, paper: Paper
) -> None:
    facts = cut(facts_of(name, sore_side=None), ON_ONE_SIDE)

    document = opened(pdf_of(facts, paper))

    assert document.pageCount() == 1
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (
        (595, 842) if paper is Paper.A4 else (612, 792)
    )
    text = bare(document.getAllText(0).text())
    for exercise in sheet_of(facts).exercises:
        for part in (exercise.exercise.name, exercise.doses[0], exercise.cues[0]):
            assert bare(part) in text, part
    assert bare("When to stop") in text
    assert bare("What pain changes") in text


def test_all_of_it_can_be_selected_in_the_order_in_which_it_is_read(qapp: object) -> None:
    facts = cut(facts_of("hip-strength-base", sore_side=None), ON_ONE_SIDE)
    text = text_of(pdf_of(facts, fingerprint="b7:6f:12:aa"))

    expected = [
        "Hip strength base",
        "27 November 2026",
        "once a day at most",
        *(
            part
            for each in sheet_of(facts).exercises
            for part in (each.exercise.name, *each.cues, each.exercise.feel, each.exercise.not_feel)
        ),
        "When to stop",
        "Don't start when it hurts 6 of 10 or more.",
        "What pain changes",
        "b7:6f:12:aa",
        "page 1 of 1",
    ]
    places: list[int] = []
    for part in expected:
        assert part in text, part
        places.append(text.index(part, places[-1] if places else 0))
    assert places == sorted(places)


def test_what_the_author_wrote_for_themselves_is_not_in_the_file(qapp: object) -> None:
    text = steps("exercise: clamshell, note: Slowly., private: Check rotation in week 3.")

    data = pdf_of(facts_of(text))

    assert "Note: Slowly." in text_of(data)
    assert "rotation" not in text_of(data)
    assert b"rotation in week" not in data


@pytest.mark.parametrize("count", [7, 12, 30])
def test_more_exercises_go_on_overleaf_each_once(qapp: object, count: int) -> None:
    ids = (*STRETCHES, *(each for each in shipped().catalogue if each not in STRETCHES))[:count]
    facts = facts_of(steps(*(f"exercise: {each}" for each in ids)))

    document = opened(pdf_of(facts))

    pages = [
        " ".join(document.getAllText(page).text().split()) for page in range(document.pageCount())
    ]
    assert "When to stop" in pages[0]
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert ("Test, continued" in page) is (number > 1)
    for exercise in sheet_of(facts).exercises:
        assert sum(page.count(exercise.cues[0]) for page in pages) >= 1, exercise.exercise.name


def test_whatever_is_written_everything_stands_on_the_paper(qapp: object) -> None:
    facts = facts_of(steps("exercise: clamshell", "exercise: seated-butterfly"))
    routine = facts.routine
    long = "So long a note that nobody reads it to its end. " * 40
    block = routine.blocks[0]
    step = replace(block.steps[0], note=f"{long}The end of the note.")
    facts = replace(
        facts,
        routine=replace(
            routine,
            title="W" * 200,
            summary="word " * 300,
            author="Mia " * 50,
            blocks=(replace(block, title="B" * 200, steps=(step, *block.steps[1:])),),
        ),
    )

    document = opened(pdf_of(facts))

    text = bare("".join(document.getAllText(page).text() for page in range(document.pageCount())))
    assert "W" * 200 in text
    assert bare("The end of the note.") in text
    for page in range(document.pageCount()):
        for polygon in document.getAllText(page).bounds():
            place = polygon.boundingRect()
            assert min(place.left(), place.top()) > 20
            assert place.right() < 595 - 20
            assert place.bottom() < 842 - 20


def test_cues_without_an_end_are_whole_where_they_stand(qapp: object) -> None:
    own = replace(
        shipped().catalogue["clamshell"],
        id="own",
        cues=tuple(f"Cue {number}: {'and so on ' * 190}end {number}." for number in range(9)),
    )
    facts = facts_of(steps("exercise: clamshell"))
    facts = replace(facts, catalogue=facts.catalogue.with_own((replace(own, id="clamshell"),)))

    text = bare(text_of(pdf_of(facts)))

    # At least two and at most four of them stand there, each to its end.
    assert [f"end{number}." in text for number in range(9)][:2] == [True, True]
    assert [f"end{number}." in text for number in range(9)][4:] == [False] * 5
    assert [f"Cue{number}:" in text for number in range(9)] == [
        f"end{number}." in text for number in range(9)
    ]


def test_a_picture_of_an_own_exercise_is_shown_and_a_broken_one_left_out(qapp: object) -> None:
    facts = facts_of("every-feature")
    only = replace(
        facts,
        routine=replace(
            facts.routine,
            blocks=(replace(facts.routine.blocks[0], steps=(facts.routine.blocks[0].steps[2],)),),
            rules=(),
        ),
    )
    sheet = sheet_of(only)
    data = read_picture(routines_folder() / "doorway-sway.png")

    shown = handout_pdf(sheet, POSES.of, {"doorway-sway.png": data}, Paper.A4)
    broken = handout_pdf(sheet, POSES.of, {"doorway-sway.png": data[:200]}, Paper.A4)

    assert pictures_share(shown) > 2 * pictures_share(broken)
    assert "Sway in a doorway" in text_of(broken)


def test_a_pose_that_moves_is_drawn_at_its_start_and_its_end(qapp: object) -> None:
    def nothing(exercise: Exercise) -> Pose | None:
        return None

    sheet = sheet_of(facts_of(steps("exercise: double-leg-bridge")))
    drawn = picture_of(opened(handout_pdf(sheet, POSES.of, {}, Paper.A4)))
    empty = picture_of(opened(handout_pdf(sheet, nothing, {}, Paper.A4)))

    wide = drawn.width() // 6
    for left in (0, wide):
        place = QRect(left, drawn.height() // 10, wide, drawn.height() // 4)
        assert dark_share(drawn.copy(place)) > dark_share(empty.copy(place)) + 0.01


def test_in_grey_muscles_and_lines_stand_out_from_all_that_is_light() -> None:
    palette = LOOK.palette
    muscle = palette.colour("muscle")
    for name, tones in palette.tones.items():
        for light in (tones.base, tones.shade, tones.light):
            if name != "hair":
                assert contrast(grey(muscle), grey(light)) >= 4.5, name
                assert contrast(grey(tones.line), grey(light)) >= 3, name


@pytest.mark.parametrize("name", ["hip-strength-base", "yin-five", "every-feature"])
def test_a_page_in_grey_keeps_its_black_text_on_white(qapp: object, name: str) -> None:
    facts = cut(facts_of(name), ON_ONE_SIDE)
    image = picture_of(opened(pdf_of(facts)), px_per_point=2).convertToFormat(
        QImage.Format.Format_Grayscale8
    )

    # Nothing but white lies under the words: right of the pictures and left of the margin.
    column = image.copy(image.width() // 3, 0, image.width() * 2 // 3, image.height())
    levels = bytes(column.constBits())
    assert min(levels) < 0x30
    assert sum(level > 0xF8 for level in levels) / len(levels) > 0.8


def test_the_fonts_are_in_the_file_and_have_no_ligatures(qapp: object) -> None:
    data = pdf_of(facts_of("yin-five"))

    assert b"/FontFile" in data
    assert "five minutes" in text_of(data)


def test_a_side_that_is_shown_is_told_in_words(qapp: object) -> None:
    text = text_of(pdf_of(facts_of("ice-day-plan", sore_side=Side.RIGHT)))

    assert "the sore side (right)" in text
    assert "right side shown" in text


def bare(text: str) -> str:
    """Return a text without what a line that ends may swallow: spaces and hyphens."""
    return "".join(each for each in text if each.isprintable() and each not in " -")


def pictures_share(data: bytes) -> float:
    """Return how much is dark where the pictures of the first exercise stand."""
    page = picture_of(opened(data))
    return dark_share(page.copy(0, page.height() // 8, page.width() // 3, page.height() // 10))


def grey(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02X}{level:02X}{level:02X}"


def dark_share(image: QImage) -> float:
    levels = bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return sum(level < 0xC0 for level in levels) / len(levels)
