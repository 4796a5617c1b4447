"""The report for a physio: what stands in it, on how many pages, and that it can be read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rehab_app.engine.mornings import Morning
from rehab_app.history.store import HistoryStore
from rehab_app.model.pain import Reading
from rehab_app.model.person import Side
from rehab_app.report.mornings import morning_answers
from rehab_app.report.physio_pdf import MOST_PAGES, physio_pdf
from rehab_app.report.physio_report import (
    ChangeRow,
    DayNote,
    PhysioReport,
    Told,
    Who,
    physio_report,
)
from rehab_app.report.spans import Period
from rehab_app.report.writing import write_owner_only
from tests.helpers.kept_sessions import keep_session
from tests.helpers.pdfs import opened, text_of

pytestmark = pytest.mark.gui

TODAY = date(2026, 11, 22)
WEEKS = Period(TODAY - timedelta(days=83), TODAY)
WHO = Who(key="", name="Ann Example", sore_side=Side.LEFT, conditions=("Lateral hip pain",))


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def report(tmp_path: Path) -> PhysioReport:
    with HistoryStore.open(tmp_path / "history.db") as store:
        for days in range(0, 84, 2):
            poses = {("pigeon-pose", Side.LEFT): (6,), ("supine-figure-four", Side.LEFT): (1,)}
            keep_session(store, back(days), before=4, end=2, poses=poses)
        mornings = [Morning(day=back(days), reading=Reading(3)) for days in range(0, 84, 3)]
        change = ChangeRow(days=(back(1),), what="Bridge: 8 becomes 5.", why="4 of 10.", rule="R16")
        told = Told(
            changes=(change,),
            mornings=morning_answers(mornings, WEEKS),
            notes=(
                DayNote(day=back(2), text="Pinched at the end, and pa$$word = <b>not</b> bold"),
            ),
        )
        made = datetime(2026, 11, 22, 20, tzinfo=UTC)
        return physio_report(store, WHO, WEEKS, lambda name: name.capitalize(), made, told)


def test_all_of_it_stands_there_as_text(qapp: object, report: PhysioReport) -> None:
    text = text_of(physio_pdf(report))

    for expected in (
        "Hip report",
        "31 August – 22 November 2026",
        "the left side is sore; a clinician has called it Lateral hip pain",
        "42 sessions on 42 days",
        "Supine-figure-four",
        "4.0 → 1.0",
        "helps",
        "Pigeon-pose",
        "hurts",
        "Bridge: 8 becomes 5.",
        "R16",
        "Told on 28 of 84 mornings: median 3",
        "Pinched at the end, and pa$$word = <b>not</b> bold",
        "It gives no diagnosis.",
    ):
        assert expected in text, expected


def test_it_says_on_each_page_which_it_is(qapp: object, report: PhysioReport) -> None:
    document = opened(physio_pdf(report))

    count = document.pageCount()
    assert 1 <= count <= MOST_PAGES
    for page in range(count):
        assert f"page {page + 1} of {count}" in document.getAllText(page).text()


def test_its_fonts_are_in_the_file(qapp: object, report: PhysioReport) -> None:
    data = physio_pdf(report)

    assert b"/FontFile" in data
    assert (
        data.count(b"/Type /Font\n") + data.count(b"/Type /Font ") <= data.count(b"/FontFile") * 3
    )


def test_however_much_there_is_it_stays_on_three_pages(qapp: object, report: PhysioReport) -> None:
    long = "What changed and went on for a while. " * 6
    many = tuple(
        ChangeRow(days=(back(day),), what=f"{day} {long}", why=long, rule="R16")
        for day in range(80)
    )
    notes = tuple(DayNote(day=back(day), text=long * 20) for day in range(40))

    document = opened(physio_pdf(replace(report, changes=many, notes=notes)))

    assert document.pageCount() <= MOST_PAGES
    text = " ".join(document.getAllText(2).text().split())
    assert "earlier notes more in the program." in text


def test_an_empty_history_makes_a_page_that_says_so(qapp: object, tmp_path: Path) -> None:
    told = Told(changes=(), mornings=morning_answers([], WEEKS), notes=())
    who = Who(key="", name="", sore_side=None, conditions=())
    made = datetime(2026, 11, 22, 20, tzinfo=UTC)
    with HistoryStore.open(tmp_path / "history.db") as store:
        empty = physio_report(store, who, WEEKS, str, made, told)

    document = opened(physio_pdf(empty))

    assert document.pageCount() == 1
    text = document.getAllText(0).text()
    assert "No session in this time." in text
    assert "Nothing was changed." in text
    assert "No morning was told of." in text
    assert "Week of" not in text  # No table of dashes.
    assert text.splitlines()[0] == "Hip report"


def test_more_than_a_year_says_what_is_of_the_last_one(qapp: object, report: PhysioReport) -> None:
    text = text_of(physio_pdf(report))
    assert text.startswith("Hip report: Ann Example")
    assert "the last 12 months" not in text

    years = Period(back(3 * 365), back(0))
    long = replace(report, history=replace(report.history, period=years))

    assert "Sessions, the last 12 months" in text_of(physio_pdf(long))


def test_a_file_takes_the_place_of_another_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    write_owner_only(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


def test_where_it_can_not_be_put_the_old_one_stays_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.mkdir()

    with pytest.raises(OSError, match=r".+"):
        write_owner_only(path, b"new")

    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]
