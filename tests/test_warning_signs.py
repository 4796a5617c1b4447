"""A warning sign closes the routines until it is cleared, everywhere."""

from datetime import date
from pathlib import Path

import pytest

from rehab_app.context import Context
from rehab_app.engine.inputs import Start
from rehab_app.model.red_flag import RedFlag, RedFlagScreen, Urgency
from rehab_app.settings import SettingsStore
from rehab_app.warning_signs import LockedError, WarningSigns
from tests.terminal.programs import run

SCREEN = RedFlagScreen(
    flags=(
        RedFlag(id="soon", question="?", urgency=Urgency.SOON, advice="See someone."),
        RedFlag(id="now", question="?", urgency=Urgency.EMERGENCY, advice="Call now."),
        RedFlag(id="care", question="?", urgency=Urgency.MODIFY, advice="No ice."),
    )
)


class Calendar:
    def __init__(self) -> None:
        self.day = date(2026, 11, 1)

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def signs(tmp_path: Path, calendar: Calendar) -> WarningSigns:
    return WarningSigns(SettingsStore(tmp_path / "settings.toml"), SCREEN, calendar.today)


def test_the_most_urgent_advice_is_said(signs: WarningSigns) -> None:
    signs.answer(["soon", "now"])

    with pytest.raises(LockedError, match=r"warning sign\. Call now\. They open again"):
        signs.check()


def test_a_later_no_opens_nothing(signs: WarningSigns) -> None:
    signs.answer(["now"])

    signs.answer([])

    assert signs.lock is not None


def test_cleared_is_open_until_the_next_yes(signs: WarningSigns) -> None:
    signs.answer(["now"])
    signs.clear()
    signs.check()

    signs.answer(["soon"])

    with pytest.raises(LockedError, match="See someone"):
        signs.check()


def test_care_closes_nothing_and_is_kept(signs: WarningSigns) -> None:
    signs.answer(["care"])

    signs.check()
    assert [flag.id for flag in signs.cautions] == ["care"]


def test_is_due_at_first_and_after_two_weeks(signs: WarningSigns, calendar: Calendar) -> None:
    due = [signs.is_due]
    signs.answer([])
    due.append(signs.is_due)
    for day in (14, 15):
        calendar.day = date(2026, 11, day)
        due.append(signs.is_due)

    assert due == [True, False, False, True]


def test_neither_a_new_session_nor_an_open_one_is_played(own_home: Path) -> None:
    context = Context.open({"REHAB_APP_HOME": str(own_home)})
    play = context.begin(context.library.find("daily-hip-stretch"))
    play.send(Start())
    context.signs.answer(["F1"])

    with pytest.raises(LockedError):
        context.begin(context.library.find("sore-day-gentle"))
    with pytest.raises(LockedError):
        context.go_on(1)
    context.close()


def test_the_terminal_says_so_and_ends(own_home: Path) -> None:
    context = Context.open({"REHAB_APP_HOME": str(own_home)})
    context.signs.answer(["F11"])

    done = run("play", "daily-hip-stretch", "--home", own_home, "--answers", "2")

    assert done.returncode == 1
    assert "See a clinician within the next two weeks" in done.stderr
    assert "The routines are closed" in done.stderr
