"""What a cart costs, what of it can be had, and the text that pins it down. No database."""

from dataclasses import replace
from datetime import date, time

import pytest

from storefront.merchants.slots import Slot
from storefront.money import Money
from storefront.orders.cart import Item, read_cart
from storefront.orders.offers import Delivery, Offer, TakenExtra
from storefront.orders.quote import goods_total, price_cart, prices_in, quote_text, slot_in, sum_up
from storefront.orders.review import Terms, Wish, make_review
from storefront.problems import Problem

NOTHING_OFF = Money(0, "MAD")
PICK_UP = Delivery("pick_up", Money(0, "MAD"))
ELSEWHERE = Delivery("elsewhere", None)


def dirhams(amount: int) -> Money:
    return Money(amount * 100, "MAD")


GUELIZ = Delivery("area", dirhams(20), 3, "Guéliz", free_above=dirhams(300), minimum=dirhams(100))


def offer(name: str, price: int = 20, **fields: object) -> Offer:
    (item,) = read_cart(f"{name}x1")[0].items
    product = Offer(item, "Lemons", "", (), "piece", dirhams(price), 1000, None, None, None, "", item.number)
    return replace(product, **fields)


def priced(cart: str, *offers: Offer):
    return price_cart(read_cart(cart)[0], {one.item.name: one for one in offers}, "MAD")


@pytest.mark.parametrize(
    ("cart", "fields", "amount", "about"),
    [
        ("1x3", {}, 6000, False),
        ("1x250m", {"unit": "kg", "step_milli": 50}, 500, False),
        ("1x333m", {"unit": "kg", "step_milli": 1, "unit_price": Money(1000, "MAD")}, 333, False),
        ("1x3", {"unit": "kg", "about_milli": 600}, 3600, True),
        ("1x1", {"unit": "kg", "about_milli": 333, "unit_price": Money(50, "MAD")}, 17, True),
        ("1x1", {"extras": (TakenExtra(4, "ice", dirhams(1)),), "unit_price": dirhams(21)}, 2100, False),
    ],
)
def test_an_amount_is_price_times_quantity(cart: str, fields: dict[str, object], amount: int, about: bool) -> None:
    (line,) = priced(cart, offer("1", **fields))
    assert (line.amount.minor, line.about, line.problem) == (amount, about, None)


@pytest.mark.parametrize(
    ("cart", "fields", "had", "key"),
    [
        ("1x5", {"stock_milli": 3000}, 3000, "line.short"),
        ("1x5", {"stock_milli": 0}, 0, "line.sold_out"),
        ("1x5", {"stock_milli": 900}, 0, "line.sold_out"),
        ("1x5", {"stock_milli": 5000}, 5000, None),
        ("1x5", {"max_milli": 4000}, 4000, "quantity.max"),
        ("1x5", {"max_milli": 4000, "stock_milli": 2000}, 2000, "line.short"),
        ("1x100m", {}, 1000, "quantity.step"),
        ("1x1900m", {}, 1000, "quantity.step"),
        ("1x600m", {"step_milli": 250, "unit": "kg"}, 500, "quantity.step"),
        ("1x600m", {"step_milli": 250, "unit": "kg", "stock_milli": 300}, 250, "line.short"),
        ("1x5", {"closed": "line.ask"}, 0, "line.ask"),
    ],
)
def test_what_cannot_be_had_is_cut_to_what_can(cart: str, fields: dict[str, object], had: int, key: str | None) -> None:
    (line,) = priced(cart, offer("1", **fields))
    assert (line.asked_milli, line.problem.key if line.problem else None) == (had, key)


def test_lines_with_other_extras_share_one_shelf() -> None:
    lines = priced("1x2.1~4x2", offer("1", stock_milli=3000), offer("1~4", stock_milli=3000))
    assert [line.asked_milli for line in lines] == [2000, 1000]


def test_what_the_shop_never_had_is_gone() -> None:
    (line,) = priced("77x1")
    assert (line.asked_milli, line.problem.key) == (0, "line.gone")


@pytest.mark.parametrize(
    ("delivery", "cart", "fee", "total", "about"),
    [
        (PICK_UP, "1x5", 0, 100, False),
        (GUELIZ, "1x5", 20, 120, False),
        (GUELIZ, "1x15", 0, 300, False),
        (ELSEWHERE, "1x5", None, 100, True),
    ],
)
def test_the_fee_follows_the_area_and_the_subtotal(
    delivery: Delivery, cart: str, fee: int | None, total: int, about: bool
) -> None:
    lines = priced(cart, offer("1"))
    quoted = sum_up(lines, goods_total(lines, "MAD"), delivery, NOTHING_OFF)
    assert quoted.fee == (None if fee is None else dirhams(fee))
    assert (quoted.total, quoted.about) == (dirhams(total), about)


def test_the_quote_names_lines_prices_currency_and_every_area() -> None:
    lines = priced("1x250m.12-3x2", offer("1", unit="kg", step_milli=50), offer("12-3", 5, about_milli=600))
    text = quote_text(lines, (PICK_UP, GUELIZ, ELSEWHERE), NOTHING_OFF)
    assert text == "1x250m@20.00 12-3x2@5.00~600m;MAD;-0.00;pick_up,area3=20.00>300.00<100.00,elsewhere"
    assert prices_in(text) == {"1": "20.00", "12-3": "5.00"}


@pytest.mark.parametrize(
    "changed",
    [
        replace(GUELIZ, fee=dirhams(21)),
        replace(GUELIZ, free_above=None),
        replace(GUELIZ, minimum=dirhams(101)),
        replace(GUELIZ, area_id=4),
        replace(GUELIZ, slot=Slot(date(2026, 12, 1))),
    ],
)
def test_any_term_of_any_area_changes_the_quote(changed: Delivery) -> None:
    lines = priced("1x1", offer("1"))
    assert quote_text(lines, (PICK_UP, GUELIZ), NOTHING_OFF) != quote_text(lines, (PICK_UP, changed), NOTHING_OFF)


def test_for_when_a_way_is_stands_in_the_quote() -> None:
    eight, tuesday = Slot(date(2026, 12, 1), time(8)), Slot(date(2026, 12, 1))
    ways = (replace(PICK_UP, slot=eight), replace(GUELIZ, slot=tuesday), ELSEWHERE)
    text = quote_text(priced("1x1", offer("1")), ways, NOTHING_OFF)
    assert text.endswith(";pick_up@2026-12-01T08:00,area3=20.00>300.00<100.00@2026-12-01,elsewhere")
    assert [slot_in(text, way) for way in ways] == ["2026-12-01T08:00", "2026-12-01", ""]
    assert slot_in(text, replace(GUELIZ, area_id=33)) is None
    assert slot_in("1x1@20.00", PICK_UP) is None


@pytest.mark.parametrize("seen", ["", ";;;", "1x1@", "1x1@x;", "1x1@" + "9" * 99, "é" * 999, "1x1@1.23456"])
def test_a_bent_quote_is_read_without_fault(seen: str) -> None:
    review = review_of("1x1", offer("1"), seen=seen)
    assert review.quote.startswith("1x1@20.00;")


def review_of(cart: str, *offers: Offer, wish: Wish | None = None, closed: Problem | None = None, seen: str = ""):
    terms = Terms("MAD", (PICK_UP, GUELIZ, ELSEWHERE), {"cash": {}, "pickup": {}, "bank": {}}, closed)
    items, unread = read_cart(cart)
    return make_review(items, unread, {one.item.name: one for one in offers}, terms, wish or Wish(), seen)


def test_the_first_delivery_and_a_method_that_suits_it_are_preselected() -> None:
    review = review_of("1x1", offer("1"))
    assert (review.quoted.delivery, review.method, review.if_missing) == (PICK_UP, "pickup", "ask")
    assert review.can_be_placed
    assert not review.has_changed


@pytest.mark.parametrize(
    ("wish", "delivery", "method", "key"),
    [
        (Wish("area", 3), PICK_UP, "pickup", "order.below_minimum"),
        (Wish("area", 99), PICK_UP, "pickup", "order.delivery_gone"),
        (Wish("boat"), PICK_UP, "pickup", "order.delivery_gone"),
        (Wish("elsewhere"), ELSEWHERE, "cash", None),
        (Wish("pick_up", None, "bank"), PICK_UP, "bank", None),
        (Wish("pick_up", None, "gold"), PICK_UP, "pickup", "order.method_gone"),
    ],
)
def test_a_wish_is_kept_or_corrected_with_a_word(wish: Wish, delivery: Delivery, method: str, key: str | None) -> None:
    review = review_of("1x1", offer("1"), wish=wish)
    assert (review.quoted.delivery, review.method) == (delivery, method)
    assert [problem.key for problem in review.problems] == ([key] if key else [])


def test_a_closed_shop_still_shows_the_order_but_takes_none() -> None:
    review = review_of("1x1", offer("1"), closed=Problem("shop.paused"))
    assert (review.can_be_placed, review.quoted.total) == (False, dirhams(20))


def test_an_empty_cart_and_one_too_large_cannot_be_placed() -> None:
    assert [problem.key for problem in review_of("").problems] == ["order.empty"]
    huge = review_of("1x999999", offer("1", unit_price=Money(10**12, "MAD")))
    assert [problem.key for problem in huge.problems] == ["order.too_large"]
    assert not huge.can_be_placed


def test_what_was_seen_before_stands_beside_what_is_now() -> None:
    seen = "1x5@18.00 2x1@20.00;MAD;-0.00;pick_up"
    review = review_of("1x5.2x1.3x1", offer("1", stock_milli=3000), offer("2"), seen=seen)
    moved, same, gone = review.lines
    assert (moved.was_milli, moved.was_price) == (5000, Money(1800, "MAD"))
    assert (same.was_milli, same.was_price, same.has_changed) == (None, None, False)
    assert (gone.was_milli, gone.line.asked_milli) == (1000, 0)
    assert (review.cart, review.has_changed) == ("1x3.2x1", True)


def test_corrected_cart_and_quote_need_no_second_correction() -> None:
    goods = (offer("1", stock_milli=3000), offer("2", max_milli=2000))
    first = review_of("1x5.2x9.3x1", *goods)
    second = review_of(first.cart, *goods, seen=first.quote)
    assert not second.has_changed
    assert (second.cart, second.quote) == (first.cart, first.quote)


def test_unit_of_what_is_asked_is_a_piece_where_pieces_are_weighed() -> None:
    assert offer("1", unit="kg", about_milli=600).asked_unit == "piece"
    assert offer("1", unit="kg").asked_unit == "kg"


def test_an_item_knows_its_name() -> None:
    assert str(Item(9, 2, (4, 6), 1500)) == "9-2~4~6x1500m"


def test_a_method_that_cant_carry_the_total_is_not_offered() -> None:
    terms = Terms("KES", (Delivery("pick_up", Money(0, "KES")),), {"mpesatill": {}, "cash": {}})
    for price, offered in ((20000, ("mpesatill", "cash")), (20050, ("cash",))):
        one = replace(offer("1"), unit_price=Money(price, "KES"))
        review = make_review(read_cart("1x1")[0], (), {"1": one}, terms, Wish(method="mpesatill"))
        assert review.methods == offered
        assert [problem.key for problem in review.problems] == ([] if price == 20000 else ["order.method_gone"])


def test_where_none_can_carry_the_total_all_are_offered_for_the_chat_to_settle() -> None:
    terms = Terms("KES", (Delivery("pick_up", Money(0, "KES")),), {"mpesatill": {}})
    one = replace(offer("1"), unit_price=Money(20050, "KES"))
    assert make_review(read_cart("1x1")[0], (), {"1": one}, terms, Wish()).methods == ("mpesatill",)
