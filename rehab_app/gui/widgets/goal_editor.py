"""Takes the wording of a goal, and how able one is to do it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import TARGET_PX, LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.page_keys import PageKeys
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.goals import MOST_ABLE, GoalView

_MOST_LETTERS = 80
_NEW = "What do you want to be able to do?"
_ABLE = "How able are you today? 0 is not at all, 10 is as well as ever."


class GoalEditor(QFrame):
    """A form for a new goal or a known one, which is rated too. Esc leaves it.

    Enter is the page's; it saves with `save`, as long as the form has the focus. `saved` carries
    the key (empty for a new goal), the wording, and the score: −1 for none.
    """

    saved = Signal(str, str, int)
    closed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._question = PlainLabel(type_=Type.STRONG)
        self._title = QLineEdit()
        self._able = _scale()
        self._able_question = PlainLabel(_ABLE, type_=Type.NOTE, tone="muted")
        self._save = LargeButton("Save — Enter", name="Save the goal", look="primary")
        self._close = LargeButton("Close this goal")
        self._leave = LargeButton("Leave it — Esc", name="Leave it")
        self._keys = PageKeys({"Esc": "leave"}, self)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.hide()
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self._on_close_clicked)
        self._leave.clicked.connect(self.left)
        self._keys.pressed.connect(self.left)

    # -- what others call

    def ask_new(self) -> None:
        """Ask for a goal that there is not yet."""
        self._ask("", "", None)
        self._question.setText(_NEW)
        self._title.setFocus()

    def ask(self, goal: GoalView) -> None:
        """Ask how able somebody is, and whether the wording still fits."""
        self._ask(goal.key, goal.title, goal.last)
        self._question.setText(goal.title)
        self._able.take_focus()

    @Slot()
    def save(self) -> None:
        """Hand on what was said, if the goal has a wording."""
        title = self._title.text().strip()
        if title:
            self.saved.emit(self._key, title, int(self._able.name or -1))

    @property
    def has_focus(self) -> bool:
        """Tell whether the focus is inside."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.isVisible()

    @property
    def title(self) -> QLineEdit:
        """Return the field for the wording."""
        return self._title

    # -- inside

    def _ask(self, key: str, title: str, able: int | None) -> None:
        self._key = key
        self._title.setText(title)
        self._close.setVisible(bool(key))
        # New chips: of those among which one counts, not all can be let go.
        chips = _scale()
        chips.name_question(f"{title or 'The goal'}: how able, 0 to {MOST_ABLE}")
        chips.show_chosen([] if able is None else [str(able)])
        self._column.replaceWidget(self._able, chips)
        self._able.hide()  # until it is gone it would lie over the new one
        self._able.deleteLater()
        self._able = chips
        self.show()

    def _lay_out(self) -> None:
        self._title.setMaxLength(_MOST_LETTERS)
        self._title.setMinimumHeight(TARGET_PX)
        self._title.setAccessibleName("The goal in your words")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = FlowLayout(10)
        for button in (self._save, self._close, self._leave):
            buttons.addWidget(button)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(8)
        for widget in (self._question, self._able_question, self._able, self._title):
            self._column.addWidget(widget)
        self._column.addLayout(buttons)

    # -- slots

    @Slot()
    def _on_close_clicked(self) -> None:
        self.closed.emit(self._key)


def _scale() -> Choice:
    return Choice({str(able): str(able) for able in range(MOST_ABLE + 1)})
