"""What is refused before any view sees it: too long a form, one nobody can read, a Host that names no host.

Taken for an empty form, what can't be read could blank what a merchant has written.
"""

from typing import IO

from flask import Flask, abort, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.formparser import FormDataParser

from storefront.wire.draining import drain

MOST_TYPED = 1_000_000  # bytes of a form without files; uploads have the setting MAX_UPLOAD_MB
_WITH_FILES = "multipart/form-data"
_FORMS = ("application/x-www-form-urlencoded", _WITH_FILES)
_PROVIDERS = "/hooks/"  # notices come in every type; their adapters read them

Read = tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]


def set_up(app: Flask) -> None:
    app.request_class = type("Request", (app.request_class,), {"form_data_parser_class": WholeForms})
    app.before_request(refuse_early)


def refuse_early() -> None:
    if not request.host:  # Werkzeug's answer to a header that names none; links and previews would begin with nothing
        abort(400)
    if request.method in ("GET", "HEAD") or request.routing_exception is not None:
        return
    if request.mimetype != _WITH_FILES:
        request.max_content_length = min(MOST_TYPED, request.max_content_length or MOST_TYPED)
    if not request.path.startswith(_PROVIDERS):
        _expect_a_form()


def _expect_a_form() -> None:
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if has_body and request.mimetype not in _FORMS:
        drain()
        abort(415)
    _ = request.form  # read here, so that one that can't be read reaches no view


class WholeForms(FormDataParser):
    """Where Werkzeug takes a form that breaks off, or is no text, for an empty one, this one refuses."""

    def parse(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str] | None = None
    ) -> Read:
        self.silent = False
        try:
            return super().parse(stream, mimetype, content_length, options)
        except ValueError:
            drain()
            abort(400)
