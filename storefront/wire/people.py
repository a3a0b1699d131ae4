"""Whether somebody looks at a page, or only a program: link previews, crawlers, browsers that fetch ahead; or a member.

Nothing is kept of whoever asks: a page counts once for each time it is opened.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import current_app, request

from storefront import clock
from storefront.numbers.tally import Tally

# Phones called CUBOT are no robots.
_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|externalhit|externalagent|facebookcatalog|^whatsapp|archiver|headless|lighthouse"
    r"|curl|wget|python|okhttp|java/|go-http|node-fetch|axios|libwww|httpclient|monitor|uptime|scan|feed",
    re.IGNORECASE,
)
_AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ", "HTTP_X_PURPOSE")
_FRONT = "?"


def is_person(environ: Mapping[str, Any], path: str) -> bool:
    """path: of the page within its shop, as kept pages name it."""
    opened = environ.get("HTTP_SEC_FETCH_DEST", "document")
    if opened != "document" and not (opened == "empty" and path.startswith(_FRONT)):
        return False  # the shop's worker asks for goods ahead; what it asks for at the front somebody has opened
    if any(name in environ for name in _AHEAD) or "sid=" in environ.get("HTTP_COOKIE", ""):
        return False
    return not _is_robot(environ.get("HTTP_USER_AGENT", ""))


def count_seen(shop: int, kind: str, path: str) -> None:
    """Of this request."""
    if request.method == "GET" and is_person(request.environ, path):
        tally: Tally = current_app.extensions["tally"]
        tally.count(shop, kind, clock.now().timestamp())


@lru_cache(maxsize=1024)
def _is_robot(agent: str) -> bool:
    return not agent or _ROBOT.search(agent[:300]) is not None
