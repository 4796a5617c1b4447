"""Lets a session be heard: hands its outputs to the voice and the tones."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from rehab_app.clock import Clock
from rehab_app.engine.inputs import Asked, Chimed, Ended, Output, Paused, Tone
from rehab_app.engine.state import SessionState
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.guide.ears import Ears, Silence
from rehab_app.guide.script import LONG_HOLD_S, HowMuch, Script
from rehab_app.guide.speaking import Speaking
from rehab_app.guide.tones import Sound, ToneSet
from rehab_app.guide.voice import Manner, Voice
from rehab_app.model.pain import Moment
from rehab_app.model.plan import Segment, SegmentKind
from rehab_app.settings import Settings

_SOUNDS = {
    Tone.COUNTDOWN: Sound.COUNTDOWN,
    Tone.START: Sound.START,
    Tone.HALF: Sound.HALF,
    Tone.END: Sound.END,
}
_TRIED = (Sound.COUNTDOWN, Sound.COUNTDOWN, Sound.COUNTDOWN, Sound.START)
_TRIED_TEXT = "Supine figure four, left side. 30 seconds."
_TRY_EVERY_MS = 1000
# What is still to be said when a session ends is said to its end.
_CLOSE_AFTER_MS = 6000


class GuideFlow(QObject):
    """Speaks and sounds for the session that is led; silent where it is muted or can't.

    `sounded` comes with every tone, for those who want to see it; `trouble` once, with a sentence,
    where the voice is not to be had.
    """

    sounded = Signal()
    trouble = Signal(str)
    voices_known = Signal()

    def __init__(self, ears: Ears, clock: Clock, parent: QObject | None = None) -> None:
        """Take what is heard, made when the first session begins."""
        super().__init__(parent)
        self._ears = ears
        self._clock = clock
        self._voice: Voice | None = None
        self._sounds: Silence | None = None
        self._driver: SessionDriver | None = None
        self._script: Script | None = None
        self._speaking = Speaking()
        self._settings = Settings()
        self._is_muted = False
        self._has_failed = False
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.timeout.connect(self._close)

    # -- what others call

    def follow(self, driver: SessionDriver, settings: Settings) -> None:
        """Let a session be heard from now on."""
        self._let_go()
        self._driver = driver
        self._is_muted = self._has_failed = False
        self._script = Script(driver.facts)
        self.show_settings(settings)
        driver.outputs_came.connect(self._on_outputs_came)
        driver.state_changed.connect(self._on_state_changed)

    def leave(self) -> None:
        """Let nothing be heard of the session any more, wherever it stands."""
        self._close()

    def show_settings(self, settings: Settings) -> None:
        """Speak and sound as is chosen now."""
        self._settings = settings
        self._speaking = Speaking(rate_percent=settings.voice_rate_percent)
        if self._script is None:
            return
        self._script.how_much = HowMuch(settings.voice_says)
        if self._script.how_much is HowMuch.NOTHING:
            self._hush()
        else:
            self._opened_voice().open(manner_of(settings))
        self._opened_sounds().open(
            ToneSet(settings.tone_set),
            is_low=settings.tones_are_low,
            volume_percent=settings.tone_volume_percent,
        )

    def try_out(self, settings: Settings) -> None:
        """Let the voice and the tones be heard once, as they are chosen now; not in a session."""
        if self._driver is not None:
            return
        self._settings = settings
        self._has_failed = False
        sounds = self._opened_sounds()
        sounds.open(
            ToneSet(settings.tone_set),
            is_low=settings.tones_are_low,
            volume_percent=settings.tone_volume_percent,
        )
        self._opened_voice().open(manner_of(settings))
        for number, sound in enumerate(_TRIED):
            QTimer.singleShot(_TRY_EVERY_MS * (number + 1), self, partial(sounds.play, sound))
        after_ms = _TRY_EVERY_MS * (len(_TRIED) + 1)
        QTimer.singleShot(after_ms, self, partial(self._opened_voice().say, _TRIED_TEXT))

    @property
    def engines(self) -> tuple[str, ...]:
        """Return the names of what can speak, as far as they are known."""
        return () if self._voice is None else self._voice.engines

    @property
    def voices(self) -> tuple[str, ...]:
        """Return the names of the voices that are known so far."""
        return () if self._voice is None else self._voice.voices

    @property
    def is_muted(self) -> bool:
        """Tell whether nothing is heard for the rest of this session, or until it is asked for."""
        return self._is_muted

    @Slot()
    def toggle_mute(self) -> None:
        """Be silent, or be heard again."""
        self._is_muted = not self._is_muted
        if self._is_muted:
            self._hush()

    # -- inside

    def _opened_voice(self) -> Voice:
        if self._voice is None:
            self._voice = self._ears.make_voice()
            self._voice.setParent(self)
            self._voice.ended.connect(self._on_line_ended)
            self._voice.failed.connect(self._on_voice_failed)
            self._voice.voices_known.connect(self.voices_known)
        return self._voice

    def _opened_sounds(self) -> Silence:
        if self._sounds is None:
            self._sounds = self._ears.make_sounds()
            self._sounds.setParent(self)
        return self._sounds

    def _let_go(self) -> None:
        self._closing.stop()
        if self._driver is not None:
            self._driver.outputs_came.disconnect(self._on_outputs_came)
            self._driver.state_changed.disconnect(self._on_state_changed)
            self._driver = None
        self._hush()

    def _hush(self) -> None:
        self._speaking = self._speaking.silenced()
        if self._voice is not None:
            self._voice.stop()
        if self._sounds is not None:
            self._sounds.stop()

    def _sound(self, tone: Tone, state: SessionState) -> None:
        self.sounded.emit()
        if self._sounds is not None and not self._is_muted:
            is_long = _is_long(_about(tone, state)) and tone is not Tone.COUNTDOWN
            self._sounds.play(Sound.BELL if is_long else _SOUNDS[tone])

    def _speak(self, state: SessionState) -> None:
        """Do what the queue asks for now."""
        if self._voice is None:
            return
        self._speaking, step = self._speaking.next(self._clock.now(), state.index)
        if step.stops:
            self._voice.stop()
        if step.says is not None:
            self._voice.say(step.says.text)

    # -- slots

    @Slot(tuple)
    def _on_outputs_came(self, outputs: tuple[Output, ...]) -> None:
        if self._driver is None or self._script is None:
            return
        state = self._driver.state
        if any(_stops_all(output) for output in outputs):
            self._hush()
        for output in outputs:
            if isinstance(output, Chimed):
                self._sound(output.tone, state)
        if not self._is_muted:
            lines = self._script.lines(outputs, state)
            self._speaking = self._speaking.added(lines, self._clock.now())
        self._speak(state)
        if any(isinstance(output, Ended) for output in outputs):
            self._closing.start(_CLOSE_AFTER_MS)

    @Slot()
    def _on_state_changed(self) -> None:
        if self._driver is not None:
            self._speak(self._driver.state)

    @Slot()
    def _on_line_ended(self) -> None:
        self._speaking = self._speaking.ended()
        if self._driver is not None:
            # Not at once: a voice that says nothing is done before `say` returns.
            QTimer.singleShot(0, self, self._on_state_changed)

    @Slot(str)
    def _on_voice_failed(self, reason: str) -> None:
        self._speaking = self._speaking.silenced()
        if not self._has_failed:
            self._has_failed = True
            self.trouble.emit(reason)

    @Slot()
    def _close(self) -> None:
        self._let_go()
        if self._sounds is not None:
            self._sounds.close()


def manner_of(settings: Settings) -> Manner:
    """Return how the voice speaks by the settings."""
    return Manner(
        engine=settings.voice_engine,
        name=settings.voice_name,
        language=settings.voice_language,
        rate_percent=settings.voice_rate_percent,
        volume_percent=settings.voice_volume_percent,
    )


def _stops_all(output: Output) -> bool:
    """Tell whether somebody has stopped the session, so that what is being heard ends as well."""
    match output:
        case Paused() | Asked(Moment.HURTS) | Ended("stopped"):
            return True
    return False


def _about(tone: Tone, state: SessionState) -> Segment | None:
    """Return the segment that a tone is about: at an end it is the one that was."""
    if tone is Tone.END:
        return state.works[-1].segment if state.works else None
    return state.segment


def _is_long(segment: Segment | None) -> bool:
    """Tell whether it is one of the very long holds, in which it stays quiet."""
    return (
        segment is not None and segment.kind is SegmentKind.HOLD and segment.seconds >= LONG_HOLD_S
    )
