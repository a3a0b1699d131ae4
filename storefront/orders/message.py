"""What an order says in a chat, in the buyer's language. The numbers of the goods let any shop understand it. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storefront.chat.text import MOST_SMS_CHARACTERS, ascii_short, plain
from storefront.i18n import N_, Words
from storefront.orders.slot_words import for_when
from storefront.orders.states import ENDS, REASONS
from storefront.orders.views import LineView, OrderView, ShopView
from storefront.pay import METHODS, Bill

_ISOLATE, _END = "\u2066", "\u2069"  # left to right, whatever stands around
_IF_MISSING = {
    "ask": N_("If something is missing: ask me"),
    "leave_out": N_("If something is missing: leave it out"),
    "similar": N_("If something is missing: something similar"),
}
_REPLIES = {
    "received": N_("We have seen your order %(reference)s and will answer soon."),
    "confirmed": N_("Yes! Your order %(reference)s is confirmed. %(total)s"),
    "made": N_("Here is your order %(reference)s. %(total)s. Tap to see it and to pay:"),
    "changed": N_("We have changed your order %(reference)s: look at it. %(total)s"),
    "given": N_("Your order %(reference)s is weighed. %(total)s"),
    "ready": N_("Your order %(reference)s is ready. You can pick it up."),
    "sent": N_("Your order %(reference)s is on its way."),
    "done": N_("Thank you! Order %(reference)s is done."),
    "refused": N_("We are sorry: we can't do your order %(reference)s."),
    "cancelled": N_("Your order %(reference)s is cancelled."),
    "returned": N_("We have your order %(reference)s back."),
    "paid": N_("We have received your payment for order %(reference)s. Thank you!"),
    "refunded": N_("We have sent back your money for order %(reference)s."),
}


@dataclass(frozen=True)
class Style:
    """How an order is said: names of so many characters, with everything that is known, with the app's bold."""

    name_characters: int = 200
    is_brief: bool = False
    has_bold: bool = False


@dataclass(frozen=True)
class Parts:
    """The lines of a text; of goods and asks, the last may be left out."""

    head: tuple[str, ...]
    goods: tuple[str, ...]
    terms: tuple[str, ...]
    asks: tuple[str, ...]
    tail: tuple[str, ...]


def chat_text(order: OrderView, shop: ShopView, words: Words, link: str) -> str:
    """The whole text; the buyer goes on writing behind its end. link: the order's address."""
    return _text(_parts(order, shop, words, link, Style()), words)


def fitted(
    order: OrderView, shop: ShopView, words: Words, link: str, fits: Callable[[str], bool], *, has_bold: bool = False
) -> str:
    """The longest text that fits: names get shorter first, then lines go, then asks; the link and the total stay."""
    for style in (Style(has_bold=has_bold), Style(40, has_bold=has_bold)):
        parts = _parts(order, shop, words, link, style)
        text = _text(parts, words)
        if fits(text):
            return text
    most = _most(len(parts.goods), lambda count: fits(_text(parts, words, lines=count)))
    if most > 0:
        return _text(parts, words, lines=most)
    brief = _parts(order, shop, words, link, Style(20, is_brief=True, has_bold=has_bold))
    asks = _most(len(brief.asks), lambda count: fits(_text(brief, words, lines=0, asks=count)))
    return _text(brief, words, lines=0, asks=asks)


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """The greatest number up to count that fits, 0 when none does."""
    return max(bisect_left(range(count + 1), True, key=lambda fewer: not fits(fewer)) - 1, 0)


def _parts(order: OrderView, shop: ShopView, words: Words, link: str, style: Style) -> Parts:
    reference = words.gettext("Order %(reference)s", reference=shown_reference(order, words))
    return Parts(
        head=(
            words.gettext("Hello %(shop)s! I would like to order:", shop=_name(shop.name, style)),
            _strong(reference, style),
        ),
        goods=tuple(_line(line, words, style) for line in order.lines if not line.is_left_out),
        terms=tuple(_terms(order, words, style)),
        asks=tuple(_asks(order, shop, words)),
        tail=(link, "", words.gettext("Name and landmark:") + " "),
    )


def _text(parts: Parts, words: Words, lines: int | None = None, asks: int | None = None) -> str:
    goods = parts.goods[:lines]
    missing = len(parts.goods) - len(goods)
    more = [words.ngettext("and %(n)s more", "and %(n)s more", missing)] if missing else []
    return "\n".join([*parts.head, *goods, *more, *parts.terms, *parts.asks[:asks], *parts.tail])


def sms_text(order: OrderView, words: Words, link: str) -> str:
    """Reference, total, link, and the goods where they fit: at most 160 characters of ASCII, one message on the oldest
    phone."""
    total = f"{order.total.currency} {order.total.plain()}"
    if order.about:
        total = words.gettext("about %(total)s", total=total)
    text = ascii_short(f"{words.gettext('Order %(reference)s', reference=order.reference)}, {total}\n{link}")
    head, newline, end = text.rpartition("\n")
    longer = f"{head} {order.cart}{newline}{end}"
    return longer if head and len(longer) + longer.count("~") <= MOST_SMS_CHARACTERS else text


def reply_text(kind: str, order: OrderView, words: Words, link: str) -> str:
    """What the shop answers. kind: the word of an event."""
    reference = shown_reference(order, words)
    sentence = words.gettext(_REPLIES[kind], reference=reference, total=total_text(order, words))
    parts = parts_text(order, words) if kind in ("confirmed", "given") else ""
    reason = REASONS.get(kind, {}).get(order.reason, "") if order.reason != "other" else ""
    return "\n".join(filter(None, (sentence, parts, words.gettext(reason) if reason else "", link)))


def question_text(title: str, number: int, words: Words, link: str) -> str:
    """ "Ask about this". title "": it goes by its number. link: the product's address."""
    if title:
        asked = words.gettext("Hello! Is %(title)s (No %(number)s) available?", title=plain(title), number=number)
    else:
        asked = words.gettext("Hello! Is No %(number)s available?", number=number)
    return f"{asked}\n{link}"


def total_text(order: OrderView, words: Words) -> str:
    total = words.money_plain(order.total)
    if any(line.about for line in order.lines):
        return words.gettext("Total: about %(total)s – final after weighing", total=total)
    if order.about:
        return words.gettext("Total: about %(total)s", total=total)
    return words.gettext("Total: %(total)s", total=total)


def parts_text(order: OrderView, words: Words) -> str:
    """What is asked ahead and what at the door, "" where it is all one."""
    if order.about or not order.due_later.minor or order.state in ENDS:
        return ""
    now, later = words.money_plain(order.due_now), words.money_plain(order.due_later)
    return words.gettext("%(now)s now, %(later)s when you get it", now=now, later=later)


def shown_reference(order: OrderView, words: Words) -> str:
    """Arabic digits around it would turn "4827-193" about."""
    return isolated(order.reference, words)


def isolated(reference: str, words: Words) -> str:
    return f"{_ISOLATE}{reference}{_END}" if words.direction == "rtl" else reference


def shown_quantity(line: LineView, words: Words) -> str:
    """What is given, else what was asked."""
    if line.given_milli is None:
        return words.quantity(line.asked_milli, plain(line.asked_unit))
    return words.quantity(line.given_milli, plain(line.unit))


def _line(line: LineView, words: Words, style: Style) -> str:
    name = _name(words.listed((line.title, line.choice_name)), style)
    extras = "".join(f" + {_name(extra, style)}" for extra in line.extras)
    amount = words.money_plain(line.amount)
    return words.gettext(
        "%(quantity)s × %(title)s (No %(number)s): %(amount)s",
        quantity=shown_quantity(line, words),
        title=name + extras,
        number=line.number,
        amount=words.gettext("about %(total)s", total=amount) if line.about else amount,
    )


def _terms(order: OrderView, words: Words, style: Style) -> Iterator[str]:
    if order.coupon_off is not None:
        off = words.money_plain(order.coupon_off)
        yield words.gettext("Coupon %(code)s: −%(amount)s", code=plain(order.coupon), amount=off)
    if order.discount.minor:
        yield words.gettext("Discount: %(amount)s", amount=words.money_plain(order.discount))
    yield _delivery(order, words, style)
    if when := for_when(order.wanted_date, order.wanted_slot, words):
        yield when
    yield _strong(total_text(order, words), style)
    if parts := parts_text(order, words):
        yield parts
    if order.method in METHODS:
        yield words.gettext("Payment: %(method)s", method=words.gettext(METHODS[order.method].label))
    if not style.is_brief and order.if_missing in _IF_MISSING:
        yield words.gettext(_IF_MISSING[order.if_missing])


def _delivery(order: OrderView, words: Words, style: Style) -> str:
    if order.delivery == "pick_up":
        return words.gettext("I pick it up.")
    if order.delivery == "elsewhere":
        return words.gettext("Delivery: somewhere else, agreed in the chat")
    area = _name(order.area_name, style)
    if order.fee is None or order.fee.minor == 0:
        return words.gettext("Delivery: %(area)s", area=area)
    return words.gettext("Delivery: %(area)s, %(fee)s", area=area, fee=words.money_plain(order.fee))


def _asks(order: OrderView, shop: ShopView, words: Words) -> list[str]:
    """Lines the buyer fills in: the method's, then the shop's and its goods'."""
    asks = [*(words.gettext(ask) for ask in _method_asks(order, shop)), *map(plain, order.asks)]
    return [f"{ask} " if ask.endswith((":", "?", "؟", "：")) else f"{ask}: " for ask in asks if ask]


def _method_asks(order: OrderView, shop: ShopView) -> tuple[str, ...]:
    method = METHODS.get(order.method)
    settings = dict(shop.methods).get(order.method)
    if method is None or (settings is None and any(setting.required for setting in method.settings)):
        return ()
    return method.prompt(Bill(None, shop.currency, order.reference), settings or {}).asks


def _name(text: str, style: Style) -> str:
    name = plain(text)
    return name if len(name) <= style.name_characters else name[: style.name_characters - 1].rstrip() + "…"


def _strong(text: str, style: Style) -> str:
    """Only ever around our own words."""
    return f"*{text}*" if style.has_bold else text
