"""Notices: a genuine one is kept before it is answered, whatever else happens; any other changes nothing."""

import json
import logging
import threading
from collections.abc import Mapping
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from storefront import clock
from storefront.demo.stand_ins.stripe import KEY, SIGNING_SECRET
from storefront.hooks import payments as hook
from storefront.merchants.records import Shop, ShopMethod
from storefront.merchants.settings import move_to
from storefront.payments.records import Notice
from storefront.storage.database import database
from tests.held import held_database
from tests.house.stalls import everything
from tests.makers import make_shop
from tests.payments.till import Till, booked, ledger, notices, offer_stripe, state


def post(
    till: Till, body: bytes, headers: Mapping[str, str], path: str = "/hooks/stripe/amina", **more: object
) -> TestResponse:
    return till.app.test_client().post(path, data=body, headers=dict(headers), **more)


def paid_event(till: Till, session: str, event: str = "evt_1") -> bytes:
    """What Stripe would post, were it told to."""
    till.stripe.notices.held = True
    if till.stripe.is_open(session):
        till.stripe.pay(session)
    body = json.loads(till.stripe.notices.waiting[-1].body)
    return json.dumps({**body, "id": event}).encode()


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_is_sent_back_with_a_form_sees_the_orders_page_and_changes_nothing(till: Till, verb: str) -> None:
    order = till.order()
    before = everything()
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://checkout.cinetpay.com"}
    answer = getattr(till.app.test_client(), verb)(f"/hooks/stripe/amina/back/{order.token}", headers=headers)
    assert (answer.status_code, answer.location) == (303, f"/amina/o/{order.token}?pay=stripe")
    assert everything() == before


@pytest.mark.parametrize("path", ["stripe/amina/back/" + "a" * 26, "cash/amina/back/{}", "stripe/zoe/back/{}"])
def test_nobody_is_sent_back_to_what_is_not_there(till: Till, path: str) -> None:
    make_shop("zoe")
    assert till.app.test_client().get("/hooks/" + path.format(till.order().token)).status_code == 404


def test_a_forged_notice_changes_nothing_and_is_logged_without_secrets(
    till: Till, caplog: pytest.LogCaptureFixture
) -> None:
    body = paid_event(till, till.session(till.order()))
    before = everything()
    headers = till.stripe.sign(body)
    stale = int((clock.now() - timedelta(minutes=6)).timestamp())
    for wrong_body, wrong in (
        (body, {}),
        (body, till.stripe.sign(body, "whsec_somebodyelse")),
        (body, till.stripe.sign(body, at=stale)),
        (body + b" ", headers),
        (body, {"Stripe-Signature": "t=1,v1=zz"}),
        (b"", {}),
        (b"\xff" * 3000, till.stripe.sign(b"\xff" * 3000)),
    ):
        assert post(till, wrong_body, wrong).status_code == 400
    assert everything() == before
    assert "A notice of stripe for the shop amina was refused" in caplog.text
    assert not [secret for secret in (KEY, SIGNING_SECRET, "whsec", "cs_test", "t=") if secret in caplog.text]


@pytest.mark.parametrize("size", [hook.MOST_BYTES + 1, 3_000_000])
def test_a_huge_notice_is_refused_unread(till: Till, size: int) -> None:
    body = b"x" * size
    assert post(till, body, till.stripe.sign(body)).status_code == 413
    assert notices() == []


@pytest.mark.parametrize(
    "path", ["/hooks/barter/amina", "/hooks/cash/amina", "/hooks/stripe/zoe", "/hooks/stripe/nobody"]
)
def test_there_is_a_door_only_where_a_gateway_is_set_up(till: Till, path: str) -> None:
    make_shop("zoe")
    assert post(till, b"{}", {}, path).status_code == 404
    assert till.app.test_client().get(path).status_code == 404


def test_a_ping_is_answered(till: Till) -> None:
    assert till.app.test_client().get("/hooks/stripe/amina").status_code == 200


def test_a_door_whose_key_is_lost_believes_nobody(till: Till) -> None:
    ShopMethod.update(settings={"key": "sealed1:AAAA", "signing_secret": "sealed1:AAAA"}).execute()
    body = b"{}"
    assert post(till, body, till.stripe.sign(body, "")).status_code == 404


def test_fifty_copies_at_once_settle_once(till: Till) -> None:
    order = till.order()
    body = paid_event(till, till.session(order))
    headers, statuses, start = till.stripe.sign(body), [], threading.Barrier(50)

    def send() -> None:
        start.wait()
        statuses.append(till.stripe.notices.post(body, headers))

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 50
    assert ledger(order) == [("balance", 1800)] and notices() == [("settled", "exact")]


def test_fifty_different_notices_of_one_payment_at_once_settle_once(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    bodies = [paid_event(till, session, f"evt_{number}") for number in range(50)]
    statuses, start = [], threading.Barrier(50)

    def send(body: bytes) -> None:
        start.wait()
        statuses.append(till.stripe.notices.post(body, till.stripe.sign(body)))

    threads = [threading.Thread(target=send, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 50 and ledger(order) == [("balance", 1800)]
    assert sorted(notices()) == [("ignored", "again")] * 49 + [("settled", "exact")]


def test_an_event_told_again_with_other_contents_changes_nothing(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    first = paid_event(till, session)
    other = json.loads(first)
    other["data"]["object"]["amount_total"] = 1
    for body in (first, json.dumps(other).encode()):
        assert post(till, body, till.stripe.sign(body)).status_code == 200
    assert state(order) == "paid" and notices() == [("settled", "exact")]


def test_a_frozen_shop_still_takes_notices(till: Till) -> None:
    order = till.order()
    body = paid_event(till, till.session(order))
    Shop.update(state="frozen").execute()
    assert post(till, body, till.stripe.sign(body)).status_code == 200
    assert state(order) == "paid"


def test_a_shop_that_moved_is_found_at_the_address_the_provider_knows(till: Till) -> None:
    order = till.order()
    body = paid_event(till, till.session(order))
    move_to(till.shop, "amina-basket")
    assert post(till, body, till.stripe.sign(body)).status_code == 200
    assert state(order) == "paid"


def test_another_kind_of_event_is_taken_and_forgotten(till: Till) -> None:
    body = json.dumps({"id": "evt_9", "type": "customer.created", "data": {"object": {}}}).encode()
    assert post(till, body, till.stripe.sign(body)).status_code == 200
    assert Notice.select().count() == 0


def test_one_shops_provider_says_nothing_of_anothers_order(till: Till) -> None:
    order = till.order()
    body = paid_event(till, till.session(order))
    offer_stripe(make_shop("zoe"))
    assert post(till, body, till.stripe.sign(body), "/hooks/stripe/zoe").status_code == 200
    assert state(order) == "unpaid" and notices() == [("unmatched", "")] and booked() == 0


def test_even_genuine_notices_are_taken_so_often_and_no_more(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    """Merchants have their own secret: they could fill the host's disk with it."""
    monkeypatch.setattr(hook, "_MOST_NOTICES", 3)
    body = paid_event(till, till.session(till.order()))
    there = {"REMOTE_ADDR": "203.0.113.7"}
    answers = [post(till, body, till.stripe.sign(body), environ_base=there).status_code for _ in range(4)]
    assert answers == [200] * 3 + [429]


def test_who_forges_on_and_on_is_no_longer_heard_while_others_are(till: Till) -> None:
    there, elsewhere = {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "198.51.100.7"}
    order = till.order()
    body = paid_event(till, till.session(order))
    answers = [post(till, b"{}", {}, environ_base=there).status_code for _ in range(62)]
    assert answers == [400] * 60 + [429] * 2
    assert post(till, body, till.stripe.sign(body), environ_base=elsewhere).status_code == 200


def test_a_notice_is_answered_only_after_it_is_kept(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fails at the last moment: the provider must try again."""
    order = till.order()
    body = paid_event(till, till.session(order))

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disk full, on purpose")

    monkeypatch.setattr(till.app, "testing", False)
    monkeypatch.setattr(database.obj, "commit", fail)
    assert post(till, body, till.stripe.sign(body)).status_code == 500
    monkeypatch.undo()
    assert state(order) == "unpaid" and notices() == []
    assert post(till, body, till.stripe.sign(body)).status_code == 200
    assert state(order) == "paid"


def test_headers_of_a_notice_are_not_logged(till: Till, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="storefront")
    body = paid_event(till, till.session(till.order()))
    post(till, body, till.stripe.sign(body))
    assert "whsec" not in caplog.text and KEY not in caplog.text and "cs_test" not in caplog.text


def test_a_notice_that_finds_the_database_held_is_asked_for_again(till: Till) -> None:
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    notice = till.stripe.notices.waiting[-1]
    with held_database():
        answer = post(till, notice.body, notice.sign(notice.body))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert state(order) == "unpaid" and Notice.select().count() == 0
    assert post(till, notice.body, notice.sign(notice.body)).status_code == 200 and state(order) == "paid"
