"""A kept page on its way out: whole, as what is new in it, or not at all; to Flask or past it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from flask import Flask, Response, request
from werkzeug.http import parse_etags

from storefront import clock
from storefront.merchants.records import version_at
from storefront.numbers.tally import Tally
from storefront.wire import compression
from storefront.wire.caching import PUBLIC, Headers, keeping_headers, kept_pages
from storefront.wire.compression import Packed
from storefront.wire.dictionaries import read_hash
from storefront.wire.kept_pages import Drawn, KeptPages, Place
from storefront.wire.people import count_seen, is_person
from storefront.wire.security import PublicHeaders, public_headers

Environ = dict[str, Any]


class Form(NamedTuple):
    """What travels of a page."""

    status: str
    headers: Headers
    body: bytes


def kept_answer(place: Place, version: int, draw: Callable[[], Drawn]) -> Response:
    """The kept page, drawn anew when its shop has moved on. Next time its address needs no Flask."""
    pages, now = kept_pages(), clock.now()
    form = _form(pages, place, pages.get_or_draw(place, version, now, draw), now, request.environ, public_headers())
    pages.learn(_address(request.environ), place)
    count_seen(place.shop, "view", place.path)
    response = Response(form.body, form.status)
    response.headers.clear()
    response.headers.extend(form.headers)
    return response


class Shortcut:
    """Answers where Flask has answered with a kept page before, which costs a third; the rest goes on to Flask."""

    def __init__(self, app: Flask) -> None:
        self._next = app.wsgi_app
        self._pages: KeptPages = app.extensions["kept_pages"]
        self._tally: Tally = app.extensions["tally"]
        self._headers: PublicHeaders = app.extensions["public_headers"]

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        place = self._pages.place_of(_address(environ)) if environ["REQUEST_METHOD"] == "GET" else None
        found = _version_of(place) if place else None
        if place and found and found[0] == place.shop:
            now = clock.now()
            packed = self._pages.get(place, found[1], now)
            if packed is not None:
                form = _form(self._pages, place, packed, now, environ, self._headers)
                if is_person(environ, place.path):
                    self._tally.count(place.shop, "view", now.timestamp())
                start_response(form.status, form.headers)
                return (form.body,)
        return self._next(environ, start_response)


def _version_of(place: Place) -> tuple[int, int] | None:
    try:
        return version_at(place.slug)
    except Exception:  # noqa: BLE001 - Flask will meet the same fault and shows it as a page
        return None


def _address(environ: Environ) -> tuple[str, ...]:
    """All of a request that may decide which page it is for."""
    return (
        environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST", ""),
        environ["PATH_INFO"],
        environ["QUERY_STRING"],
        environ.get("HTTP_SAVE_DATA", ""),
    )


def _form(
    pages: KeptPages, place: Place, packed: Packed, now: datetime, environ: Environ, always: PublicHeaders
) -> Form:
    headers = keeping_headers(PUBLIC, packed.etag, by_dictionary=pages.dictionaries is not None)
    if "HTTP_IF_NONE_MATCH" in environ and parse_etags(environ["HTTP_IF_NONE_MATCH"]).contains_weak(packed.etag):
        return Form("304 NOT MODIFIED", headers, b"")
    if pages.dictionaries and place.lends:
        headers.append(("Use-As-Dictionary", f'match="/{place.slug}*"'))
    encoding, body = _smallest(pages, packed, now, environ)
    if encoding != "identity":
        headers.append(("Content-Encoding", encoding))
    own = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    return Form("200 OK", [*own, *headers, *always[place.script_apart]], body)


def _smallest(pages: KeptPages, packed: Packed, now: datetime, environ: Environ) -> tuple[str, bytes]:
    """The encoding this client reads best, and the body in it."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    offered = environ.get("HTTP_AVAILABLE_DICTIONARY", "")
    if pages.dictionaries and offered and compression.reads_deltas(accepted):
        delta = pages.dictionaries.delta(read_hash(offered), packed, now)
        if delta is not None:
            return "dcz", delta
    encoding = compression.choose(accepted)
    return encoding, packed.body(encoding)
