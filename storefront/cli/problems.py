"""A person's mistake at the terminal: one clear line on stderr, exit 2; never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from storefront.i18n import words
from storefront.merchants.records import Shop, shop_at
from storefront.problems import Missing, Refused
from storefront.storage.database import database
from storefront.storage.schema import pending


class Mistake(click.ClickException):
    """What a person got wrong, in one line."""

    exit_code = 2


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn refusals into that line."""
    try:
        yield
    except Refused as refusal:
        said = "; ".join(
            f"{p.field}: {words('en').problem(p)}" if p.field else words("en").problem(p) for p in refusal.problems
        )
        raise Mistake(said) from refusal
    except Missing as missing:
        raise Mistake("there is no such thing") from missing


def expect_database() -> None:
    """Commands that work on shops need a database of today's shape."""
    if pending(database.obj):
        raise Mistake("the database is not ready; run `flask --app wsgi init` first")


def shop_named(slug: str) -> Shop:
    shop = shop_at(slug)
    if shop is None:
        raise Mistake(f"there is no shop called {slug}")
    return shop
