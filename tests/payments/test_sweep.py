"""What nobody told is found by looking: soon at first, then seldom, at last no more."""

from datetime import datetime, timedelta
from itertools import count
from types import SimpleNamespace

import pytest

from storefront.jobs.queue import queue
from storefront.merchants import sealing
from storefront.merchants.records import ShopMethod
from storefront.pay import METHODS
from storefront.payments import calls
from storefront.payments.records import Attempt, Notice
from storefront.payments.rules import LOOKS
from storefront.payments.sweep import sweep
from storefront.storage.database import database
from tests.conftest import NOW
from tests.makers import make_shop
from tests.pay.examples import TYPED
from tests.payments.till import Till, attempts, ledger, notices, state


def looks(till: Till) -> int:
    return sum(method == "GET" for method, _ in till.stripe.requests)


def begun(till: Till) -> datetime:
    return Attempt.get().begun_at


def test_a_payment_whose_notice_never_came_is_found(till: Till) -> None:
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    assert sweep(begun(till) + timedelta(seconds=30)) == 0
    assert sweep(begun(till) + timedelta(minutes=1)) == 1
    assert state(order) == "paid"
    till.stripe.notices.deliver(times=2)
    assert ledger(order) == [("balance", 1800)]


def test_the_queue_looks_every_minute() -> None:
    assert "storefront.payments.tasks.sweep_payments" in {task.name for task in queue._registry.periodic_tasks}


def test_looks_become_rare_and_end(till: Till) -> None:
    order = till.order()
    till.session(order)
    for number, wait in enumerate(LOOKS, 1):
        sweep(begun(till) + wait - timedelta(seconds=1))
        assert looks(till) == number - 1
        for _ in range(2):
            sweep(begun(till) + wait)
        assert looks(till) == number
    assert [one.state for one in attempts(order)] == ["expired"]
    sweep(begun(till) + timedelta(days=9))
    assert looks(till) == len(LOOKS)


def test_a_given_up_session_still_counts_when_it_is_paid_after_all(till: Till) -> None:
    order = till.order()
    session = till.session(order)
    for wait in LOOKS:
        sweep(begun(till) + wait)
    till.stripe.pay(session)
    assert state(order) == "paid"


@pytest.mark.parametrize("trouble", ["500", "garbage"])
def test_a_provider_in_trouble_is_asked_at_the_next_time_only(till: Till, trouble: str) -> None:
    order = till.order()
    session = till.session(order)
    till.stripe.notices.held = True
    till.stripe.pay(session)
    till.stripe.trouble.kind = trouble
    for _ in range(3):
        sweep(begun(till) + LOOKS[0])
    till.stripe.trouble.kind = ""
    assert looks(till) <= 2 and state(order) == "unpaid"
    sweep(begun(till) + LOOKS[1])
    assert state(order) == "paid"


def test_a_silent_provider_is_left_alone_for_the_rest_of_the_round(till: Till) -> None:
    for _ in range(5):
        till.session(till.order())
    calls.set_up({till.stripe.host: "http://127.0.0.1:1"})
    assert sweep(begun(till) + LOOKS[0]) == 1


def test_so_is_a_slow_one(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        till.session(till.order())
    seconds = count(0, 6)
    monkeypatch.setattr("storefront.payments.sweep.time", SimpleNamespace(monotonic=lambda: next(seconds)))
    assert sweep(begun(till) + LOOKS[0]) == 1


def test_a_shop_with_very_many_notices_and_a_dead_server_keeps_no_other_waiting(till: Till) -> None:
    """Zoe's BTCPay Server is her own, and so is the secret that its notices are signed with: she makes them herself."""
    order = till.order()
    till.stripe.notices.held = True
    till.stripe.pay(till.session(order))
    look, zoe = begun(till) + LOOKS[0], make_shop("zoe")
    for shop in (zoe, till.shop):
        settings = sealing.sealed(shop, METHODS["btcpay"], TYPED["btcpay"] | {"server": f"https://{shop.slug}.example"})
        ShopMethod.create(shop=shop, kind="btcpay", settings=settings)
    waiting = {"kind": "btcpay", "status": "paid", "provider_ref": "x", "trusted": False, "at": NOW}
    for number in range(120):
        Notice.create(shop=zoe, event=str(number), try_at=look - timedelta(days=1), **waiting)
    amina = Notice.create(shop=till.shop, event="one", try_at=look, **waiting)
    assert sweep(look) == 3, "one of Zoe's, Amina's, and the look at her session"
    assert (Notice.get_by_id(amina.id).tries, state(order)) == (1, "paid")


def test_no_provider_is_asked_inside_a_transaction(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    order = till.order()
    inside: list[bool] = []
    hold = _holding(inside)
    monkeypatch.setattr("storefront.payments.calls.hold", hold)
    till.session(order)
    till.look(order)
    sweep(begun(till) + LOOKS[0])
    assert inside == [False] * 3


def _holding(inside: list[bool]):
    really = calls.hold

    def hold(talk, hosts):
        inside.append(database.in_transaction())
        return really(talk, hosts)

    return hold


def test_a_method_that_was_taken_away_is_asked_no_more(till: Till) -> None:
    till.session(till.order())
    ShopMethod.delete().execute()
    before = looks(till)
    sweep(begun(till) + LOOKS[0])
    assert looks(till) == before


def test_an_unmatched_notice_is_matched_when_its_session_appears(till: Till) -> None:
    """It came while the opening was still under way, and named only the provider's own session."""
    order = till.order()
    session = till.session(order)
    Attempt.update(provider_ref="").execute()
    till.stripe.sessions[session]["client_reference_id"] = None
    till.stripe.pay(session)
    assert notices() == [("unmatched", "")]
    Attempt.update(provider_ref=session).execute()
    assert sweep(Notice.get().at + LOOKS[0]) >= 1
    assert state(order) == "paid" and notices() == [("settled", "exact")]


def test_an_unmatched_notice_is_tried_no_more_in_the_end(till: Till) -> None:
    session = till.session(till.order())
    till.stripe.notices.held = True
    till.stripe.pay(session)
    Attempt.delete().execute()
    till.stripe.notices.deliver()
    for wait in LOOKS:
        assert sweep(Notice.get().at + wait) == 1
    assert sweep(Notice.get().at + timedelta(days=9)) == 0 and notices() == [("unmatched", "")]
