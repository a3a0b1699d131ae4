"""A word with the service that runs on this machine."""

import socket
from http.client import HTTPConnection, HTTPException

from storefront.config import Settings

_PATIENCE_S = 2


class _SocketConnection(HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_PATIENCE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(_PATIENCE_S)
        self.sock.connect(self._path)


def ask_service(settings: Settings, header: str) -> str | None:
    """What /health says in this header; None when nobody answers."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().getheader(header)
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def _connection(settings: Settings) -> HTTPConnection:
    if settings.bind.startswith("unix:"):
        return _SocketConnection(settings.bind.removeprefix("unix:"))
    return HTTPConnection(settings.bind, settings.port, timeout=_PATIENCE_S)
