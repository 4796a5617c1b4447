"""The standard rules as sentences, greyed: they count where none of a routine's own does."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import fill

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.plain_label import PlainLabel, Type, button_text

_ABOUT = (
    "They count where no rule above fits, and wherever they are the stricter ones. "
    "■ marks a hard limit: no file can loosen it."
)
_SMALL_PX = 36
_MOST_LETTERS = 30
_OPEN, _CLOSED = "▾", "▸"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRule:
    """A standard rule as it is listed; `before` says which own rules stand before it."""

    group: str
    sentence: str
    before: str = ""
    is_hard: bool = False

    @property
    def text(self) -> str:
        """Return the sentence with its marks."""
        before = f" ▲ {self.before}" if self.before else ""
        return f"{'■ ' if self.is_hard else ''}{self.sentence}{before}"


class StandardRules(Card):
    """Lists rules in a section for each moment, which opens and closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The standard rules", parent)
        self.sections: dict[str, RuleSection] = {}
        self.column.addWidget(PlainLabel(_ABOUT, type_=Type.NOTE, tone="muted"))

    # -- what others call

    def show_rules(self, rules: Iterable[StandardRule], open_groups: Collection[str]) -> None:
        """List rules, those of a group behind each other; a section that is new may be open."""
        for group, run in groupby(rules, key=lambda rule: rule.group):
            section = self.sections.get(group)
            if section is None:
                section = self.sections[group] = RuleSection(group, is_open=group in open_groups)
                self.column.addWidget(section)
            section.show_rules(list(run))

    @property
    def texts(self) -> list[str]:
        """Return the rules that are in sight, as they are shown."""
        return [text for section in self.sections.values() for text in section.texts]


class RuleSection(QWidget):
    """The rules of one moment below a button that shows and hides them."""

    def __init__(self, group: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self._rules: tuple[StandardRule, ...] = ()
        self._lines: list[PlainLabel] = []
        self.button = LargeButton(group, look="fold", least_height_px=_SMALL_PX)
        self.button.setCheckable(True)
        self.button.setChecked(is_open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.button)
        self.button.toggled.connect(self._on_toggled)

    # -- what others call

    def show_rules(self, rules: Sequence[StandardRule]) -> None:
        """Show rules, where the section is open."""
        if tuple(rules) != self._rules:
            self._rules = tuple(rules)
            self._fill()

    @property
    def texts(self) -> list[str]:
        """Return the rules that are in sight."""
        return [line.text() for line in self._lines]

    # -- inside

    def _fill(self) -> None:
        is_open, count = self.button.isChecked(), len(self._rules)
        hard = sum(rule.is_hard for rule in self._rules)
        limits = f", {hard} of them hard limits" if hard else ""
        rules = "1 rule" if count == 1 else f"{count} rules"
        mark = _OPEN if is_open else _CLOSED
        self.button.setText(button_text(fill(f"{mark} {self._group}", _MOST_LETTERS)))
        self.button.setAccessibleName(f"{self._group}: {rules}{limits}")
        wanted = self._rules if is_open else ()
        while len(self._lines) > len(wanted):
            line = self._lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._lines) < len(wanted):
            self._lines.append(PlainLabel(type_=Type.NOTE, tone="muted"))
            self._column.addWidget(self._lines[-1])
        for label, rule in zip(self._lines, wanted, strict=True):
            label.setText(rule.text)

    # -- slots

    @Slot()
    def _on_toggled(self) -> None:
        self._fill()
