"""Runs a gateway's talk against a stand-in over real HTTP, and keeps what was sent."""

from typing import TypeVar

from storefront.outbound import NoAnswer, Outbound
from storefront.pay.gateway import Answer, Call, Gateway, Talk, Unreachable
from storefront.pay.settings import Settings

T = TypeVar("T")


class Line:
    """calls: what was sent through it, in order. answers: what came back."""

    def __init__(self, gateway: Gateway, settings: Settings, origin: str, seconds: float = 10) -> None:
        self._hosts = gateway.hosts(settings)
        self._outbound = Outbound(dict.fromkeys(self._hosts, origin), seconds)
        self.calls: list[Call] = []
        self.answers: list[Answer] = []

    def run(self, talk: Talk[T]) -> T:
        try:
            call = next(talk)
            while True:
                try:
                    answer = self.ask(call)
                except NoAnswer:
                    call = talk.throw(Unreachable())
                else:
                    call = talk.send(answer)
        except StopIteration as end:
            return end.value

    def ask(self, call: Call) -> Answer:
        self.calls.append(call)
        reply = self._outbound.ask(call.method, call.url, call.headers, call.body, self._hosts)
        self.answers.append(Answer(reply.status, reply.headers, reply.body))
        return self.answers[-1]


def told(talk: Talk[T], *answers: Answer) -> T:
    """What a talk makes of these answers."""
    try:
        next(talk)
        for answer in answers:
            talk.send(answer)
    except StopIteration as end:
        return end.value
    raise AssertionError("the talk wants more answers")
