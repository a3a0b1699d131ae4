"""The cookie of a signed-in member, as both doors read it."""

from flask import request


def session_cookie() -> str:
    """Browsers take a __Host- cookie only over https and only for the whole host."""
    return "__Host-sid" if request.is_secure else "sid"


def session_token() -> str:
    return request.cookies.get(session_cookie(), "")
