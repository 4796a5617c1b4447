"""Handing a routine over: what goes into the file, who it is from, and what its reader will see."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.fingerprint_view import FingerprintView
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.notice import Notice
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrollPage

_KEYS = {"Esc": "back", "Return": "enter", "Enter": "enter"}
_MOST_LETTERS = 80
_MOST_SHOWN = 5
_WIDE_PX = 900
_CONTENTS, _STAYS = "✓", "–"
_SIGNED, _PLAIN = "signed", "plain"
_SIGNS = {_SIGNED: "Sign it", _PLAIN: "Not signed"}
_TAKEN, _LEFT = "taken", "left"
_COMMENTS = {_TAKEN: "Leave them in", _LEFT: "Take them out"}
_WHAT_SIGNING_IS = (
    "A signature shows that the file came from you and was not changed on the way. It doesn't say "
    "that the routine is good for anybody."
)
_READ_OUT = (
    "Read it to them over the telephone, or put it on paper: who opens the file sees the same "
    "figures, and knows then that it is from you."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A routine about to be handed over, in words.

    `contents` is what goes into the file, `stays` what doesn't, `comments` what stands behind a #
    in its text. With `reasons` it can't be shared. `name` is the one to sign with, `key_trouble`
    why the key can't be used, `fingerprint` its own; empty before it is made.
    """

    title: str
    file: str
    contents: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    name: str = ""
    key_trouble: str = ""
    fingerprint: str = ""


class SharePage(QWidget):
    """Asks how a routine is handed over. Keys: Enter presses, Esc goes back."""

    save_requested = Signal()
    look_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(type_=Type.TITLE)
        self._file = PlainLabel(type_=Type.NOTE, tone="muted")
        self._trouble = Notice({}, tone="stop")
        self._saved = Notice({"look": "Look at it as they will"}, tone="calm")
        self._contents = Card("What goes into the file")
        self._contents_place = QVBoxLayout()
        self._comments = Form("Comments in its text")
        self._comments_said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._comments_choice = Choice(_COMMENTS)
        self._from = Form("Who it is from")
        self._signs = Choice(_SIGNS)
        self._name = QLineEdit()
        self._key_said = PlainLabel(type_=Type.NOTE, tone="muted")
        self.fingerprint = FingerprintView()
        self._read_out = PlainLabel(_READ_OUT, type_=Type.NOTE, tone="muted")
        self._save = LargeButton("Save the file…", look="primary")
        self._back = LargeButton("Back — Esc", name="Back")
        self._page = ScrollPage(most_px=_WIDE_PX + 72)
        self._has_key = False
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_shared(self, shared: Shared) -> None:
        """Show another routine; nothing is chosen yet but to sign, where that can be."""
        self._title.setText(f"Share “{shared.title}”")
        self._file.setText(shared.file)
        self._saved.show_nothing()
        self._trouble.show_nothing()
        if shared.reasons:
            self.show_trouble("It can't be shared as it is", shared.reasons)
        self._save.setEnabled(not shared.reasons)
        for card in (self._contents, self._from):
            card.setVisible(not shared.reasons)
        self._comments.setVisible(bool(shared.comments) and not shared.reasons)
        self._show_contents(shared)
        self._comments_said.setText("\n".join(_few([f"# {each}" for each in shared.comments])))
        self._comments_choice.show_chosen([_TAKEN])
        self.show_name(shared.name)
        self._signs.setEnabled(not shared.key_trouble)
        self._signs.show_chosen([_PLAIN if shared.key_trouble else _SIGNED])
        self._key_said.setText(shared.key_trouble or _key_text(shared))
        self.show_key(shared.fingerprint)

    def show_name(self, name: str) -> None:
        """Show another name to sign with."""
        self._name.setText(name)

    def show_key(self, fingerprint: str) -> None:
        """Show the fingerprint of the key, once there is one."""
        self._has_key = bool(fingerprint)
        self.fingerprint.show_fingerprint(fingerprint)
        self._on_signs_chosen()

    def show_saved(self, title: str, lines: Sequence[str]) -> None:
        """Say what was written and what its reader will see."""
        self._trouble.show_nothing()
        self._saved.show_message(title, lines)
        self._page.to_top()
        self._saved.focus_on("look")

    def show_trouble(self, title: str, lines: Sequence[str]) -> None:
        """Say what was not possible, and why."""
        self._saved.show_nothing()
        self._trouble.show_message(title, lines)
        self._page.to_top()

    def ask_name(self) -> None:
        """Say that a name is missing, where it is to be typed."""
        self.show_trouble("Give the name first under which they know you", ())
        self._name.setFocus()
        QTimer.singleShot(0, self, self._on_name_asked)

    def take_focus(self) -> None:
        """Put the focus on what is done next."""
        (self._save if self._save.isEnabled() else self._back).setFocus()
        self._page.to_top()

    @property
    def name(self) -> str:
        """Return the name to sign with; empty where it is not to be signed."""
        return self._name.text().strip() if self.is_signed else ""

    @property
    def is_signed(self) -> bool:
        """Tell whether it is to be signed."""
        return self._signs.name == _SIGNED

    @property
    def has_comments(self) -> bool:
        """Tell whether the comments of its text go along."""
        return self._comments_choice.name == _TAKEN

    # -- inside

    def _show_contents(self, shared: Shared) -> None:
        while (item := self._contents_place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for mark, lines in ((_CONTENTS, shared.contents), (_STAYS, shared.stays)):
            for line in lines:
                self._contents_place.addWidget(_line(mark, line))

    def _lay_out(self) -> None:
        self._name.setMaxLength(_MOST_LETTERS)
        self._contents_place.setSpacing(6)
        self._contents.column.addLayout(self._contents_place)
        self._comments.column.addWidget(self._comments_said)
        self._comments.add_row("Whoever reads its text would see them", self._comments_choice)
        self._from.add_row("Signature", self._signs, _WHAT_SIGNING_IS)
        self._from.add_row("The name under which they know you", self._name)
        for part in (self._key_said, self.fingerprint, self._read_out):
            self._from.column.addWidget(part)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._file)
        row = FlowLayout(12)
        row.addWidget(self._save)
        row.addWidget(self._back)
        column = self._page.column
        column.addLayout(head)
        column.addLayout(row)
        for card in (self._trouble, self._saved, self._contents, self._from, self._comments):
            column.addWidget(card)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._page)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save_requested)
        self._back.clicked.connect(self.left)
        self._signs.chosen.connect(self._on_signs_chosen)
        self._saved.chosen.connect(self._on_saved_chosen)
        self._keys.pressed.connect(self._on_key_pressed)

    # -- slots

    @Slot()
    def _on_signs_chosen(self) -> None:
        self._name.setEnabled(self.is_signed)
        self._key_said.setVisible(self.is_signed or not self._signs.isEnabled())
        for part in (self.fingerprint, self._read_out):
            part.setVisible(self.is_signed and self._has_key)

    @Slot()
    def _on_name_asked(self) -> None:
        """Bring the line into sight, once everything has its place."""
        self._page.ensureWidgetVisible(self._name)

    @Slot(str)
    def _on_saved_chosen(self, _name: str) -> None:
        self.look_requested.emit()

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "back":
            self.left.emit()
        elif self.focusWidget() is self._name:
            self.save_requested.emit()
        else:
            press_focused_button(self)


def _key_text(shared: Shared) -> str:
    where = "in your settings folder, for your eyes only and without a password."
    if shared.fingerprint:
        return f"Your key lies {where}"
    return f"You have no key yet: it is made when you save the file, and kept {where}"


def _line(mark: str, text: str) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    said = PlainLabel(mark, tone="muted", wraps=False)
    said.setMinimumWidth(said.fontMetrics().horizontalAdvance(_CONTENTS) + 2)
    row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text), 1)
    return held


def _few(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_SHOWN
    return [*lines[:_MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])]
