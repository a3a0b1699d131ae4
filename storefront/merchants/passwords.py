"""Passwords are kept as argon2id. One at a time on this machine: each takes 19 MB, and the machine is small."""

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_LOCK = Path(__file__)  # always there, never written


def hashed(password: str) -> str:
    with _one_at_a_time():
        return _hashed(password)


def matches(password: str, kept: str) -> bool:
    """kept "": nobody's password; as slow as any other, so that a stranger learns nothing from the time."""
    try:
        with _one_at_a_time():
            Argon2id.verify_phc_encoded(password.encode(), kept or _nobodys())
    except (InvalidKey, ValueError):
        return False
    return bool(kept)


@cache
def _nobodys() -> str:
    return _hashed("")


def _hashed(password: str) -> str:
    slow = Argon2id(salt=secrets.token_bytes(16), length=32, iterations=2, lanes=1, memory_cost=19_456)
    return slow.derive_phc_encoded(password.encode())


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with _LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
