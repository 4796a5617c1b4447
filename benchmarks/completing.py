"""What a key costs that is typed into a routine's text while words are offered for it."""

import os
from collections.abc import Iterator
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.measuring import Result
from rehab_app.resources import routines_folder
from rehab_app.routine_io.shipped import load_shipped

if TYPE_CHECKING:
    from rehab_app.workbench.offers import Offers

STEPS = 30
WORD = "supine-figure-four"
ROUNDS = 5
MOST_KEY_MS = 10.0
_HEAD = "format: 1\nid: long\ntitle: Long\nkind: stretch\nblocks:\n  - title: Long\n    steps:\n"
_STEP = """\
      - exercise: pigeon-pose   # as it was in week 2
        hold: 30 s
        sides: [left, right]
        rest: 10 s
        ask: [halfway, after]
        note: Keep the lower back on the mat.
"""
_BEGUN = "      - exercise: "


def measure() -> Iterator[Result]:
    """Type the id of an exercise at the end of 30 steps, with a list of offers and without one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (the other benchmarks have no Qt)

    from rehab_app.workbench.offers import Offers  # noqa: PLC0415 (the same)

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("another benchmark made an application without a screen")
    offers = Offers(load_shipped(routines_folder()))
    offered: list[float] = []
    plain: list[float] = []
    for _ in range(ROUNDS):
        offered += _typed_ms(offers)
        plain += _typed_ms(None)
    yield Result(
        what=f"CPU of a key while words are offered, {STEPS} steps",
        found=max(offered),
        most=MOST_KEY_MS,
        unit="ms",
        beside=f"the longest; median {median(offered):.2g} ms, without {median(plain):.2g} ms",
        judged=median(offered),
    )


def _typed_ms(offers: "Offers | None") -> list[float]:
    """Return the CPU milliseconds of each key, painting included."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 (the same)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (the same)

    from rehab_app.gui.widgets.yaml_text import YamlText  # noqa: PLC0415 (the same)

    text = YamlText()
    if offers is not None:
        text.offer(offers.at)
    text.resize(420, 520)
    text.show()
    editor = text.editor
    editor.show_text(f"{_HEAD}{_STEP * STEPS}{_BEGUN}")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QApplication.processEvents()
    found: list[float] = []
    for letter in WORD:
        start = process_time()
        QTest.keyClicks(editor, letter)
        QApplication.processEvents()
        found.append((process_time() - start) * 1000)
    text.close()
    text.deleteLater()
    return found
