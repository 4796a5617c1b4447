"""What stands below each other, or is broken into lines, without the room beside."""

from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.gui.widgets.two_part_row import TwoPartRow
from rehab_app.gui.widgets.yes_no_question import YesNoQuestion

_QUESTION = "Do you run, have groin, buttock or pubic pain, and does it hurt at night?"
_WIDE_PX, _NARROW_PX = 260, 200
_DIGITS_PX = 80


def specimens() -> list[tuple[str, QWidget]]:
    """Return each as it is in a window of little width, with its name."""
    question = YesNoQuestion(_QUESTION)
    question.setFixedWidth(_WIDE_PX)
    long = QWidget()
    row = FlowLayout(10, long)
    row.addWidget(LargeButton("Proximal hamstring tendinopathy", look="chip"))
    row.addWidget(LargeButton("Count it as not answered — N"))
    long.setFixedWidth(_NARROW_PX)
    two = TwoPartRow(
        (LargeButton("Continue", look="primary"),),
        (LargeButton("No answer"), LargeButton("End session and rest", look="danger")),
    )
    two.setFixedWidth(_WIDE_PX)
    digits = TimerRing()
    digits.show_bare(is_bare=True)
    digits.setFixedSize(_WIDE_PX, digits.bare_px(_DIGITS_PX))
    digits.show_time("12:34", "of 20:00", 700, 1200)
    return [
        ("question", question),
        ("long texts", long),
        ("two groups", two),
        ("bare digits", digits),
    ]
