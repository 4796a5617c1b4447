"""A rule's sentence as flowing words: a button for each slot, and × for what can be left out."""

from textwrap import wrap

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.plain_label import PlainLabel
from rehab_app.gui.widgets.pop_up import pop_up
from rehab_app.gui.widgets.slot_button import LEAST_HEIGHT_PX, SlotButton
from rehab_app.workbench.rule_sentence import Option, Part, Removal, Sentence, Words
from rehab_app.workbench.rule_sentence import Slot as SentenceSlot

_LETTERS = 22
_MORE, _END = "more", "-most"
_REMOVE_PX, _CLOSE_PX = 30, 4
_GAP_PX, _ROW_GAP_PX = 7, 6


class RuleSlots(QWidget):
    """`changed` comes with the keys and values that what was chosen writes."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Sentence()
        self._shape: tuple[tuple[type, str], ...] = ()
        self._buttons: dict[str, LargeButton] = {}
        self._widgets: list[QWidget] = []
        self._flow = FlowLayout(_GAP_PX, row_gap_px=_ROW_GAP_PX)
        self.setLayout(self._flow)
        set_role(self, GROUP)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- what others call

    def show_sentence(self, sentence: Sentence) -> None:
        """Show a sentence; the focus stays on the slot that it is on, or goes to the first."""
        shape = (*map(_shape_of, sentence.parts), (Option, "".join(o.text for o in sentence.more)))
        self._sentence = sentence
        if shape != self._shape:
            # What has the focus of the window: a list that is still open has it for the moment.
            at = self.window().focusWidget()
            focused = next((key for key, each in self._buttons.items() if each is at), None)
            self._shape = shape
            self._make()
            if focused is not None:
                self.take_focus(focused)
        for part in sentence.parts:
            if isinstance(part, SentenceSlot) and isinstance(
                button := self._buttons[part.key], SlotButton
            ):
                button.show_slot(part)

    @property
    def buttons(self) -> tuple[LargeButton, ...]:
        """Return all buttons in the order of reading."""
        return tuple(self._buttons.values())

    def button(self, key: str) -> LargeButton:
        """Return the button of a slot by its key, of "× pain" to remove one, or of "more"."""
        return self._buttons[key]

    def take_focus(self, key: str = "") -> None:
        """Put the focus on a slot, else on the first."""
        button = self._buttons.get(key) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus()

    def add(self, place: int) -> None:
        """Ask for what stands at a place of the list of further conditions."""
        self.changed.emit(self._sentence.more[place].writes)

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    # -- inside

    def _make(self) -> None:
        for widget in self._widgets:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets, self._buttons = [], {}
        for group in self._groups():
            self._add(group[0] if len(group) == 1 else _together(group))
        if self._sentence.more:
            more = LargeButton(
                "and …", look="quiet", name="Add a condition", least_height_px=LEAST_HEIGHT_PX
            )
            more.clicked.connect(self._on_more_clicked)
            self._buttons[_MORE] = more
            self._add(more)

    def _groups(self) -> list[list[QWidget]]:
        """Return the widgets of the sentence, those that no line may part in one group.

        An end stays behind its beginning, and × behind what it leaves out.
        """
        groups: list[list[QWidget]] = []
        for part in self._sentence.parts:
            match part:
                case Words(text):
                    groups += [[PlainLabel(line, wraps=False)] for line in wrap(text, _LETTERS)]
                case Removal():
                    groups[-1].append(self._removal(part))
                case SentenceSlot() if part.key.endswith(_END):
                    groups[-1].append(self._slot_button(part))
                case SentenceSlot():
                    groups.append([self._slot_button(part)])
        return groups

    def _slot_button(self, slot: SentenceSlot) -> SlotButton:
        button = self._buttons[slot.key] = SlotButton(slot)
        button.taken.connect(self._on_taken)
        return button

    def _removal(self, removal: Removal) -> "_RemoveButton":
        button = self._buttons[f"× {removal.key}"] = _RemoveButton(removal)
        button.clicked.connect(self._on_removal_clicked)
        return button

    def _add(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._flow.addWidget(widget)
        widget.show()

    # -- slots

    @Slot()
    def _on_removal_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _RemoveButton):
            self.changed.emit({button.key: ""})

    @Slot()
    def _on_more_clicked(self) -> None:
        texts = [option.text for option in self._sentence.more]
        pop_up(self._buttons[_MORE], texts, "", self.add)

    @Slot(object)
    def _on_taken(self, option: object) -> None:
        if isinstance(option, Option):
            self.changed.emit(option.writes)


class _RemoveButton(LargeButton):
    """× behind what it leaves out: as high as a slot, and narrow."""

    def __init__(self, removal: Removal) -> None:
        name = f"Leave out {removal.name}"
        super().__init__("×", look="quiet", name=name, least_height_px=LEAST_HEIGHT_PX)
        self.key = removal.key

    # -- Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(max(_REMOVE_PX, self.fontMetrics().height()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _together(widgets: list[QWidget]) -> QWidget:
    """Return a row of widgets, which only a very narrow window breaks."""
    held = QWidget()
    row = FlowLayout(_CLOSE_PX, held)
    for widget in widgets:
        row.addWidget(widget)
    return held


def _shape_of(part: Part) -> tuple[type, str]:
    """Return what tells whether other widgets are needed; what stands in a slot does not."""
    return (type(part), part.text if isinstance(part, Words) else part.key)
