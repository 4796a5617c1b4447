"""One entry of the past: a session with every reading, or a check-in; corrected or deleted here."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.styling import SCROLL_BAR_PX
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.correction import Correction
from rehab_app.gui.widgets.fact_table import FactTable
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.note_card import NoteCard
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_ground import PAGE_MARGIN_PX, PageGround, is_narrow
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.report_view import ReportView
from rehab_app.gui.widgets.scroll_page import ScrollPage
from rehab_app.model.pain import Reading
from rehab_app.report.drawing import Table
from rehab_app.report.session_report import SessionReport


class PastEntryPage(PageGround):
    """Shows an entry. `corrected` says a reading's place in a session, 0 for a check-in's only one.

    Esc goes back.
    """

    back_requested = Signal()
    corrected = Signal(int, Reading)
    delete_requested = Signal()
    pdf_requested = Signal()
    note_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, top_px=PAGE_MARGIN_PX - 8, bottom_px=24, beside_bar_px=SCROLL_BAR_PX
        )
        self._said = ""
        self._is_scrolled = False
        self._head = QWidget()
        self._back = LargeButton("Back to History — Esc", name="Back to History")
        self._pdf = LargeButton("Save report as PDF")
        self._delete = LargeButton("Delete", look="danger")
        self._title = PlainLabel(type_=Type.TITLE)
        self._about = PlainLabel(tone="muted")
        self._notice = Notice({}, tone="accent")
        self._report = ReportView()
        self._note = NoteCard()
        self._check_in = Card()
        self._told = PlainLabel()
        self._correct = LargeButton("Correct")
        self._correction = Correction()
        self._brief = ScrollPage(has_sides=False)
        self._why = PlainLabel(tone="muted")
        self._sets = FactTable("Sets of this session")
        self._copy = LargeButton("Copy", look="quiet", name="Copy the table of sets")
        self._keys = PageKeys({"Return": "enter", "Enter": "enter", "Esc": "back"}, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_session(self, report: SessionReport, note: str) -> None:
        """Show a session and its note."""
        self._show_title(report.title, report.about, name=report.routine)
        self._check_in.hide()
        self._brief.hide()
        self._note.show_note(note)
        self._report.show_report(report, note=self._note)
        self._report.show()
        self._pdf.show()
        self._place_head()

    def show_check_in(self, title: str, about: str, said: str) -> None:
        """Show a check-in."""
        self._show_title(title, about, name=title)
        self._said = said
        self._told.setText(said)
        self._report.hide()
        self._pdf.hide()
        self._correction.hide()
        self._brief.hide()
        self._check_in.show()
        self._place_head()

    def show_brief(self, title: str, about: str, why: str, sets: Table) -> None:
        """Show what is known of a session that can't be played again, and why it can't."""
        self._show_title(title, about, name=title)
        self._why.setText(why)
        self._sets.show_facts(lambda: sets)
        self._sets.setVisible(bool(sets.rows))
        self._copy.setVisible(bool(sets.rows))
        self._report.hide()
        self._check_in.hide()
        self._pdf.hide()
        self._brief.show()
        self._place_head()

    def show_saved(self, title: str, line: str = "") -> None:
        """Say where something was saved, or why not; without a title say nothing."""
        if title:
            self._notice.show_message(title, [line] if line else [])
        else:
            self._notice.show_nothing()

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus()

    def focus_reading(self, place: int) -> None:
        """Put the focus on a reading."""
        if self._report.isHidden():
            self._correct.setFocus()
        else:
            self._report.focus_reading(place)

    @property
    def text(self) -> str:
        """Return all that it says."""
        said = self._report.text
        if self._report.isHidden():
            said = self._why.text() if self._check_in.isHidden() else self._told.text()
        return "\n".join((self._title.text(), self._about.text(), said))

    @property
    def note(self) -> NoteCard:
        """Return what takes the note."""
        return self._note

    # -- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_head()

    # -- inside

    def _place_head(self) -> None:
        """In a narrow window the head is scrolled with the report."""
        is_scrolled = is_narrow(self) and not self._report.isHidden()
        if is_scrolled is self._is_scrolled:
            return
        self._is_scrolled = is_scrolled
        focused = self._head.focusWidget()
        has_focus = focused is not None and focused.hasFocus()
        if is_scrolled:
            self._report.take_head(self._head)
        else:
            self._report.give_head()
            self.column.insertWidget(0, self._head)
        if focused is not None and has_focus:
            focused.setFocus()  # Another parent takes it away.

    def _show_title(self, title: str, about: str, *, name: str) -> None:
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._delete.setAccessibleName(f"Delete {name}")
        self._notice.show_nothing()

    def _lay_out(self) -> None:
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(16)
        tools = FlowLayout(10)
        for button in (self._back, self._pdf, self._delete):
            tools.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = FlowLayout(10)
        row.addWidget(self._correct)
        for widget in (self._told, self._correction):
            self._check_in.column.addWidget(widget)
        self._check_in.column.addLayout(row)
        copy = FlowLayout(10)
        copy.addWidget(self._copy)
        card = Card("What was done")
        card.column.addWidget(self._why)
        card.column.addWidget(self._sets)
        card.column.addLayout(copy)
        self._brief.column.setContentsMargins(0, 0, SCROLL_BAR_PX, 0)
        self._brief.column.addWidget(card)
        self._brief.column.addStretch(1)
        page = self.column
        page.setSpacing(16)
        head.addLayout(tools)
        head.addLayout(words)
        page.addWidget(self._head)
        page.addWidget(self._notice)
        page.addWidget(self._check_in)
        page.addWidget(self._brief, 1)
        page.addWidget(self._report, 1)
        page.addStretch(0)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._pdf.clicked.connect(self.pdf_requested)
        self._delete.clicked.connect(self.delete_requested)
        self._report.corrected.connect(self.corrected)
        self._note.changed.connect(self.note_changed)
        self._copy.clicked.connect(self._sets.copy)
        self._correct.clicked.connect(self._on_correct_clicked)
        self._correction.saved.connect(self._on_correction_saved)
        self._correction.left.connect(self._on_correction_left)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- slots

    @Slot()
    def _on_correct_clicked(self) -> None:
        self._correction.ask(self._title.text(), self._said)

    @Slot(Reading)
    def _on_correction_saved(self, reading: Reading) -> None:
        self._correction.hide()
        self.corrected.emit(0, reading)

    @Slot()
    def _on_correction_left(self) -> None:
        self._correction.hide()
        self._correct.setFocus()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "back":
            self.back_requested.emit()
        else:
            press_focused_button(self)
