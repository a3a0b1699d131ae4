"""At the desk: what providers said stands in plain words, and what is in doubt is answered once, by somebody."""

import re

import pytest
from flask.testing import FlaskClient

from storefront.orders.records import Order, events_of
from storefront.payments.records import Attempt, Notice
from tests.desk.people import at_the_desk
from tests.house.stalls import signed_in
from tests.makers import make_member, make_shop
from tests.payments.till import Till, booked, ledger, notices, offer_stripe, state


@pytest.fixture
def desk(till: Till) -> FlaskClient:
    return at_the_desk(till.app.test_client(), till.member)


def doubtful(till: Till, minor: int = 2000) -> Order:
    """Ravi paid 18 DH; meanwhile the order costs something else."""
    order = till.order()
    session = till.session(order)
    Order.update(total_minor=minor).where(Order.id == order.id).execute()
    till.stripe.pay(session)
    assert state(order) == "review"
    return order


def say(desk: FlaskClient, order: Order, said: str, notice: int | None = None) -> int:
    data = {"said": said, "notice": notice or Notice.get().id}
    return desk.post(f"/desk/orders/{order.reference}/online/answer", data=data).status_code


def test_what_is_in_doubt_is_shown_with_its_reason_and_its_answers(till: Till, desk: FlaskClient) -> None:
    order = doubtful(till)
    sheet = desk.get(f"/desk/orders/{order.reference}").text
    assert "Something else is due by now" in sheet and "It is right: count" in sheet
    assert "Payments to look at (1)" in desk.get("/desk").text
    assert order.reference in desk.get("/desk/payments").text


@pytest.mark.parametrize(
    ("said", "state_then", "entries"),
    [("counted", "part", [("balance", 1800)]), ("returned", "unpaid", []), ("known", "unpaid", [])],
)
def test_an_answer_counts_once_and_has_its_member(
    till: Till, desk: FlaskClient, said: str, state_then: str, entries: list[tuple[str, int]]
) -> None:
    order = doubtful(till)
    for _ in range(2):
        assert say(desk, order, said) == 303
    assert state(order) == state_then and ledger(order) == entries
    event = events_of(Order.get_by_id(order.id))[-1]
    assert (event.what, event.member) == ("reviewed", till.member)
    assert "said Amina" in desk.get(f"/desk/orders/{order.reference}").text


def test_another_notice_of_the_same_money_opens_no_answered_question(till: Till, desk: FlaskClient) -> None:
    order = doubtful(till)
    say(desk, order, "counted")
    till.stripe.notices.held = True
    till.look(order)
    till.stripe._tell("checkout.session.completed", next(iter(till.stripe.sessions.values())))
    till.stripe.notices.deliver(times=2)
    assert state(order) == "part" and booked() == 1


def test_an_order_put_right_is_judged_again_without_anybodys_word(till: Till, desk: FlaskClient) -> None:
    order = doubtful(till)
    Order.update(total_minor=1800).where(Order.id == order.id).execute()
    assert say(desk, order, "again") == 303
    assert state(order) == "paid" and notices() == [("settled", "exact")]


def test_money_that_went_back_is_booked_as_such(till: Till, desk: FlaskClient) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.pay(session)
    till.stripe.refund(session, 800)
    say(desk, order, "returned", Notice.select().order_by(Notice.id.desc()).get().id)
    assert ledger(order) == [("balance", 1800), ("refund", -800)] and state(order) == "part"
    till.stripe.refund(session, 1000)
    say(desk, order, "returned", Notice.select().order_by(Notice.id.desc()).get().id)
    assert ledger(order)[2:] == [("refund", -1000)] and state(order) == "refunded"


def test_another_currency_can_not_be_counted(till: Till, desk: FlaskClient) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.sessions[session]["currency"] = "eur"
    till.stripe.pay(session)
    assert "count" not in re.findall(r"<button[^>]*>([^<]*)", desk.get(f"/desk/orders/{order.reference}").text)
    assert say(desk, order, "counted") == 422 and state(order) == "review" and booked() == 0


def test_a_look_at_the_provider_finds_what_no_notice_told(till: Till, desk: FlaskClient) -> None:
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    assert "nothing has come yet" in desk.get(f"/desk/orders/{order.reference}").text
    assert desk.post(f"/desk/orders/{order.reference}/online/look").status_code == 303
    assert state(order) == "paid"


def test_a_provider_that_is_silent_is_said_so(till: Till, desk: FlaskClient) -> None:
    order = till.order()
    till.session(order)
    till.stripe.trouble.kind = "500"
    answer = desk.post(f"/desk/orders/{order.reference}/online/look")
    assert answer.status_code == 422 and "gives no clear answer" in answer.text


def test_a_payment_nobody_awaited_is_kept_and_matched_when_its_session_is_known(till: Till, desk: FlaskClient) -> None:
    order = till.order()
    session = till.session(order)
    Attempt.update(provider_ref="", key="k" * 26).execute()
    till.stripe.pay(session)
    assert state(order) == "unpaid" and notices() == [("unmatched", "")]
    assert "Payments nobody awaited" in desk.get("/desk/payments").text
    Attempt.update(provider_ref=session).execute()
    desk.post("/desk/payments/replay", data={"notice": Notice.get().id})
    assert notices() == [("review", "reference")]


def test_what_was_passed_over_can_be_judged_again_and_what_is_booked_is_not(till: Till, desk: FlaskClient) -> None:
    """Whoever presses the button changes nothing that was right."""
    order = till.order()
    session = till.session(order)
    till.stripe.pay(session)
    till.stripe._tell("checkout.session.completed", till.stripe.sessions[session])
    assert sorted(verdict for verdict, _ in notices()) == ["ignored", "settled"]
    page = desk.get(f"/desk/orders/{order.reference}").text
    assert page.count('value="again"') == 1
    for notice in Notice.select():
        posted = {"notice": notice.id, "said": "again"}
        answer = desk.post(f"/desk/orders/{order.reference}/online/answer", data=posted)
        assert answer.status_code == (404 if notice.verdict == "settled" else 303)
    assert (state(order), ledger(order)) == ("paid", [("balance", order.total_minor)])
    assert sorted(verdict for verdict, _ in notices()) == ["ignored", "settled"]


def test_paid_but_unsent_stands_on_the_list(till: Till, desk: FlaskClient) -> None:
    order = till.order(confirmed=False)
    Order.update(pay_when="at_once").execute()
    till.stripe.pay(till.session(order))
    assert "Paid, but never sent to you" in desk.get("/desk/payments").text


def test_zoe_can_answer_nothing_of_aminas(till: Till) -> None:
    order = doubtful(till)
    zoe = make_shop("zoe")
    offer_stripe(zoe)
    stranger = signed_in(till.app, make_member(zoe, "Zoe"))
    for path in (f"/desk/orders/{order.reference}/online/answer", "/desk/payments/replay"):
        assert stranger.post(path, data={"notice": Notice.get().id, "said": "counted"}).status_code == 404
    assert order.reference not in stranger.get("/desk/payments").text and state(order) == "review"


def test_the_form_of_a_provider_says_where_its_notices_go_and_which_to_choose(desk: FlaskClient) -> None:
    form = desk.get("/desk/settings/methods/razorpay").text
    assert "/hooks/razorpay/amina" in form
    assert "payment_link.paid, payment_link.partially_paid" in form
    assert "Choose these events there" not in desk.get("/desk/settings/methods/paystack").text
