"""The voice on Windows and macOS: Qt's own text to speech."""

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtTextToSpeech import QTextToSpeech

from rehab_app.guide.voice import Manner, Voice


class QtVoice(Voice):
    """Speaks through an engine of Qt; made once the first window is up, as that takes a while.

    Never pauses the engine: on some systems it never speaks again after that.
    """

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        """Take the name of an engine; empty for the system's own."""
        super().__init__(parent)
        self._engine_name = engine
        self._engine: QTextToSpeech | None = None
        self._is_speaking = False

    @property
    def voices(self) -> tuple[str, ...]:
        if self._engine is None:
            return ()
        return tuple(voice.name() for voice in self._engine.availableVoices())

    @property
    def is_available(self) -> bool:
        engine = self._engine
        return engine is not None and engine.state() is not QTextToSpeech.State.Error

    def open(self, manner: Manner) -> None:
        if self._engine is None:
            self._engine = QTextToSpeech(self._engine_name, self)
            self._engine.stateChanged.connect(self._on_state_changed)
            self.voices_known.emit()
        if not self.is_available:
            self.failed.emit("This system has no voice, so nothing is spoken.")
            return
        self._engine.setLocale(QLocale(manner.language))
        for voice in self._engine.availableVoices():
            if voice.name() == manner.name:
                self._engine.setVoice(voice)
        self._engine.setRate(_rate_of(manner.rate_percent))
        self._engine.setVolume(manner.volume_percent / 100)

    def say(self, text: str) -> None:
        if self._engine is None or not self.is_available:
            self.ended.emit()
            return
        self._is_speaking = True
        self._engine.say(text)

    def stop(self) -> None:
        self._is_speaking = False
        if self._engine is not None:
            self._engine.stop()

    def close(self) -> None:
        self.stop()

    @Slot(QTextToSpeech.State)
    def _on_state_changed(self, state: QTextToSpeech.State) -> None:
        over = (QTextToSpeech.State.Ready, QTextToSpeech.State.Error)
        if self._is_speaking and state in over:
            self._is_speaking = False
            self.ended.emit()
        if state is QTextToSpeech.State.Error:
            self.failed.emit("The voice has gone away; tones and text go on.")


def _rate_of(percent: int) -> float:
    """Return Qt's rate, -1 to 1, for a percentage of the usual one (50 to 200)."""
    return max(-1.0, min(1.0, (percent - 100) / 100 if percent >= 100 else (percent - 100) / 50))
