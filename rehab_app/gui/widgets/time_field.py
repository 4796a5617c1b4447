"""A time of the day: typed, or moved by a quarter of an hour with the buttons beside it."""

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel

_STEP_MIN = 15
_DAY_MIN = 24 * 60
_GAP_PX = 6


class TimeField(QWidget):
    """Hours and minutes between two large buttons; the arrow keys move the part they are in."""

    changed = Signal()

    def __init__(
        self,
        word: str,
        name: str,
        parent: QWidget | None = None,
        *,
        first: time = time(0),
        last: time = time(23, 59),
    ) -> None:
        """Take the word before it, the whole name for those who only hear it, and its limits."""
        super().__init__(parent)
        self._first, self._last = first, last
        self._edit = QTimeEdit()
        self._edit.setTimeRange(QTime(first.hour, first.minute), QTime(last.hour, last.minute))
        self._edit.setDisplayFormat("HH:mm")
        self._edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._edit.setKeyboardTracking(False)  # Half a time is none.
        self._edit.setAccessibleName(name)
        self._edit.setMinimumHeight(TARGET_PX)
        # What is clicked is the whole field: its inner line is lower than a target should be.
        # (What is set there is set for the field too, so that comes after; not by the wheel.)
        self._edit.lineEdit().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._earlier = LargeButton("−", name=f"{name}: a quarter of an hour earlier")
        self._later = LargeButton("+", name=f"{name}: a quarter of an hour later")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        row.addWidget(PlainLabel(word, tone="muted", wraps=False))
        for widget in (self._earlier, self._edit, self._later):
            row.addWidget(widget)
        self._edit.timeChanged.connect(self._on_time_changed)
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self._later.clicked.connect(self._on_later_clicked)

    # -- what others call

    def show_time(self, at: time) -> None:
        """Show a time; nothing is emitted."""
        self._edit.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self._edit.setTime(QTime(at.hour, at.minute))
        self._edit.blockSignals(False)  # noqa: FBT003

    @property
    def time(self) -> time:
        """Return the time that is shown."""
        shown = self._edit.time()
        return time(shown.hour(), shown.minute())

    # -- inside

    def _move(self, minutes: int) -> None:
        """Go to the next quarter of an hour, round the clock where all of it is allowed."""
        shown = self._edit.time()
        now_min = shown.hour() * 60 + shown.minute()
        steps = now_min // _STEP_MIN if minutes > 0 else -(-now_min // _STEP_MIN)
        to_min = (steps * _STEP_MIN + minutes) % _DAY_MIN
        wanted = time(to_min // 60, to_min % 60)
        if self._first <= wanted <= self._last:
            self._edit.setTime(QTime(wanted.hour, wanted.minute))

    # -- slots

    @Slot(QTime)
    def _on_time_changed(self, _time: QTime) -> None:
        self.changed.emit()

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self._move(-_STEP_MIN)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._move(_STEP_MIN)
