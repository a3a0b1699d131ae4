"""How answers may be kept: by browsers and proxies (headers, tags, 304), and here (finished pages)."""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from flask import Flask, Response, current_app, request

from storefront.wire import compression
from storefront.wire.host import host
from storefront.wire.kept_pages import Kept, KeptPages

# A lifetime above zero for dictionaries (Chromium) and shared caches (nginx); browsers still ask every time.
PUBLIC = "public, max-age=0, s-maxage=1, stale-while-revalidate=604800, stale-if-error=604800"
PRIVATE = "private, no-cache"
UNKEPT = "private, no-store"
_PUBLIC_VARY = "Accept-Encoding, Save-Data"  # who saves data gets a page without photos at the same address
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Drawn:
    """A page as text. fresh_until: when time alone makes it untrue (hours, a notice's end, sold out today)."""

    html: str
    fresh_until: datetime | None = None


def set_up(app: Flask) -> None:
    megabytes = app.extensions["storefront"].settings.page_cache_mb
    app.extensions["kept_pages"] = KeptPages(megabytes * 1024 * 1024)


def kept_answer(key: Hashable, version: int, now: datetime, draw: Callable[[], Drawn]) -> Response:
    """The kept page of this key, drawn anew when its shop has moved on."""
    kept_pages: KeptPages = current_app.extensions["kept_pages"]
    packed = kept_pages.get(key, version, now)
    if packed is None:
        drawn = draw()
        packed = compression.pack(drawn.html.encode())
        kept_pages.put(key, Kept(version, drawn.fresh_until, packed))
    if request.if_none_match.contains_weak(packed.etag):
        return _unchanged(packed.etag, PUBLIC)
    encoding = compression.choose(request.headers.get("Accept-Encoding", ""))
    return _whole(packed.body(encoding), encoding, packed.etag, PUBLIC, 200)


def public_answer(html: str, status: int = 200) -> Response:
    """A page that is the same for everybody but not worth keeping here, such as a search."""
    return _answer(html, PUBLIC, status)


def private_answer(html: str, status: int = 200) -> Response:
    """A buyer's own page: asked again each time, sent again only when it changed."""
    return _answer(html, PRIVATE if status == 200 else UNKEPT, status)


@lru_cache(maxsize=256)
def _squeezed(body: bytes, encoding: str) -> bytes:
    return compression.compress(body, encoding, compression.KEPT)


def watched_answer(html: str) -> Response:
    """A private page that is looked at again and again until it changes: squeezed hard, once per version."""
    return _answer(html, PRIVATE, 200, _squeezed)


def unkept_answer(html: str, status: int = 200) -> Response:
    return _answer(html, UNKEPT, status)


def _squeezed_quickly(body: bytes, encoding: str) -> bytes:
    return compression.compress(body, encoding, compression.FIRST)


def _answer(
    html: str, keeping: str, status: int, squeeze: Callable[[bytes, str], bytes] = _squeezed_quickly
) -> Response:
    body = html.encode()
    etag = hashlib.sha256(body).hexdigest()[:16] if status == 200 and keeping != UNKEPT else ""
    if etag and request.if_none_match.contains_weak(etag):
        return _unchanged(etag, keeping)
    encoding = compression.choose(request.headers.get("Accept-Encoding", ""))
    return _whole(squeeze(body, encoding), encoding, etag, keeping, status)


def _whole(body: bytes, encoding: str, etag: str, keeping: str, status: int) -> Response:
    response = Response(body, status, mimetype="text/html")
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    return _marked(response, etag, keeping)


def _unchanged(etag: str, keeping: str) -> Response:
    response = Response(status=304)
    response.headers.clear()
    return _marked(response, etag, keeping)


def _marked(response: Response, etag: str, keeping: str) -> Response:
    response.headers["Cache-Control"] = keeping
    response.headers["Vary"] = _PUBLIC_VARY if keeping == PUBLIC else "Accept-Encoding"
    if etag:
        response.headers["ETag"] = f'W/"{etag}"'
    return response


def public_origin() -> str:
    """The address buyers see, without a path: the host's own word, else this request's."""
    return host().settings.public_url or f"{request.scheme}://{request.host}"
