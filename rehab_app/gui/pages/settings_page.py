"""The settings: the person, how it looks, the keys, where the files are, what this is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.figure_choice import FigureChoice, FigureChoices
from rehab_app.gui.widgets.figure_picture import FigurePicture
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.key_settings import KeySettings
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.person_choice import PersonChoice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.reminder_settings import ReminderSettings
from rehab_app.gui.widgets.screen_settings import ScreenSettings
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.gui.widgets.sound_settings import SoundSettings
from rehab_app.gui.widgets.strain_question import StrainQuestion
from rehab_app.model.pose import Pose
from rehab_app.settings import Settings

_SIDES = {"left": "Left", "right": "Right", "both": "Both", "": "Not sure"}
_THEMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "high-contrast": "High contrast",
}
_ANSWERS = {"count": "Counts at once", "wait": "Waits for Enter"}
_ON_OFF = {"off": "Off", "on": "On"}
_SIZES = {str(percent): f"{percent} %" for percent in (100, 125, 150, 175, 200)}


class SettingsPage(QWidget):
    """Shows the settings; what is changed is told at once, by its name in `Settings`.

    A strain is told as `strain_day`, how many days ago it was.
    """

    changed = Signal(str, object)
    backups_requested = Signal()
    data_requested = Signal()

    def __init__(
        self,
        conditions: Mapping[str, str],
        strains: Sequence[str],
        figure: FigureChoices,
        picture: FigurePicture,
        parent: QWidget | None = None,
    ) -> None:
        """Take conditions by their ids, which are strains, and what the drawn person can be."""
        super().__init__(parent)
        self._page = ScrollPage(most_px=980)
        self._trouble = Notice({})
        self.people = PersonChoice()
        self._side = Choice(_SIDES)
        self._conditions = Choice(conditions, takes_many=True)
        self._strain = StrainQuestion(strains)
        self._theme = Choice(_THEMES)
        self._text = Choice(_SIZES)
        self._figure = FigureChoice(figure, picture)
        self._motion = Choice(_ON_OFF)
        self._answers = Choice(_ANSWERS)
        self._keys = KeySettings()
        self._screens = ScreenSettings()
        self.sound = SoundSettings()
        self._backups = LargeButton("Look at the backups")
        self._data = LargeButton("Export or take in")
        self.reminders = ReminderSettings()
        self._files = Form("Where the files are")
        self._about = Form("About")
        self._lay_out()
        self._connect()

    # -- what others call

    def show_settings(self, settings: Settings, strain_day: int | None) -> None:
        """Show the settings as they are, and how many days ago a strain was; nothing is emitted."""
        self._side.show_chosen([settings.sore_side])
        self._conditions.show_chosen(settings.conditions)
        self._strain.show_for(settings.conditions)
        self._strain.show_days(strain_day)
        self._theme.show_chosen([settings.theme])
        nearest = min(_SIZES, key=lambda size: abs(int(size) - settings.text_percent))
        self._text.show_chosen([nearest])
        self._figure.show_chosen(
            {
                "figure": settings.figure,
                "skin": settings.skin,
                "hair": settings.hair,
                "clothes": settings.clothes,
            }
        )
        self._motion.show_chosen(["on" if settings.reduce_motion else "off"])
        self._answers.show_chosen(["wait" if settings.answers_wait else "count"])
        self._keys.show_settings(settings)
        self._screens.show_chosen(settings.mat_screen)
        self.sound.show_settings(settings)
        self.reminders.show_settings(settings)

    def show_pose(self, pose: Pose | None, name: str) -> None:
        """Draw the person in a pose, as chosen now."""
        self._figure.show_pose(pose, name)

    def show_places(self, places: Mapping[str, str]) -> None:
        """Show where the files are: a path for each kind of file."""
        for what, path in places.items():
            self._files.add_text(f"{what}: {path}")

    def show_about(self, lines: Sequence[str]) -> None:
        """Show what this is and what it is made from."""
        for line in lines:
            self._about.add_text(line)

    def show_trouble(self, title: str, lines: Sequence[str] = ()) -> None:
        """Say what could not be saved; without a title that is over."""
        if title:
            self._trouble.show_message(title, lines)
            self._page.to_top()
        else:
            self._trouble.show_nothing()

    @property
    def trouble(self) -> str:
        """Return what could not be saved."""
        return self._trouble.message

    def show_reminders(self) -> None:
        """Bring the reminders into sight, with the focus on the first of them."""
        self.reminders.take_focus()
        self._page.to(self.reminders)

    def take_focus(self) -> None:
        """Put the focus on the first setting."""
        self.people.take_focus()
        self._page.to_top()

    # -- inside

    def _lay_out(self) -> None:
        person = Form("You")
        person.add_row("Which side hurts?", self._side)
        person.add_row(
            "What a clinician has called it",
            self._conditions,
            "Any number, or none. It changes which exercises are offered.",
        )
        person.column.addWidget(self._strain)
        look = Form("How it looks")
        look.add_row("Theme", self._theme)
        look.add_row("Text size", self._text)
        calm = "On: nothing moves by itself on the screen. Off: as the system asks."
        look.add_row("Reduce motion", self._motion, calm)
        asked = Form("Check-ins")
        asked.add_row(
            "An answer that changes nothing",
            self._answers,
            "One that changes the plan always waits, and says what it changes before it counts.",
        )
        column = self._page.column
        column.addWidget(PlainLabel("Settings", type_=Type.TITLE))
        seen = (look, self._figure, self._screens)
        chosen = (person, asked, self.sound, self.reminders, *seen, self._keys)
        kept = (_backups_card(self._backups), _data_card(self._data), self._files, self._about)
        for part in (self._trouble, self.people, *chosen, *kept):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self._side.chosen.connect(self._on_side_chosen)
        self._conditions.chosen.connect(self._on_conditions_chosen)
        self._strain.chosen.connect(self._on_strain_chosen)
        self._theme.chosen.connect(self._on_theme_chosen)
        self._text.chosen.connect(self._on_text_chosen)
        self._figure.chosen.connect(self.changed)
        self.reminders.changed.connect(self.changed)
        self._motion.chosen.connect(self._on_motion_chosen)
        self._answers.chosen.connect(self._on_answers_chosen)
        self._keys.changed.connect(self.changed)
        self._screens.changed.connect(self.changed)
        self.sound.changed.connect(self.changed)
        self._backups.clicked.connect(self.backups_requested)
        self._data.clicked.connect(self.data_requested)

    # -- slots

    @Slot()
    def _on_side_chosen(self) -> None:
        self.changed.emit("sore_side", self._side.name)

    @Slot()
    def _on_conditions_chosen(self) -> None:
        self.changed.emit("conditions", self._conditions.names)

    @Slot()
    def _on_strain_chosen(self) -> None:
        self.changed.emit("strain_day", self._strain.days)

    @Slot()
    def _on_theme_chosen(self) -> None:
        self.changed.emit("theme", self._theme.name)

    @Slot()
    def _on_text_chosen(self) -> None:
        self.changed.emit("text_percent", int(self._text.name))

    @Slot()
    def _on_motion_chosen(self) -> None:
        self.changed.emit("reduce_motion", self._motion.name == "on")

    @Slot()
    def _on_answers_chosen(self) -> None:
        self.changed.emit("answers_wait", self._answers.name == "wait")


def _backups_card(button: LargeButton) -> Form:
    return _card(
        "Backups",
        "The history is backed up by itself: after sessions, and before anything that changes much "
        "of it. The backups lie beside it, for a year.",
        button,
    )


def _data_card(button: LargeButton) -> Form:
    return _card(
        "Your data",
        "Write your history to a file, for a spreadsheet, another computer or a clinic, or take in "
        "such a file.",
        button,
    )


def _card(heading: str, text: str, button: LargeButton) -> Form:
    card = Form(heading)
    card.add_text(text)
    row = FlowLayout(12)
    row.addWidget(button)
    card.column.addLayout(row)
    return card
