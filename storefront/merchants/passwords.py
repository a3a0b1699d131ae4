"""Passwords are kept as argon2id. One at a time on this machine: each takes 19 MB, and the machine is small."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_LOCK = Path(__file__)  # always there, never written


def hashed(password: str) -> str:
    with _one_at_a_time():
        return _HASHER.hash(password)


def matches(password: str, kept: str) -> bool:
    """kept "": nobody's password; as slow as any other, so that a stranger learns nothing from the time."""
    try:
        with _one_at_a_time():
            return _HASHER.verify(kept or _nobodys(), password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with _LOCK.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
