"""Opening a session: one for many taps, and a provider that fails costs nobody anything but that provider."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from storefront.merchants.records import ShopMethod
from storefront.orders.records import Order
from storefront.payments import calls
from storefront.payments.records import Attempt
from tests.payments.till import Till, attempts, ledger, state


@pytest.fixture
def hurried(till: Till) -> Iterator[Till]:
    """Nobody waits long for a provider."""
    calls.set_up({till.stripe.host: till.stripe.origin}, 1.0)
    yield till


def at_once(till: Till, *taps: object) -> list[tuple[int, str | None]]:
    """So many taps, in as many threads."""
    answers: list[tuple[int, str | None]] = []
    start = threading.Barrier(len(taps))

    def tap(order: object) -> None:
        start.wait()
        answer = till.tap(order)
        answers.append((answer.status_code, answer.location))

    threads = [threading.Thread(target=tap, args=(order,)) for order in taps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def created(till: Till) -> int:
    return sum(method == "POST" for method, _ in till.stripe.requests)


def test_taps_at_once_open_one_session_and_lead_to_it(till: Till) -> None:
    order = till.order()
    answers = at_once(till, *[order] * 4)
    assert {status for status, _ in answers} == {303} and len({link for _, link in answers}) == 1
    assert created(till) == 1 and len(attempts(order)) == 1


@pytest.mark.parametrize("trouble", ["500", "garbage", "slow", "never"])
def test_a_provider_in_trouble_costs_nothing_and_the_page_says_so(hurried: Till, trouble: str) -> None:
    ShopMethod.create(shop=hurried.shop, kind="cash", position=1)
    order = hurried.order()
    hurried.stripe.trouble.kind = trouble
    begun = time.monotonic()
    answer = hurried.tap(order)
    assert time.monotonic() - begun < 5
    assert answer.status_code == 503 and answer.headers["Retry-After"] and "Nothing is lost" in answer.text
    assert "?pay=cash" in answer.text and order.reference in answer.text
    assert state(order) == "unpaid"
    hurried.stripe.trouble.kind = ""
    hurried.stripe.pay(hurried.session(order))
    assert ledger(order) == [("balance", 1800)]


def test_a_silent_provider_is_asked_again_with_the_same_key(hurried: Till) -> None:
    order = hurried.order()
    hurried.stripe.trouble.kind = "never"
    hurried.tap(order)
    hurried.stripe.trouble.kind = ""
    hurried.session(order)
    assert len(attempts(order)) == 1 and len(hurried.stripe.sessions) == 1


def test_a_provider_that_is_not_there_is_no_dead_end(till: Till) -> None:
    calls.set_up({till.stripe.host: "http://127.0.0.1:1"})
    answer = till.tap(till.order())
    assert answer.status_code == 503 and "Nothing is lost" in answer.text


def test_a_dead_provider_takes_few_threads_and_lets_orders_through(hurried: Till) -> None:
    hurried.stripe.trouble.kind = "never"
    orders = [hurried.order() for _ in range(calls.MOST_WITH_ONE + 4)]
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda o=o: statuses.append(hurried.tap(o).status_code)) for o in orders]
    for thread in threads:
        thread.start()
    begun = time.monotonic()
    assert hurried.page(orders[0]).status_code == 200 and time.monotonic() - begun < 1
    for thread in threads:
        thread.join()
    assert statuses == [503] * len(orders)
    asked_at_all = Attempt.select().count()
    assert 0 < asked_at_all <= len(orders)


def test_a_wrong_key_is_said_so_and_never_logged(till: Till, caplog: pytest.LogCaptureFixture) -> None:
    till.stripe.key = "sk_test_another"
    answer = till.tap(till.order())
    assert answer.status_code == 503 and "does not take this payment" in answer.text
    assert "sk_test" not in caplog.text + answer.text and "stripe opened no session" in caplog.text


def test_a_page_on_a_host_that_is_not_the_providers_is_not_followed(till: Till) -> None:
    till.stripe.link = lambda ref: f"https://evil.example/{ref}"  # type: ignore[method-assign]
    answer = till.tap(till.order())
    assert answer.status_code == 503 and "evil" not in answer.text and answer.location is None


def test_a_session_that_is_nearly_over_is_not_handed_out_again(till: Till) -> None:
    order = till.order()
    first = till.session(order)
    Attempt.update(expires_at=Attempt.begun_at + 30).execute()
    assert till.session(order) != first


def test_one_whose_opener_died_is_opened_by_the_next_tap(till: Till) -> None:
    order = till.order()
    till.session(order)
    standing = f"{order.id} stripe 1800"
    (attempt,) = attempts(order)
    long_ago = attempt.begun_at - timedelta(minutes=1)
    Attempt.update(state="opening", provider_ref="", link="", standing=standing, opener_since=long_ago).execute()
    assert till.session(order) and len(attempts(order)) == 1


def test_an_amount_the_provider_does_not_take_is_not_offered(till: Till) -> None:
    order = till.order()
    Order.update(total_minor=10**10).execute()
    assert "/pay/" not in till.page(order).text and till.tap(order).status_code == 409
