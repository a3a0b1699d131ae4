"""What the address of a request says after its question mark."""

from flask import request


def argument(name: str) -> str:
    """The first value of this name, "" without one; quick where there is none at all, as in most requests."""
    return request.args.get(name, "") if request.query_string else ""
