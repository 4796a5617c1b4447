"""What to be reminded of, when, and where that is shown: all of it is off at first."""

from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.styling import set_tone
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.time_field import TimeField
from rehab_app.settings import Settings

_ON_OFF = {"off": "Off", "on": "On"}
_INTRO = (
    "While the program runs, also in the tray. Never in quiet hours or in a session, and each "
    "once. A click on a reminder opens the page it is about."
)
_CALENDAR = (
    "A file with your sessions and the morning question at the times above, for the calendar of "
    "your computer or telephone. It reminds without this program; the file names your routines, "
    "and nothing of what you told."
)
_TRAY = (
    "Closing the window leaves the program running, so that it can remind. The tray's menu ends it."
)
_GAP_PX = 20
_MORNING_FIRST, _MORNING_LAST = time(4), time(11, 45)


class _Row(QWidget):
    """Off or on, and the times that go with it; a calendar file has these in any case."""

    changed = Signal()

    def __init__(self, *times: TimeField) -> None:
        super().__init__()
        set_role(self, GROUP)
        self._choice = Choice(_ON_OFF)
        flow = FlowLayout(_GAP_PX)
        self.setLayout(flow)
        flow.addWidget(self._choice)
        for field in times:
            flow.addWidget(field)
            field.changed.connect(self.changed)
        self._choice.chosen.connect(self.changed)

    def name_question(self, question: str) -> None:
        """Say what is asked, for those who only hear it."""
        self._choice.name_question(question)

    def take_focus(self) -> None:
        """Put the focus on what is chosen."""
        self._choice.take_focus()

    def show_on(self, *, is_on: bool) -> None:
        """Show whether it is on; nothing is emitted."""
        self._choice.show_chosen(["on" if is_on else "off"])

    @property
    def is_on(self) -> bool:
        """Tell whether it is on."""
        return self._choice.name == "on"


class ReminderSettings(Form):
    """Tells what is changed by its name in `Settings`, times as HH:MM."""

    changed = Signal(str, object)
    try_requested = Signal()
    calendar_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Reminders", parent)
        self._morning_at = TimeField(
            "at", "Time of the morning question", first=_MORNING_FIRST, last=_MORNING_LAST
        )
        self._session_at = TimeField("at", "Time of the session")
        self._quiet_from = TimeField("from", "Quiet hours begin")
        self._quiet_until = TimeField("until", "Quiet hours end")
        self._rows = {
            "remind_morning": _Row(self._morning_at),
            "remind_session": _Row(self._session_at),
            "remind_thermal": _Row(),
            "remind_hour": _Row(),
            "is_quiet": _Row(self._quiet_from, self._quiet_until),
            "stays_in_tray": _Row(),
        }
        self._fields = {
            "morning_at": self._morning_at,
            "session_at": self._session_at,
            "quiet_from": self._quiet_from,
            "quiet_until": self._quiet_until,
        }
        self._shown: dict[str, object] = {}
        self._try = LargeButton("Show one now")
        self._calendar = LargeButton("Save a calendar file…")
        self._lay_out()
        for row in self._rows.values():
            row.changed.connect(self._on_changed)
        self._try.clicked.connect(self.try_requested)
        self._calendar.clicked.connect(self.calendar_requested)

    # -- what others call

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen; nothing is emitted."""
        for name, row in self._rows.items():
            row.show_on(is_on=bool(getattr(settings, name)))
        for name, field in self._fields.items():
            field.show_time(time.fromisoformat(getattr(settings, name)))
        self._shown = self._values()

    def show_where(self, text: str, *, tone: str = "muted") -> None:
        """Say where reminders are shown on this computer, and whether there is a tray."""
        self._where.setText(text)
        set_tone(self._where, tone)

    def take_focus(self) -> None:
        """Put the focus on the first reminder."""
        self._rows["remind_morning"].take_focus()

    # -- inside

    def _lay_out(self) -> None:
        self.add_text(_INTRO)
        for name, label, help_ in (
            (
                "remind_morning",
                "The morning question",
                "On a morning after a session, until it is answered.",
            ),
            (
                "remind_session",
                "The session of the day",
                "On days for which one is meant, until it is done.",
            ),
            ("remind_thermal", "Ice or heat again", "When the wait after the last time is over."),
            (
                "remind_hour",
                "An hour after a session",
                "Where a session asks how it is an hour later.",
            ),
            ("is_quiet", "Quiet hours", "What is still open after them is said then."),
            (
                "stays_in_tray",
                "Stay in the tray",
                _TRAY,
            ),
        ):
            self.add_row(label, self._rows[name], help_)
            self._rows[name].name_question(label)
        self.add_row("Where they appear", _held(self._try))
        self._where = self.add_text("")
        self.add_row("In your calendar", _held(self._calendar), _CALENDAR)

    def _values(self) -> dict[str, object]:
        on: dict[str, object] = {name: row.is_on for name, row in self._rows.items()}
        return on | {name: f"{field.time:%H:%M}" for name, field in self._fields.items()}

    # -- slots

    @Slot()
    def _on_changed(self) -> None:
        values = self._values()
        changed = [(name, each) for name, each in values.items() if self._shown.get(name) != each]
        self._shown = values
        for name, value in changed:
            self.changed.emit(name, value)


def _held(button: LargeButton) -> QWidget:
    """Return a row in which a button is no wider than its text asks for."""
    holder = QWidget()
    set_role(holder, GROUP)
    flow = FlowLayout()
    holder.setLayout(flow)
    flow.addWidget(button)
    return holder
