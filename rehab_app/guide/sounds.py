"""Plays the tones of a session; without a sound card, or without Qt's multimedia, it is silent."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from rehab_app.guide.ears import Silence
from rehab_app.guide.tones import Sound, ToneSet


class Sounds(Silence):
    """All sounds of one set, read beforehand, so that each begins at its moment."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Take the folder of the sets."""
        super().__init__(parent)
        self._folder = folder
        self._effects: dict[Sound, QSoundEffect] = {}
        self._set = ToneSet.CLEAR
        self._is_low = False
        self._volume = 0.0
        self._is_open = False
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)

    def open(self, set_: ToneSet, *, is_low: bool, volume_percent: int) -> None:
        """Read a set, and wake the sound card: its first sound would come 0.7 s late."""
        self._set, self._is_low = set_, is_low
        self._volume = volume_percent / 100
        self._is_open = True
        self._load()

    def play(self, sound: Sound) -> None:
        """Begin a sound now."""
        effect = self._effects.get(sound)
        if effect is not None and self._volume > 0:
            effect.setVolume(self._volume)
            effect.play()

    def stop(self) -> None:
        """Break off what is being played."""
        for effect in self._effects.values():
            effect.stop()

    def close(self) -> None:
        """Be silent and let go of the sound card."""
        self._is_open = False
        self._let_go()

    @property
    def is_available(self) -> bool:
        """Tell whether there is something to play on."""
        return bool(QMediaDevices.audioOutputs())

    # -- inside

    def _let_go(self) -> None:
        self.stop()
        for effect in self._effects.values():
            effect.deleteLater()
        self._effects = {}

    def _load(self) -> None:
        self._let_go()
        if not self.is_available:
            return  # Qt would say so for each of them.
        ending = "-low" if self._is_low else ""
        for sound in Sound:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(self._folder / self._set / f"{sound}{ending}.wav"))
            effect.setVolume(0.0)
            self._effects[sound] = effect
        self._effects[Sound.COUNTDOWN].play()

    @Slot()
    def _on_outputs_changed(self) -> None:
        """Begin anew on what there is now: an effect that failed once never plays again."""
        if self._is_open:
            self._load()
