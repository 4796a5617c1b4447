"""A question with a chip for each answer: one of them, or any number."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.flow_layout import FlowLayout

_LONG_LETTERS = 36


class Choice(QWidget):
    """Chips in rows. Where one counts, the arrow keys choose; else Tab goes on, Space chooses.

    `none` is the name of the answer that excludes the others, where any number counts.
    """

    chosen = Signal()

    def __init__(
        self,
        answers: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        takes_many: bool = False,
        none: str | None = None,
    ) -> None:
        """Take the text of the chip for each name."""
        super().__init__(parent)
        self._names = tuple(answers)
        self._none = none
        self._chips = [
            LargeButton(text, look="chip", name=text.replace("\n", " "))
            for text in answers.values()
        ]
        # A group takes Tab from all of its buttons but one, so it is not for any number of them.
        self._group = None if takes_many else QButtonGroup(self)
        self._before: frozenset[str] = frozenset()
        self._flow = FlowLayout()
        set_role(self, GROUP)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for chip in self._chips:
            chip.setCheckable(True)
            self._flow.addWidget(chip)
            if self._group is not None:
                self._group.addButton(chip)
            else:
                chip.clicked.connect(self._on_chip_clicked)
        if self._group is not None:
            self._group.buttonToggled.connect(self._on_chip_toggled)

    # -- what others call

    def show_chosen(self, names: Iterable[str]) -> None:
        """Show what is chosen; nothing is emitted."""
        wanted = frozenset(names)
        self._before = wanted
        if self._group is None:
            self._check(wanted)
            return
        self._group.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self._group.setExclusive(False)  # so that none may be chosen, where none is wanted
        self._check(wanted)
        self._group.setExclusive(True)
        self._group.blockSignals(False)  # noqa: FBT003

    def name_question(self, question: str) -> None:
        """Say what is asked in the name of every chip, for those who only hear them."""
        self.setAccessibleName(question)
        for chip in self._chips:
            chip.setAccessibleDescription(question)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the chips that are chosen."""
        pairs = zip(self._names, self._chips, strict=True)
        return tuple(name for name, chip in pairs if chip.isChecked())

    @property
    def name(self) -> str:
        """Return the name of the chip that is chosen, empty where none is."""
        return next(iter(self.names), "")

    def take_focus(self) -> None:
        """Put the focus on the chip that is chosen, else on the first."""
        next((chip for chip in self._chips if chip.isChecked()), self._chips[0]).setFocus()

    # -- Qt overrides

    def minimumSizeHint(self) -> QSize:
        return self._flow.minimumSize()

    # -- inside

    def _check(self, wanted: frozenset[str]) -> None:
        for name, chip in zip(self._names, self._chips, strict=True):
            chip.setChecked(name in wanted)

    # -- slots

    @Slot()
    def _on_chip_clicked(self) -> None:
        """Take back what does not go together: "not sure" and anything else."""
        now = frozenset(self.names)
        if self._none in self._names:
            is_none = not now or self._none in now - self._before
            now = frozenset([self._none]) if is_none else now - {self._none}
        self.show_chosen(now)
        self.chosen.emit()

    @Slot(QAbstractButton, bool)
    def _on_chip_toggled(self, _chip: QAbstractButton, is_on: bool) -> None:
        if is_on:
            self.chosen.emit()


def in_lines(text: str) -> str:
    """Return a long text for a chip with what stands in brackets on a line of its own."""
    return text.replace(" (", "\n(") if len(text) > _LONG_LETTERS else text
