"""How much one network may hold."""

from datetime import timedelta

from storefront.orders.network_share import Held, NetworkShares
from storefront.orders.offers import Shelf
from tests.conftest import NOW

LEMONS, BREAD = Shelf("product", 1), Shelf("product", 2)
RAVI, ZOE = "203.0.113.0/24", "2001:db8:1::/48"
UNTIL = NOW + timedelta(hours=2)


def may_hold(shares: NetworkShares, milli: int, free: int, network: str | None = RAVI, now=NOW, shelf=LEMONS) -> bool:
    return shares.may_hold(network, shelf, milli, free, 1000, now)


def test_a_fifth_of_what_there_is_and_no_more() -> None:
    shares = NetworkShares()
    assert may_hold(shares, 2000, 10_000)
    assert not may_hold(shares, 3000, 10_000)


def test_what_the_network_holds_counts_and_what_others_hold_does_not() -> None:
    shares = NetworkShares()
    shares.note(1, (Held(RAVI, LEMONS, 2000, UNTIL),))
    assert not may_hold(shares, 1000, 8000)
    assert may_hold(shares, 1000, 8000, ZOE)
    assert may_hold(shares, 1000, 8000, shelf=BREAD)


def test_the_last_piece_can_be_held() -> None:
    assert may_hold(NetworkShares(), 1000, 1000)
    assert not may_hold(NetworkShares(), 2000, 2000)


def test_the_house_itself_holds_what_it_likes() -> None:
    assert may_hold(NetworkShares(), 10_000, 10_000, None)


def test_an_order_seen_or_expired_no_longer_counts() -> None:
    shares = NetworkShares()
    shares.note(1, (Held(RAVI, LEMONS, 2000, UNTIL),))
    assert may_hold(shares, 2000, 10_000, now=UNTIL)
    shares.forget(1)
    shares.forget(1)
    assert may_hold(shares, 2000, 10_000)


def test_the_oldest_orders_are_forgotten_first() -> None:
    shares = NetworkShares(most_orders=2)
    for order, network in enumerate((RAVI, ZOE, ZOE)):
        shares.note(order, (Held(network, LEMONS, 2000, UNTIL),))
    assert may_hold(shares, 2000, 10_000)
    assert not may_hold(shares, 2000, 10_000, ZOE)
