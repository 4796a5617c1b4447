"""The preview: what a file holds, before it is played or added."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.buttons import LargeButton, press_focused_button
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.origin_card import Origin, OriginCard
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.scroll_page import ScrolledInside

_KEYS = {"Return": "enter", "Enter": "enter", "Esc": "back"}
_MARGIN_PX = 36
_WIDEST_PX = 900
_MOST_SHOWN = 200
_ASK_AGAIN = "Nothing of it was used or written. Ask whoever gave it to you for the file again."


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewBlock:
    """Steps that belong together, a sentence each."""

    title: str
    steps: tuple[str, ...]
    rounds: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file holds, in words. With errors it can be neither played nor added.

    `is_copied`: it is not added itself, a copy of it can be. `changes`: what it has otherwise than
    the version that is here, which it can take the place of. `refused` says why a file is not
    opened at all.
    """

    title: str
    file: str
    details: str = ""
    summary: str = ""
    author: str = ""
    blocks: tuple[PreviewBlock, ...] = ()
    rules: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    why_not_added: str = ""
    is_copied: bool = False
    origin: Origin | None = None
    changes: tuple[str, ...] = ()
    refused: str = ""
    can_share: bool = False


class PreviewPage(QWidget):
    """Shows a file and asks what to do with it. Keys: Enter presses, Esc goes back."""

    add_requested = Signal()
    play_requested = Signal()
    back_requested = Signal()
    trust_requested = Signal(str)
    share_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add = LargeButton("Add to my routines", look="primary")
        self._play = LargeButton("Play once")
        self._share = LargeButton("Share…")
        self._back = LargeButton("Back")
        self._is_copied = False
        self._origin: OriginCard | None = None
        self._buttons = QWidget(self)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName("What the file holds")
        set_role(self._scroll, GROUP)
        self._keys = PageKeys(_KEYS, self)
        self._lay_out()
        self._keys.pressed.connect(self._on_key_pressed)
        self._add.clicked.connect(self.add_requested)
        self._play.clicked.connect(self.play_requested)
        self._share.clicked.connect(self.share_requested)
        self._back.clicked.connect(self.back_requested)

    # -- what others call

    def show_preview(self, preview: Preview) -> None:
        """Show another file."""
        self._add.show_text(_add_text(preview))
        self._add.setEnabled(not preview.errors and not preview.why_not_added)
        self._play.setEnabled(not preview.errors)
        for button in (self._add, self._play):
            button.setVisible(not preview.refused)
        self._share.setVisible(preview.can_share)
        self._is_copied = preview.is_copied
        self._buttons.setParent(self)  # What it stood in goes.
        inside = ScrolledInside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN_PX, 28, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(16)
        for part in self._parts(preview):
            column.addWidget(part)
        column.addStretch(1)
        inside.setMaximumWidth(_WIDEST_PX + 2 * _MARGIN_PX)
        self._scroll.setWidget(inside)
        self._buttons.show()

    def take_focus(self) -> None:
        """Put the focus on the first thing that can be done."""
        first = self._play if self._is_copied else self._add
        can = [
            each
            for each in (first, self._play, self._back)
            if each.isEnabled() and not each.isHidden()
        ]
        can[0].setFocus()

    def say(self, text: str) -> None:
        """Say why the key could not be kept."""
        if self._origin is not None:
            self._origin.say(text)

    # -- inside

    def _lay_out(self) -> None:
        row = FlowLayout(12, self._buttons)
        for button in (self._add, self._play, self._share, self._back):
            row.addWidget(button)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _parts(self, preview: Preview) -> Sequence[QWidget]:
        """Return what stands on the page from top to bottom."""
        parts: list[QWidget] = [self._head(preview), self._buttons]
        self._origin = OriginCard(preview.origin) if preview.origin else None
        if self._origin is not None:
            self._origin.trust_requested.connect(self.trust_requested)
            parts.append(self._origin)
        if preview.changes:
            parts.append(_list_card("What is other than in your version", preview.changes, "watch"))
        if preview.why_not_added:
            parts.append(PlainLabel(preview.why_not_added, tone="muted"))
        if preview.refused:
            parts.append(_list_card("■ It is not opened", (preview.refused, _ASK_AGAIN), "stop"))
        elif preview.errors:
            title = f"■ {_count(preview.errors, 'problem')} to mend before it can be used"
            parts.append(_list_card(title, preview.errors, "stop"))
        if preview.warnings:
            parts.append(
                _list_card(f"▲ {_count(preview.warnings, 'warning')}", preview.warnings, "watch")
            )
        parts += [_block_card(block) for block in preview.blocks]
        if preview.rules:
            title = f"Its own rules ({len(preview.rules)}), beside the standard ones"
            parts.append(_list_card(title, preview.rules))
        return parts

    def _head(self, preview: Preview) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel("Preview", type_=Type.NOTE, tone="muted"))
        column.addWidget(PlainLabel(preview.title, type_=Type.TITLE))
        if preview.details:
            column.addWidget(PlainLabel(preview.details, tone="muted"))
        if preview.summary:
            column.addWidget(PlainLabel(preview.summary))
        by = f"By {preview.author} · " if preview.author else ""
        if preview.title != preview.file:
            column.addWidget(PlainLabel(f"{by}{preview.file}", type_=Type.NOTE, tone="muted"))
        return head

    # -- slots

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == "back":
            self.back_requested.emit()
        else:
            press_focused_button(self)


def _add_text(preview: Preview) -> str:
    if preview.changes:
        return "Put it in place of mine"
    return "Make my own copy" if preview.is_copied else "Add to my routines"


def _block_card(block: PreviewBlock) -> Card:
    rounds = f" · {block.rounds} rounds" if block.rounds > 1 else ""
    return _list_card(f"{block.title}{rounds}", block.steps)


def _list_card(title: str, lines: Sequence[str], tone: str = "") -> Card:
    """Return a card with a line for each thing, each line a label of its own."""
    card = Card()
    card.column.addWidget(PlainLabel(title, type_=Type.HEADING, tone=tone))
    for line in lines[:_MOST_SHOWN]:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PlainLabel("·", tone="muted", wraps=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(line), 1)
        card.column.addLayout(row)
    if len(lines) > _MOST_SHOWN:
        more = len(lines) - _MOST_SHOWN
        card.column.addWidget(PlainLabel(f"and {more} more", type_=Type.NOTE, tone="muted"))
    return card


def _count(things: Sequence[str], word: str) -> str:
    return f"1 {word}" if len(things) == 1 else f"{len(things)} {word}s"
