"""A slot in a sentence: a button that shows what stands in it, and a list of what can."""

from textwrap import fill

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import button_text
from rehab_app.gui.widgets.pop_up import pop_up
from rehab_app.workbench.rule_sentence import Option
from rehab_app.workbench.rule_sentence import Slot as SentenceSlot

LEAST_HEIGHT_PX = 36
_MOST_LETTERS = 26
_CHEVRON_PX = 16


class SlotButton(LargeButton):
    """`taken` comes with the option that somebody has chosen, if it is another one."""

    taken = Signal(object)

    def __init__(self, slot: SentenceSlot, parent: QWidget | None = None) -> None:
        super().__init__("", parent, look="slot", least_height_px=LEAST_HEIGHT_PX)
        self._slot = slot
        self.show_slot(slot)
        self.clicked.connect(self._on_clicked)

    # -- what others call

    @property
    def key(self) -> str:
        """Return the key of the slot within its rule."""
        return self._slot.key

    @property
    def options(self) -> tuple[Option, ...]:
        """Return what can be chosen."""
        return self._slot.options

    def show_slot(self, slot: SentenceSlot) -> None:
        """Show what stands in the slot now; a long text breaks into lines."""
        self._slot = slot
        self.setText(button_text(fill(slot.chosen, _MOST_LETTERS)))
        self.setAccessibleName(f"{slot.name}: {slot.chosen}")

    def take(self, place: int) -> None:
        """Take what stands at a place of the list."""
        option = self._slot.options[place]
        if option.text != self._slot.chosen:
            self.taken.emit(option)

    # -- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and is_bare:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.accent if self.isEnabled() else theme.muted), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - _CHEVRON_PX, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])

    # -- slots

    @Slot()
    def _on_clicked(self) -> None:
        texts = [option.text for option in self._slot.options]
        pop_up(self, texts, self._slot.chosen, self.take)
