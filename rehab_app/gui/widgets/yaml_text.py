"""The text of a routine with a line below it that says what is wrong where the cursor stands.

While something is offered to be written there, the line says what that means.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rehab_app.gui.announcing import announce
from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.gui.widgets.text_completer import Find, TextCompleter
from rehab_app.gui.widgets.yaml_editor import FIX_KEYS, TextProblem, YamlEditor

_FIX_PX = 32
_LINES_AROUND = 3


class YamlText(QWidget):
    """The field and the line; `fix_requested` comes with the fix that somebody accepts."""

    fix_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = YamlEditor()
        self.completer: TextCompleter | None = None
        self._count = 0
        self._pointed = ""
        self._line = 0
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._fix = LargeButton("", look="link", least_height_px=_FIX_PX)
        self._fix.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.editor, 1)
        column.addWidget(self._said)
        column.addWidget(self._fix)
        column.addStretch(0)
        self.setFocusProxy(self.editor)
        self.editor.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.editor.reached.connect(self._on_reached)
        self.editor.fix_requested.connect(self.fix_requested)
        self._fix.clicked.connect(self._on_fix_clicked)
        self._show_here()

    # -- what others call

    def show_problems(self, problems: Sequence[TextProblem]) -> None:
        """Underline problems, and say the one at the cursor."""
        self._count = len(problems)
        self.editor.show_problems(problems)
        self._show_here()

    def offer(self, find: Find) -> None:
        """Offer completions while somebody writes: what is found at a character of the text."""
        self.completer = TextCompleter(self.editor, find)
        self.completer.pointed.connect(self._on_completer_pointed)

    @property
    def said(self) -> str:
        """Return what the line below says."""
        return self._said.text()

    @property
    def fix_button(self) -> LargeButton:
        """Return the button that accepts the fix; it is hidden where there is none."""
        return self._fix

    # -- inside

    def _show_here(self) -> None:
        problem = self.editor.problem_here
        if problem is None or self._pointed:
            self._said.setText(self._pointed or _how_many(self._count))
            self._said.show_tone("muted")
            self._fix.hide()
            return
        self._said.setText(problem.text)
        self._said.show_tone("stop" if problem.is_error else "watch")
        if problem.fix is not None:
            self._fix.show_text(f"{problem.fix.label} — {FIX_KEYS}")
        self._fix.setVisible(problem.fix is not None)

    def _bring_into_sight(self, *, has_said: bool) -> None:
        """Scroll what the text stands in to the cursor, which may be far down in a high field.

        `has_said` also brings the line below, as far as both fit.
        """
        line = self.editor.cursorRect()
        holder = self.parentWidget()
        while holder is not None:
            inside = holder.widget() if isinstance(holder, QScrollArea) else None
            if isinstance(holder, QScrollArea) and inside is not None:
                if has_said:
                    holder.ensureWidgetVisible(self._said, 0, 0)
                place = self.editor.viewport().mapTo(inside, line.center())
                holder.ensureVisible(place.x(), place.y(), 0, _LINES_AROUND * line.height())
            holder = holder.parentWidget()

    def _announce(self) -> None:
        problem = self.editor.problem_here
        if problem is not None:
            offer = f"\n{self._fix.text()}" if problem.fix else ""
            announce(self, f"{problem.text}{offer}")

    # -- slots

    @Slot()
    def _on_cursor_position_changed(self) -> None:
        line = self.editor.textCursor().blockNumber()
        is_elsewhere, self._line = line != self._line, line
        self._show_here()
        # Within a line somebody types: what is wrong half-way through a word is not worth saying.
        if is_elsewhere and self.editor.hasFocus():
            self._announce()
        if self.editor.hasFocus():
            self._bring_into_sight(has_said=False)

    @Slot()
    def _on_reached(self) -> None:
        self._show_here()
        self._announce()
        self._bring_into_sight(has_said=True)

    @Slot(str)
    def _on_completer_pointed(self, said: str) -> None:
        self._pointed = said
        self._show_here()

    @Slot()
    def _on_fix_clicked(self) -> None:
        problem = self.editor.problem_here
        if problem is not None and problem.fix is not None:
            self.fix_requested.emit(problem.fix)
            self.editor.setFocus()


def _how_many(count: int) -> str:
    if not count:
        return "Nothing to mend."
    return f"{count} to mend. F8 goes to the next, Shift+F8 to the one before."
