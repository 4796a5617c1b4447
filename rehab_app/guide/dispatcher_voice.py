"""The voice on Linux: speech-dispatcher through its own socket, which never blocks the window."""

import os
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Slot
from PySide6.QtNetwork import QLocalSocket

from rehab_app.guide.ssip import (
    CANCELLED,
    END,
    QUEUED,
    READY_FOR_DATA,
    Reply,
    ReplyReader,
    command,
    message,
    rate_of,
    volume_of,
)
from rehab_app.guide.voice import Manner, Voice

_TRY_EVERY_MS = 100
_TRIES = 20
# A program that is there answers in a few milliseconds.
_PATIENCE_MS = 4000
_USUAL_VOICE = "MALE1"
_UNIX_SOCKET = "unix_socket:"

_OnReply = Callable[[Reply], None]


@dataclass(slots=True)
class _Said:
    """A text on its way; empty once it was broken off. `number` is the dispatcher's own for it."""

    text: str
    number: str = ""


def socket_path(environ: Mapping[str, str]) -> Path | None:
    """Return where speech-dispatcher listens; None where that is no local socket."""
    address = environ.get("SPEECHD_ADDRESS", "")
    if address:
        is_local = address.startswith(_UNIX_SOCKET)
        return Path(address.removeprefix(_UNIX_SOCKET)) if is_local else None
    runtime = environ.get("XDG_RUNTIME_DIR")
    if runtime:
        return Path(runtime) / "speech-dispatcher" / "speechd.sock"
    return Path.home() / ".cache" / "speech-dispatcher" / "speechd.sock"


class DispatcherVoice(Voice):
    """Starts speech-dispatcher where it does not run, and speaks through it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = socket_path(os.environ)
        self._socket = QLocalSocket(self)
        self._reader = ReplyReader()
        self._waiting: deque[tuple[bytes, _OnReply]] = deque()
        self._answering: _OnReply | None = None
        self._manner = Manner()
        self._engines: tuple[str, ...] = ()
        self._usual_engine = ""
        self._voices: tuple[str, ...] = ()
        self._listed: tuple[str, str] | None = None  # the engine and the language of those
        self._tries = 0
        self._said: _Said | None = None
        self._is_ready = False
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._socket.connected.connect(self._on_connected)
        self._socket.readyRead.connect(self._on_ready_read)
        self._socket.disconnected.connect(self._on_disconnected)
        self._socket.errorOccurred.connect(self._on_error_occurred)
        self._timer.timeout.connect(self._try)
        self._patience.timeout.connect(self._on_patience_timeout)

    # -- what others call

    @property
    def engines(self) -> tuple[str, ...]:
        return self._engines

    @property
    def voices(self) -> tuple[str, ...]:
        return self._voices

    @property
    def is_available(self) -> bool:
        return self._is_ready

    def open(self, manner: Manner) -> None:
        self._manner = manner
        if self._is_ready:
            self._set_manner()
            return
        if self._path is None:
            self.failed.emit("Speech is set to another computer, which this program never uses.")
            return
        self._is_wanted = True
        self._tries = 0
        self._try()

    def say(self, text: str) -> None:
        if not self._is_ready and not self._is_wanted:
            self.ended.emit()
            return
        self._said = _Said(text)
        if self._is_ready:
            self._speak(self._said)  # Else as soon as somebody is there who speaks.

    def stop(self) -> None:
        if self._said is not None:
            self._said.text = ""
            self._said = None
            if self._is_ready:
                self._send(command("CANCEL", "self"))

    def close(self) -> None:
        self._is_wanted = self._is_ready = False
        self._timer.stop()
        self._patience.stop()
        self._waiting.clear()
        self._socket.abort()

    # -- inside: getting there

    @Slot()
    def _try(self) -> None:
        if not self._is_wanted or self._path is None:
            return
        if self._tries == 1 and not _started_dispatcher():
            self._give_up("There is no speech-dispatcher on this computer, so nothing is spoken.")
            return
        if self._tries >= _TRIES:
            self._give_up("speech-dispatcher does not answer, so nothing is spoken.")
            return
        self._tries += 1
        self._socket.abort()
        self._socket.connectToServer(str(self._path))

    def _give_up(self, reason: str) -> None:
        was_speaking = self._said is not None
        self._is_wanted = self._is_ready = False
        self._said = None
        self._waiting.clear()
        self._answering = None
        self._patience.stop()
        self.failed.emit(reason)
        if was_speaking:
            self.ended.emit()

    @Slot()
    def _on_connected(self) -> None:
        self._reader = ReplyReader()
        self._waiting.clear()
        self._answering = None
        self._send(command("SET", "self", "CLIENT_NAME", "user:rehab-app:main"))
        self._send(command("SET", "self", "NOTIFICATION", "ALL", "on"))
        self._listed = None
        self._send(command("GET", "OUTPUT_MODULE"), self._on_usual_engine)
        self._send(command("LIST", "OUTPUT_MODULES"), self._on_engines)
        self._set_manner()
        self._is_ready = True
        if self._said is not None:
            self._speak(self._said)

    def _set_manner(self) -> None:
        manner = self._manner
        # What is not known yet is what it has already.
        if engine := manner.engine or self._usual_engine:
            self._send(command("SET", "self", "OUTPUT_MODULE", engine))
        self._send(command("SET", "self", "LANGUAGE", manner.language))
        # A kind of voice takes the place of one that was chosen by its name.
        own = command("SET", "self", "VOICE_TYPE", _USUAL_VOICE)
        named = command("SET", "self", "SYNTHESIS_VOICE", manner.name)
        self._send(named if manner.name else own)
        if self._listed != (manner.engine, manner.language):
            self._listed = (manner.engine, manner.language)
            self._send(command("LIST", "SYNTHESIS_VOICES"), self._on_voices)
        self._send(command("SET", "self", "RATE", str(rate_of(manner.rate_percent))))
        self._send(command("SET", "self", "VOLUME", str(volume_of(manner.volume_percent))))

    # -- inside: one command after the other

    def _send(self, what: bytes, on_reply: _OnReply | None = None) -> None:
        self._waiting.append((what, on_reply or _nothing))
        self._send_next()

    def _send_next(self) -> None:
        if self._answering is None and self._waiting:
            what, self._answering = self._waiting.popleft()
            self._patience.start(_PATIENCE_MS)
            self._socket.write(what)

    def _on_reply(self, reply: Reply) -> None:
        if reply.is_event:
            said = self._said
            is_mine = said is not None and reply.data[:1] == (said.number,)
            if reply.code in (END, CANCELLED) and is_mine:
                self._said = None
                self.ended.emit()
            return
        answering, self._answering = self._answering, None
        self._patience.stop()
        if answering is not None:
            answering(reply)
        self._send_next()

    def _speak(self, said: _Said) -> None:
        self._send(command("SPEAK"), partial(self._on_ready_for_data, said))

    def _on_ready_for_data(self, said: _Said, reply: Reply) -> None:
        """Send the text; it stands before all that waits, as nothing else is a command now."""
        if reply.code != READY_FOR_DATA:
            self._give_back(said)
            return
        # What was broken off meanwhile has to be sent something all the same.
        self._waiting.appendleft((message(said.text or " "), partial(self._on_queued, said)))

    def _on_queued(self, said: _Said, reply: Reply) -> None:
        if reply.code == QUEUED and reply.data:
            said.number = reply.data[0]
        else:
            self._give_back(said)

    def _give_back(self, said: _Said) -> None:
        """Let those who wait for a text that was not taken go on."""
        if said is self._said:
            self._said = None
            self.ended.emit()

    def _on_usual_engine(self, reply: Reply) -> None:
        self._usual_engine = next(iter(reply.data), "")

    def _on_engines(self, reply: Reply) -> None:
        self._engines = reply.data
        self.voices_known.emit()

    def _on_voices(self, reply: Reply) -> None:
        language = self._manner.language.partition("-")[0]
        listed = (line.split("\t") for line in reply.data if "\t" in line)
        # Every voice comes once more for each way to disguise it: thirteen thousand in all.
        names = (name for name, tongue, *_ in listed if "+" not in name and tongue[:2] == language)
        self._voices = tuple(dict.fromkeys(names))
        self.voices_known.emit()

    # -- slots

    @Slot()
    def _on_ready_read(self) -> None:
        try:
            replies = self._reader.feed(bytes(self._socket.readAll().data()))
        except ValueError:
            self._socket.abort()
            return
        for reply in replies:
            self._on_reply(reply)

    @Slot()
    def _on_disconnected(self) -> None:
        if self._is_ready:
            self._give_up("The voice has gone away; tones and text go on.")

    @Slot(QLocalSocket.LocalSocketError)
    def _on_error_occurred(self, _error: QLocalSocket.LocalSocketError) -> None:
        if not self._is_ready and self._is_wanted:
            self._timer.start(_TRY_EVERY_MS)

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._socket.abort()
        if self._is_ready:
            self._give_up("The voice does not answer; tones and text go on.")


def _started_dispatcher() -> bool:
    """Start speech-dispatcher on its own, without its words in our terminal; tell whether it is."""
    process = QProcess()
    process.setProgram("speech-dispatcher")
    process.setArguments(["--spawn"])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    started: object = process.startDetached()  # its type says that it is a pair, which it is not
    return started is True


def _nothing(_reply: Reply) -> None:
    """Do nothing with a reply."""
