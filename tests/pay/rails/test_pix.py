"""Pix codes equal the published ones; keys of every kind are checked before money can go astray."""

from typing import Any

import pytest

from storefront.money import Money
from storefront.pay import Bill, pix
from storefront.pay.emv import read_emv
from storefront.pay.pix_key import read_key
from storefront.problems import Problem
from tests.vectors import vectors

STATIC = [
    vector
    for vector in vectors(__file__, "pix")
    if {"key", "txid"} <= vector.values[0].keys() and "info" not in vector.values[0]
]
RANDOM_KEY = "123e4567-e12b-12d1-a456-426655440000"
SETTINGS = {"key": "amina@example.com", "name": "Amina Peixes", "city": "Salvador"}


@pytest.mark.parametrize(("inputs", "expected"), STATIC)
def test_codes_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    made = pix.br_code(inputs["key"], inputs["name"], inputs["city"], inputs["amount"] or "", inputs["txid"])
    assert made == expected


def test_a_prompt_carries_the_amount_and_the_reference_without_its_hyphen() -> None:
    prompt = pix.prompt(Bill(Money(1250, "BRL"), "BRL", "4827-193"), SETTINGS)
    fields = read_emv(prompt.code)
    assert (fields["54"], fields["62"], fields["59"]) == ("12.50", "05074827193", "Amina Peixes")
    assert [copy.value for copy in prompt.copies] == ["amina@example.com", "12.50"]
    assert prompt.link == ""


def test_names_and_cities_are_cut_to_plain_letters_the_banks_take() -> None:
    typed = {**SETTINGS, "name": "Padaria São João da Conceição", "city": "São José dos Campos"}
    cleaned = pix.check(typed, "BRL")
    assert isinstance(cleaned, dict)
    assert (cleaned["name"], cleaned["city"]) == ("Padaria Sao Joao da Conce", "Sao Jose dos Ca")


def test_a_name_without_any_latin_letter_is_asked_for_again() -> None:
    assert pix.check({**SETTINGS, "name": "पद्म"}, "BRL") == [Problem("setting.latin_letters", "name")]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("123.456.789-09", "12345678909"),
        ("12345678909", "12345678909"),
        ("11.222.333/0001-81", "11222333000181"),
        ("12.ABC.345/01DE-35", "12ABC34501DE35"),
        ("Fulano2019@Example.com", "fulano2019@example.com"),
        ("+55 (11) 94321-4321", "+5511943214321"),
        ("11 94321-4321", "+5511943214321"),
        (RANDOM_KEY.upper(), RANDOM_KEY),
        (RANDOM_KEY.replace("-", ""), RANDOM_KEY),
    ],
)
def test_keys_of_every_kind_are_brought_into_the_banks_form(typed: str, stored: str) -> None:
    assert read_key(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "123.456.789-08",
        "11.222.333/0001-82",
        "111.111.111-11",
        "+1 202 555 0143",
        "fulano@",
        "12",
        "x" * 36,
        f"{'a' * 78}@b.co",
    ],
)
def test_what_is_no_key_is_refused(typed: str) -> None:
    assert read_key(typed) == Problem("pix.key_unreadable", "key")


def test_eleven_digits_that_are_a_cpf_and_a_phone_are_asked_back() -> None:
    both = "11987654374"
    assert read_key(both) == Problem("pix.cpf_or_phone", "key")
    assert read_key("119.876.543-74") == both
    assert read_key(f"+55{both}") == f"+55{both}"


def test_a_pasted_pix_code_gives_its_key() -> None:
    code = pix.br_code(RANDOM_KEY, "Fulano de Tal", "BRASILIA", "", "")
    assert read_key(code) == RANDOM_KEY
    assert read_key(code[:-1] + "0") == Problem("pix.code_broken", "key")


def test_a_pasted_code_of_one_payment_holds_no_key() -> None:
    (dynamic,) = (vector.values[1] for vector in vectors(__file__, "pix") if "url" in vector.values[0])
    assert read_key(dynamic) == Problem("pix.code_without_key", "key")
