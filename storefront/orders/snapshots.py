"""Makes plain values of an order's and a shop's rows. Reads only."""

from storefront.merchants.records import Shop, channels_of
from storefront.merchants.sealing import usable_methods
from storefront.money import Money
from storefront.orders.payment import paid_minor, payment_state
from storefront.orders.quote import in_units
from storefront.orders.records import Order, OrderLine, Payment, lines_of, payments_of
from storefront.orders.totals import coupon_off, line_amount, subtotal_of
from storefront.orders.views import LineView, OrderView, ShopView


def order_view(order: Order, lines: list[OrderLine] | None = None, payments: list[Payment] | None = None) -> OrderView:
    """In two queries, or none when lines and payments are at hand."""
    lines = lines_of(order) if lines is None else lines
    entries = [(one.kind, one.amount_minor) for one in (payments_of(order) if payments is None else payments)]
    currency = order.currency
    subtotal = subtotal_of(lines, currency)
    return OrderView(
        reference=order.reference,
        token=order.token,
        state=order.state,
        reason=order.reason,
        revision=order.revision,
        payment=payment_state(entries, order.total_minor, len(order.claims), order.state, order.review),
        language=order.language,
        cart=order.cart,
        lines=tuple(line_view(line, currency) for line in lines),
        subtotal=subtotal,
        fee=None if order.fee_minor is None else Money(order.fee_minor, currency),
        discount=Money(order.discount_minor, currency),
        total=Money(order.total_minor, currency),
        paid=Money(paid_minor(entries), currency),
        about=order.about,
        delivery=order.delivery,
        area_name=order.area_name,
        wanted_date=order.wanted_date,
        wanted_slot=order.wanted_slot,
        method=order.method,
        pay_when=order.pay_when,
        if_missing=order.if_missing,
        asks=tuple(order.asks),
        claims=len(order.claims),
        hold=order.hold,
        held_until=order.held_until,
        placed_at=order.placed_at,
        ended_at=order.ended_at,
        deposit_percent=order.deposit_percent,
        tail_minor=order.tail_minor,
        coupon=order.coupon,
        coupon_off=coupon_off(order, subtotal) if order.coupon else None,
    )


def line_view(line: OrderLine, currency: str) -> LineView:
    by_piece = line.about_milli is not None
    return LineView(
        line_id=line.id,
        number=line.number,
        title=line.title,
        choice_name=line.choice_name,
        extras=tuple(extra["name"] for extra in line.extras),
        unit=line.unit,
        unit_price=Money(line.unit_price_minor, currency),
        asked_milli=line.asked_milli,
        asked_unit="piece" if by_piece else line.unit,
        given_milli=line.given_milli,
        estimate_milli=None if line.about_milli is None else in_units(line.asked_milli, line.about_milli),
        amount=line_amount(line, currency),
        about=line.about,
        was_added=line.reason == "added",
        instead_of=line.instead_of_id,
    )


def shop_view(shop: Shop, language: str) -> ShopView:
    return ShopView(
        name=shop.text("name", language),
        slug=shop.slug,
        phone=shop.phone,
        currency=shop.currency,
        channels=tuple((row.kind, row.address) for row in channels_of(shop)),
        methods=tuple((row.kind, row.settings) for row in usable_methods(shop)),
        pay_changed_at=shop.pay_changed_at,
    )
