"""The rail: a button for each place in the program."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.mark import paint_mark
from rehab_app.gui.roles import PLACE, set_role
from rehab_app.gui.styling import current_theme
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.glyphs import glyph, glyph_size
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.wrong_button import WRONG, WRONG_KEY

_WRONG_LINES = "Something\nfeels wrong"
_WIDE_PX = 212
_AROUND_PX = 64  # the margins of the rail and of its buttons


class Rail(QFrame):
    """Says which place was chosen; Ctrl+1, Ctrl+2 and so on choose as well.

    At its foot a way to say that something feels wrong.
    """

    chosen = Signal(str)
    wrong_requested = Signal()

    def __init__(self, places: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(_WIDE_PX)
        self._names = tuple(places)
        self._group = QButtonGroup(self)
        self._mark = _Mark()
        self._buttons = {name: LargeButton(text, look="rail") for name, text in places.items()}
        for number, button in enumerate(self._buttons.values()):
            button.setCheckable(True)
            set_role(button, PLACE)
            button.setShortcut(f"Ctrl+{number + 1}")
            self._group.addButton(button, number)
        self._wrong = LargeButton(_WRONG_LINES, look="rail", name=WRONG)
        self._wrong.setAccessibleDescription(WRONG_KEY)
        self._lay_out()
        self._group.idClicked.connect(self._on_button_clicked)
        self._wrong.clicked.connect(self.wrong_requested)

    # -- what others call

    def show_chosen(self, name: str) -> None:
        """Show where we are; nowhere for a name that is no place."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == name)
        self._group.setExclusive(True)
        self._draw_icons()

    # -- Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._draw_icons()

    # -- inside

    def _lay_out(self) -> None:
        brand = QHBoxLayout()
        brand.setContentsMargins(12, 4, 0, 14)
        brand.setSpacing(10)
        brand.addWidget(self._mark)
        brand.addWidget(PlainLabel("Rehab", type_=Type.HEADING, wraps=False), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 20, 14, 20)
        column.setSpacing(4)
        column.addLayout(brand)
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._wrong)
        kept = PlainLabel("Everything stays on this computer.", type_=Type.NOTE, tone="muted")
        kept.setContentsMargins(12, 8, 0, 0)
        column.addWidget(kept)

    def _draw_icons(self) -> None:
        theme = current_theme()
        size = round(max(15, self.font().pixelSize()) * 1.3)
        self._make_room(glyph_size(size).width())
        for name, button in (*self._buttons.items(), ("wrong", self._wrong)):
            button.setIconSize(glyph_size(size))
            button.setIcon(glyph(name, size, theme.accent if button.isChecked() else theme.muted))
        self._mark.setFixedSize(size + 3, size + 3)

    def _make_room(self, icon_px: int) -> None:
        """Be as wide as the longest place needs where it is chosen: its letters are bolder then."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(strong)
        widest = max(metrics.horizontalAdvance(button.text()) for button in self._buttons.values())
        self.setMinimumWidth(max(_WIDE_PX, widest + icon_px + _AROUND_PX))

    # -- slots

    @Slot(int)
    def _on_button_clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])


class _Mark(QWidget):
    """The program's sign: a ring that is three quarters full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(22, 22)  # until the rail knows its text size

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()))
