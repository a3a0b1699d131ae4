"""Through a provider and back: what a genuine notice or a look finds is booked, once; nothing else is."""

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Shop
from storefront.orders import move
from storefront.orders.records import Order
from tests.house.stalls import everything, signed_in
from tests.payments.till import Till, attempts, booked, ledger, notices, state


def test_a_payment_is_told_by_a_notice_and_booked(till: Till) -> None:
    order = till.order()
    till.stripe.pay(till.session(order))
    assert till.stripe.notices.replies == [200]
    assert state(order) == "paid" and ledger(order) == [("balance", 1800)]
    assert [one.state for one in attempts(order)] == ["paid"]


def test_the_button_leads_to_the_providers_page_and_the_policy_lets_it(till: Till) -> None:
    order = till.order()
    page = till.page(order)
    assert f'action="/amina/pay/{order.token}/stripe"' in page.text and "Pay " in page.text
    policy = page.headers["Content-Security-Policy"]
    assert "form-action 'self' https://checkout.stripe.com https://*.checkout.stripe.com" in policy
    assert till.tap(order).location.startswith(till.stripe.origin)


def test_the_button_leads_there_for_a_signed_in_member_too(till: Till) -> None:
    page = signed_in(till.app, till.member).get(f"/amina/o/{till.order().token}")
    assert "/desk/orders/" in page.text and "/stripe" in page.text
    assert "form-action 'self' https://checkout.stripe.com" in page.headers["Content-Security-Policy"]


def test_coming_back_changes_nothing(till: Till) -> None:
    order = till.order()
    till.stripe.notices.held = True
    session = till.session(order)
    till.stripe.pay(session)
    answer = till.page(order, pay="stripe", paid="1", status="success")
    assert state(order) == "unpaid" and "We look whether your payment has arrived." in answer.text


def test_a_buyer_may_look_again(till: Till) -> None:
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    assert till.look(order).status_code == 303
    assert state(order) == "paid" and notices() == [("settled", "exact")]


def test_looking_and_then_the_notice_books_once(till: Till) -> None:
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    till.look(order)
    till.stripe.notices.deliver(times=3)
    assert till.stripe.notices.replies == [200, 200, 200]
    assert ledger(order) == [("balance", 1800)]
    assert notices() == [("settled", "exact"), ("ignored", "again")]


def test_a_second_tap_leads_to_the_same_session(till: Till) -> None:
    order = till.order()
    assert till.session(order) == till.session(order)
    assert len(attempts(order)) == 1


def test_another_amount_is_another_session(till: Till) -> None:
    order = till.order(confirmed=False)
    Order.update(pay_when="at_once").execute()
    first = till.session(order)
    Order.update(total_minor=2000).execute()
    assert till.session(order) != first
    assert [one.amount_minor for one in attempts(order)] == [1800, 2000]


@pytest.mark.parametrize("change", [{"about": True}, {"total_minor": 0}, {"state": "received"}, {"state": "cancelled"}])
def test_nothing_is_opened_while_nothing_may_be_paid(till: Till, change: dict[str, object]) -> None:
    order = till.order()
    Order.update(change).execute()
    answer = till.tap(order)
    assert answer.status_code == 409 and attempts(order) == [] and till.stripe.requests == []
    assert 'action="/amina/pay/' not in till.page(order).text


def test_a_shop_that_asks_at_once_is_paid_at_once_and_its_order_still_has_to_be_sent(till: Till) -> None:
    Shop.update(pay_when="at_once", lapse_hours=0).execute()
    till.member.shop.pay_when = "at_once"
    order = till.order(confirmed=False)
    till.stripe.pay(till.session(order))
    assert state(order) == "paid" and Order.get_by_id(order.id).state == "placed"


def test_an_order_that_ended_keeps_the_money_and_asks_for_a_look(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    move.cancel(order, till.member, "twice", clock.now())
    till.stripe.pay(session)
    assert ledger(order) == [("balance", 1800)] and state(order) == "review"


def test_a_cancelled_payment_leaves_the_order_unpaid_and_payable(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    assert state(order) == "unpaid" and till.session(order) == session


def test_a_late_failure_after_the_money_is_ignored(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.pay(session)
    till.stripe.expire(session)
    till.stripe.money_stays_away(session)
    assert state(order) == "paid" and notices()[1:] == [("ignored", "again"), ("ignored", "late")]


def test_a_session_that_ended_is_followed_by_a_new_one(till: Till) -> None:
    order = till.order()
    first = till.session(order)
    till.stripe.expire(first)
    second = till.session(order)
    assert second != first
    till.stripe.pay(second)
    assert state(order) == "paid"


def test_money_for_a_session_that_was_given_up_still_counts(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.expire(session)
    till.stripe.money_arrives(session)
    assert state(order) == "paid"


def test_another_sum_than_is_due_by_now_asks_for_a_look(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    Order.update(total_minor=2000).execute()
    till.stripe.pay(session)
    assert state(order) == "review" and booked() == 0 and notices() == [("review", "not_due")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"amount_total": 1799}, "too_little"),
        ({"amount_total": 1801}, "too_much"),
        ({"currency": "eur"}, "currency"),
        ({"client_reference_id": "somebodyelse"}, "reference"),
        ({"livemode": True}, "account"),
    ],
)
def test_what_does_not_match_is_never_paid(till: Till, change: dict[str, object], reason: str) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.sessions[session].update(change)
    till.stripe.pay(session)
    assert state(order) == "review" and booked() == 0 and notices() == [("review", reason)]
    assert "ask in the chat" in till.page(order).text


def test_a_refund_told_by_the_provider_asks_for_a_look_and_takes_nothing_back_by_itself(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.pay(session)
    till.stripe.refund(session)
    assert state(order) == "review" and ledger(order) == [("balance", 1800)]


def test_the_notice_of_a_payment_that_comes_after_its_refund_is_not_paid(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.notices.held = True
    till.stripe.pay(session)
    till.stripe.refund(session)
    till.stripe.notices.deliver(backwards=True)
    assert state(order) == "review" and booked() == 0


def test_nothing_of_the_buyer_is_kept_of_a_notice(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.sessions[session]["customer_details"] = {"email": "ravi@example.com", "name": "Ravi", "phone": "+919"}
    till.stripe.pay(session)
    dump = repr(everything())
    assert "ravi" not in dump.lower() and "+919" not in dump and "sk_test" not in dump and "whsec" not in dump


def test_a_stranger_to_the_order_finds_nothing(till: Till, client: FlaskClient) -> None:
    assert client.post(f"/amina/pay/{'a' * 26}/stripe").status_code == 404
    assert till.app.test_client().post(f"/amina/pay/{till.order().token}/cash").status_code == 404
