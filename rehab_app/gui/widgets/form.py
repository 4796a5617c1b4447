"""A form: the only way to put an input on a page, so that none is without label and name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rehab_app.gui.roles import GROUP, set_role
from rehab_app.gui.widgets.buttons import TARGET_PX
from rehab_app.gui.widgets.card import Card
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type


class Form(Card):
    """A card of rows, each with its label, its input and a line of help."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._row_count = 0

    def add_row(self, label: str, field: QWidget, help_: str = "") -> None:
        """Add an input below its label and its line of help."""
        if self._row_count:
            self.column.addWidget(rule_line())
        self._row_count += 1
        said = PlainLabel(label, type_=Type.STRONG)
        said.setBuddy(field)
        if isinstance(field, Choice):
            field.name_question(label)
        else:
            field.setAccessibleName(label)
            field.setMinimumHeight(TARGET_PX)
            field.setMinimumWidth(TARGET_PX)
            if field.focusPolicy() is Qt.FocusPolicy.NoFocus:
                set_role(field, GROUP)  # It only holds what takes the focus.
        if help_:
            field.setAccessibleDescription(help_)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(said)
        if help_:
            texts.addWidget(PlainLabel(help_, type_=Type.NOTE, tone="muted"))
        self.column.addLayout(texts)
        self.column.addWidget(field)

    def add_text(self, text: str, *, tone: str = "muted") -> PlainLabel:
        """Add a paragraph."""
        label = PlainLabel(text, tone=tone)
        self.column.addWidget(label)
        return label


def rule_line() -> QFrame:
    """Return what parts one row from the next."""
    line = QFrame()
    line.setProperty("look", "rule")
    line.setFixedHeight(1)
    return line
