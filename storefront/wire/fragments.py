"""A whole page or only the piece htmx asked for. The one module that knows htmx_flask."""

from flask import Flask, Response
from htmx_flask import Htmx, request


def set_up(app: Flask) -> None:
    Htmx(app)


def wants_fragment() -> bool:
    """htmx asked, itself, for a piece: not a boosted link, not its history after a miss."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def retarget(response: Response, selector: str, swap: str = "") -> Response:
    """Let htmx put this answer elsewhere than the control asked for, and in another way."""
    response.headers["HX-Retarget"] = selector
    if swap:
        response.headers["HX-Reswap"] = swap
    return response


def go_to(path: str) -> Response:
    """Let htmx leave the page, where a redirect would be put into it."""
    response = Response(status=204)
    response.headers["HX-Redirect"] = path
    return response


def from_the_top(response: Response) -> Response:
    """Let the page begin at its top again: what a tap led to stands there."""
    response.headers["HX-Reswap"] = "innerHTML show:window:top"
    return response


def vary_by_htmx(response: Response) -> Response:
    """Mark an answer that differs for htmx, which the library does not do."""
    response.vary.add("HX-Request")
    return response
