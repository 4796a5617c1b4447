"""Says that a routine is closed for now, and offers to begin it all the same where that is safe."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from rehab_app.gui.widgets.notice import Notice

_INSIST, _LEAVE = "insist", "leave"


class ClosedNotice(Notice):
    """`insisted` says that it is meant to be begun all the same."""

    insisted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({_LEAVE: "Not now", _INSIST: "Do it all the same"}, parent)
        self.chosen.connect(self._on_chosen)

    def show_closed(self, title: str, reason: str, *, can_insist: bool) -> None:
        """Say which routine is closed, and why."""
        only = None if can_insist else ()
        self.show_message(f"{title} is closed now", [reason], only=only)
        if can_insist:
            self.focus_on(_LEAVE)

    # -- slots

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.show_nothing()
        if name == _INSIST:
            self.insisted.emit()
