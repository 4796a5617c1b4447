"""When it hurts: what the rules do with each answer about a step, a row for each thing done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from rehab_app.gui.styling import set_look
from rehab_app.gui.widgets.form import rule_line
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.report.zones import zone_of
from rehab_app.workbench.pain_table import PainRow

_HEADS = ("Pain", "or", "Then")
_GAP_PX, _ROW_GAP_PX = 12, 6
_RISEN = "“Up 2” is two more than before the session."
_HARD = "■ A hard limit: no file can loosen it."
_NONE = "The conditions of this routine leave this step out."


class PainTable(QWidget):
    """Shows rows; what is not there yet is not shown at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PainRow, ...] | None = None
        self._cells: list[QWidget] = []
        self._none = PlainLabel(_NONE, tone="muted")
        self._foot = PlainLabel(type_=Type.NOTE, tone="muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(_ROW_GAP_PX)
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 5)
        for place, head in enumerate(_HEADS):
            label = PlainLabel(head, type_=Type.NOTE, tone="muted", wraps=False)
            self._grid.addWidget(label, 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel("When it hurts", type_=Type.HEADING))
        column.addLayout(self._grid)
        column.addWidget(self._none)
        column.addWidget(self._foot)
        self.hide()

    # -- what others call

    def show_rows(self, rows: Sequence[PainRow]) -> None:
        """Show what answers about a step do."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._fill()
        self.show()

    def show_nothing(self) -> None:
        """Show no table: nothing is chosen that hurts."""
        self.hide()

    # -- inside

    def _fill(self) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        rows = self._rows or ()
        for number, row in enumerate(rows):
            line = 2 * number + 1
            self._add(rule_line(), line, 0, span=len(_HEADS))
            if row.levels is not None:
                self._add(_chip(row), line + 1, 0)
            others = PlainLabel("; ".join(row.others), type_=Type.NOTE)
            mark = "■ " if row.is_hard else ""
            done = PlainLabel(f"{mark}{row.done}{_by(row.own)}", type_=Type.NOTE)
            self._add(others, line + 1, 1)
            self._add(done, line + 1, 2)
        self._none.setVisible(not rows)
        risen = any("up " in other for row in rows for other in row.others)
        foot = [_RISEN] if risen else []
        foot += [_HARD] if any(row.is_hard for row in rows) else []
        self._foot.setText(" ".join(foot))
        self._foot.setVisible(bool(foot))

    def _add(self, cell: QWidget, line: int, column: int, *, span: int = 1) -> None:
        self._cells.append(cell)
        self._grid.addWidget(cell, line, column, 1, span)
        cell.show()


def _chip(row: PainRow) -> PlainLabel:
    zone = zone_of(row.levels[0] if row.levels else 0)
    chip = PlainLabel(row.level_text, type_=Type.NOTE, tone=zone, wraps=False)
    set_look(chip, f"state-{zone}")
    chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return chip


def _by(own: Sequence[int]) -> str:
    if not own:
        return ""
    numbers = " and ".join(str(number) for number in own)
    return f" (rule {numbers})" if len(own) == 1 else f" (rules {numbers})"
