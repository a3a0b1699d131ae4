"""One order at the desk: moved on, weighed, paid, undone; twice tapped, wrongly filled in, somebody else's."""

import re

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.catalogue.records import Product
from storefront.merchants.records import Member, ShopMethod
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.records import Order, OrderEvent, Payment, lines_of, payments_of
from tests.desk.orders import do, forms_of, fresh, make_order
from tests.desk.people import at_the_desk, make_amina, problems
from tests.makers import make_area, make_member, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def amina(client: FlaskClient) -> Member:
    member = make_amina()
    at_the_desk(client, member)
    return member


def stock() -> int | None:
    return Product.select().get().stock_milli


def page(client: FlaskClient, order: Order) -> str:
    return client.get(f"/desk/orders/{order.reference}").text


def snapshot(order: Order) -> tuple[object, ...]:
    now = fresh(order)
    lines = [(line.given_milli, line.about, line.held_milli) for line in lines_of(now)]
    paid = sum(payment.amount_minor for payment in payments_of(now))
    return now.state, now.total_minor, now.about, now.hold, lines, stock(), paid


def test_order_goes_from_placed_to_done_and_stock_and_ledger_move_exactly(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, "Sea bream", 8000, unit="kg", stock_milli=10_000, about_milli=600)
    make_product(amina.shop, "Sardines", 2000, unit="kg", stock_milli=20_000, step_milli=250)
    order = place_order(amina.shop, "1x2.2x1500m", now=clock.now())
    bream, sardines = lines_of(order)
    assert order.total_minor == 9600 + 3000
    do(client, order, "received")
    do(client, order, "state", verb="confirm")
    assert (fresh(order).state, fresh(order).about) == ("confirmed", True)
    do(client, order, "lines", **{f"given-{bream.id}": "1,3", f"given-{sardines.id}": "1 kg 400"})
    weighed = fresh(order)
    assert (weighed.total_minor, weighed.about) == (10_400 + 2800, False)
    assert [product.stock_milli for product in Product.select().order_by(Product.number)] == [8000, 18_600]
    assert 'value="132"' in page(client, order)
    do(client, order, "payment", amount="132", kind="balance", method="pickup")
    do(client, order, "state", verb="finish")
    assert fresh(order).state == "done"
    assert [(entry.kind, entry.amount_minor, entry.method) for entry in payments_of(order)] == [
        ("balance", 13_200, "pickup")
    ]
    said = [event.what for event in OrderEvent.select().order_by(OrderEvent.id)]
    assert said == ["placed", "received", "confirmed", "given", "given", "paid", "ready", "done"]


@pytest.mark.parametrize(
    ("noun", "fields"),
    [
        ("state", {"verb": "confirm"}),
        ("state", {"verb": "refuse", "reason": "sold_out"}),
        ("lines", {"given-1": "1,8"}),
        ("fee", {"fee": "5", "discount": "2"}),
        ("payment", {"amount": "4", "kind": "deposit", "method": "cash"}),
    ],
)
def test_undo_restores_everything_exactly(
    client: FlaskClient, amina: Member, noun: str, fields: dict[str, str]
) -> None:
    order = make_order(amina.shop)
    do(client, order, "received")
    before, seen = snapshot(order), OrderEvent.get(OrderEvent.what == "received").id
    changed = do(client, order, noun, **fields)
    assert changed.status_code == 303
    assert snapshot(order) != before
    for event in list(OrderEvent.select().where(OrderEvent.id > seen).order_by(OrderEvent.id.desc())):
        assert do(client, order, "undo", event=event.id).status_code == 303
    assert snapshot(order) == before


def test_second_tap_on_the_same_button_books_no_second_payment(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    move.confirm(order, amina, clock.now())
    tap = next(form for form in forms_of(page(client, order)) if form[0].endswith("/payment"))
    first, second = client.post(tap[0], data=tap[1]), client.post(tap[0], data=tap[1])
    assert (first.status_code, second.status_code) == (303, 409)
    assert problems(second.text) == ["The order has changed meanwhile. Look at it again."]
    assert Payment.select().count() == 1


def test_payment_without_the_page_it_was_tapped_on_books_nothing(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    answer = client.post(
        f"/desk/orders/{order.reference}/payment", data={"amount": "18", "kind": "balance", "method": "cash"}
    )
    assert answer.status_code == 409
    assert Payment.select().count() == 0


@pytest.mark.parametrize("verb", ["confirm", "send", "receive", "dance", ""])
def test_step_that_is_not_open_shows_where_the_order_is(client: FlaskClient, amina: Member, verb: str) -> None:
    order = make_order(amina.shop)
    move.finish(order, amina, clock.now())
    answer = do(client, order, "state", verb=verb)
    assert answer.status_code == 409
    assert problems(answer.text) == ["This can&#39;t be done with the order any more. Look at it again."]
    assert 'class="tag done"' in answer.text


def test_end_wanted_of_an_order_that_has_moved_on_is_asked_again(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    seen = order.revision
    move.confirm(order, make_member(amina.shop, "Samira", phone="+212600000000"), clock.now())
    answer = do(client, order, "state", verb="refuse", reason="sold_out", seen=seen)
    assert answer.status_code == 409
    assert "Samira" in answer.text
    assert fresh(order).state == "confirmed"
    assert do(client, order, "state", verb="refuse", reason="sold_out").status_code == 303
    assert (fresh(order).state, fresh(order).reason) == ("refused", "sold_out")


def test_end_needs_a_reason_we_know(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    answer = do(client, order, "state", verb="refuse", reason="because")
    assert (answer.status_code, problems(answer.text)) == (422, ["Choose a reason."])


@pytest.mark.parametrize(
    ("noun", "fields", "kept"),
    [
        ("lines", {"given-1": "lots"}, 'value="lots"'),
        ("lines", {"given-1": "500"}, 'value="500"'),
        ("fee", {"fee": "1.234"}, 'value="1.234"'),
        ("fee", {"discount": "9999"}, 'value="9999"'),
        ("payment", {"amount": "<b>", "kind": "part", "method": "cash"}, 'value="&lt;b&gt;"'),
        ("payment", {"amount": "", "kind": "part", "method": "cash"}, ""),
        ("payment", {"amount": "5", "kind": "gift", "method": "cash"}, 'value="5"'),
        ("payment", {"amount": "5", "kind": "part", "method": "shells"}, 'value="5"'),
        ("payment", {"amount": "5", "kind": "refund", "method": "cash"}, 'value="5"'),
        ("mark", {"mark": "x" * 41}, "x" * 41),
    ],
)
def test_wrong_box_keeps_what_was_typed_beside_its_problem(
    client: FlaskClient, amina: Member, noun: str, fields: dict[str, str], kept: str
) -> None:
    order = make_order(amina.shop)
    before = snapshot(order)
    answer = do(client, order, noun, **fields)
    assert answer.status_code == 422
    assert len(problems(answer.text)) == 1
    assert 'class="bad">Not saved yet: look at the boxes' in answer.text, "at the page's head: the box stands far below"
    assert kept in answer.text
    assert snapshot(order) == before


def test_one_wrong_weight_books_none_of_them(client: FlaskClient, amina: Member) -> None:
    make_product(amina.shop, unit="kg")
    make_product(amina.shop, "Carrots", 500, unit="kg")
    order = place_order(amina.shop, "1x2.2x1", now=clock.now())
    first, second = lines_of(order)
    do(client, order, "lines", **{f"given-{first.id}": "1.8", f"given-{second.id}": "much"})
    assert [line.given_milli for line in lines_of(order)] == [None, None]


def test_line_left_out_gives_its_goods_back(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    (line,) = lines_of(order)
    assert stock() == 48_000
    do(client, order, "lines", leave_out=line.id)
    assert (lines_of(order)[0].given_milli, fresh(order).total_minor, stock()) == (0, 0, 50_000)
    assert "left out" in page(client, order)


def test_weights_saved_again_change_nothing(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    (line,) = lines_of(order)
    do(client, order, "lines", **{f"given-{line.id}": "1.85"})
    revision = fresh(order).revision
    assert 'value="1.85"' in page(client, order)
    do(client, order, "lines", **{f"given-{line.id}": "1.85"})
    assert fresh(order).revision == revision


def test_fee_agreed_in_the_chat_makes_the_total_final_until_the_yes(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop, delivery="elsewhere")
    assert fresh(order).about
    do(client, order, "fee", fee="٢٥", discount="3")
    now = fresh(order)
    assert (now.fee_minor, now.discount_minor, now.total_minor, now.about) == (2500, 300, 4000, False)
    move.confirm(order, amina, clock.now())
    assert do(client, order, "fee", fee="5").status_code == 409
    assert f'action="/desk/orders/{order.reference}/fee"' not in page(client, order)


def test_opening_from_the_chat_twice_receives_once(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    here = f"/amina/o/{order.token}"
    for _ in range(2):
        answer = do(client, order, "received", next=here)
        assert (answer.status_code, answer.location) == (303, here)
    assert OrderEvent.select().where(OrderEvent.what == "received").count() == 1
    assert fresh(order).taken_by == amina


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_tap_never_leads_to_another_site(client: FlaskClient, amina: Member, wanted: str) -> None:
    order = make_order(amina.shop)
    assert do(client, order, "received", next=wanted).location == f"/desk/orders/{order.reference}"


@pytest.mark.parametrize("noun", ["", "/state", "/received", "/lines", "/fee", "/payment", "/undo", "/mark"])
def test_another_shops_order_is_as_absent_as_none(client: FlaskClient, amina: Member, noun: str) -> None:
    zoe = make_shop("zoe")
    make_product(zoe)
    order = place_order(zoe, "1x1", now=clock.now())
    for reference in (order.reference, "0000-000", "nonsense"):
        address = f"/desk/orders/{reference}{noun}"
        answer = client.post(address, data={"verb": "confirm"}) if noun else client.get(address)
        assert answer.status_code == 404
    assert fresh(order).state == "placed"


def test_undo_of_another_orders_event_is_absent(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    other = place_order(amina.shop, "1x1", now=clock.now())
    move.confirm(other, amina, clock.now())
    event = OrderEvent.get(OrderEvent.what == "confirmed")
    assert do(client, order, "undo", event=event.id).status_code == 404
    for nonsense in ("", "x", "9" * 30, "-1"):
        assert do(client, order, "undo", event=nonsense).status_code == 404


def test_last_step_has_a_big_undo_for_ten_seconds(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    do(client, order, "state", verb="confirm")
    assert "fresh" in page(client, order)
    OrderEvent.update(at=OrderEvent.at - 11).execute()
    late = page(client, order)
    assert "fresh" not in late
    assert f'action="/desk/orders/{order.reference}/undo"' in late


def test_claim_shows_its_last_characters_and_pays_nothing(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    move.confirm(order, amina, clock.now())
    settle.claim(order, "TX-99A4", "bank", clock.now())
    html = page(client, order)
    assert "TX99A4" in html
    assert "says: paid" in html
    assert payments_of(order) == []


def test_refund_is_offered_once_there_is_money(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    assert '<option value="refund"' not in page(client, order)
    settle.record_payment(order, amina, "deposit", Money(1000, "MAD"), "cash", clock.now())
    assert '<option value="refund"' in page(client, order)
    do(client, order, "payment", amount="10", kind="refund", method="cash")
    assert [entry.amount_minor for entry in payments_of(order)] == [1000, -1000]


def test_ready_text_speaks_the_customers_language_and_leads_to_the_order(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop, language="fr")
    move.confirm(order, amina, clock.now())
    html = page(client, order)
    text = re.search(r'id="text-confirmed">([^<]*)<', html)
    assert text
    assert order.reference in text[1]
    assert f"/amina/o/{order.token}" in text[1]
    assert "https://wa.me/?text=" in html


def test_label_is_the_merchants_own(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    do(client, order, "mark", mark="  Fatima,   blue <door> ")
    assert fresh(order).mark == "Fatima, blue <door>"
    assert "Fatima, blue &lt;door&gt;" in page(client, order)
    assert "Fatima" not in client.get(f"/amina/o/{order.token}").text.partition("</section>")[2]


def test_history_names_what_happened_and_who_did_it(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop, delivery="area", area_id=make_area(amina.shop, fee_minor=1000).id)
    do(client, order, "lines", **{f"given-{lines_of(order)[0].id}": "1.9"})
    do(client, order, "state", verb="confirm")
    event = OrderEvent.get(OrderEvent.what == "confirmed")
    do(client, order, "undo", event=event.id)
    do(client, order, "state", verb="refuse", reason="too_far")
    told = re.findall(r'<li class="row"><span>([^<]*)<', page(client, order))
    assert told == [
        "Refused – Too far away",
        "Undone: Confirmed",
        "Confirmed",
        "Given: Lemons",
        "Seen by the shop",
        "Order made",
    ]
    who = re.findall(r'<span class="muted">[^<]* · <bdi>([^<]*)</bdi> · [^<]*</span></span>', page(client, order))
    assert who == ["Amina"] * 5 + ["the customer"]


def test_htmx_gets_the_order_alone_with_what_is_wrong(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    right = do(client, order, "state", verb="confirm", headers={"HX-Request": "true"})
    wrong = do(client, order, "state", verb="confirm", headers={"HX-Request": "true"})
    assert (right.status_code, wrong.status_code) == (200, 409)
    for answer in (right, wrong):
        assert "<html" not in answer.text
        assert 'class="tag confirmed"' in answer.text


def test_members_see_the_shops_buttons_on_the_orders_own_page(client: FlaskClient, amina: Member) -> None:
    order = make_order(amina.shop)
    here = f"/amina/o/{order.token}"
    answer = client.get(here)
    assert 'hx-trigger="load"' in answer.text
    scripts = re.findall("script-src ([^;]*)", answer.headers["Content-Security-Policy"])[0]
    assert "'self'" in scripts.split()
    step = next(form for form in forms_of(answer.text) if form[1].get("verb") == "confirm")
    assert client.post(step[0], data=step[1]).location == here
    assert 'data-state="confirmed"' in client.get(here).text


def test_strangers_and_zoe_see_no_buttons_there(client: FlaskClient) -> None:
    shop = make_shop()
    order = make_order(shop)
    here = f"/amina/o/{order.token}"
    assert 'id="for-shop"' not in client.get(here).text
    at_the_desk(client, make_amina("zoe"))
    answer = client.get(here)
    assert 'id="for-shop"' not in answer.text
    assert "'self' 'sha256" not in answer.headers["Content-Security-Policy"]


def test_the_shop_learns_which_way_to_pay_is_left_out_and_why(client: FlaskClient) -> None:
    member = make_amina(currency="INR")
    at_the_desk(client, member)
    ShopMethod.create(shop=member.shop, kind="upi", settings={"vpa": "amina@okaxis", "payee": "Amina"})
    make_product(member.shop, "Carpet", 100_000_00)
    one, two = (place_order(member.shop, cart, now=clock.now()) for cart in ("1x1", "1x2"))
    sentence = "UPI is not offered for this order: One payment is at most 100000.00 INR."
    assert sentence not in page(client, one)
    assert sentence in page(client, two)
    settle.record_payment(two, member, "part", Money(100_000_00, "INR"), "cash", clock.now())
    assert sentence not in page(client, two)


def test_the_shop_learns_too_that_a_way_does_not_carry_its_money(client: FlaskClient) -> None:
    """Set up before the shop's currency was changed."""
    member = make_amina(currency="EUR")
    at_the_desk(client, member)
    ShopMethod.create(shop=member.shop, kind="upi", settings={"vpa": "amina@okaxis", "payee": "Amina"})
    order = make_order(member.shop)
    assert "UPI is not offered for this order: This works only for prices in INR." in page(client, order)


@pytest.mark.parametrize(("kind", "label"), [("upi", "UPI"), ("", "Cash on delivery")])
def test_of_an_order_that_costs_nothing_the_shop_learns_why_nothing_is_asked(
    client: FlaskClient, kind: str, label: str
) -> None:
    member = make_amina(currency="INR")
    at_the_desk(client, member)
    if kind:
        ShopMethod.create(shop=member.shop, kind=kind, settings={"vpa": "amina@okaxis", "payee": "Amina"})
    order = make_order(member.shop)
    sentence = f"{label} is not offered for this order: There is nothing to pay."
    assert sentence not in page(client, order)
    Order.update(discount_minor=order.total_minor, total_minor=0).execute()
    assert sentence in page(client, order)
