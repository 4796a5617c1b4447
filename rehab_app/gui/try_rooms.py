"""The room in which a routine is tried out: the real player, and nothing that is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.clock import Clock
from rehab_app.engine.facts import Facts
from rehab_app.engine.outlook import morning_means
from rehab_app.engine.state import Phase
from rehab_app.gui.figures import Figures
from rehab_app.gui.pages.try_page import TryPage
from rehab_app.gui.places import TRY
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.gui.session_flow import SessionFlow
from rehab_app.guide.script import HowMuch
from rehab_app.report.looking_ahead import Ahead, tomorrow_texts
from rehab_app.settings import Settings
from rehab_app.trying import TryOut

if TYPE_CHECKING:
    from rehab_app.gui.guide_flow import GuideFlow

_MOST_SPOKEN, _MOST_SOUNDED = 1, 2
_DONE = "Back to the workbench — Enter"


class TryRooms(QObject):
    """Leads over a session that is tried out.

    It shows itself with `page_wanted`; `left` says that it is over, wherever it stood. Nobody asks
    for warning signs in it, no screen is kept on, and no history, backup or reminder knows of it.
    """

    page_wanted = Signal(QWidget, str)
    full_screen_wanted = Signal(bool)
    wrong_requested = Signal()
    left = Signal()

    def __init__(
        self,
        figures: Figures,
        clock: Clock,
        guide: "Callable[[], GuideFlow]",
        settings: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        """Take what draws bodies, the world's clock, what is heard, and what is chosen now."""
        super().__init__(parent)
        self._figures = figures
        self._clock = clock
        self._guide = guide
        self._settings = settings
        self._try: TryOut | None = None
        self._speed = 1

    @cached_property
    def flow(self) -> SessionFlow:
        """Return what leads over the session: the one that every session has."""
        flow = SessionFlow(self._figures, _ahead_of, self)
        flow.summary.keep_nothing(_DONE)
        flow.page_wanted.connect(self._on_page_wanted)
        flow.done.connect(self.leave)
        flow.player.mat_mode_requested.connect(self.full_screen_wanted)
        flow.player.mute_requested.connect(self._on_mute_requested)
        # Whoever tries it out may feel something wrong themselves.
        for page in (flow.player, flow.check_in):
            page.wrong_requested.connect(self.wrong_requested)
        return flow

    @cached_property
    def page(self) -> TryPage:
        """Return the page that it is shown on."""
        page = TryPage((self.flow.player, self.flow.check_in, self.flow.summary))
        page.speed_chosen.connect(self.run_at)
        page.hidden.connect(self._on_page_hidden)
        page.left.connect(self.leave)
        return page

    # -- what others call

    def start(self, facts: Facts, speed: int = 1) -> None:
        """Try a routine out from its beginning, for the person that the facts are about."""
        self._stop()
        self._try = TryOut(facts, self._clock, speed)
        driver = SessionDriver(self._try.play)
        self._show_speed(speed)
        self._listen(driver)
        self.flow.play(driver)

    @Slot(int)
    def run_at(self, speed: int) -> None:
        """Let time go so much faster than the world from now on."""
        driver = self.flow.driver
        if self._try is None or driver is None:
            return
        driver.poll()  # What was due at the old speed comes first.
        self._try.run_at(speed)
        self._show_speed(speed)
        self._guide().leave()
        self._listen(driver)
        driver.poll()

    @Slot()
    def leave(self) -> None:
        """Go away from it at once; nothing of it is left."""
        if self._try is None:
            return
        self._stop()
        self.left.emit()

    def show(self) -> None:
        """Show what is being tried out, where it stands."""
        self.page_wanted.emit(self.page, TRY)
        self.flow.return_to(self.page.session_page)

    @property
    def is_trying(self) -> bool:
        """Tell whether a routine is being tried out, or its end is shown."""
        return self._try is not None

    # -- inside

    def _stop(self) -> None:
        if self._try is not None:
            self._try = None
            self._guide().leave()
            self.flow.player.leave_mat()
            self.flow.leave()

    def _show_speed(self, speed: int) -> None:
        self._speed = speed
        self.page.show_speed(speed)
        self.flow.be_quiet(is_quiet=speed > _MOST_SPOKEN)

    def _listen(self, driver: SessionDriver) -> None:
        """Let it be heard as far as an ear can follow: words at 1×, tones up to 2×."""
        if self._speed > _MOST_SOUNDED:
            return
        settings = self._settings()
        if self._speed > _MOST_SPOKEN:
            settings = replace(settings, voice_says=HowMuch.NOTHING)
        self._guide().follow(driver, settings)

    # -- slots

    @Slot(QWidget)
    def _on_page_wanted(self, page: QWidget) -> None:
        self.page.show_session(page)
        self.page_wanted.emit(self.page, TRY)

    @Slot()
    def _on_page_hidden(self) -> None:
        """Let it stand still while something else is looked at."""
        driver = self.flow.driver
        if driver is not None and driver.state.phase in (Phase.RUNNING, Phase.LEADING_IN):
            driver.pause()

    @Slot()
    def _on_mute_requested(self) -> None:
        guide = self._guide()
        guide.toggle_mute()
        self.flow.player.show_muted(is_muted=guide.is_muted)


def _ahead_of(driver: SessionDriver) -> Ahead:
    """Return what the next morning would mean; of doses to come only a history could tell."""
    if not driver.state.works:
        return Ahead()
    facts = driver.facts
    return Ahead(tomorrow=tomorrow_texts(morning_means(facts, facts.base), facts.base))
