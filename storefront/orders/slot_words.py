"""For when an order is, in words. Pure."""

from datetime import date, time, timedelta

from storefront.i18n import Words
from storefront.merchants.slots import Slot


def wanted_text(wanted_date: str, wanted_slot: str, words: Words) -> str:
    """ "Tue 1 Dec, from 08:00", read today or next week; "" for at once."""
    if not wanted_date:
        return ""
    start = time.fromisoformat(wanted_slot) if wanted_slot else None
    return _said(words.day(date.fromisoformat(wanted_date)), start, words)


def slot_text(slot: Slot, today: date, words: Words) -> str:
    """ "tomorrow, from 08:00", on a page that is read at once. today: the shop's."""
    near = {today: words.gettext("today"), today + timedelta(days=1): words.gettext("tomorrow")}
    return _said(near.get(slot.day) or words.day(slot.day), slot.start, words)


def for_when(order_day: str, order_slot: str, words: Words) -> str:
    """The line on the order's page, in the chat and at the desk; "" for at once."""
    when = wanted_text(order_day, order_slot, words)
    return words.gettext("For %(when)s", when=when) if when else ""


def _said(day: str, start: time | None, words: Words) -> str:
    return words.gettext("%(day)s, from %(time)s", day=day, time=words.time(start)) if start is not None else day
