"""The voices themselves: Qt's own engine (its mock), and speech-dispatcher's protocol (a fake)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from rehab_app.context import Context
from rehab_app.gui.guide_flow import GuideFlow
from rehab_app.gui.session_driver import SessionDriver
from rehab_app.guide.dispatcher_voice import DispatcherVoice
from rehab_app.guide.ears import Ears, Silence
from rehab_app.guide.qt_voice import QtVoice
from rehab_app.guide.voice import Manner, Voice

MOCK = Manner(engine="mock")


class Told:
    """What a voice has told."""

    def __init__(self, voice: Voice) -> None:
        self.ended = 0
        self.reasons: list[str] = []
        voice.ended.connect(self._on_ended)
        voice.failed.connect(self.reasons.append)

    def _on_ended(self) -> None:
        self.ended += 1


# -- Qt's own


@pytest.fixture
def qt_voice(qapp: object) -> QtVoice:
    voice = QtVoice()
    voice.open(MOCK)
    return voice


def test_qts_engine_tells_once_that_a_text_is_said(qt_voice: QtVoice, qtbot: QtBot) -> None:
    told = Told(qt_voice)

    qt_voice.say("Supine figure four, left side.")
    assert told.ended == 0
    qtbot.waitUntil(lambda: told.ended == 1)
    qt_voice.say("30 seconds.")
    qtbot.waitUntil(lambda: told.ended == 2)

    assert told.reasons == []


def test_what_is_broken_off_is_not_said_to_its_end(qt_voice: QtVoice, qtbot: QtBot) -> None:
    told = Told(qt_voice)

    qt_voice.say("one two three four five six")
    qt_voice.stop()
    qt_voice.say("Paused.")
    qtbot.waitUntil(lambda: told.ended > 0)
    qtbot.wait(300)

    assert told.ended == 1


def test_a_voice_is_chosen_by_its_language_and_name_and_given_back(qt_voice: QtVoice) -> None:
    engine = qt_voice._engine
    assert engine is not None
    usual = engine.voice().name()
    other = next(name for name in qt_voice.voices if name != usual)

    qt_voice.open(Manner(engine="mock", name=other))
    assert engine.voice().name() == other
    qt_voice.open(MOCK)

    assert engine.voice().name() == usual
    assert "mock" not in qt_voice.engines


@pytest.mark.parametrize(("percent", "rate"), [(50, -1.0), (75, -0.5), (100, 0.0), (200, 1.0)])
def test_rate_and_volume_are_those_of_qt(qt_voice: QtVoice, percent: int, rate: float) -> None:
    qt_voice.open(Manner(engine="mock", rate_percent=percent, volume_percent=30))

    engine = qt_voice._engine
    assert engine is not None
    assert (engine.rate(), engine.volume()) == pytest.approx((rate, 0.3))


@pytest.mark.qt_log_ignore("is not supported")
def test_without_an_engine_it_says_so_and_holds_up_nothing(qapp: object) -> None:
    voice = QtVoice()
    told = Told(voice)

    voice.open(Manner(engine="of nobody"))
    voice.say("Supine figure four.")

    assert told.reasons == ["This system has no voice, so nothing is spoken."]
    assert told.ended == 1


def test_a_session_is_led_by_qts_engine(open_context: Callable[[], Context], qtbot: QtBot) -> None:
    context = open_context()
    settings = context.settings.update(voice_engine="mock", sore_side="left")
    voices: list[QtVoice] = []

    def make() -> QtVoice:
        voices.append(QtVoice())
        return voices[-1]

    guide = GuideFlow(Ears(make, Silence), context.clock)
    driver = SessionDriver(context.begin(context.library.find("daily-hip-stretch")))
    guide.follow(driver, settings)
    told = Told(voices[0])
    driver.start()

    qtbot.waitUntil(lambda: told.ended == 1)  # The first question.
    assert told.reasons == []


# -- speech-dispatcher


class FakeDispatcher:
    """Answers as speech-dispatcher does, and keeps what it was told."""

    def __init__(self, path: Path) -> None:
        self.commands: list[str] = []
        self.texts: list[str] = []
        self._server = QLocalServer()
        self._server.listen(str(path))
        self._server.newConnection.connect(self._on_new_connection)
        self._client: QLocalSocket | None = None
        self._text: list[str] | None = None

    def close(self) -> None:
        """Be gone, as a program that was killed."""
        if self._client is not None:
            self._client.abort()
        self._server.close()

    def last(self, start: str) -> str:
        """Return the last command that begins like this."""
        return next((each for each in reversed(self.commands) if each.startswith(start)), "")

    def end_text(self) -> None:
        """Tell that the text was said."""
        self._answer("702-7", "702-1", "702 END")

    def _on_new_connection(self) -> None:
        self._client = self._server.nextPendingConnection()
        self._client.readyRead.connect(self._on_ready_read)

    def _on_ready_read(self) -> None:
        assert self._client is not None
        while self._client.canReadLine():
            line = bytes(self._client.readLine().data()).decode().rstrip()
            if self._text is None:
                self._take(line)
            elif line == ".":
                self.texts.append(" ".join(self._text))
                self._text = None
                self._answer("225-7", "225 OK MESSAGE QUEUED")
            else:
                self._text.append(line)

    def _take(self, line: str) -> None:
        self.commands.append(line)
        answers = {
            "GET OUTPUT_MODULE": ("251-espeak-ng", "251 OK GET RETURNED"),
            "LIST OUTPUT_MODULES": ("250-espeak-ng", "250-pico", "250 OK MODULE LIST SENT"),
            "LIST SYNTHESIS_VOICES": (
                "249-English (America)\ten-US\tnone",
                "249-English (America)+Adam\ten-US\tAdam",
                "249-Norwegian\tnb\tnone",
                "249 OK VOICE LIST SENT",
            ),
            "SPEAK": ("230 OK RECEIVING DATA",),
        }
        if line == "SPEAK":
            self._text = []
        self._answer(*answers.get(line, ("200 OK",)))

    def _answer(self, *lines: str) -> None:
        assert self._client is not None
        self._client.write("".join(f"{line}\r\n" for line in lines).encode())
        self._client.flush()


@pytest.fixture
def dispatcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> Iterator[FakeDispatcher]:
    path = tmp_path / "speechd.sock"
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{path}")
    fake = FakeDispatcher(path)
    yield fake
    fake.close()


@pytest.fixture
def voice(dispatcher: FakeDispatcher, qtbot: QtBot) -> Iterator[DispatcherVoice]:
    voice = DispatcherVoice()
    voice.open(Manner())
    qtbot.waitUntil(lambda: bool(voice.voices))
    yield voice
    voice.close()


def test_engines_and_voices_are_known_without_disguises_and_other_tongues(
    voice: DispatcherVoice,
) -> None:
    assert voice.engines == ("espeak-ng", "pico")
    assert voice.voices == ("English (America)",)


def test_engine_and_voice_are_chosen_and_given_back(
    voice: DispatcherVoice, dispatcher: FakeDispatcher, qtbot: QtBot
) -> None:
    def is_told(start: str, end: str) -> bool:
        return dispatcher.last(start).endswith(end)

    voice.open(Manner(engine="pico", name="English (America)"))
    qtbot.waitUntil(lambda: is_told("SET self SYNTHESIS_VOICE", "English (America)"))
    qtbot.waitUntil(lambda: is_told("SET self OUTPUT_MODULE", "pico"))
    count = dispatcher.commands.count("LIST SYNTHESIS_VOICES")
    voice.open(Manner())
    qtbot.waitUntil(lambda: is_told("SET self OUTPUT_MODULE", "espeak-ng"))
    qtbot.waitUntil(lambda: is_told("SET self VOICE_TYPE", "MALE1"))
    qtbot.waitUntil(lambda: dispatcher.commands.count("LIST SYNTHESIS_VOICES") > count)

    commands = dispatcher.commands
    place = commands.index("SET self SYNTHESIS_VOICE English (America)")
    assert "SET self VOICE_TYPE MALE1" in commands[place:]


def test_texts_come_whole_and_in_order_and_end_once(
    voice: DispatcherVoice, dispatcher: FakeDispatcher, qtbot: QtBot
) -> None:
    told = Told(voice)

    voice.say("Supine figure four, left side.")
    qtbot.waitUntil(lambda: len(dispatcher.texts) == 1)
    dispatcher.end_text()
    qtbot.waitUntil(lambda: told.ended == 1)

    assert dispatcher.texts == ["Supine figure four, left side."]


def test_a_dispatcher_that_dies_is_said_once_and_what_it_was_saying_is_given_up(
    voice: DispatcherVoice, dispatcher: FakeDispatcher, qtbot: QtBot
) -> None:
    told = Told(voice)
    voice.say("Supine figure four, left side.")
    qtbot.waitUntil(lambda: len(dispatcher.texts) == 1)

    dispatcher.close()
    qtbot.waitUntil(lambda: told.ended == 1)
    voice.say("30 seconds.")

    assert told.reasons == ["The voice has gone away; tones and text go on."]
    assert told.ended == 2  # At once: nothing waits for it.
