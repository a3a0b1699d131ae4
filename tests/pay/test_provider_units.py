"""Every provider counts each currency in its own way; nothing is lost between us."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.i18n.currencies import exponent
from storefront.money import Money
from storefront.pay.gateway import Declined
from storefront.pay.provider_units import DECIMALS, STEPS, from_major, from_units, step, steps, to_major, to_units
from tests.vectors import vectors

# What the providers' pages say, written once more by hand.
STRIPES_ZERO_DECIMALS = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"
STRIPES_THREE_DECIMALS = "BHD JOD KWD OMR TND"
PROVIDERS = (
    "stripe",
    "razorpay",
    "paystack",
    "flutterwave",
    "mercadopago",
    "paypal",
    "xendit",
    "btcpay",
    "daraja",
    "cinetpay",
    "youcanpay",
)
CURRENCIES = ("EUR", "XOF", "KWD", "MGA", "ISK", "CLP", "COP", "UGX", "CLF", "INR", "IDR", "JPY", "HUF", "PHP", "TWD")


@pytest.mark.parametrize(("inputs", "decimals"), vectors(__file__, "minor_units"))
def test_our_minor_units_are_iso_4217s(inputs: dict[str, str], decimals: int) -> None:
    assert exponent(inputs["code"]) == decimals


@pytest.mark.parametrize("currency", STRIPES_ZERO_DECIMALS.split())
def test_a_whole_unit_is_one_at_stripe(currency: str) -> None:
    assert to_units("stripe", Money(10 ** exponent(currency) * 500, currency)) == 500


@pytest.mark.parametrize("currency", STRIPES_THREE_DECIMALS.split())
def test_the_last_of_three_decimals_is_zero_at_stripe(currency: str) -> None:
    assert to_units("stripe", Money(5120, currency)) == 5120
    with pytest.raises(Declined):
        to_units("stripe", Money(5124, currency))


@pytest.mark.parametrize(
    ("provider", "minor", "currency", "units"),
    [
        ("stripe", 5, "ISK", 500),
        ("stripe", 149_50, "EUR", 149_50),
        ("stripe", 17_500, "HUF", 17_500),
        ("stripe", 80_000, "TWD", 80_000),
        ("paystack", 2000, "XOF", 200_000),
        ("paystack", 50_00, "NGN", 50_00),
        ("razorpay", 299_95, "INR", 299_95),
        ("mercadopago", 7_500_00, "COP", 7_500),
        ("mercadopago", 7_500, "CLP", 7_500),
        ("mercadopago", 149_50, "BRL", 149_50),
        ("paypal", 17_500_00, "HUF", 17_500),
        ("paypal", 17_500, "JPY", 17_500),
        ("paypal", 800_00, "TWD", 800),
        ("paypal", 149_50, "THB", 149_50),
        ("xendit", 25_000_00, "IDR", 25_000),
        ("xendit", 250_00, "PHP", 250),
        ("xendit", 25_000, "VND", 25_000),
        ("daraja", 1_500_00, "KES", 1_500),
        ("cinetpay", 2_505, "XOF", 2_505),
        ("cinetpay", 2_505_00, "CDF", 2_505),
        ("cinetpay", 12_00, "USD", 12),
        ("youcanpay", 149_50, "MAD", 149_50),
    ],
)
def test_amounts_as_the_documentation_has_them(provider: str, minor: int, currency: str, units: int) -> None:
    assert to_units(provider, Money(minor, currency)) == units
    assert from_units(provider, units, currency.lower()) == Money(minor, currency)


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(149_50, "EUR", "149.50"), (5, "EUR", "0.05"), (2000, "XOF", "2000"), (1_005, "KWD", "1.005"), (0, "EUR", "0.00")],
)
def test_amounts_in_whole_units_have_their_currencys_decimals(minor: int, currency: str, written: str) -> None:
    assert to_major("flutterwave", Money(minor, currency)) == written


@pytest.mark.parametrize(
    ("provider", "minor", "currency"),
    [("mercadopago", 7_500_50, "COP"), ("paypal", 17_500_50, "HUF"), ("paypal", 800_01, "TWD"), ("xendit", 99, "IDR"),
     ("xendit", 250_50, "PHP"), ("daraja", 99_50, "KES"), ("cinetpay", 2_501, "XOF"), ("cinetpay", 12_50, "USD"),
     ("cinetpay", 2_501_00, "CDF")],
)  # fmt: skip
def test_a_part_of_what_a_provider_counts_whole_is_declined(provider: str, minor: int, currency: str) -> None:
    with pytest.raises(Declined):
        to_major(provider, Money(minor, currency))


@given(
    provider=st.sampled_from(PROVIDERS),
    currency=st.sampled_from(CURRENCIES),
    times=st.integers(min_value=0, max_value=10**9),
)
def test_what_a_provider_can_say_comes_back_as_it_went(provider: str, currency: str, times: int) -> None:
    amount = Money(times * step(provider, currency), currency)
    assert from_units(provider, to_units(provider, amount), currency) == amount
    assert from_major(Decimal(to_major(provider, amount)), currency) == amount


@given(provider=st.sampled_from(PROVIDERS), currency=st.sampled_from(CURRENCIES), minor=st.integers(1, 10**12))
def test_an_amount_is_said_exactly_or_declined(provider: str, currency: str, minor: int) -> None:
    amount = Money(minor, currency)
    if minor % step(provider, currency):
        with pytest.raises(Declined):
            to_units(provider, amount)
    else:
        assert from_units(provider, to_units(provider, amount), currency) == amount


@pytest.mark.parametrize("written", ["149.5", "149.500", "1.495e2", "149.50"])
def test_trailing_zeros_change_nothing(written: str) -> None:
    assert from_major(Decimal(written), "eur") == Money(149_50, "EUR")


@pytest.mark.parametrize(
    "written", ["149.505", "NaN", "Infinity", "-Infinity", "1e16", "1e999999", "1e-999999", "0.001"]
)
def test_what_is_no_amount_is_declined(written: str) -> None:
    with pytest.raises(Declined):
        from_major(Decimal(written), "EUR")


@pytest.mark.parametrize("currency", ["", "EU", "EURO", "€€€", "E1R", "ÄÖÜ", "eu\n"])
def test_what_is_no_currency_is_declined(currency: str) -> None:
    with pytest.raises(Declined):
        from_units("stripe", 100, currency)


def test_an_amount_of_a_currency_the_provider_counts_finer_than_we_do_must_still_be_whole() -> None:
    with pytest.raises(Declined):
        from_units("stripe", 550, "isk")


def test_only_what_differs_is_listed() -> None:
    assert all(decimals != exponent(currency) for (_, currency), decimals in DECIMALS.items())
    assert steps("stripe", ("EUR", "MGA", "KWD", "ISK")) == {"MGA": 100, "KWD": 10}
    assert {provider for provider, _ in (*DECIMALS, *STEPS)} <= set(PROVIDERS)
