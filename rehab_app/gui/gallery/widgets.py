"""Every painted widget in every state, on one sheet."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from rehab_app.gui.gallery import narrow_rows, rules, weeks_of_pain
from rehab_app.gui.gallery.at_workbench import problem_specimens, suggestion_specimens
from rehab_app.gui.gallery.looks import Look, settle
from rehab_app.gui.gallery.states import (
    ASKED,
    CARDS,
    DAYS,
    ENTRIES,
    FEW_POINTS,
    MANY_POINTS,
    OFFERS,
    PARTS,
    PROPOSAL,
    changed,
)
from rehab_app.gui.styling import show_everything
from rehab_app.gui.theme import read_theme
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.change_card import ChangeCard
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.day_strip import DayStrip
from rehab_app.gui.widgets.entry_rows import EntryRows
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.focus_frame import FocusFrame
from rehab_app.gui.widgets.hip_map import HipMap
from rehab_app.gui.widgets.kind_chip import KINDS, KindChip
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.pain_chart import PainChart
from rehab_app.gui.widgets.pain_scale import PainScale
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.rail import Rail
from rehab_app.gui.widgets.routine_card import RoutineTile
from rehab_app.gui.widgets.routine_choice import RoutineChoice
from rehab_app.gui.widgets.search_field import SearchField
from rehab_app.gui.widgets.start_card import StartCard
from rehab_app.gui.widgets.time_line import TimeLine
from rehab_app.gui.widgets.timer_ring import TimerRing
from rehab_app.gui.widgets.told_card import ToldCard
from rehab_app.model.pain import Place
from rehab_app.model.person import Side
from rehab_app.report.session_drawing import SessionDrawing
from rehab_app.resources import assets_folder

_WIDE_PX = 1600
_MARGIN_PX = 24
_LOOKS = ("", "primary", "soft", "danger", "chip", "rail", "quiet")
_RING_PX = 260

Specimen = tuple[str, QWidget]
_Widget = TypeVar("_Widget", bound=QWidget)


class Sheet(QWidget):
    """Sections with a heading each, in which every specimen stands below its name."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._focused: list[QWidget] = []
        self._hovered: list[QWidget] = []
        self._frames: list[FocusFrame] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self._column.setSpacing(_MARGIN_PX)
        self._add("Buttons", [each for look in _LOOKS for each in self._buttons(look)], 6)
        self._add("Timer ring", self._rings(), 6)
        self._add("Pain scale", self._scales(), 2)
        self._add("Time line", self._time_lines(), 1)
        self._add("Days", self._strips(), 1)
        self._add("Pain chart", self._charts(), 2)
        self._add("Weeks", list(weeks_of_pain.specimens()), 2)
        self._add("Rules", list(rules.specimens()), 3)
        self._add("Routines", self._tiles(), 4)
        self._add("Cards of Today", self._today_cards(), 4)
        self._add("Hip", self._hips(), 3)
        self._add("Chips", self._chips(), 2)
        self._add("Narrow rows", narrow_rows.specimens(), 4)
        self._add("Messages", self._messages(), 2)
        self._add("Problems", problem_specimens(), 3)
        self._add("Suggestions", suggestion_specimens(), 3)
        self._add("Rail, rows, search", self._places(), 4)
        self.setFixedWidth(_WIDE_PX)

    def show_states(self) -> None:
        """Show what only one widget at a time has: the focus, and the mouse over it."""
        for widget in self._hovered:
            _hover(widget)
        for widget in self._focused:
            frame = FocusFrame(self)
            frame.setWidget(widget)
            self._frames.append(frame)

    # -- inside

    def _add(self, heading: str, specimens: Sequence[Specimen], columns: int) -> None:
        self._column.addWidget(PlainLabel(heading, type_=Type.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(_MARGIN_PX)
        grid.setVerticalSpacing(4)
        for number, (name, widget) in enumerate(specimens):
            row, column = divmod(number, columns)
            grid.addWidget(PlainLabel(name, type_=Type.NOTE, tone="muted"), 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self._column.addLayout(grid)
        self.count += len(specimens)

    def _focus(self, widget: QWidget) -> QWidget:
        self._focused.append(widget)
        return widget

    def _buttons(self, look: str) -> list[Specimen]:
        can_check = look in ("chip", "rail")
        states: dict[str, Callable[[QPushButton], object]] = {
            "normal": QPushButton.show,
            "hover": self._hovered.append,
            "pressed": lambda button: button.setDown(True),
            "focus": self._focus,
            "disabled": lambda button: button.setEnabled(False),
            "checked and focus" if can_check else "long text": self._last_state,
        }
        specimens: list[Specimen] = []
        for state, set_state in states.items():
            button = LargeButton("Go on", look=look)
            button.setCheckable(can_check)
            set_state(button)
            specimens.append((f"{look or 'plain'}, {state}", button))
        return specimens

    def _last_state(self, button: QPushButton) -> None:
        if button.isCheckable():
            button.setChecked(True)
            self._focus(button)
        else:
            button.setText("Keep the plan as it is — O")

    def _rings(self) -> list[Specimen]:
        times = (
            ("full", "0:30", "of 0:30", 30.0, 30.0),
            ("half", "5:00", "of 10:00", 300.0, 600.0),
            ("nearly empty", "0:01", "of 0:30", 1.0, 30.0),
            ("open, counts up", "12:34", "counting up", 0.0, 0.0),
            ("over an hour", "1:02:03", "of 1:30:00", 3723.0, 5400.0),
        )
        specimens: list[Specimen] = []
        for name, time, below, left_s, whole_s in times:
            ring = _high(TimerRing(), _RING_PX)
            ring.show_time(time, below, left_s, whole_s)
            specimens.append((name, ring))
        small, mat = _high(TimerRing(), 110), _high(TimerRing(), _RING_PX)
        small.show_time("0:19", "of 0:30", 19, 30)
        mat.show_time("0:19", "of 0:30", 19, 30)
        mat.show_mat(is_mat=True)
        return [*specimens, ("small", small), ("mat mode", mat)]

    def _scales(self) -> list[Specimen]:
        specimens: list[Specimen] = []
        for level in (None, 0, 2, 4, 8, 10):
            scale = PainScale()
            scale.show_level(level)
            name = "nothing chosen" if level is None else f"{level} chosen"
            specimens.append((name, scale))
        focused, both, strip = PainScale(), PainScale(), PainScale(has_zones=False)
        self._focus(focused.button(0))
        both.show_level(5)
        self._focus(both.button(5))
        self._hovered.append(focused.button(7))
        strip.show_level(3)
        return [
            *specimens,
            ("focus on 0, hover on 7", focused),
            ("5 chosen and focus", both),
            ("strip", strip),
        ]

    def _time_lines(self) -> list[Specimen]:
        fresh, under_way, taken = TimeLine(), TimeLine(), TimeLine()
        fresh.show_plan(changed(PARTS, 0), 0, "")
        under_way.show_plan(changed(PARTS, 6), 12, "")
        taken.show_plan(changed(PARTS, 6), 12, "")
        taken.show_plan(changed(PARTS, 6, share=0.5), 12, "")
        over = TimeLine()
        over.show_plan(changed(PARTS, len(PARTS)), 0, "")
        return [("fresh", fresh), ("under way", under_way), ("taken from", taken), ("over", over)]

    def _strips(self) -> list[Specimen]:
        strip = DayStrip()
        strip.show_days(DAYS)
        return [("each kind of day", strip)]

    def _charts(self) -> list[Specimen]:
        few, many = (PainChart(SessionDrawing(points)) for points in (FEW_POINTS, MANY_POINTS))
        charts = {"few": few, "many, with focus": many}
        self._focus(_taking_focus(charts["many, with focus"]))
        return list(charts.items())

    def _tiles(self) -> list[Specimen]:
        tiles: dict[str, QWidget] = {name: RoutineTile(card) for name, card in CARDS.items()}
        focused, hovered = RoutineTile(CARDS["normal"]), RoutineTile(CARDS["normal"])
        self._focus(focused)
        self._hovered.append(hovered)
        return [*tiles.items(), ("focus", focused), ("hover", hovered)]

    def _today_cards(self) -> list[Specimen]:
        specimens: list[Specimen] = []
        for name, asked in ASKED.items():
            card = ToldCard()
            card.show_asked(asked)
            specimens.append((f"question, {name}", card))
        for name, offer in OFFERS.items():
            start = StartCard()
            start.show_offer(offer)
            specimens.append((f"offer, {name}", start))
        choice = RoutineChoice({"a": "Daily hip stretch", "b": "Yin starter"}, none="No session")
        choice.show_chosen("b")
        return [*specimens, ("routine choice", choice)]

    def _hips(self) -> list[Specimen]:
        specimens: list[Specimen] = []
        for side, place in ((Side.RIGHT, Place.OUTER), (Side.LEFT, None), (Side.BOTH, Place.KNEE)):
            hip = HipMap()
            hip.show_side(side)
            hip.show_place(place)
            self._focus(hip.button(Place.BUTTOCK))
            self._hovered.append(hip.button(Place.FRONT))
            specimens.append((f"{side}, {place or 'nowhere'}, focus on B, hover on F", hip))
        return specimens

    def _chips(self) -> list[Specimen]:
        choice = Choice({"a": "Left", "b": "Right", "c": "Lateral hip pain\n(two lines)"})
        choice.show_chosen(["b"])
        kinds = QWidget()
        row = FlowLayout(10, kinds)
        for kind in KINDS:
            row.addWidget(KindChip(kind, kind.capitalize()))
        return [("choice", choice), ("kinds", kinds)]

    def _messages(self) -> list[Specimen]:
        choices = {"undo": "Undo — U", "keep": "Keep the plan as it is — O"}
        specimens: list[Specimen] = []
        for tone in ("", "accent", "calm", "watch", "stop"):
            notice = Notice(choices, tone=tone)
            notice.show_message(f"A message, {tone or 'no tone'}", ["What it says in a line."])
            specimens.append((f"notice, {tone or 'none'}", notice))
        single = Notice({"go": "Go through the warning signs"})
        single.show_message("The warning signs have not been gone through yet.")
        empty, full = ChangeCard(keeps_room=True), ChangeCard()
        empty.show_proposal(None)
        full.show_proposal(PROPOSAL)
        return [
            *specimens,
            ("notice, one button", single),
            ("change, nothing yet", empty),
            ("change", full),
        ]

    def _places(self) -> list[Specimen]:
        rail = _high(Rail({"today": "Today", "routines": "Routines", "history": "History"}), 480)
        rail.show_chosen("routines")
        bar = _wide(Rail({"today": "Today", "routines": "Routines", "history": "History"}), 320)
        bar.show_bar(is_bar=True, has_words=True)
        bar.show_chosen("history")
        self._focus(_taking_focus(bar))
        drawn = _wide(Rail({"today": "Today", "routines": "Routines", "history": "History"}), 320)
        drawn.show_bar(is_bar=True, has_words=False)
        drawn.show_chosen("today")
        rows = EntryRows("Past sessions")
        rows.show_entries(ENTRIES)
        search = SearchField("Search routines", "Search: hamstring, 10 min")
        filled = SearchField("Search routines", "")
        filled.setText("hamstring")
        self._focus(filled)
        return [
            ("rail", rail),
            ("rail as a bar, focus", bar),
            ("rail as a low bar", drawn),
            ("rows", rows),
            ("search", search),
            ("search, focus", filled),
        ]


def take_pictures(folder: Path, looks: Iterable[Look]) -> int:
    """Save a sheet for each look; return how many specimens there are on all of them."""
    count = 0
    for look in looks:
        theme = read_theme(assets_folder() / "themes" / f"{look.theme}.toml")
        show_everything(theme, look.text_percent)
        sheet = Sheet()
        sheet.resize(_WIDE_PX, sheet.heightForWidth(_WIDE_PX))
        sheet.show()
        settle()
        sheet.show_states()
        settle()
        sheet.grab().save(str(folder / f"widgets_{look.name}.png"))
        count += sheet.count
        sheet.close()
        sheet.deleteLater()
        QApplication.processEvents()
    return count


def _hover(widget: QWidget) -> None:
    """Let a widget look as if the mouse were over it; a push button believes only a movement."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    place, button = QPointF(widget.rect().center()), Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, place, place, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, move)


def _taking_focus(widget: QWidget) -> QWidget:
    """Return what inside a widget takes the focus."""
    inside = (widget, *widget.findChildren(QWidget))
    return next(each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _wide(widget: _Widget, width_px: int) -> _Widget:
    widget.setFixedWidth(width_px)
    return widget


def _high(widget: _Widget, height_px: int) -> _Widget:
    widget.setFixedHeight(height_px)
    return widget
