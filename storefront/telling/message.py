"""What a member is told, in their own language: how many, how much, which shop. Nothing of a buyer."""

from collections.abc import Sequence
from datetime import datetime

from storefront.i18n import Words
from storefront.merchants.records import Shop
from storefront.telling.rules import News, Summary, summed_up
from storefront.telling.way import Message

_DESK = "/desk"


def message_of(shop: Shop, news: Sequence[News], words: Words, origin: str, bell: int, now: datetime) -> Message:
    lines = [_line(one, words) for one in summed_up(news)]
    return _message(shop, "\n".join(lines), words, origin, f"{bell}-{news[-1].event}", now)


def test_message(shop: Shop, words: Words, origin: str, bell: int, now: datetime) -> Message:
    body = words.gettext("This is a test. New orders are told like this.")
    return _message(shop, body, words, origin, _test_key(bell, now), now)


def first_message(shop: Shop, words: Words, origin: str, bell: int, code: str, now: datetime) -> Message:
    """To an address that nobody has said yes for: whoever reads it can, by its link."""
    body = words.gettext("Open this link, and new orders are told here. Without it nothing more will come.")
    return _message(shop, body, words, origin, _test_key(bell, now), now, f"/settings/bells/{bell}/answer/{code}")


def _test_key(bell: int, now: datetime) -> str:
    return f"{bell}-test-{int(now.timestamp())}"


def _message(shop: Shop, body: str, words: Words, origin: str, key: str, now: datetime, place: str = "") -> Message:
    link = f"{origin}{_DESK}{place}" if origin else ""
    return Message(shop.text("name", words.language), body, link, words.language, key, now)


def _line(one: Summary, words: Words) -> str:
    amount = words.amount(one.minor, one.currency)
    if one.what == "placed":
        return words.ngettext("%(n)s new order, %(amount)s", "%(n)s new orders, %(amount)s", one.count, amount=amount)
    if one.what == "settled":
        return words.ngettext(
            "%(n)s payment came, %(amount)s", "%(n)s payments came, %(amount)s", one.count, amount=amount
        )
    if one.what == "claimed":
        return words.ngettext("%(n)s buyer says: paid", "%(n)s buyers say: paid", one.count)
    return words.ngettext("%(n)s payment to look at", "%(n)s payments to look at", one.count)
