"""Holds the talks that gateways describe: sends their calls, gives them the answers, and lets no provider keep us long.

Few talks are held at a time, fewer still with one provider: one that has died takes a few threads, never all of them.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from urllib.parse import urlsplit

from storefront.outbound import SECONDS, NoAnswer, Outbound
from storefront.pay.gateway import Answer, Call, Talk, Unreachable

MOST_AT_ONCE = 12
MOST_WITH_ONE = 4
_FIRST_TRY = 0.6  # of the time there is, where a second try is possible

T = TypeVar("T")

log = logging.getLogger(__name__)
_outbound = Outbound()
_seconds = SECONDS
_talks: Counter[str] = Counter()  # that are being held, by server
_counting = threading.Lock()


class Busy(Exception):
    """As many talks as there may be are being held."""


def set_up(stand_ins: Mapping[str, str], most_seconds: float = SECONDS) -> None:
    """stand_ins: what answers in a provider's place while somebody tries things out. most_seconds: for one talk."""
    global _outbound, _seconds
    _outbound, _seconds = Outbound(stand_ins, most_seconds), most_seconds


def seconds() -> float:
    """The most that one talk takes."""
    return _seconds


@contextmanager
def line_to(server: str) -> Iterator[None]:
    """One of the few places for talks with this server, without waiting for it. Raises Busy."""
    with _counting:
        if _talks[server] >= MOST_WITH_ONE or _talks.total() >= MOST_AT_ONCE:
            raise Busy(server)
        _talks[server] += 1
    try:
        yield
    finally:
        with _counting:
            _talks.subtract((server,))
            if not _talks[server]:
                del _talks[server]


def hold(talk: Talk[T], hosts: Collection[str]) -> T:
    """What the talk has learned. hosts: the only ones it may call. Raises Unreachable, Declined."""
    deadline = time.monotonic() + _seconds
    try:
        call = next(talk)
        while True:
            try:
                answer = _answer(call, hosts, deadline)
            except Unreachable as silence:
                call = talk.throw(silence)
            else:
                call = talk.send(answer)
    except StopIteration as end:
        learned: T = end.value
        return learned


def may_be_sent_to(link: str, pages: Collection[str]) -> bool:
    """Whether a buyer may be sent there: a page of the provider's own hosts, or of what stands in for it."""
    parts = urlsplit(link)
    if any(f"{parts.scheme}://{parts.netloc}" == origin for origin in _stand_in_origins()):
        return True
    own = any(parts.netloc == page or parts.netloc.endswith(f".{page}") for page in pages)
    return parts.scheme == "https" and own and link.isascii() and link.isprintable()


def played_link(link: str) -> str:
    """Where a page is found while something stands in for its provider: some links are made here, and not there."""
    parts = urlsplit(link)
    origin = _outbound.stand_ins.get(parts.netloc) if parts.scheme == "https" else None
    return link.replace(f"https://{parts.netloc}", origin, 1) if origin else link


def is_played(hosts: Collection[str]) -> bool:
    """Whether something stands in for this provider: then nothing is paid."""
    return any(host in _outbound.stand_ins for host in hosts)


def page_sources(pages: Collection[str]) -> list[str]:
    """The same, as a policy (CSP) names them."""
    return [source for page in pages for source in (f"https://{page}", f"https://*.{page}")] + _stand_in_origins()


def _stand_in_origins() -> list[str]:
    places = [urlsplit(origin) for origin in _outbound.stand_ins.values()]
    return list(dict.fromkeys(f"{place.scheme}://{place.netloc}" for place in places))


def _answer(call: Call, hosts: Collection[str], deadline: float) -> Answer:
    left = deadline - time.monotonic()
    for seconds in (left * _FIRST_TRY, 0) if call.keyed else (left,):
        try:
            return _send(call, hosts, seconds or deadline - time.monotonic())
        except NoAnswer as silence:
            log.info("No answer from %s: %s", urlsplit(call.url).netloc, silence)
    raise Unreachable


def _send(call: Call, hosts: Collection[str], seconds: float) -> Answer:
    if seconds <= 0:
        raise NoAnswer("out of time")
    reply = _outbound.ask(call.method, call.url, call.headers, call.body, hosts, seconds)
    return Answer(reply.status, reply.headers, reply.body)
