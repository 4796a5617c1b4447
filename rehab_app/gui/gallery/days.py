"""A day as Today shows it: the morning, pain in between, the hour after a session, and rest."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.gallery.weeks import Evening, next_morning, play_through
from rehab_app.model.pain import Place

if TYPE_CHECKING:
    from rehab_app.gui.gallery.pages import Tour

BETWEEN_S = 61 * 60  # an hour later is asked then, and no ice keeps anything closed any more
_RISING = Evening(0, "desk-break-mini", 1, 1, 3, None)


def day_sights(tour: "Tour") -> Iterator[str]:
    """Tell the morning, pain in between and the hour after a session; be refused, and rest."""
    rooms, today = tour.window.rooms, tour.window.rooms.today.page
    tour.clock.advance((next_morning(tour.clock.wall()) - tour.clock.wall()).total_seconds())
    rooms.show_today()
    yield "today-morning"
    today.also.press("level 2")
    today.also.press("woke")
    yield "today-morning-told"
    tour.click("Report pain now")
    yield "report-pain"
    settle()
    report = rooms.behind_today.report.page
    report.hip_map.button(Place.OUTER).click()
    tour.click("Pain 8")
    tour.click("Dull ache")
    yield "report-pain-8"
    tour.click("Save")
    yield "today-told"
    tour.click("Undo")
    tour.click("My days")
    tour.click("Routines in turn")
    tour.click("Add the routine")
    yield "my-days-in-turn"
    tour.click("By weekday")
    yield "my-days-by-weekday"
    tour.click("No plan")
    tour.click("Back")
    tour.click("Answer the four questions")
    yield "run-entry"
    tour.click("Back")
    yield from _hour_sights(tour)


def _hour_sights(tour: "Tour") -> Iterator[str]:
    rooms = tour.window.rooms
    play_through(tour.context, _RISING, tour.clock)
    rooms.show_today()
    tour.begin(_RISING.routine)
    yield "today-not-now"
    tour.clock.advance(BETWEEN_S)
    rooms.show_today()
    yield "today-hour"
    rooms.today.page.also.press("level 6")
    tour.clock.advance(24 * 3600)
    rooms.show_today()
    yield "today-rest"
