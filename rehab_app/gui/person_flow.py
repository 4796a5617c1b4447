"""Leads over what a person chooses: the first start and the settings."""

import platform
from collections.abc import Callable
from datetime import timedelta
from functools import cached_property

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app import __version__
from rehab_app.context import Context
from rehab_app.exchange_wording import counted
from rehab_app.gui.figures import Figures, figure_choices
from rehab_app.gui.pages.first_start_page import FirstAnswers, FirstStartPage
from rehab_app.gui.pages.settings_page import SettingsPage
from rehab_app.gui.widgets.choice import in_lines
from rehab_app.history.errors import HistoryError
from rehab_app.people import clean_name
from rehab_app.person_removal import remove_person

_DRAWN = "half-kneeling-hip-flexor-stretch"
_PICTURE_PX = (300, 200)
_NOT_REMOVED = "Nobody could be removed"
_NOT_SAVED = "This could not be saved; it holds until the program ends"


class PersonFlow(QObject):
    """Hands what is chosen to the settings, which save it at once."""

    changed = Signal()
    person_changed = Signal()
    started = Signal(tuple)
    data_requested = Signal()
    trouble = Signal(str)
    sound_tried = Signal()
    reminder_tried = Signal()
    calendar_requested = Signal()
    backups_requested = Signal()

    def __init__(
        self,
        context: Context,
        figures: Figures,
        keep_page: Callable[[QWidget], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what takes in a page that is built."""
        super().__init__(parent)
        self._keep_page = keep_page
        self._figures = figures
        figures.changed.connect(self._on_figures_changed)
        self._context = context
        self._undo_removal: Callable[[], None] | None = None
        conditions = context.shipped.conditions
        self._strains = [key for key, each in conditions.items() if each.strain is not None]
        self._condition_names = {key: in_lines(each.name) for key, each in conditions.items()}

    # -- what others call

    @cached_property
    def first_start(self) -> FirstStartPage:
        """Return the page of the very first start."""
        flags = self._context.shipped.red_flags.flags
        page = FirstStartPage(self._condition_names, self._strains, flags)
        self._keep_page(page)
        page.finished.connect(self._on_first_start_finished)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """Return the page of the settings."""
        store = self._context.settings
        picture = self._figures.picture(_PICTURE_PX)
        page = SettingsPage(self._condition_names, self._strains, figure_choices(), picture)
        self._keep_page(page)
        page.show_settings(store.settings, self._context.person.strain_day)
        self._show_people(page)
        page.people.chosen.connect(self._on_person_chosen)
        page.people.renamed.connect(self._on_person_renamed)
        page.people.added.connect(self._on_person_added)
        page.people.removal_requested.connect(self._on_removal_requested)
        page.people.removal_confirmed.connect(self._on_removal_confirmed)
        page.people.removal_undone.connect(self._on_removal_undone)
        page.show_places(_places(self._context))
        page.show_about(_about())
        if store.notices:
            page.show_trouble("Some settings are not used", store.notices)
        page.changed.connect(self._on_settings_changed)
        page.sound.try_requested.connect(self.sound_tried)
        page.reminders.try_requested.connect(self.reminder_tried)
        page.reminders.calendar_requested.connect(self.calendar_requested)
        page.backups_requested.connect(self.backups_requested)
        page.data_requested.connect(self.data_requested)
        self._draw_on(page)
        return page

    def update(self, **changes: object) -> None:
        """Change settings and save them; what can't be saved is said in the settings."""
        try:
            self._context.settings.update(**changes)
        except OSError as error:
            self.settings.show_trouble(_NOT_SAVED, [str(error)])
            self.trouble.emit(f"{_NOT_SAVED}. {error}")
        else:
            self.settings.show_trouble("")
        settings = self._context.settings.settings
        self.settings.show_settings(settings, self._context.person.strain_day)
        self._show_people(self.settings)
        self.changed.emit()

    # -- inside

    def _show_people(self, page: SettingsPage) -> None:
        people = self._context.people
        name = self._context.settings.settings.name
        page.people.show_people(people.all(), people.current, name)

    def _here(self) -> str:
        people = self._context.people
        return next(each.name for each in people.all() if each.key == people.current)

    def _let_in(self, key: str) -> None:
        """Let somebody be here, with what they have chosen."""
        try:
            self._context.choose_person(key)
        except OSError as error:
            self.settings.show_trouble(_NOT_SAVED, [str(error)])
        asked = self.__dict__.pop("first_start", None)
        if asked is not None:
            asked.deleteLater()  # What it says is about somebody else.
        settings = self._context.settings.settings
        self.settings.show_settings(settings, self._context.person.strain_day)
        self._show_people(self.settings)
        self.changed.emit()
        self.person_changed.emit()

    def _draw_on(self, page: SettingsPage) -> None:
        exercise = self._context.shipped.catalogue[_DRAWN]
        page.show_pose(self._figures.pose(exercise), exercise.name)

    def _has_new_strain(self, conditions: object) -> bool:
        known = self._context.settings.settings.conditions
        named = conditions if isinstance(conditions, tuple) else ()
        return any(each in self._strains and each not in known for each in named)

    def _day_ago(self, days: object) -> str:
        """Return the date of so many days ago as settings keep it; empty where it is not known."""
        if not isinstance(days, int):
            return ""
        return (self._context.clock.wall().date() - timedelta(days=days)).isoformat()

    # -- slots

    @Slot()
    def _on_figures_changed(self) -> None:
        if "settings" in self.__dict__:
            self._draw_on(self.settings)

    @Slot(FirstAnswers)
    def _on_first_start_finished(self, answers: FirstAnswers) -> None:
        self.update(
            has_started=True,
            sore_side=answers.side,
            conditions=answers.conditions,
            strained_on=self._day_ago(answers.strain_day),
        )
        self.started.emit(() if answers.flags is None else (answers.flags,))

    @Slot(str)
    def _on_person_chosen(self, key: str) -> None:
        if key != self._context.people.current:
            self._let_in(key)

    @Slot(str)
    def _on_person_renamed(self, name: str) -> None:
        self.update(name=clean_name(name))

    @Slot(str)
    def _on_person_added(self, name: str) -> None:
        try:
            key = self._context.people.add(name)
        except OSError as error:
            self.settings.show_trouble("Nobody could be added", [str(error)])
        else:
            self._let_in(key)

    @Slot()
    def _on_removal_requested(self) -> None:
        """Ask once more, and say what goes."""
        try:
            history = self._context.history()
            sessions, readings = history.counts_of(self._context.people.current)
        except HistoryError as error:
            self.settings.show_trouble(_NOT_REMOVED, [str(error)])
            return
        counts = f"{counted(sessions, 'session')}, {counted(readings, 'reading')} outside them"
        what = f"What goes: {counts}, the goals, the days and the settings."
        self.settings.people.ask_removal(self._here(), [what, "A backup is made first."])

    @Slot()
    def _on_removal_confirmed(self) -> None:
        name = self._here()
        try:
            self._undo_removal = remove_person(self._context, self._context.people.current)
        except (HistoryError, OSError) as error:
            self.settings.show_trouble(_NOT_REMOVED, [str(error)])
            return
        self._let_in(self._context.people.current)
        self.settings.people.show_removed(name)

    @Slot()
    def _on_removal_undone(self) -> None:
        undo, self._undo_removal = self._undo_removal, None
        if undo is None:
            return
        try:
            undo()
        except (HistoryError, OSError) as error:
            self.settings.show_trouble("Not everything could be put back", [str(error)])
        self._show_people(self.settings)
        self.settings.people.take_focus()

    @Slot(str, object)
    def _on_settings_changed(self, name: str, value: object) -> None:
        changes = {name: value}
        if name == "strain_day":
            changes = {"strained_on": self._day_ago(value)}
        elif name == "conditions" and self._has_new_strain(value):
            changes["strained_on"] = ""  # What was said is about an older one.
        self.update(**changes)


def _places(context: Context) -> dict[str, str]:
    locations = context.locations
    return {
        "Settings": str(locations.config),
        "History": str(locations.history),
        "Your own routines": str(locations.routines),
        "Logs": str(locations.logs),
    }


def _about() -> tuple[str, ...]:
    return (
        f"rehab-app {__version__} · Qt {qt_version} · Python {platform.python_version()}",
        "It runs a routine's own rules and gives no diagnosis.",
        "It uses no network, and nothing is sent anywhere.",
        "A FHIR export names LOINC codes: © Regenstrief Institute, http://loinc.org/license.",
        "Pain rules, doses and warning signs come from published work: each row names its sources.",
    )
