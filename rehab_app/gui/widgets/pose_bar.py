"""The row above a pose that is made: which position is shown, and what is done to all of it."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout

_PLAY, _STOP = "Play the movement", "Stop"


class PoseBar(QWidget):
    """Chips for start and end, and buttons. `position_chosen` comes with the number from 0."""

    position_chosen = Signal(int)
    play_toggled = Signal(bool)
    mirror_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._is_playing = False
        self.positions = Choice({})
        self.play = LargeButton(_PLAY, look="soft")
        self.mirror = LargeButton("Mirror")
        self.copy = LargeButton("Copy start to end")
        self._holder = QWidget()
        self._held = FlowLayout(parent=self._holder)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in (self._holder, self.play, self.mirror, self.copy):
            self._flow.addWidget(widget)
        self.play.clicked.connect(self._on_play_clicked)
        self.mirror.clicked.connect(self.mirror_requested)
        self.copy.clicked.connect(self.copy_requested)

    # -- what others call

    def show_positions(self, count: int, chosen: int) -> None:
        """Show how many positions there are, and which of them is seen."""
        if count != self._count:
            self._count = count
            self._make_chips(_names(count))
        self.positions.show_chosen([str(chosen)])

    @Slot(bool)
    def show_playing(self, is_playing: bool) -> None:
        """Show whether the movement goes on by itself."""
        self._is_playing = is_playing
        self.play.show_text(_STOP if is_playing else _PLAY)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    # -- inside

    def _make_chips(self, names: dict[str, str]) -> None:
        before = self._held.takeAt(0)
        old = before.widget() if before else None
        if old is not None:
            old.hide()
            old.deleteLater()
        self.positions = Choice(names)
        self.positions.name_question("Position that is shown")
        self.positions.chosen.connect(self._on_positions_chosen)
        self._held.addWidget(self.positions)

    # -- slots

    @Slot()
    def _on_positions_chosen(self) -> None:
        self.position_chosen.emit(int(self.positions.name))

    @Slot()
    def _on_play_clicked(self) -> None:
        self.play_toggled.emit(not self._is_playing)


def _names(count: int) -> dict[str, str]:
    """Return the names of positions: start, end, and numbers between them."""
    words = ["Start", *(str(number) for number in range(2, count)), "End"]
    return {str(number): word for number, word in enumerate(words)}
