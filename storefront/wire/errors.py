"""Every refusal is a small page with the right status, in the shop's look and language; nothing becomes a traceback."""

import logging
from dataclasses import dataclass

from flask import Flask, Response, current_app, has_request_context, make_response, request
from werkzeug.exceptions import Conflict, HTTPException, NotFound, ServiceUnavailable

from storefront.i18n import N_, Words, words
from storefront.merchants.records import Shop, shop_at
from storefront.problems import Missing, Refused
from storefront.storage.database import Unavailable
from storefront.wire.caching import unkept_answer
from storefront.wire.draining import drain
from storefront.wire.languages import asked_language, browser_language
from storefront.wire.pages import render

_TEXTS = {
    400: N_("We can't read this."),
    403: N_("This is not allowed from here. Open the page again and try once more."),
    404: N_("There is nothing here."),
    405: N_("This can't be done here."),
    409: N_("Something changed meanwhile. Look again."),
    410: N_("This is no longer here."),
    413: N_("This is too large. Send less at a time."),
    415: N_("This is not a form of ours. Open the page again and try once more."),
    422: N_("Something is missing. Go back and look at what you typed."),
    429: N_("Too many at once. Wait a minute, then try again."),
    500: N_("Something broke on our side. Try again in a minute."),
    503: N_("We are busy. Try again in a minute."),
}
_OTHER = N_("This did not work.")
_LATER = {429: "60", 503: "30"}  # Retry-After, in seconds


@dataclass(frozen=True)
class ErrorPage:
    code: int
    text: str
    shop: str
    accent: str
    home: str


def set_up(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Missing, lambda missing: show_error(NotFound()))
    # Views answer what they can foresee; what is still refused, somebody else changed a moment ago.
    app.register_error_handler(Refused, lambda refused: show_error(Conflict()))
    app.register_error_handler(Unavailable, show_unavailable)
    app.logger.addFilter(name_no_address)


def name_no_address(record: logging.LogRecord) -> bool:
    """Flask writes the path beside a fault, and an order's path is its key: the log gets the rule instead."""
    if has_request_context():
        record.msg = record.getMessage().replace(request.path, str(request.url_rule))
        record.args = ()
    return True


def show_unavailable(fault: Exception) -> Response:
    """Nothing was written. Whoever asks again, a buyer or a provider with a notice, finds everything as it was."""
    current_app.logger.error("The database can't be used: %s", fault)
    return show_error(ServiceUnavailable())


def show_error(error: HTTPException) -> Response:
    """The page of this status. An error that carries its own response (a redirect, a page) is that response."""
    if error.response is not None:
        return make_response(error.response)
    code = error.code or 500
    if code == 413:
        drain()
    shop = _shop_here() if code < 500 else None
    spoken = _words_for(shop)
    text = spoken.gettext(_TEXTS.get(code, _OTHER))
    page = ErrorPage(
        code,
        text,
        shop.text("name", spoken.language) if shop else "",
        shop.accent if shop else "clay",
        f"/{shop.slug}{_carried(shop, spoken)}" if shop else "/",
    )
    response = unkept_answer(render("errors/page.html", spoken, page=page), code)
    if code in _LATER:
        response.headers["Retry-After"] = _LATER[code]
    if code == 405:
        response.headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return response


def _shop_here() -> Shop | None:
    """The shop under whose address the fault happened; a frozen one shows nothing of itself."""
    shop = shop_at(request.path.split("/")[1][:40])
    return None if shop is None or shop.state == "frozen" else shop


def _words_for(shop: Shop | None) -> Words:
    return words(asked_language(shop.languages), shop.country) if shop else words(browser_language())


def _carried(shop: Shop, spoken: Words) -> str:
    return "" if spoken.language == shop.language else f"?lang={spoken.language}"
