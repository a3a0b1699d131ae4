"""Reads away what a client still sends: most only listen when they have spoken, and would miss a refusal."""

import socket
import time

from flask import request

MOST_BYTES = 100 * 1024 * 1024
MOST_SECONDS = 20
MOST_SILENCE = 2  # seconds
_AT_ONCE = 64 * 1024


def drain() -> None:
    """The rest of this request's body, as far as there is time for it."""
    body = request.environ["wsgi.input"]
    connection: socket.socket | None = request.environ.get("gunicorn.socket")
    give_up = time.monotonic() + MOST_SECONDS
    left = MOST_BYTES
    try:
        if connection is not None:
            connection.settimeout(MOST_SILENCE)
        while left > 0 and time.monotonic() < give_up:
            read = len(body.read(_AT_ONCE))
            if not read:
                break
            left -= read
    except OSError:
        pass  # silent too long, or gone: the answer is written all the same
    finally:
        if connection is not None:
            connection.settimeout(None)
