"""What all stand-ins share: an application, its sessions, and the ways a test can make its provider behave."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from storefront.demo.stand_ins.notices import Notices
from storefront.demo.stand_ins.page import closed_page, hosted_page
from storefront.demo.stand_ins.trouble import Trouble

Session = dict[str, Any]  # as the provider itself shows it


class Refusal(Exception):
    """The provider says no, in its own words."""

    def __init__(self, status: int, body: object) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


class StandIn(ABC):
    """One provider. A subclass adds its API's routes and says how its sessions are shown, paid and left.

    host: whose place it takes. clock: seconds since 1970. requests: what was asked of the API, in order.
    """

    name: str
    host: str
    pages: tuple[str, ...] = ("/play/",)  # where buyers are, and not shops
    back_status = 303

    def __init__(self, notices_to: str = "", clock: Callable[[], float] = time.time) -> None:
        self.app = Flask(f"{__name__}.{self.name}")
        self.origin = ""
        self.clock = clock
        self.notices = Notices(notices_to)
        self.trouble = Trouble()
        self.sessions: dict[str, Session] = {}
        self.returns: dict[str, str] = {}  # session → where its buyer goes back to
        self.requests: list[tuple[str, str]] = []
        self.app.before_request(self._note_or_trouble)
        self.app.register_error_handler(Refusal, _say_no)
        self.app.add_url_rule("/play/<ref>", "play", self._show)
        self.app.add_url_rule("/play/<ref>", "played", self._play, methods=["POST"])

    def now(self) -> int:
        return int(self.clock())

    def link(self, ref: str) -> str:
        return f"{self.origin}/play/{ref}"

    def back(self, ref: str) -> str:
        """Where the buyer goes from its page, with whatever the provider writes into the address."""
        return self.returns[ref]

    @abstractmethod
    def price(self, ref: str) -> str:
        """The amount as its page shows it."""

    def title(self, ref: str) -> str:
        """What is paid for, as its page shows it."""
        return ref

    @abstractmethod
    def is_open(self, ref: str) -> bool:
        """Whether its page still takes a payment."""

    @abstractmethod
    def pay(self, ref: str) -> None:
        """The buyer pays: the session changes and a notice goes out."""

    @abstractmethod
    def fail(self, ref: str) -> None:
        """The buyer tries to pay in vain."""

    def cancel(self, ref: str) -> None:  # noqa: B027
        """The buyer thinks better of it: nobody is told."""

    def _show(self, ref: str) -> str:
        if ref not in self.sessions:
            abort(404)
        if not self.is_open(ref):
            return closed_page(self.name, "This was paid, or its time is over.")
        return hosted_page(self.name, self.price(ref), self.title(ref))

    def _play(self, ref: str) -> BaseResponse | str:
        if ref not in self.sessions:
            abort(404)
        action = request.form.get("do")
        if action != "cancel" and not self.is_open(ref):
            return closed_page(self.name, "This was paid, or its time is over.")
        if action == "pay":
            self.pay(ref)
        elif action == "cancel" and self.is_open(ref):
            self.cancel(ref)
        elif action == "fail":
            self.fail(ref)
            return redirect(self.link(ref), 303)
        return redirect(self.back(ref), self.back_status)

    def _note_or_trouble(self) -> Response | None:
        if request.path.startswith(self.pages):
            return None
        self.requests.append((request.method, request.full_path.rstrip("?")))
        return self.trouble.answer()


def _say_no(refusal: Refusal) -> tuple[Response, int]:
    return jsonify(refusal.body), refusal.status
