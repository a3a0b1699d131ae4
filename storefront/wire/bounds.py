"""What is refused before anybody reads it: a form too long to have been typed, a Host that names no host."""

from flask import Flask, abort, request

MOST_TYPED = 1_000_000  # bytes of a form without files; uploads have the setting MAX_UPLOAD_MB


def set_up(app: Flask) -> None:
    app.before_request(refuse_early)


def refuse_early() -> None:
    if not request.host:  # Werkzeug's answer to a header that names none; links and previews would begin with nothing
        abort(400)
    if request.method not in ("GET", "HEAD") and request.mimetype != "multipart/form-data":
        request.max_content_length = min(MOST_TYPED, request.max_content_length or MOST_TYPED)
