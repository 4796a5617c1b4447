"""Fills the cards of Today, and keeps what is told in them."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from rehab_app.agenda import Agenda
from rehab_app.closings import Closings
from rehab_app.context import Context
from rehab_app.engine.facts import Facts
from rehab_app.engine.planning import planned_minutes
from rehab_app.gui.also_view import (
    ThermalChoice,
    hour_asked,
    morning_asked,
    run_offer,
    thermal_offer,
)
from rehab_app.gui.telling import Telling
from rehab_app.gui.widgets.also_today import AlsoToday
from rehab_app.history.diary import CheckIn
from rehab_app.model.pain import Moment, Quality, Reading
from rehab_app.model.routine import Kind, Routine
from rehab_app.routine_io.library import LibraryEntry
from rehab_app.run_plan import RunPlan

RUN_ID = "walk-jog-return"
_KINDS = {Kind.ICE: "Ice", Kind.HEAT: "Heat"}
_WARMTH_LIKED = "hip-osteoarthritis"
_LATELY = 60
_DAYS_WITHOUT_HEAT = 3  # after an injury heat waits 48 to 72 h (evidence 5.1)


class AlsoFlow(QObject):
    """Reads the agenda when it is told to; `start_requested` says what to begin."""

    start_requested = Signal(LibraryEntry)
    run_entry_requested = Signal()

    def __init__(
        self, context: Context, view: AlsoToday, telling: Telling, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._telling = telling
        self._agenda: Agenda | None = None
        self._thermal: LibraryEntry | None = None
        self._other: LibraryEntry | None = None
        view.morning.level_told.connect(self._on_morning_level)
        view.morning.kind_told.connect(self._on_morning_kind)
        view.morning.woke_told.connect(self._on_morning_woke)
        view.hour.level_told.connect(self._on_hour_level)
        view.hour.kind_told.connect(self._on_hour_kind)
        for card in (view.morning, view.hour):
            card.undo_requested.connect(telling.take_back)
        view.thermal.start_requested.connect(self._on_thermal_start)
        view.thermal.choice_requested.connect(self._on_thermal_choice)
        view.run.start_requested.connect(self._on_run_start)
        view.run.choice_requested.connect(self.run_entry_requested)

    # -- what others call

    def show_agenda(self, agenda: Agenda, closings: Closings, facts: Facts) -> None:
        """Show what is so now; the morning goes by the rules of the routine of `facts`."""
        self._agenda = agenda
        morning = agenda.morning()
        can_undo = self._can_undo(morning)
        self._view.morning.show_asked(morning_asked(agenda, facts, can_undo=can_undo))
        self._show_hour(agenda)
        self._show_thermal(agenda, closings)
        self._show_run(closings.runs)

    # -- inside

    def _show_hour(self, agenda: Agenda) -> None:
        question, answered = agenda.hour_question(), agenda.hour_answer()
        told = answered[0] if answered else None
        session = question.session if question else answered[1] if answered else None
        routine = self._context.library.find(session.routine_id).routine if session else None
        asked = None
        if routine is not None:
            facts = self._context.facts_for(routine, base=self._context.base())
            undo = self._can_undo(told)
            asked = hour_asked(agenda, routine.title, facts, told, can_undo=undo)
        self._view.hour.setVisible(asked is not None)
        if asked is not None:
            self._view.hour.show_asked(asked)

    def _show_thermal(self, agenda: Agenda, closings: Closings) -> None:
        entries = self._thermal_entries(agenda)
        self._thermal = entries[0] if entries else None
        self._other = entries[1] if len(entries) > 1 else None
        choice = None
        if self._thermal is not None and self._thermal.routine is not None:
            other = self._other.routine if self._other else None
            choice = ThermalChoice(
                facts=self._context.facts_for(self._thermal.routine),
                other=self._offer_of(other) if other else "",
            )
        signs = self._context.signs
        self._view.thermal.show_offer(
            thermal_offer(
                choice,
                closings,
                agenda,
                signs.cautions,
                is_locked=signs.lock is not None,
            )
        )

    def _offer_of(self, routine: Routine) -> str:
        minutes = planned_minutes(self._context.facts_for(routine))
        return f"{_KINDS[routine.kind]} · {minutes} min"

    def _thermal_entries(self, agenda: Agenda) -> list[LibraryEntry]:
        """Return the ice and heat routines that can be had, the one that suits first.

        What was used last suits, else heat for an arthritic hip and ice for all others. A person's
        own are those that were used lately: there may be a thousand files to look through.
        """
        library = self._context.library
        used = dict.fromkeys(each.routine_id for each in reversed(agenda.sessions[-_LATELY:]))
        shipped = {each.routine.id: each for each in library.shipped_entries() if each.routine}
        own = (library.find(routine_id) for routine_id in used if routine_id not in shipped)
        person = self._context.person
        is_fresh = person.strain_day is not None and person.strain_day <= _DAYS_WITHOUT_HEAT
        kinds = {Kind.ICE} if is_fresh else set(_KINDS)
        found = {
            entry.routine.id: entry
            for entry in (*shipped.values(), *own)
            if entry.routine is not None and entry.routine.kind in kinds
        }
        likes_heat = _WARMTH_LIKED in person.conditions
        first = next((each for each in used if each in found), "")

        def order(entry: LibraryEntry) -> tuple[bool, bool]:
            routine = entry.routine
            is_heat = routine is not None and routine.kind is Kind.HEAT
            return (routine is None or routine.id != first, is_heat != likes_heat)

        return sorted(found.values(), key=order)

    def _show_run(self, plan: RunPlan) -> None:
        routine = self._context.library.find(RUN_ID).routine
        self._view.run.setVisible(routine is not None)
        if routine is None:
            return
        facts = self._context.facts_for(routine)
        advice = plan.advice(facts)
        is_locked = self._context.signs.lock is not None
        standing = self._context.standing(facts)
        sentence = plan.sentence(advice, facts)
        self._view.run.show_offer(run_offer(facts, standing, advice, sentence, is_locked=is_locked))

    @property
    def _morning(self) -> CheckIn | None:
        return self._agenda.morning() if self._agenda else None

    @property
    def _hour(self) -> CheckIn | None:
        answered = self._agenda.hour_answer() if self._agenda else None
        return answered[0] if answered else None

    def _can_undo(self, check_in: CheckIn | None) -> bool:
        last = self._telling.last
        return check_in is not None and last is not None and last.key == check_in.key

    def _now(self, moment: Moment, reading: Reading, session_key: str | None = None) -> CheckIn:
        return CheckIn(
            moment=moment,
            told=self._context.clock.wall(),
            reading=reading,
            side=self._context.person.sore_side,
            session_key=session_key,
        )

    # -- slots

    @Slot(int)
    def _on_morning_level(self, level: int) -> None:
        told = self._morning
        if told is None:
            self._telling.tell(self._now(Moment.MORNING, Reading(level)))
        else:
            self._telling.tell(_with_level(told, level), told)

    @Slot(Quality)
    def _on_morning_kind(self, quality: Quality) -> None:
        told = self._morning
        if told is not None:
            self._telling.tell(_with_kind(told, quality), told)

    @Slot(bool)
    def _on_morning_woke(self, is_so: bool) -> None:
        told = self._morning
        if told is not None:
            self._telling.tell(replace(told, woke=is_so), told)

    @Slot(int)
    def _on_hour_level(self, level: int) -> None:
        question = self._agenda.hour_question() if self._agenda else None
        told = self._hour
        if question is not None:
            key = question.session.key
            self._telling.tell(self._now(Moment.HOUR, Reading(level), key))
        elif told is not None:
            self._telling.tell(_with_level(told, level), told)

    @Slot(Quality)
    def _on_hour_kind(self, quality: Quality) -> None:
        told = self._hour
        if told is not None:
            self._telling.tell(_with_kind(told, quality), told)

    @Slot()
    def _on_thermal_start(self) -> None:
        if self._thermal is not None:
            self.start_requested.emit(self._thermal)

    @Slot()
    def _on_thermal_choice(self) -> None:
        if self._other is not None:
            self.start_requested.emit(self._other)

    @Slot()
    def _on_run_start(self) -> None:
        self.start_requested.emit(self._context.library.find(RUN_ID))


def _with_level(told: CheckIn, level: int) -> CheckIn:
    """Return what was told with another level; at 0 there is nothing to say what it is like."""
    return replace(told, reading=Reading(level, told.reading.quality if level else None))


def _with_kind(told: CheckIn, quality: Quality) -> CheckIn:
    return replace(told, reading=Reading(told.reading.level, quality))
