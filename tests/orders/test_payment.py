"""What the ledger says of an order."""

import pytest

from storefront.orders.payment import payment_state


@pytest.mark.parametrize(
    ("entries", "claims", "state", "said"),
    [
        ([], 0, "confirmed", "unpaid"),
        ([], 1, "confirmed", "claimed"),
        ([("part", 4000)], 0, "confirmed", "part"),
        ([("part", 4000)], 2, "confirmed", "part"),
        ([("deposit", 4000), ("balance", 6000)], 0, "sent", "paid"),
        ([("balance", 12_000)], 0, "done", "paid"),
        ([("part", 9000), ("tip", 1000)], 0, "done", "part"),
        ([("balance", 10_000)], 0, "cancelled", "review"),
        ([("balance", 10_000)], 0, "lapsed", "review"),
        ([("balance", 10_000), ("refund", -10_000)], 0, "cancelled", "refunded"),
        ([("balance", 10_000), ("refund", -3000)], 0, "done", "part"),
        ([("balance", 10_000), ("balance", -10_000)], 0, "confirmed", "unpaid"),
        ([("balance", 10_000), ("balance", -10_000)], 1, "confirmed", "claimed"),
        ([("balance", 10_000), ("refund", -10_000), ("refund", 10_000)], 0, "done", "paid"),
    ],
)
def test_payment_state_is_derived_from_the_ledger(
    entries: list[tuple[str, int]], claims: int, state: str, said: str
) -> None:
    assert payment_state(entries, 10_000, claims, state) == said
