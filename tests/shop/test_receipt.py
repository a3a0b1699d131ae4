"""The order's page as a receipt, and the check of one."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member, Shop
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.check_code import check_code
from storefront.orders.records import Order, events_of
from storefront.orders.undo import undo
from tests.makers import make_member, make_product, make_shop
from tests.orders.placing import place_order


@pytest.fixture
def shop(client: FlaskClient) -> Shop:
    return make_shop(languages=["en", "ar"], pick_up=True)


@pytest.fixture
def amina(shop: Shop) -> Member:
    return make_member(shop)


@pytest.fixture
def order(shop: Shop, amina: Member) -> Order:
    lemons = make_product(shop, "Lemons", 900)
    placed = place_order(shop, f"{lemons.number}x2", now=clock.now())
    return move.confirm(placed, amina, clock.now())


def pay(order: Order, member: Member, minor: int, kind: str = "part") -> Order:
    return settle.record_payment(order, member, kind, Money(minor, "MAD"), "cash", clock.now())


def check(client: FlaskClient, reference: str, code: str, slug: str = "amina") -> tuple[int, str]:
    answer = client.get(f"/{slug}/check?order={quote(reference)}&code={quote(code)}")
    return answer.status_code, plain(answer.text)


def plain(page: str) -> str:
    return page.replace("\xa0", " ")


def test_an_order_without_money_is_no_receipt(client: FlaskClient, order: Order) -> None:
    assert "Receipt" not in client.get(f"/amina/o/{order.token}").text


def test_a_receipt_lists_what_was_paid_and_its_code(client: FlaskClient, order: Order, amina: Member) -> None:
    pay(order, amina, 500, "deposit")
    page = plain(client.get(f"/amina/o/{order.token}").text)
    assert "Deposit, Cash" in page and "5 DH" in page
    assert check_code(order.token) in page and 'href="/amina/check"' in page


def test_what_was_taken_back_is_not_on_the_receipt(client: FlaskClient, order: Order, amina: Member) -> None:
    pay(order, amina, 500, "deposit")
    paid = pay(order, amina, 700)
    undo(paid, events_of(paid)[-1].id, amina, clock.now())
    page = plain(client.get(f"/amina/o/{order.token}").text)
    assert "Deposit, Cash" in page and "Part of it" not in page


def test_the_books_say_today_s_state_of_a_checked_receipt(client: FlaskClient, order: Order, amina: Member) -> None:
    code = check_code(order.token)
    pay(order, amina, 500)
    assert "Paid in part: 5 DH of 18 DH" in check(client, order.reference, code)[1]
    pay(order, amina, 1300, "balance")
    status, page = check(client, order.reference.replace("-", " "), code.lower().replace("-", ""))
    assert status == 200 and "18 DH" in page and "<td>Paid</td>" in page
    assert order.token not in page and "Lemons" not in page


@pytest.mark.parametrize(
    ("reference", "code"), [("", "AAAA-AAAA"), ("4827-193", ""), ("x", "y"), ("4827-193", "AAAA-AAAA")]
)
def test_a_wrong_receipt_is_not_found_and_what_was_typed_is_kept(
    client: FlaskClient, order: Order, reference: str, code: str
) -> None:
    status, page = check(client, reference, code)
    assert status == 404
    assert f'value="{reference}"' in page and f'value="{code}"' in page and "18 DH" not in page


def test_the_right_code_of_another_order_is_wrong(client: FlaskClient, shop: Shop, order: Order) -> None:
    other = place_order(shop, "1x1", now=clock.now())
    assert check(client, order.reference, check_code(other.token))[0] == 404


def test_a_receipt_is_checked_at_its_own_shop_only(client: FlaskClient, order: Order) -> None:
    make_shop("zoe", phone="+212612345679")
    assert check(client, order.reference, check_code(order.token), slug="zoe")[0] == 404


def test_guessing_ends_but_a_right_code_is_never_counted(client: FlaskClient, order: Order) -> None:
    away = {"REMOTE_ADDR": "203.0.113.7"}
    right = f"/amina/check?order={order.reference}&code={check_code(order.token)}"
    for _ in range(40):
        assert client.get(right, environ_base=away).status_code == 200
    guesses = [
        client.get(f"/amina/check?order={order.reference}&code=AAAA-AAAA", environ_base=away).status_code
        for _ in range(31)
    ]
    assert guesses == [404] * 30 + [429]


def test_the_form_keeps_the_language(client: FlaskClient, order: Order) -> None:
    page = client.get("/amina/check?lang=ar").text
    assert '<input type="hidden" name="lang" value="ar">' in page and 'dir="rtl"' in page
