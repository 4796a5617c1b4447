"""What is heard in a session: the voice, the tones, and a try of both."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rehab_app.gui.widgets.buttons import LargeButton
from rehab_app.gui.widgets.choice import Choice
from rehab_app.gui.widgets.flow_layout import FlowLayout
from rehab_app.gui.widgets.form import Form
from rehab_app.gui.widgets.offered_choice import OfferedChoice
from rehab_app.gui.widgets.plain_label import PlainLabel, Type
from rehab_app.settings import Settings

_SAYS = {
    "all": "Everything",
    "short": "Names, sides and questions",
    "questions": "Questions and changes",
    "nothing": "Nothing",
}
_LANGUAGES = {"en": "English", "en-GB": "British", "en-US": "American"}
_RATES = {"75": "Slow", "100": "Usual", "125": "Faster", "150": "Fast", "200": "Very fast"}
_VOLUMES = {"0": "Off", "30": "Quiet", "60": "Middle", "80": "Loud", "100": "Loudest"}
_SETS = {"clear": "Clear", "calm": "Calm"}
_ON_OFF = {"off": "Off", "on": "On"}
_OWN = "The system's own"


class SoundSettings(QWidget):
    """Rows of choices; what is chosen is told by its name in `Settings`."""

    changed = Signal(str, object)
    try_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = Choice(_SAYS)
        self._language = Choice(_LANGUAGES)
        self._rate = Choice(_RATES)
        self._voice_volume = Choice(_VOLUMES)
        self._set = Choice(_SETS)
        self._tone_volume = Choice(_VOLUMES)
        self._low = Choice(_ON_OFF)
        self._flash = Choice(_ON_OFF)
        self._try = LargeButton("Let me hear it")
        self._said = PlainLabel(type_=Type.NOTE, tone="muted")
        self._engine = OfferedChoice("Engine", _OWN)
        self._voice = OfferedChoice("Voice", _OWN)
        self._lay_out()
        self._connect()

    # -- what others call

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are; nothing is emitted."""
        self._says.show_chosen([settings.voice_says])
        self._language.show_chosen([settings.voice_language])
        self._rate.show_chosen([_nearest(_RATES, settings.voice_rate_percent)])
        self._voice_volume.show_chosen([_nearest(_VOLUMES, settings.voice_volume_percent)])
        self._set.show_chosen([settings.tone_set])
        self._tone_volume.show_chosen([_nearest(_VOLUMES, settings.tone_volume_percent)])
        self._low.show_chosen(["on" if settings.tones_are_low else "off"])
        self._flash.show_chosen(["on" if settings.tones_flash else "off"])
        self._engine.show_chosen(settings.voice_engine)
        self._voice.show_chosen(settings.voice_name)

    def show_voices(self, engines: Sequence[str], voices: Sequence[str]) -> None:
        """Offer what speaks on this computer; where there is one engine nothing is asked of it."""
        self._engine.offer(engines if len(engines) > 1 else ())
        self._voice.offer(voices)

    def show_said(self, text: str) -> None:
        """Say why nothing is heard, or nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    # -- inside

    def _lay_out(self) -> None:
        voice = Form("Voice")
        voice.add_row("What is said", self._says, "All of it stands on the screen too.")
        voice.add_row("How fast", self._rate)
        voice.add_row("How loud", self._voice_volume)
        voice.add_row(
            "Which English",
            self._language,
            "The voices of this computer are listed below once one of them was heard.",
        )
        voice.column.addWidget(self._engine)
        voice.column.addWidget(self._voice)
        tones = Form("Tones")
        tones.add_row(
            "Sounds",
            self._set,
            "Low three times before the start, high at it, double half-way, triple at the end. "
            "Holds from two minutes on have a soft bell instead.",
        )
        tones.add_row("How loud", self._tone_volume)
        tones.add_row("An octave lower", self._low)
        tones.add_row("Flash the screen", self._flash, "Every tone is seen as well.")
        row = FlowLayout(14)
        row.addWidget(self._try)
        row.addWidget(self._said)
        tones.column.addLayout(row)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(voice)
        column.addWidget(tones)

    def _connect(self) -> None:
        self._says.chosen.connect(self._on_says_chosen)
        self._language.chosen.connect(self._on_language_chosen)
        self._rate.chosen.connect(self._on_rate_chosen)
        self._voice_volume.chosen.connect(self._on_voice_volume_chosen)
        self._set.chosen.connect(self._on_set_chosen)
        self._tone_volume.chosen.connect(self._on_tone_volume_chosen)
        self._low.chosen.connect(self._on_low_chosen)
        self._flash.chosen.connect(self._on_flash_chosen)
        self._engine.chosen.connect(self._on_engine_chosen)
        self._voice.chosen.connect(self._on_voice_chosen)
        self._try.clicked.connect(self.try_requested)

    # -- slots

    @Slot()
    def _on_says_chosen(self) -> None:
        self.changed.emit("voice_says", self._says.name)

    @Slot()
    def _on_engine_chosen(self) -> None:
        self.changed.emit("voice_engine", self._engine.name)

    @Slot()
    def _on_voice_chosen(self) -> None:
        self.changed.emit("voice_name", self._voice.name)

    @Slot()
    def _on_language_chosen(self) -> None:
        self.changed.emit("voice_language", self._language.name)

    @Slot()
    def _on_rate_chosen(self) -> None:
        self.changed.emit("voice_rate_percent", int(self._rate.name))

    @Slot()
    def _on_voice_volume_chosen(self) -> None:
        self.changed.emit("voice_volume_percent", int(self._voice_volume.name))

    @Slot()
    def _on_set_chosen(self) -> None:
        self.changed.emit("tone_set", self._set.name)

    @Slot()
    def _on_tone_volume_chosen(self) -> None:
        self.changed.emit("tone_volume_percent", int(self._tone_volume.name))

    @Slot()
    def _on_low_chosen(self) -> None:
        self.changed.emit("tones_are_low", self._low.name == "on")

    @Slot()
    def _on_flash_chosen(self) -> None:
        self.changed.emit("tones_flash", self._flash.name == "on")


def _nearest(choices: dict[str, str], percent: int) -> str:
    return min(choices, key=lambda each: abs(int(each) - percent))
