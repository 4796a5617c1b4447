"""Every setting acts as soon as it is chosen, without a new start, and is there after one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.chosen_keys import key_choice
from rehab_app.gui.drawing import look_of
from rehab_app.gui.gallery.looks import settle
from rehab_app.gui.main_window import MainWindow
from rehab_app.gui.motion import duration_ms
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.flash_frame import FlashFrame
from rehab_app.guide.script import HowMuch
from rehab_app.guide.voice import Manner
from rehab_app.model.person import Side
from rehab_app.reminders import wishes_of
from rehab_app.resources import assets_folder
from rehab_app.settings import Settings
from tests.gui.conftest import FakeClock, Visitor
from tests.gui.written_ears import Heard, written_ears

# Chosen elsewhere than in Settings: the first start, the pages behind Today, the window itself.
ELSEWHERE = {
    "has_started",
    "flags_yes",
    "flags_on",
    "flags_cleared_on",
    "run_entry",
    "run_entry_on",
    "page",
    "window",
    "signs_as",
}
# With tests of their own: more screens than one, a tray, times that are typed, keys pressed.
ELSEWHERE_TESTED = {
    "name": "test_people.py",
    "mat_screen": "test_mat_screen.py",
    "stays_in_tray": "test_tray.py",
    "morning_at": "test_reminder_settings.py",
    "session_at": "test_reminder_settings.py",
    "quiet_from": "test_reminder_settings.py",
    "quiet_until": "test_reminder_settings.py",
    "strained_on": "test_settings_page.py",
    "keys": "test_keys.py",
}


@dataclass(frozen=True)
class Case:
    """A setting: the question, the chip that is clicked, and what is so then.

    `place` counts questions of the same name from the top of the page.
    """

    question: str
    chip: str
    is_so: Callable[["Seen"], object]
    place: int = 0


@dataclass
class Seen:
    """Where the effect of a setting can be seen."""

    visitor: Visitor
    heard: Heard

    @property
    def settings(self) -> Settings:
        return self.visitor.context.settings.settings

    @property
    def how_much(self) -> HowMuch | None:
        script = self.visitor.window.rooms.guide._script
        return None if script is None else script.how_much

    @property
    def manner(self) -> Manner:
        return self.heard.manners[-1]

    def flashes(self) -> bool:
        """Tell whether a tone is seen."""
        flow = self.visitor.window.rooms.flow
        (flash,) = flow.player.findChildren(FlashFrame)
        flow.player.show_tone()
        return not flash.isHidden()


CASES: Mapping[str, Case] = {
    "sore_side": Case(
        "Which side hurts?",
        "Left",
        lambda s: s.visitor.context.person.sore_side is Side.LEFT,
    ),
    "conditions": Case(
        "What a clinician has called it",
        "IT band syndrome",
        lambda s: s.visitor.context.person.conditions == ("it-band-syndrome",),
    ),
    "answers_wait": Case(
        "An answer that changes nothing",
        "Waits for Enter",
        lambda _: key_choice().answers_wait,
    ),
    "voice_rate_percent": Case("How fast", "Fast", lambda s: s.manner.rate_percent == 150),
    "voice_volume_percent": Case("How loud", "Quiet", lambda s: s.manner.volume_percent == 30),
    "voice_language": Case("Which English", "British", lambda s: s.manner.language == "en-GB"),
    "voice_engine": Case("Engine", "other", lambda s: s.manner.engine == "other"),
    "voice_name": Case("Voice", "Bob", lambda s: s.manner.name == "Bob"),
    "voice_says": Case("What is said", "Nothing", lambda s: s.how_much is HowMuch.NOTHING),
    "tone_set": Case("Sounds", "Calm", lambda s: s.heard.sets[-1][0] == "calm"),
    "tone_volume_percent": Case(
        "How loud", "Loudest", lambda s: s.heard.sets[-1][2] == 100, place=1
    ),
    "tones_are_low": Case("An octave lower", "On", lambda s: s.heard.sets[-1][1]),
    "tones_flash": Case("Flash the screen", "On", Seen.flashes),
    "remind_morning": Case(
        "The morning question", "On", lambda s: wishes_of(s.settings).morning_at
    ),
    "remind_session": Case(
        "The session of the day", "On", lambda s: wishes_of(s.settings).session_at
    ),
    "remind_thermal": Case("Ice or heat again", "On", lambda s: wishes_of(s.settings).thermal),
    "remind_hour": Case("An hour after a session", "On", lambda s: wishes_of(s.settings).hour),
    "is_quiet": Case("Quiet hours", "Off", lambda s: wishes_of(s.settings).quiet is None),
    "theme": Case("Theme", "Dark", lambda _: current_theme().is_dark),
    "text_percent": Case("Text size", "125 %", lambda _: QApplication.font().pixelSize() > 15),
    "reduce_motion": Case("Reduce motion", "On", lambda _: duration_ms() == 0),
    "figure": Case("Who", "", lambda s: _is_drawn(s, "figure")),
    "skin": Case("Skin", "", lambda s: _is_drawn(s, "skin")),
    "hair": Case("Hair", "", lambda s: _is_drawn(s, "hair")),
    "clothes": Case("Clothes", "", lambda s: _is_drawn(s, "clothes")),
    "single_keys": Case("Single-key shortcuts", "Off", lambda _: not key_choice().has_single_keys),
    "any_key_hurts": Case(
        "Any key means that it hurts", "On", lambda _: key_choice().any_key_hurts
    ),
}


def _is_drawn(seen: Seen, name: str) -> bool:
    """Tell whether the bodies that are drawn now are otherwise than without this choice."""
    chosen = {each: getattr(seen.settings, each) for each in ("figure", "skin", "hair", "clothes")}
    without = chosen | {name: ""}
    theme = assets_folder() / "themes" / f"{current_theme().id}.toml"
    return seen.visitor.window.rooms.figures.look() != look_of(
        theme, without.pop("figure"), **without
    )


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def visit(
    open_context: Callable[[], Context], clock: FakeClock, qtbot: QtBot, heard: Heard
) -> Callable[[], Visitor]:
    """Return a way to start the program, with ears, again and again."""

    def start_program() -> Visitor:
        window = MainWindow.furnished(open_context(), written_ears(heard))
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Visitor(window, clock, qtbot)

    return start_program


def test_every_setting_is_one_of_the_page_or_has_its_place() -> None:
    assert CASES.keys() | ELSEWHERE | ELSEWHERE_TESTED.keys() == {
        each.name for each in fields(Settings)
    }


@pytest.mark.slow
def test_each_acts_at_once_and_after_a_new_start(
    visit: Callable[[], Visitor], heard: Heard
) -> None:
    visitor = _in_a_session(visit())
    seen = Seen(visitor, heard)
    visitor.window.rooms.show_settings()
    settle()
    for name, case in CASES.items():
        before = getattr(seen.settings, name)
        assert not case.is_so(seen), f"{name} is so before it is chosen"
        _choose(visitor, case)
        settle()
        assert getattr(seen.settings, name) != before, f"{name} is not kept"
        assert case.is_so(seen), f"{name} does nothing"
    chosen = seen.settings
    visitor.window.close()

    heard.manners.clear()
    heard.sets.clear()
    again = Seen(_in_a_session(visit()), heard)

    assert {name: getattr(again.settings, name) for name in CASES} == {
        name: getattr(chosen, name) for name in CASES
    }
    for name, case in CASES.items():
        if not name.startswith("voice_"):  # Nothing is said, so no voice is opened.
            assert case.is_so(again), f"{name} is forgotten"


def _in_a_session(visitor: Visitor) -> Visitor:
    """Begin a session: what is heard is heard there."""
    visitor.window.rooms.figures.load()
    visitor.window.rooms.show_today()
    visitor.press("Enter")
    return visitor


def _choose(visitor: Visitor, case: Case) -> None:
    """Click the chip of a question; without a name the last that is offered."""
    chips = [
        button
        for button in visitor.window.findChildren(QPushButton)
        if button.isVisible() and button.accessibleDescription() == case.question
    ]
    firsts = [number for number, each in enumerate(chips) if each.text() == chips[0].text()]
    chips = chips[firsts[case.place] :]
    found = [chip for chip in chips if not case.chip or chip.text() == case.chip]
    (found[0] if case.chip else found[-1]).click()
