"""Leads over the page that takes a reading at any time."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.gui.also_view import now_means
from rehab_app.gui.pages.report_pain_page import ReportPainPage
from rehab_app.gui.proposal import Proposal
from rehab_app.gui.telling import Telling
from rehab_app.history.diary import CheckIn
from rehab_app.history.errors import HistoryError
from rehab_app.model.pain import Moment, Place, Reading
from rehab_app.model.person import Side


class ReportFlow(QObject):
    """Asks with the side and the place of the last time, and keeps what is told."""

    left = Signal()

    def __init__(
        self,
        context: Context,
        telling: Telling,
        facts: Callable[[], Facts],
        parent: QObject | None = None,
    ) -> None:
        """Take what a reading goes by now."""
        super().__init__(parent)
        self._facts = facts
        self._context = context
        self._telling = telling

    # -- what others call

    @cached_property
    def page(self) -> ReportPainPage:
        """Return the page."""
        page = ReportPainPage(self._propose)
        page.saved.connect(self._on_saved)
        page.left.connect(self.left)
        return page

    def ask(self) -> None:
        """Begin a new reading."""
        side = self._context.person.sore_side or Side.RIGHT
        place: Place | None = None
        try:
            last = self._context.agenda().last_place()
        except HistoryError:
            last = None
        if last is not None:
            side, place = last.side or side, last.place
        self.page.ask(side, place)

    # -- inside

    def _propose(self, reading: Reading) -> Proposal:
        means = now_means(reading, self._facts())
        return Proposal(
            title=f"What {reading.level} of 10 means",
            result=means.result,
            changes=(),
            why=" ".join(means.lines).removeprefix(means.result).strip(),
            note="",
            goes_on=False,
            is_overrulable=False,
            level=reading.level,
        )

    # -- slots

    @Slot(Reading, Side, object)
    def _on_saved(self, reading: Reading, side: Side, place: object) -> None:
        self.left.emit()
        self._telling.tell(
            CheckIn(
                moment=Moment.NOW,
                told=self._context.clock.wall(),
                reading=reading,
                side=side,
                place=place if isinstance(place, Place) else None,
            )
        )
