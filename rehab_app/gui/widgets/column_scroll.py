"""A column that scrolls by itself beside others, or is as high as what it holds."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.styling import SCROLL_BAR_PX
from rehab_app.gui.widgets.scroll_page import ScrolledInside

_FOCUS_LINE_PX = 4  # the line around what has the focus is drawn outside of it
_LEAST_PX = 200


class ColumnScroll(QScrollArea):
    """Holds widgets below each other.

    Where there is room for columns beside each other each scrolls by itself, so that what is beside
    stays in sight; else it is whole, and the page scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_whole = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        set_role(self, GROUP)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        inside = ScrolledInside()
        self.column = QVBoxLayout(inside)
        line = _FOCUS_LINE_PX
        self.column.setContentsMargins(line, line, line, line)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.show_whole(is_whole=False)

    # -- what others call

    def show_whole(self, *, is_whole: bool) -> None:
        """Be as high as what it holds, or as high as there is room, and scroll."""
        self._is_whole = is_whole
        always, never = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self.setVerticalScrollBarPolicy(never if is_whole else always)
        self.setViewportMargins(0, 0, 0 if is_whole else 2, 0)
        self._fit()

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), _LEAST_PX)

    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        bar = 0 if self._is_whole else SCROLL_BAR_PX + 2
        width = inside.minimumSizeHint().width() if inside else 0
        return QSize(width + bar, _LEAST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    # -- inside

    def _fit(self) -> None:
        """Ask for the height that its widgets have at this width, where it is whole."""
        inside = self.widget()
        if inside is None:
            return
        width = self.viewport().width()
        high = self.column.heightForWidth(width) if self.column.hasHeightForWidth() else 0
        needed = max(high, self.column.minimumSize().height() if high <= 0 else 0)
        wanted = needed if self._is_whole else 0
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)
        bar = self.verticalScrollBar()
        bar.setEnabled(bar.maximum() > 0)
