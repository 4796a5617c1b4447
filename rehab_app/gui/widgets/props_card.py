"""The things beside a body: a line for each, and a choice of others to add."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.model.prop import Prop, PropKind
from rehab_app.posing.props import stands_by_itself
from rehab_app.posing.words import prop_words

_TURN_DEG = 15.0


class _Kinds(QComboBox):
    """A choice that leaves the wheel to the page, which is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PropsCard(Card):
    """A line for each prop. `added` comes with a kind, `removed` and `turned` with a name.

    `turned` also has the degrees.
    """

    added = Signal(PropKind)
    removed = Signal(str)
    turned = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Things", parent)
        self._props: tuple[Prop, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._note = PlainLabel(type_=Type.NOTE, tone="muted")
        self.kinds = _Kinds()
        self.kinds.setAccessibleName("Thing to add")
        for kind in sorted(PropKind, key=prop_words):
            self.kinds.addItem(prop_words(kind), kind.value)
        self.kinds.setMinimumContentsLength(8)
        self.kinds.setMinimumHeight(TARGET_PX)
        self.kinds.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.column.addLayout(self._rows)
        self.column.addWidget(self._note)
        add = LargeButton("Add", name="Add this thing")
        below = QHBoxLayout()
        below.addWidget(self.kinds, 1)
        below.addWidget(add)
        self.column.addLayout(below)
        add.clicked.connect(self._on_add_clicked)

    # -- what others call

    def show_props(self, props: tuple[Prop, ...]) -> None:
        """Show what there is."""
        if self._props is not None and _lines(props) == _lines(self._props):
            self._props = props
            return
        self._props = props
        while self._rows.count():
            item = self._rows.takeAt(0)
            row = item.widget() if item else None
            if row is not None:
                row.hide()
                row.deleteLater()
        for prop in props:
            self._rows.addWidget(self._row(prop))
        can_move = any(stands_by_itself(prop) for prop in props)
        self._note.setText("Drag the square in the picture to move it." if can_move else "")
        self._note.setVisible(can_move)

    # -- inside

    def _row(self, prop: Prop) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = prop_words(prop.kind)
        line.addWidget(PlainLabel(words), 1)
        if stands_by_itself(prop):
            turn = LargeButton("Turn", look="quiet", name=f"Turn: {words}", least_height_px=32)
            turn.clicked.connect(lambda: self.turned.emit(prop.name, self._next_turn(prop.name)))
            line.addWidget(turn)
        remove = LargeButton("Remove", look="quiet", name=f"Remove: {words}", least_height_px=32)
        remove.clicked.connect(lambda: self.removed.emit(prop.name))
        line.addWidget(remove)
        return row

    def _next_turn(self, name: str) -> float:
        headings = {prop.name: prop.heading_deg for prop in self._props or ()}
        return headings[name] + _TURN_DEG

    # -- slots

    @Slot()
    def _on_add_clicked(self) -> None:
        self.added.emit(PropKind(self.kinds.currentData()))


def _lines(props: tuple[Prop, ...]) -> list[tuple[str, PropKind]]:
    return [(prop.name, prop.kind) for prop in props]
