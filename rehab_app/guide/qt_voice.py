"""The voice on Windows and macOS: Qt's own text to speech."""

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from rehab_app.guide.voice import Manner, Voice

# It says nothing: Qt has it for tests.
_MOCK = "mock"


class QtVoice(Voice):
    """Speaks through an engine of Qt; made once the first window is up, as that takes a while.

    Never pauses the engine: on some systems it never speaks again after that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: QTextToSpeech | None = None
        self._usual_engine = ""
        self._usual_voices: dict[tuple[str, str], QVoice] = {}
        self._is_speaking = False

    @property
    def engines(self) -> tuple[str, ...]:
        if self._engine is None:
            return ()
        return tuple(name for name in QTextToSpeech.availableEngines() if name != _MOCK)

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
        engine = self._engine_named(manner.engine)
        if not self.is_available:
            self.failed.emit("This system has no voice, so nothing is spoken.")
            return
        engine.setLocale(QLocale(manner.language))
        usual = self._usual_voices.setdefault((engine.engine(), manner.language), engine.voice())
        voices = {voice.name(): voice for voice in reversed(engine.availableVoices())}
        engine.setVoice(voices.get(manner.name, usual))
        engine.setRate(_rate_of(manner.rate_percent))
        engine.setVolume(manner.volume_percent / 100)
        self.voices_known.emit()

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

    # -- inside

    def _engine_named(self, name: str) -> QTextToSpeech:
        """Return the engine, another one where another is wanted; empty is the system's own."""
        if self._engine is None:
            self._engine = QTextToSpeech(name, self) if name else QTextToSpeech(self)
            self._engine.stateChanged.connect(self._on_state_changed)
        wanted = name or self._usual_engine or self._engine.engine()
        self._usual_engine = self._usual_engine or ("" if name else wanted)
        if self._engine.engine() != wanted:
            self._engine.setEngine(wanted)
        return self._engine

    # -- slots

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
