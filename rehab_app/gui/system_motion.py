"""Whether the system asks for less motion, and when that changes."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)
from PySide6.QtGui import QGuiApplication

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_NAMESPACE, _KEY = "org.freedesktop.appearance", "reduced-motion"
_LESS = 1


class SystemMotion(QObject):
    """Asks once, without waiting for the answer, and listens from then on.

    Qt tells it from 6.12 on. Before, the portal of a Linux desktop is asked; where there is none,
    nothing is known and nothing is less.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_reduced = False
        self._answer: QDBusPendingCallWatcher | None = None
        hints = QGuiApplication.styleHints().accessibility()
        self._qt_preference = getattr(hints, "motionPreference", None)
        if self._qt_preference is not None:
            hints.motionPreferenceChanged.connect(self._on_qt_changed)  # type: ignore[attr-defined]
            self._on_qt_changed()
            return
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            self._ask(bus)

    @property
    def is_reduced(self) -> bool:
        """Tell whether less motion is asked for, as far as is known by now."""
        return self._is_reduced

    # -- inside

    def _ask(self, bus: QDBusConnection) -> None:
        slot = SLOT("_on_setting_changed(QString,QString,QDBusVariant)")
        # The stubs want bytes; what SLOT makes is a str.
        bus.connect(  # type: ignore[call-overload]
            _SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot
        )
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "ReadOne")
        question.setArguments([_NAMESPACE, _KEY])
        self._answer = QDBusPendingCallWatcher(bus.asyncCall(question), self)
        self._answer.finished.connect(self._on_answer_finished)

    def _take(self, is_reduced: bool) -> None:
        if is_reduced != self._is_reduced:
            self._is_reduced = is_reduced
            self.changed.emit()

    # -- slots

    @Slot()
    def _on_qt_changed(self) -> None:
        if self._qt_preference is not None:
            self._take(str(self._qt_preference().name).startswith("Reduce"))

    @Slot()
    def _on_answer_finished(self) -> None:
        said = self._answer.reply().arguments() if self._answer is not None else []
        value = said[0] if said else None
        self._take((value.variant() if isinstance(value, QDBusVariant) else value) == _LESS)

    @Slot(str, str, QDBusVariant)
    def _on_setting_changed(self, namespace: str, key: str, value: QDBusVariant) -> None:
        if (namespace, key) == (_NAMESPACE, _KEY):
            self._take(value.variant() == _LESS)
