"""Wallets that are a number and a name: each takes the numbers of its own countries, and says how one looks."""

import phonenumbers
import pytest

from storefront.money import Money
from storefront.pay import METHODS, Bill, Prompt
from storefront.problems import Problem
from tests.pay.examples import CURRENCIES, TYPED

BILL = Bill(Money(15000, "GHS"), "GHS", "4827-193")


def number(kind: str, typed: str) -> str | list[Problem]:
    currency = CURRENCIES[kind]
    cleaned = METHODS[kind].check({"number": typed, "name": "Amina Idrissi"}, currency)
    return cleaned["number"] if isinstance(cleaned, dict) else cleaned


def prompt(kind: str, typed: str, bill: Bill = BILL) -> Prompt:
    cleaned = METHODS[kind].check({"number": typed, "name": "Amina Idrissi"}, bill.currency)
    assert isinstance(cleaned, dict)
    return METHODS[kind].prompt(bill, cleaned)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("mtnmomo", "+233 24 123 4567", "0241234567"),
        ("mtnmomo", "00256 772 123456", "0772123456"),
        ("mtnmomo", "(024) 123-4567", "0241234567"),
        ("mtnmomo", "٠٢٤١٢٣٤٥٦٧", "0241234567"),
        ("mtnmomo", "123456", "123456"),  # a merchant's code
        ("orangemoney", "77 123 45 67", "771234567"),
        ("orangemoney", "07 07 12 34 56", "0707123456"),
        ("cashplus", "+212 650-123456", "0650123456"),
        ("bkash", "+8801812345678", "01812345678"),
        ("rocket", "01812345678-9", "018123456789"),
        ("baridimob", "007 99999 0012345678 90", "00799999001234567890"),
        ("zelle", "amina@example.com", "amina@example.com"),
        ("zelle", "201-555-0123", "2015550123"),
        ("instapay", "amina.shop@instapay", "amina.shop@instapay"),
        ("breb", "@AMINA123", "@AMINA123"),
    ],
)
def test_a_number_is_kept_as_it_is_dialled_at_home(kind: str, typed: str, kept: str) -> None:
    assert number(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("mtnmomo", "+212 612 345678"),  # of a country it isn't in
        ("mtnmomo", "0302 123456"),  # a landline
        ("mtnmomo", "024 123 456"),
        ("mtnmomo", "024 123 4567 ext. 3"),
        ("cashplus", "123456"),  # has no merchants' codes
        ("rocket", "0181234567"),
        ("baridimob", "007999990012345678"),
        ("zelle", "amina@example"),
        ("instapay", "amina@bank"),
    ],
)
def test_another_number_is_refused_with_an_example(kind: str, typed: str) -> None:
    assert number(kind, typed) == [Problem("wallet.number", "number", {"example": METHODS[kind].settings[0].example})]


def test_the_buyer_copies_number_name_amount_and_reference() -> None:
    shown = prompt("mtnmomo", "024 123 4567")
    assert [(copy.label, copy.value) for copy in shown.copies] == [
        ("Copy the number", "0241234567"),
        ("The name you will see", "Amina Idrissi"),
        ("Copy the exact amount", "150.00"),
        ("Copy the order number", "4827-193"),
    ]
    assert "send the money to this number" in shown.lines[0]


def test_a_merchants_code_is_paid_otherwise_than_a_phone() -> None:
    shown = prompt("mtnmomo", "123456")
    assert shown.copies[0].label == "Copy the merchant code"
    assert "pay the merchant with this code" in shown.lines[0]


def test_bkash_merchants_and_people_are_two_ways_to_pay() -> None:
    bill = Bill(Money(15000, "BDT"), "BDT", "4827-193")
    first_steps = {prompt(kind, "01812-345678", bill).lines[0] for kind in ("bkash", "bkashmerchant")}
    assert len(first_steps) == 2


def test_a_wallet_is_offered_only_where_its_money_is() -> None:
    assert METHODS["orangemoney"].takes("XOF") and not METHODS["orangemoney"].takes("MAD")
    problems = METHODS["yape"].check({"number": "912 345 678", "name": "Amina"}, "COP")
    assert problems == [Problem("method.other_currency", values={"currency": "PEN"})]


@pytest.mark.parametrize("kind", [kind for kind, typed in TYPED.items() if "number" in typed and kind != "ussd"])
def test_nothing_but_its_number_and_name_is_asked(kind: str) -> None:
    assert [setting.name for setting in METHODS[kind].settings] == ["number", "name"]


@pytest.mark.parametrize(
    ("kind", "country"), [("mtnmomo", "GH"), ("mtnmomo", "CM"), ("telebirr", "ET"), ("yape", "PE")]
)
def test_every_mobile_number_of_its_country_would_do(kind: str, country: str) -> None:
    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    assert example is not None
    assert isinstance(number(kind, phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)), str)
