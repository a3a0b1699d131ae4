"""What every page of a shop shows around its own matter: the sign above the door and the small print below."""

from dataclasses import dataclass
from datetime import datetime

from storefront.catalogue.records import prices_changed_at
from storefront.chat.phone import spoken
from storefront.i18n import Words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.hours import Hours, closed_through, next_change, next_midnight, next_opening, today
from storefront.merchants.ordering import is_paused, refuses_now, timing_of
from storefront.merchants.records import Shop
from storefront.shop.visit import Visit
from storefront.wire.host import host


@dataclass(frozen=True)
class Tongue:
    code: str
    name: str
    direction: str
    href: str  # "" when the page is already in it


@dataclass(frozen=True)
class Front:
    """The texts are finished; "" means there is nothing to say."""

    name: str
    tagline: str
    accent: str
    home: str
    tongues: tuple[Tongue, ...]
    hours: str
    prices_of: str
    notice: str
    pause: str
    phone: str
    phone_link: str
    since: str
    return_rule: str
    address: str
    host_name: str
    report: str
    is_new: bool


def front_of(visit: Visit, place: str = "") -> Front:
    """place: where in the shop the page is, so that the other languages lead to the same."""
    shop, words = visit.shop, visit.words
    changed = prices_changed_at(shop)
    return Front(
        name=shop.text("name", words.language),
        tagline=shop.text("tagline", words.language),
        accent=shop.accent,
        home=visit.trail.to(),
        tongues=_tongues(visit, place),
        hours=_hours(shop, words, visit.now),
        prices_of=words.gettext("prices of %(moment)s", moment=words.moment(changed, shop.time_zone))
        if changed
        else "",
        notice=shop.text("notice", words.language) if has_notice(shop, visit.now) else "",
        pause=_pause(visit),
        phone=spoken(shop.phone),
        phone_link=f"tel:{shop.phone}",
        since=words.gettext("Open since %(day)s", day=words.date(shop.opened_at, shop.time_zone)),
        return_rule=shop.text("return_rule", words.language),
        address=shop.text("address", words.language),
        host_name=host().settings.host_name,
        report=visit.trail.without_cart().report,
        is_new=shop.state != "approved",
    )


def takes_orders(shop: Shop, now: datetime) -> bool:
    return shop.mode == "order" and not is_paused(shop, now) and not refuses_now(shop, now)


def has_notice(shop: Shop, now: datetime) -> bool:
    return bool(shop.notice) and (shop.notice_until is None or now < shop.notice_until)


def front_changes_at(shop: Shop, now: datetime) -> datetime:
    """Until when the front says the truth: the shop's midnight at the latest, for "today"."""
    turns = timing_of(shop).when_closed == "refuse"
    doors = next_change(Hours.from_json(shop.hours), now, shop.time_zone) if turns else None
    ends = (next_midnight(now, shop.time_zone), shop.notice_until, shop.paused_until, doors)
    return min(moment for moment in ends if moment is not None and moment > now)


def _tongues(visit: Visit, place: str) -> tuple[Tongue, ...]:
    spoken_here = [code for code in visit.shop.languages if code in LANGUAGES]
    if len(spoken_here) < 2:
        return ()
    tongues = []
    for code in spoken_here:
        lang = "" if code == spoken_here[0] else code
        href = "" if code == visit.words.language else visit.trail.in_language(lang).to(place)
        tongues.append(Tongue(code, LANGUAGES[code].name, LANGUAGES[code].direction, href))
    return tuple(tongues)


def _hours(shop: Shop, words: Words, now: datetime) -> str:
    hours = Hours.from_json(shop.hours)
    ranges = today(hours, now, shop.time_zone)
    if ranges is None:
        return ""
    if back := closed_through(hours, now, shop.time_zone):
        return words.gettext("Closed until %(day)s", day=words.day(back))
    if not ranges:
        return words.gettext("Closed today")
    spans = [words.hours_range(span.opening, span.closing) for span in ranges]
    return words.gettext("Today %(hours)s", hours=words.listed(spans))


def _pause(visit: Visit) -> str:
    if not is_paused(visit.shop, visit.now):
        return _closed(visit) if refuses_now(visit.shop, visit.now) else ""
    message = visit.shop.text("pause_message", visit.words.language)
    return message or visit.words.gettext("We take no orders just now.")


def _closed(visit: Visit) -> str:
    """Of a shop that takes no orders while it is closed. Absolute, since copies are read hours later."""
    shop, words = visit.shop, visit.words
    opens = next_opening(Hours.from_json(shop.hours), visit.now, shop.time_zone)
    if opens is None:
        return words.gettext("We take no orders just now.")
    when = words.listed((words.day(opens, shop.time_zone), words.time(opens, shop.time_zone)))
    return words.gettext("We take orders again from %(when)s.", when=when)
