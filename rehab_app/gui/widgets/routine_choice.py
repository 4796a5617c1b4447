"""One routine of the library, chosen from a list that drops down."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.drop_down import DropDown


class RoutineChoice(DropDown):
    """Names of routines by their ids; `none` stands first for no routine at all."""

    def __init__(
        self, titles: Mapping[str, str], parent: QWidget | None = None, *, none: str = ""
    ) -> None:
        first = {"": none} if none else {}
        super().__init__({**first, **titles}, parent)

    # -- what others call

    def show_chosen(self, name: str, unknown: str = "") -> None:
        """Show a routine as chosen, also one that is gone; nothing is emitted."""
        super().show_chosen(name, unknown or f"{name}, which is gone")
