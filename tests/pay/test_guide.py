"""The country guide: three ways that make sense there, and no way that can't carry the shop's money."""

import pytest

from storefront.merchants.countries import COUNTRIES
from storefront.pay import METHODS, guide

KNOWN = sorted(COUNTRIES)


def kinds(country: str, currency: str, *used: str) -> list[str]:
    return [method.kind for method in guide.suggested(country, currency, used)]


def test_every_country_a_shop_can_be_in_has_its_own_row() -> None:
    assert set(KNOWN) <= guide.COUNTRIES.keys()
    assert len(guide.COUNTRIES) >= 60


@pytest.mark.parametrize("country", sorted(guide.COUNTRIES))
def test_a_row_names_known_ways_once(country: str) -> None:
    row = guide.COUNTRIES[country]
    assert set(row) <= METHODS.keys()
    assert len(set(row)) == len(row) >= guide.SUGGESTED


@pytest.mark.parametrize("country", KNOWN)
def test_the_first_ways_of_a_country_take_its_money(country: str) -> None:
    assert kinds(country, COUNTRIES[country].currency) == list(guide.COUNTRIES[country][: guide.SUGGESTED])


@pytest.mark.parametrize("kind", METHODS)
def test_every_way_is_usual_somewhere_or_offered_everywhere(kind: str) -> None:
    homes = [country for country, row in guide.COUNTRIES.items() if kind in row]
    places = [("", "USD"), *((country, COUNTRIES[country].currency) for country in KNOWN)]
    everywhere = [method.kind for place in places for _, methods in guide.others(*place, ()) for method in methods]
    assert homes or kind in [*everywhere, *kinds("", "USD")], f"{kind} is offered to nobody"


@pytest.mark.parametrize(("country", "currency"), [("KE", "USD"), ("IN", "EUR"), ("AQ", "USD"), ("", "XOF")])
def test_another_currency_or_country_still_has_three_ways(country: str, currency: str) -> None:
    offered = kinds(country, currency)
    assert len(offered) == guide.SUGGESTED
    assert all(METHODS[kind].takes(currency) for kind in offered)


def test_what_the_shop_has_makes_room_for_the_next() -> None:
    assert kinds("KE", "KES") == ["mpesatill", "mpesapaybill", "cash"]
    assert kinds("KE", "KES", "cash", "mpesatill") == ["mpesapaybill", "mpesasend", "mpesapochi"]


@pytest.mark.parametrize("country", KNOWN)
def test_the_rest_is_short_and_repeats_nothing(country: str) -> None:
    currency = COUNTRIES[country].currency
    rest = [method.kind for _, methods in guide.others(country, currency, ()) for method in methods]
    assert not set(rest) & set(kinds(country, currency))
    assert len(set(rest)) == len(rest) <= 25
    assert {"ussd", "link"} & set(rest)


def test_a_provider_is_offered_only_where_it_opens_accounts() -> None:
    def providers(country: str, currency: str) -> set[str]:
        found = (method for _, methods in guide.others(country, currency, ()) for method in methods)
        return {method.kind for method in found if method.gateway}

    assert "razorpay" in providers("IN", "INR")
    assert "razorpay" not in providers("US", "USD")
    assert "paystack" in providers("NG", "NGN") - providers("SN", "XOF")
    assert "mercadopago" in providers("BR", "BRL") - providers("BO", "BOB")
    assert "xendit" in providers("ID", "IDR") - providers("SG", "SGD")
    assert "cinetpay" in providers("SN", "XOF") - providers("FR", "XOF")
    assert "youcanpay" in providers("MA", "MAD") - providers("FR", "MAD")
    assert "paypal" in providers("DE", "EUR") - providers("IN", "INR")
