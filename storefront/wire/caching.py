"""How answers may be kept by browsers and proxies: headers, tags, 304; and the pages kept here."""

import hashlib
from collections.abc import Callable
from functools import lru_cache, partial

from flask import Flask, Response, current_app, request

from storefront.wire import compression
from storefront.wire.host import host
from storefront.wire.kept_pages import KeptPages

# A lifetime above zero for dictionaries (Chromium) and shared caches (nginx); browsers still ask every time.
PUBLIC = "public, max-age=0, s-maxage=1, stale-while-revalidate=604800, stale-if-error=604800"
PRIVATE = "private, no-cache"
UNKEPT = "private, no-store"
FOREVER = "public, max-age=31536000, immutable"
_QUICKLY = partial(compression.compress, quality=compression.FIRST)
_FOR_ONE = partial(compression.compress, quality=compression.FOR_ONE)

Headers = list[tuple[str, str]]


def set_up(app: Flask) -> None:
    settings = app.extensions["storefront"].settings
    app.extensions["kept_pages"] = KeptPages(settings.page_cache_mb * 1024 * 1024, settings.dictionaries)


def kept_pages() -> KeptPages:
    pages: KeptPages = current_app.extensions["kept_pages"]
    return pages


def public_answer(html: str, status: int = 200) -> Response:
    """A page that is the same for everybody but not worth keeping here, such as a search."""
    return _answer(html, PUBLIC, status)


def private_answer(html: str, status: int = 200) -> Response:
    """A buyer's own page: asked again each time, sent again only when it changed."""
    return _answer(html, PRIVATE if status == 200 else UNKEPT, status, _FOR_ONE)


@lru_cache(maxsize=256)
def _squeezed(body: bytes, encoding: str) -> bytes:
    return compression.compress(body, encoding, compression.KEPT)


def watched_answer(html: str) -> Response:
    """A private page that is looked at again and again until it changes: squeezed hard, once per version."""
    return _answer(html, PRIVATE, 200, _squeezed)


def unkept_answer(html: str, status: int = 200) -> Response:
    return _answer(html, UNKEPT, status)


def members_answer(html: str, status: int = 200) -> Response:
    """A page of the desk: kept nowhere, read by one."""
    return _answer(html, UNKEPT, status, _FOR_ONE)


def _answer(html: str, keeping: str, status: int, squeeze: Callable[[bytes, str], bytes] = _QUICKLY) -> Response:
    body = html.encode()
    etag = compression.tag(hashlib.sha256(body).digest()) if status == 200 and keeping != UNKEPT else ""
    headers = keeping_headers(keeping, etag)
    if etag and _has(etag):
        return _unchanged(headers)
    encoding = compression.choose(request.headers.get("Accept-Encoding", ""))
    return _whole(squeeze(body, encoding), encoding, headers, status)


def keeping_headers(keeping: str, etag: str, by_dictionary: bool = False) -> Headers:
    """What a page and its 304 have in common."""
    # Who saves data gets a page without photos at the same address.
    vary = "Accept-Encoding, Save-Data" if keeping == PUBLIC else "Accept-Encoding"
    headers = [("Cache-Control", keeping), ("Vary", f"{vary}, Available-Dictionary" if by_dictionary else vary)]
    if etag:
        headers.append(("ETag", f'W/"{etag}"'))
    return headers


def _has(etag: str) -> bool:
    return "If-None-Match" in request.headers and request.if_none_match.contains_weak(etag)


def _whole(body: bytes, encoding: str, headers: Headers, status: int = 200) -> Response:
    encoded = [("Content-Encoding", encoding)] if encoding != "identity" else []
    return Response(body, status, [("Content-Type", "text/html; charset=utf-8"), *encoded, *headers])


def _unchanged(headers: Headers) -> Response:
    response = Response(status=304)
    response.headers.clear()
    response.headers.extend(headers)
    return response


def unchanged(etag: str) -> Response | None:
    """The short answer, where this tag is the one the browser asks about; for what no browser keeps by itself."""
    return _unchanged(keeping_headers(UNKEPT, etag)) if _has(etag) else None


def public_origin() -> str:
    """The address buyers see, without a path: the host's own word, else this request's."""
    return host().settings.public_url or f"{request.scheme}://{request.host}"
