"""What gateways with a page of their own have in common."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.money import Money
from storefront.pay.hosted import buyer_address, ends_at, prompt_of
from storefront.pay.method import Bill
from tests.conftest import NOW
from tests.pay.gateways.cases import asked_for

ASKED = asked_for(Money(14950, "EUR"))
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (0, HOUR + MINUTE),
        (1, HOUR + MINUTE),
        (2, 2 * HOUR),
        (5, 5 * HOUR),
        (6, 6 * HOUR - MINUTE),
        (99, 6 * HOUR - MINUTE),
    ],
)
def test_a_session_ends_as_wanted_within_the_providers_bounds(wanted: int, kept: timedelta) -> None:
    asked = replace(ASKED, expires_at=NOW + timedelta(hours=wanted))
    assert ends_at(asked, HOUR, 6 * HOUR) == NOW + kept


def test_a_buyers_address_is_the_trys_own() -> None:
    assert buyer_address(ASKED) == "k5q2mzv7c3hx4tj6y2bwdn3fga@shops.example"
    assert buyer_address(replace(ASKED, attempt="b" * 26)) != buyer_address(ASKED)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]", ""])
def test_a_host_without_a_name_lends_none(host: str) -> None:
    assert buyer_address(replace(ASKED, return_to=f"http://{host}/o/x")) == f"{ASKED.attempt}@example.com"


def test_a_prompt_leads_nowhere_before_the_total_is_final() -> None:
    prompt = prompt_of("You pay elsewhere.")
    assert prompt(Bill(Money(14950, "EUR"), "EUR", "4827-193"), {}).lines == ("You pay elsewhere.",)
    assert "final" in prompt(Bill(None, "EUR", "4827-193"), {}).lines[0]
