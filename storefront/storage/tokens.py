"""Random names that nobody guesses: 128 bits in 26 characters [a-z2-7]."""

import base64
import hashlib
import re
import secrets

_SHAPE = re.compile(r"[a-z2-7]{26}")


def new_token() -> str:
    return base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower()


def is_token(text: str) -> bool:
    return _SHAPE.fullmatch(text) is not None


def fingerprint(token: str) -> str:
    """What is stored of a secret token: whoever reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
