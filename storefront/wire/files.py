"""A file on its way out: whole, a part of it, or not again."""

import re
from io import BytesIO
from pathlib import Path

from flask import Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from storefront.wire.assets import Asset
from storefront.wire.caching import FOREVER
from storefront.wire.compression import choose

_NEEDLESS = {"Content-Disposition", "Last-Modified", "Date"}  # there is a tag; the server writes the date
_RANGE = re.compile(r"bytes=(?:(\d{1,15})-(\d{1,15})?|-\d{1,15})", re.ASCII)


def asset_answer(asset: Asset, keeping: str = FOREVER) -> Response:
    """A sheet or script as small as this browser can read it; each form has its own tag, so that parts fit together."""
    if not asset.is_text:
        return file_answer(asset.body, asset.kind, asset.tag, keeping)
    encoding = choose(request.headers.get("Accept-Encoding", ""))
    if encoding == "identity":
        response = file_answer(asset.body, asset.kind, asset.tag, keeping)
    else:
        response = file_answer(asset.packed.body(encoding), asset.kind, f"{asset.tag}-{encoding}", keeping)
        if response.status_code in (200, 206):
            response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    return response


def file_answer(file: Path | bytes, kind: str, etag: str, keeping: str = FOREVER) -> Response:
    """etag: unquoted, strong. A 304 says no more than it must."""
    if not _is_one_range(request.headers.get("Range", "")):
        request.environ.pop("HTTP_RANGE", None)
    try:
        response = send_file(BytesIO(file) if isinstance(file, bytes) else file, kind, conditional=True, etag=etag)
    except RequestedRangeNotSatisfiable as error:
        response = Response(status=416, headers={"Content-Range": f"bytes */{error.length}"}, mimetype="text/plain")
    if response.status_code in (200, 206):
        response.headers["Content-Type"] = kind
    response.headers["Cache-Control"] = keeping if response.status_code != 416 else "no-store"
    for name in _NEEDLESS | {"Accept-Ranges"} if response.status_code == 304 else _NEEDLESS:
        response.headers.pop(name, None)
    return response


def _is_one_range(text: str) -> bool:
    """What can't be read, and several ranges at once, get the whole file, as RFC 9110 allows."""
    found = _RANGE.fullmatch(text)
    return found is not None and (not found[2] or int(found[1]) <= int(found[2]))
