"""One window for one history: a second program tells the first one to come to the front.

Nothing here goes over a network: it is a socket in the data folder, for its owner only.
"""

import json
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from rehab_app.gui.neighbour import SOCKET_NAME

_WAIT_MS = 500
_TRIES = 4
_MOST_BYTES = 1 << 16


class WindowListener(QObject):
    """Listens for later programs; `raise_requested` says the file that one was given, or ""."""

    raise_requested = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        name = str(folder / SOCKET_NAME)
        # Whoever listens here holds the lock of the history, so what lies there is left over.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    @property
    def trouble(self) -> str:
        """Return why nobody can be heard, nothing where all is well."""
        return "" if self._server.isListening() else self._server.errorString()

    # -- slots

    @Slot()
    def _on_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_ready_read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        file = _file_of(bytes(socket.readLine(_MOST_BYTES).data()))
        socket.write(b"ok\n")
        socket.flush()
        self.raise_requested.emit(file)


def raise_other_window(folder: Path, file: str | None) -> bool:
    """Ask the running program to come to the front, with a file; tell whether it heard.

    One that has just been started listens after its first paint, so it is tried for a moment.
    """
    socket = QLocalSocket()
    for _ in range(_TRIES):
        socket.connectToServer(str(folder / SOCKET_NAME))
        if socket.waitForConnected(_WAIT_MS):
            break
        QThread.msleep(_WAIT_MS)
    else:
        return False
    path = str(Path(file).absolute()) if file else ""
    socket.write(json.dumps({"file": path}).encode() + b"\n")
    socket.flush()
    is_heard = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return is_heard


def _file_of(line: bytes) -> str:
    try:
        asked = json.loads(line)
    except ValueError:
        return ""
    file = asked.get("file") if isinstance(asked, dict) else None
    return file if isinstance(file, str) else ""
