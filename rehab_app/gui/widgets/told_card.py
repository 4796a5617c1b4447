"""A question of Today that one key answers, and what its answer means."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.kind_of_pain import KIND_KEYS, KindOfPain
from rehab_app.gui.widgets.pain_scale import LEVEL_KEYS, PainScale
from rehab_app.gui.widgets.today_card import TodayCard
from rehab_app.model.pain import Quality

# The keys of a question, for the page that it stands in.
TOLD_KEYS = {**LEVEL_KEYS, **KIND_KEYS, "W": "woke", "U": "undo"}
_KIND, _KIND_OPEN = "Kind", "Kind ▴"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a card shows: asked (`is_open`), or told, or neither any more.

    `woke` is None where that is not asked.
    """

    title: str
    chip: str
    tone: str
    text: str
    is_open: bool = False
    level: int | None = None
    quality: Quality | None = None
    woke: bool | None = None
    can_undo: bool = False


class ToldCard(TodayCard):
    """The scale while it is asked; then the kind of pain and "it woke me", each with its key."""

    level_told = Signal(int)
    kind_told = Signal(Quality)
    woke_told = Signal(bool)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = Asked(title="", chip="", tone="", text="")
        self._is_changing = False
        self._scale = PainScale(has_zones=False)
        self._kind = KindOfPain(has_heading=False)
        self._kind.hide()
        self._woke = LargeButton("Woke me  W", name="Pain woke me in the night", look="chip")
        self._more = LargeButton(_KIND, look="chip")
        self._more.setAccessibleDescription("Say what the pain is like")
        self._change = LargeButton("Change", look="link", name="Change the number")
        self._undo = LargeButton("Undo  U", look="link", name="Take it back")
        self._woke.setCheckable(True)
        self.body.addWidget(self._scale)
        self.body.addWidget(self._kind)
        for button in (self._woke, self._more, self._change, self._undo):
            self.foot.addWidget(button)
        for told in (self._scale.level_chosen, self._scale.level_pointed):
            told.connect(self._on_level_chosen)
        self._kind.kind_chosen.connect(self._on_kind_chosen)
        self._woke.clicked.connect(self._on_woke_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._change.clicked.connect(self._on_change_clicked)
        self._undo.clicked.connect(self.undo_requested)

    # -- what others call

    def show_asked(self, asked: Asked) -> None:
        """Show a question or its answer."""
        if asked.level != self._asked.level or asked.is_open:
            self._is_changing = False
        self._asked = asked
        self.show_head(asked.title, asked.chip, asked.tone)
        self.show_text(asked.text)
        self._show()

    @property
    def takes_levels(self) -> bool:
        """Tell whether a digit is an answer now."""
        return self._asked.is_open or self._is_changing

    def press(self, name: str) -> bool:
        """Do what a key of TOLD_KEYS means; tell whether it means something now."""
        what, _, value = name.partition(" ")
        if what == "level" and self.takes_levels:
            self._on_level_chosen(int(value))
        elif what == "kind" and self._has_kind:
            self.kind_told.emit(Quality(value))
        elif name == "woke" and not self._woke.isHidden():
            self.woke_told.emit(not self._asked.woke)
        else:
            return False
        return True

    def take_focus(self) -> None:
        """Put the focus on the scale, while it is asked."""
        if self.takes_levels:
            self._scale.button(self._asked.level or 0).setFocus()

    # -- inside

    @property
    def _has_kind(self) -> bool:
        return bool(self._asked.level)  # Not asked at 0: there is nothing that could be like that.

    def _show(self) -> None:
        asked, is_told = self._asked, self._asked.level is not None
        has_focus = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        self._scale.setVisible(self.takes_levels)
        self._scale.show_level(asked.level)
        self._kind.show_kind(asked.quality)
        self._kind.setVisible(self._kind.isVisibleTo(self) and self._has_kind)
        self._more.setVisible(self._has_kind)
        self._woke.setVisible(is_told and asked.woke is not None)
        self._woke.setChecked(bool(asked.woke))
        self._change.setVisible(is_told and not self._is_changing)
        self._undo.setVisible(asked.can_undo)
        self._more.show_text(_KIND_OPEN if self._kind.isVisibleTo(self) else _KIND)
        if has_focus and not self.takes_levels and self._scale.isHidden():
            self._change.setFocus()

    # -- slots

    @Slot(int)
    def _on_level_chosen(self, level: int) -> None:
        self._is_changing = False
        self.level_told.emit(level)

    @Slot(Quality)
    def _on_kind_chosen(self, quality: Quality) -> None:
        self.kind_told.emit(quality)

    @Slot()
    def _on_woke_clicked(self) -> None:
        self.woke_told.emit(self._woke.isChecked())

    @Slot()
    def _on_more_clicked(self) -> None:
        self._kind.setVisible(self._kind.isHidden())
        self._show()

    @Slot()
    def _on_change_clicked(self) -> None:
        self._is_changing = True
        self._show()
        self.take_focus()
