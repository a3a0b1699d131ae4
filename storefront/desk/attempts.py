"""How often a network may guess at passwords, or open shops."""

from collections.abc import Iterator
from contextlib import contextmanager

from storefront.merchants.records import Member
from storefront.problems import Problem, Refused
from storefront.wire.host import host
from storefront.wire.limits import count, may

_GUESSES_AT_ONE_NAME = 20
_SIGN_UPS = 10


def may_sign_in(name: str) -> bool:
    return may("guess", _guesses()) and may("name", _GUESSES_AT_ONE_NAME, _plain(name))


def count_wrong_sign_in(name: str) -> None:
    count("guess", _guesses())
    count("name", _GUESSES_AT_ONE_NAME, _plain(name))


@contextmanager
def password_asked(member: Member) -> Iterator[None]:
    """Around what asks a signed-in member for the password again: wrong ones are counted. Raises Refused."""
    if not may("password", _GUESSES_AT_ONE_NAME, str(member.id)):
        raise Refused(Problem("password.too_often"))
    try:
        yield
    except Refused as refused:
        if any(problem.key == "password.wrong" for problem in refused.problems):
            count("password", _GUESSES_AT_ONE_NAME, str(member.id))
        raise


def may_open_a_shop() -> bool:
    """Counts this one."""
    return count("signup", _SIGN_UPS)


def _guesses() -> int:
    return host().settings.signin_limit_per_hour


def _plain(name: str) -> str:
    return "".join(name.casefold().split())[:60]
