"""Every refusal is a small page with the right status; nothing a client sends becomes a traceback."""

from flask import Flask, Response, make_response
from werkzeug.exceptions import HTTPException, NotFound

from storefront.i18n import words
from storefront.problems import Missing
from storefront.wire.pages import render


def set_up(app: Flask) -> None:
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(Missing, lambda missing: show_error(NotFound()))


def show_error(error: HTTPException) -> Response:
    """The page of this status. An error that carries its own response (a redirect) is that response."""
    if error.response is not None:
        return make_response(error.response)
    code = error.code or 500
    response = make_response(render("errors/page.html", words("en"), code=code), code)
    response.headers["Cache-Control"] = "no-store"
    if code in (429, 503):
        response.headers["Retry-After"] = "60"
    return response
