"""Accounts of many countries: the published examples are taken, one wrong digit is not."""

import pytest

from storefront.pay import bank_transfer
from storefront.pay.bank_lines import LINES, line_of
from storefront.pay.iban import LENGTHS, iban_example, iban_holds
from storefront.problems import Problem

HOLDER = {"holder": "Amina Idrissi", "bank": "Banque du Souk"}
# Published examples: SWIFT's IBAN registry and the banks' own pages.
GOOD = {
    "MA": {"account": "011 519 0000012050005349 21"},
    "TN": {"account": "10 006 0351835984788 31"},
    "MR": {"account": "00020001010000123456753"},
    "SN": {"account": "SN010 01520 000485000030 35"},
    "CI": {"account": "CI008 01113 011342912005 89"},
    "CM": {"account": "10003 00100 05000006053 06"},
    "AO": {"account": "0044.0000.6729.5030.1010.2"},
    "MZ": {"account": "000301080016367102371"},
    "MX": {"account": "032180000118359719"},
    "AR": {"account": "2850590940090418135201", "alias": "amina.tienda.mp"},
    "IN": {"account": "00112233445566", "code": "sbin 0001234"},
    "GB": {"account": "55779911", "code": "20-00-00"},
    "US": {"account": "123456789", "code": "021000021"},
    "NG": {"account": "0000014579", "bank": "First Bank of Nigeria"},
    "CL": {"account": "000123456789", "type": "Cuenta vista", "id": "30.686.957-4"},
    "DE": {"account": "DE89 3704 0044 0532 0130 00"},
    "EG": {"account": "EG380019000500000000263180002"},
    "PK": {"account": "PK36SCBL0000001123456702"},
}


def checked(country: str, **typed: str) -> dict[str, str] | list[Problem]:
    return bank_transfer.check({**HOLDER, **GOOD[country], **typed, "country": country}, "EUR")


def one_digit_wrong(number: str) -> str:
    place = max(index for index, sign in enumerate(number) if sign.isdigit()) - 1
    while not number[place].isdigit():
        place -= 1
    return f"{number[:place]}{(int(number[place]) + 1) % 10}{number[place + 1 :]}"


@pytest.mark.parametrize("country", GOOD)
def test_published_examples_are_taken_and_kept_ready_to_copy(country: str) -> None:
    settings = checked(country)
    assert isinstance(settings, dict), settings
    assert bank_transfer.check(settings, "EUR") == settings
    assert " " not in settings["account"] + settings.get("code", "")


@pytest.mark.parametrize("country", sorted(GOOD.keys() - {"CL", "IN", "GB", "US"}))
def test_one_wrong_digit_of_an_account_is_found(country: str) -> None:
    problems = checked(country, account=one_digit_wrong(GOOD[country]["account"]))
    assert isinstance(problems, list)
    assert [problem.field for problem in problems] == ["account"]
    assert problems[0].key in ("bank.check", "bank.iban_wrong", "bank.nuban_wrong")


@pytest.mark.parametrize(
    ("country", "name", "wrong"),
    [
        ("US", "code", "021000022"),
        ("US", "code", "21000021"),
        ("GB", "code", "20-00"),
        ("GB", "account", "5577991"),
        ("IN", "code", "SBIN1001234"),
        ("IN", "account", "12345"),
        ("MX", "account", "0321800001183597"),
        ("NG", "account", "14579"),
        ("CL", "id", "30.686.957-5"),
        ("AR", "alias", "no"),
        ("SN", "account", "011519000001205000534921"),
    ],
)
def test_a_wrong_value_is_named_with_an_example(country: str, name: str, wrong: str) -> None:
    problems = checked(country, **{name: wrong})
    assert isinstance(problems, list)
    assert [problem.field for problem in problems] == [name]
    assert problems[0].values["example"]


@pytest.mark.parametrize(
    ("bank", "account", "good"),
    [
        ("First Bank", "0000000220", True),  # the central bank's own second example
        ("First Bank", "0000000221", False),
        ("FBN", "0000014579", True),
        ("Zenith", "0000014579", False),
        ("OPay", "0000014578", True),  # numbers its accounts otherwise
    ],
)
def test_a_nigerian_account_must_be_one_of_its_bank(bank: str, account: str, good: bool) -> None:
    assert isinstance(checked("NG", bank=bank, account=account), dict) == good


def test_every_line_begins_with_its_holder_and_names_each_value_once() -> None:
    for country in [*LINES, ""]:
        parts = line_of(country, "EUR").parts
        names, copies = [part.setting.name for part in parts], [part.copy for part in parts]
        assert names[0] == "holder" and "account" in names
        assert len(set(names)) == len(names) and len(set(copies)) == len(copies), country


def test_every_example_would_be_taken() -> None:
    for country, line in LINES.items():
        for part in line.parts:
            example = part.setting.example
            if example:
                assert isinstance(part.read(example), str), (country, example)


def test_an_iban_is_as_good_as_the_countrys_own_number() -> None:
    settings = checked("MA", account="MA64 0115 1900 0001 2050 0053 4921")
    assert isinstance(settings, dict)
    assert settings["account"] == "MA64011519000001205000534921"


@pytest.mark.parametrize(
    "wrong", ["DE8937040044053201300", "DE893704004405320130001", "ZZ89370400440532013000", "DE89"]
)
def test_an_iban_has_its_countrys_length(wrong: str) -> None:
    assert not iban_holds(wrong)


def test_an_example_is_as_long_as_the_countrys_ibans() -> None:
    assert {country: len(iban_example(country).replace(" ", "")) for country in LENGTHS} == LENGTHS
    assert iban_example("MX").startswith("DE00")


def test_the_form_asks_what_the_accounts_country_has() -> None:
    names = {country: [box.name for box in bank_transfer.METHOD.boxes({"country": country})] for country in ("IN", "")}
    assert names == {
        "IN": ["country", "holder", "account", "code", "bank"],
        "": ["country", "holder", "account", "bank", "bic", "branch"],
    }
    assert bank_transfer.METHOD.starts_with("IN", "INR") == {"country": "IN"}


def test_a_country_is_two_letters() -> None:
    problems = bank_transfer.check({**HOLDER, "account": "0123456789", "country": "Morocco"}, "MAD")
    assert problems == [Problem("country.unknown", "country")]
