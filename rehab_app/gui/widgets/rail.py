"""The rail: a button for each place in the program."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.mark import paint_mark
from rehab_app.gui.roles import PLACE, set_role
from rehab_app.gui.styling import current_theme, set_look
from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton, press_button
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.glyphs import glyph, glyph_size
from rehab_app.gui.widgets.plain_label import PlainLabel, Type, show_tip
from rehab_app.gui.widgets.wrong_button import SHORT, WRONG, WRONG_KEY

_WRONG_LINES = "Something\nfeels wrong"
_WIDE_PX = 212
_AROUND_PX = 64  # the margins of the rail and of its buttons
_BUTTON_AROUND_PX = 20
_COLUMN_MARGINS_PX = (14, 20, 14, 20)
_BAR_MARGINS_PX = (6, 4, 6, 4)
_GAP_PX, _BAR_GAP_PX = 4, 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Rail(QFrame):
    """Says which place was chosen; Ctrl+1, Ctrl+2 and so on choose as well.

    At its foot a way to say that something feels wrong. It is a column, or a bar where the window
    has no room beside its page: then the buttons are words in rows, or drawings where it is low.
    """

    chosen = Signal(str)
    wrong_requested = Signal()

    def __init__(self, places: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self._is_bar = False
        self._has_words = True
        self._texts = dict(places)
        self._names = tuple(places)
        self._group = QButtonGroup(self)
        self._mark = _Mark()
        self._brand = QWidget()
        self._kept = PlainLabel("Everything stays on this computer.", type_=Type.NOTE, tone="muted")
        self._buttons = {name: LargeButton(text, look="rail") for name, text in places.items()}
        for number, button in enumerate(self._buttons.values()):
            button.setCheckable(True)
            set_role(button, PLACE)
            button.setShortcut(f"Ctrl+{number + 1}")
            self._group.addButton(button, number)
        self._wrong = LargeButton(_WRONG_LINES, look="rail", name=WRONG)
        self._wrong.setAccessibleDescription(WRONG_KEY)
        self._column = QVBoxLayout(self)
        self._bar = FlowLayout(_BAR_GAP_PX)
        self._lay_out()
        self._show_form()
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

    def show_bar(self, *, is_bar: bool, has_words: bool) -> None:
        """Be a bar or a column; a column always has words."""
        has_words = has_words or not is_bar
        if (is_bar, has_words) != (self._is_bar, self._has_words):
            self._is_bar, self._has_words = is_bar, has_words
            self._show_form()

    @property
    def is_bar(self) -> bool:
        """Tell whether it stands above the page."""
        return self._is_bar

    @property
    def least_beside(self) -> QSize:
        """Return what it needs as a column: the same whatever it is now."""
        rows = len(self._buttons) + 3  # with the brand, and two lines each for what stands below
        above_and_below_px = _COLUMN_MARGINS_PX[1] + _COLUMN_MARGINS_PX[3]
        return QSize(self._wide_px(), rows * (self._row_px() + _GAP_PX) + above_and_below_px)

    @property
    def least_bar_px(self) -> int:
        """Return how high it is as a bar at least, with drawings."""
        return self._row_px() + _BAR_MARGINS_PX[1] + _BAR_MARGINS_PX[3]

    # -- Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._draw_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        if event.key() not in _ENTER or event.isAutoRepeat() or not press_button(button):
            super().keyPressEvent(event)

    # -- inside

    def _lay_out(self) -> None:
        brand = QHBoxLayout(self._brand)
        brand.setContentsMargins(12, 4, 0, 14)
        brand.setSpacing(10)
        brand.addWidget(self._mark)
        brand.addWidget(PlainLabel("Rehab", type_=Type.HEADING, wraps=False), 1)
        self._column.setSpacing(_GAP_PX)
        self._column.addWidget(self._brand)
        self._column.addLayout(self._bar)
        self._column.addStretch(1)
        self._column.addWidget(self._kept)
        self._kept.setContentsMargins(12, 8, 0, 0)

    def _show_form(self) -> None:
        """Put the buttons where they belong now, with their words or without."""
        look = "bar" if self._is_bar else "rail"
        set_look(self, look)
        for number, button in enumerate((*self._buttons.values(), self._wrong)):
            set_look(button, look)
            self._column.removeWidget(button)
            self._bar.removeWidget(button)
            if self._is_bar:
                self._bar.addWidget(button)
            else:  # below the brand, and the last one above what is kept
                last = self._column.count() - 1
                self._column.insertWidget(last if button is self._wrong else number + 1, button)
        self._brand.setHidden(self._is_bar)
        self._kept.setHidden(self._is_bar)
        margins = _BAR_MARGINS_PX if self._is_bar else _COLUMN_MARGINS_PX
        self._column.setContentsMargins(*margins)
        fixed, own = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(own if self._is_bar else fixed, own)
        wrong = SHORT if self._is_bar else _WRONG_LINES
        for text, button in (*self._texts_and_buttons(), (wrong, self._wrong)):
            button.setText(text if self._has_words else "")
            show_tip(button, "" if self._has_words else button.accessibleName())
        self._draw_icons()

    def _texts_and_buttons(self) -> list[tuple[str, LargeButton]]:
        return [(self._texts[name], button) for name, button in self._buttons.items()]

    def _draw_icons(self) -> None:
        theme = current_theme()
        size = round(max(15, self.font().pixelSize()) * 1.3)
        self.setMinimumWidth(0 if self._is_bar else self._wide_px())
        for name, button in (*self._buttons.items(), ("wrong", self._wrong)):
            colour = theme.accent if button.isChecked() else theme.muted
            has_icon = not self._is_bar or not self._has_words
            button.setIconSize(glyph_size(size, has_words=self._has_words))
            icon = glyph(name, size, colour, has_words=self._has_words)
            button.setIcon(icon if has_icon else QIcon())
        self._mark.setFixedSize(size + 3, size + 3)

    def _row_px(self) -> int:
        return max(TARGET_PX, self.fontMetrics().height() + _BUTTON_AROUND_PX)

    def _wide_px(self) -> int:
        """Be as wide as the longest place needs where it is chosen: its letters are bolder then."""
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(strong)
        size = round(max(15, self.font().pixelSize()) * 1.3)
        widest = max(metrics.horizontalAdvance(text) for text in self._texts.values())
        return max(_WIDE_PX, widest + glyph_size(size).width() + _AROUND_PX)

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
