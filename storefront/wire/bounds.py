"""What is refused before anybody reads it: a form too long to have been typed, a Host that names no host."""

from flask import Flask, abort, request

MOST_TYPED = 1_000_000  # bytes of a form without files; uploads have the setting MAX_UPLOAD_MB


def set_up(app: Flask) -> None:
    app.before_request(refuse_what_is_no_host)
    app.before_request(bound_what_is_typed)


def refuse_what_is_no_host() -> None:
    """Werkzeug leaves the host empty where the header can't be one; links and previews would begin with nothing."""
    if not request.host:
        abort(400)


def bound_what_is_typed() -> None:
    if request.method not in ("GET", "HEAD") and request.mimetype != "multipart/form-data":
        request.max_content_length = min(MOST_TYPED, request.max_content_length or MOST_TYPED)
