"""One program for one library: a second start hands its files to the first and ends."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 1000  # milliseconds for the first program to answer
_MOST = 64 * 1024  # bytes of paths


class SingleInstance(QObject):
    """The first start listens; `asked` brings what a later one was started with."""

    asked = Signal(object)  # list[Path], empty when it was started without files

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        mark = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]
        self.name = f"sla-desktop-{mark}"
        self._server: QLocalServer | None = None
        self._said: dict[QLocalSocket, QByteArray] = {}

    def is_first(self, paths: Sequence[Path]) -> bool:
        """Whether no other program has this library; else that one is handed `paths`."""
        if self._hand_over(paths):
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._connected)
        if not server.listen(self.name):
            QLocalServer.removeServer(self.name)  # left behind by a killed program
            server.listen(self.name)
        self._server = server
        return True

    def close(self) -> None:
        """Listens no more."""
        if self._server is not None:
            self._server.close()

    def _hand_over(self, paths: Sequence[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_WAIT):
            return False
        words = json.dumps([str(path.absolute()) for path in paths])
        socket.write(QByteArray(words.encode()))
        socket.flush()
        socket.waitForBytesWritten(_WAIT)
        socket.disconnectFromServer()
        if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            socket.waitForDisconnected(_WAIT)
        return True

    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._said[socket] = QByteArray()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._heard)
            if socket.bytesAvailable():
                self._take_in(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take_in(socket)

    def _take_in(self, socket: QLocalSocket) -> None:
        said = self._said.get(socket)
        if said is not None:
            said.append(socket.readAll())
            if said.size() > _MOST:
                del self._said[socket]
                socket.abort()

    def _heard(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        self._take_in(socket)
        said = self._said.pop(socket, None)
        socket.deleteLater()
        paths = _paths_in(bytes(said.data())) if said is not None else None
        if paths is not None:
            self.asked.emit(paths)


def _paths_in(data: bytes) -> list[Path] | None:
    """The paths in a message; None where it is not one of ours."""
    try:
        words = json.loads(data)
    except ValueError:
        return None
    if not isinstance(words, list):
        return None
    items = cast("list[object]", words)
    return [Path(item) for item in items if isinstance(item, str)]
