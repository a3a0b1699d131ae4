"""Servers that members are told through, played from their documentation on this machine."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, Any]]


@dataclass
class Telegram:
    """core.telegram.org/bots/api: a bot, who has written to it, and what it has written."""

    token: str = "4827193:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    updates: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    blocked: bool = False
    retry_after: int = 0
    chat: int = 27_182_818

    def start(self, code: str, chat: int | None = None) -> None:
        """Somebody follows t.me/<bot>?start=<code> and taps Start."""
        chat = chat or self.chat
        message = {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": f"/start {code}"}
        self.updates.append({"update_id": len(self.updates) + 1, "message": message})

    def answer(self, path: str, headers: Any, body: bytes) -> Answer:
        _, bot, method = path.split("/")
        if bot != f"bot{self.token}":
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        if self.retry_after:
            return 429, {"ok": False, "error_code": 429, "parameters": {"retry_after": self.retry_after}}
        if method == "getMe":
            return 200, {"ok": True, "result": {"id": 4827193, "is_bot": True, "username": "amina_orders_bot"}}
        if method == "getUpdates":
            return 200, {"ok": True, "result": self.updates}
        said = json.loads(body)
        if method != "sendMessage" or said["chat_id"] not in {one["message"]["chat"]["id"] for one in self.updates}:
            return 400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
        if self.blocked:
            return 403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
        self.sent.append(said)
        return 200, {"ok": True, "result": {"message_id": len(self.sent)}}


@dataclass
class Ntfy:
    """docs.ntfy.sh/publish, "Publish as JSON"."""

    token: str = ""
    status: int = 200
    sent: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, path: str, headers: Any, body: bytes) -> Answer:
        if self.token and headers["Authorization"] != f"Bearer {self.token}":
            return 403, {"code": 40301, "http": 403, "error": "forbidden"}
        if self.status != 200 or path != "/":
            return self.status if self.status != 200 else 404, {"error": "no"}
        self.sent.append(json.loads(body))
        return 200, {"id": "sPs71M8A2T", "event": "message"}


@contextmanager
def played(player: Any) -> Iterator[str]:
    """Its origin, while it plays."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, answer = player.answer(self.path, self.headers, body)
            said = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in getattr(player, "headers", {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
