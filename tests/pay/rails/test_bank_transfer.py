"""Each line of a transfer is copied by itself; a number with a wrong digit is not taken."""

import pytest

from storefront.money import Money
from storefront.pay import Bill, bank_transfer
from storefront.problems import Problem

TYPED = {"holder": "Amina Idrissi", "bank": "Banque du Souk"}
RIB = "011519000001205000534921"  # the one inside the IBAN registry's example for Morocco


def account(typed: str, currency: str) -> str | list[Problem]:
    cleaned = bank_transfer.check({**TYPED, "account": typed}, currency)
    return cleaned["account"] if isinstance(cleaned, dict) else cleaned


@pytest.mark.parametrize(
    ("typed", "currency", "stored"),
    [
        ("DE89 3704 0044 0532 0130 00", "EUR", "DE89370400440532013000"),
        ("gb82 west 1234 5698 7654 32", "GBP", "GB82WEST12345698765432"),
        (f"{RIB[:3]} {RIB[3:6]} {RIB[6:22]} {RIB[22:]}", "MAD", RIB),
        ("٠١٢٣٤٥٦٧٨٩", "NGN", "0123456789"),
        ("12-34-56 12345678", "GBP", "12-34-56 12345678"),
    ],
)
def test_account_numbers_are_kept_ready_to_copy(typed: str, currency: str, stored: str) -> None:
    assert account(typed, currency) == stored


@pytest.mark.parametrize(
    ("typed", "currency", "key", "example"),
    [
        (RIB[:-1] + "2", "MAD", "bank.check", "011 519 0000012050005349 21"),
        (RIB[:-1], "MAD", "bank.check", "011 519 0000012050005349 21"),
        ("my account", "NGN", "bank.shape", "0123456789"),
        ("12", "NGN", "bank.shape", "0123456789"),
    ],
)
def test_a_wrong_account_number_is_refused(typed: str, currency: str, key: str, example: str) -> None:
    assert account(typed, currency) == [Problem(key, "account", {"example": example})]


@pytest.mark.parametrize("country", ["", "DE", "MA", "PK"])
def test_a_wrong_iban_is_refused_with_how_one_looks(country: str) -> None:
    typed = {**TYPED, "country": country, "account": "PK36 SCBL 0000 0011 2345 6703"}
    (problem,) = bank_transfer.check(typed, "PKR")
    assert (problem.key, problem.values) == ("bank.iban_wrong", {"example": "PK00 0000 0000 0000 0000 0000"})


def test_24_digits_outside_morocco_have_another_check() -> None:
    assert account(RIB[:-1] + "2", "HUF") == RIB[:-1] + "2"


@pytest.mark.parametrize(
    ("bic", "good"), [("cobade ff", True), ("COBADEFFXXX", True), ("COBADEF", False), ("1234", False)]
)
def test_a_bic_has_its_form(bic: str, good: bool) -> None:
    cleaned = bank_transfer.check({**TYPED, "account": "0123456789", "bic": bic}, "NGN")
    assert (cleaned != [Problem("bank.shape", "bic", {"example": "COBADEFFXXX"})]) == good


def test_every_line_is_a_copy_of_its_own_and_the_reference_is_last() -> None:
    settings = bank_transfer.check({**TYPED, "account": RIB, "branch": "Guéliz"}, "MAD")
    assert isinstance(settings, dict)
    copies = bank_transfer.prompt(Bill(Money(9650, "MAD"), "MAD", "4827-193"), settings).copies
    assert [(copy.label, copy.value) for copy in copies] == [
        ("Copy the RIB", RIB),
        ("Copy the bank", "Banque du Souk"),
        ("Copy the branch", "Guéliz"),
        ("Copy the account holder", "Amina Idrissi"),
        ("Copy the exact amount", "96.50"),
        ("Copy the order number", "4827-193"),
    ]
