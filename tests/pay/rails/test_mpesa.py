"""M-PESA: a till, a paybill with its account, Pochi or a phone, each with its own steps in M-PESA's menu."""

import pytest

from storefront.money import Money
from storefront.pay import METHODS, Bill, Prompt
from storefront.problems import Problem

BILL = Bill(Money(150_000, "KES"), "KES", "4827-193")
PAYBILL = {"paybill": "247247", "account": "", "name": "Amina Fish"}


def paybill(**typed: str) -> dict[str, str] | list[Problem]:
    return METHODS["mpesapaybill"].check({**PAYBILL, **typed}, "KES")


def paybill_prompt(**typed: str) -> Prompt:
    cleaned = paybill(**typed)
    assert isinstance(cleaned, dict)
    return METHODS["mpesapaybill"].prompt(BILL, cleaned)


def test_the_orders_number_is_the_account_of_a_paybill() -> None:
    assert [(copy.label, copy.value) for copy in paybill_prompt().copies] == [
        ("Business number", "247247"),
        ("Account number", "4827193"),
        ("The name you will see", "Amina Fish"),
        ("Copy the exact amount", "1500.00"),
    ]


def test_a_paybill_of_a_bank_keeps_the_merchants_account() -> None:
    values = [copy.value for copy in paybill_prompt(account="0123 456 789").copies]
    assert values == ["247247", "0123456789", "Amina Fish", "1500.00", "4827-193"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"paybill": "1234"}, Problem("wallet.number", "paybill", {"example": "247247"})),
        ({"paybill": "12345678"}, Problem("wallet.number", "paybill", {"example": "247247"})),
        ({"paybill": "24724A"}, Problem("wallet.number", "paybill", {"example": "247247"})),
        ({"account": "1234567890123"}, Problem("mpesa.account", "account")),
        ({"account": "shop-1"}, Problem("mpesa.account", "account")),
    ],
)
def test_a_wrong_paybill_or_account_is_named(typed: dict[str, str], problem: Problem) -> None:
    assert paybill(**typed) == [problem]


@pytest.mark.parametrize("till", ["1234", "12345678", "0712 123456"])
def test_a_till_has_five_to_seven_digits(till: str) -> None:
    problems = METHODS["mpesatill"].check({"number": till, "name": "Amina Fish"}, "KES")
    assert problems == [Problem("wallet.number", "number", {"example": "5123456"})]


def test_every_way_begins_elsewhere_in_the_menu() -> None:
    tried = {"mpesatill": "5123456", "mpesapochi": "0712123456", "mpesasend": "0712123456"}
    first = {
        METHODS[kind].prompt(BILL, {"number": number, "name": "Amina"}).lines[0] for kind, number in tried.items()
    } | {paybill_prompt().lines[0]}
    assert len(first) == 4


@pytest.mark.parametrize("kind", ["mpesatill", "mpesapaybill", "mpesapochi", "mpesasend"])
def test_more_than_one_payment_can_be_is_not_offered(kind: str) -> None:
    most = Bill(Money(25_000_000, "KES"), "KES", "4827-193")
    too_much = Bill(Money(25_000_001, "KES"), "KES", "4827-193")
    assert METHODS[kind].refuses(most, {}) is None
    refused = METHODS[kind].refuses(too_much, {})
    assert refused is not None and refused.key == "method.amount_too_large"


@pytest.mark.parametrize("kind", ["mpesatill", "mpesapaybill", "mpesapochi", "mpesasend"])
def test_cents_cannot_be_paid(kind: str) -> None:
    refused = METHODS[kind].refuses(Bill(Money(48_350, "KES"), "KES", "4827-193"), {})
    assert refused is not None and refused.key == "method.amount_too_fine"
