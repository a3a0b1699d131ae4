"""Wave: only a merchant's own link, with whole francs behind it."""

import pytest

from storefront.money import Money
from storefront.pay import Bill, wave
from tests.vectors import vectors

LINK = "https://pay.wave.com/m/M_sn_xxxxxxxxxxxx/c/sn/"


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "wave"))
def test_the_amount_stands_behind_the_merchants_link(inputs: dict[str, str], expected: str) -> None:
    assert f"https://pay.wave.com/m/{inputs['merchant']}/c/{inputs['country']}/" == LINK
    settings = wave.check({"link": LINK, "name": "Amina"}, "XOF")
    assert isinstance(settings, dict)
    shown = wave.prompt(Bill(Money(int(inputs["amount"]), "XOF"), "XOF", "4827-193"), settings)
    assert shown.link == shown.code == expected
    assert shown.host == "pay.wave.com"
    assert wave.prompt(Bill(None, "XOF", "4827-193"), settings).link == LINK


@pytest.mark.parametrize("typed", [LINK.rstrip("/"), f"{LINK}?amount=99", f" {LINK} "])
def test_a_link_is_kept_without_an_amount(typed: str) -> None:
    assert wave.check({"link": typed, "name": "Amina"}, "XOF") == {"link": LINK, "name": "Amina"}


@pytest.mark.parametrize(
    "typed",
    [
        "http://pay.wave.com/m/M_sn_xxxxxxxxxxxx/c/sn/",
        "https://pay.wave.com.evil.example/m/M_sn_xxxxxxxxxxxx/c/sn/",
        "https://pay.wave.com@evil.example/m/M_sn_xxxxxxxxxxxx/c/sn/",
        "https://evil.example/?https://pay.wave.com/m/M_sn_xxxxxxxxxxxx/c/sn/",
        "https://pay.wave.com/m/M_sn_xxxxxxxxxxxx/c/sn/../../x",
        "https://pay.wave.com/c/cos-1234567",
        "https://pay.wave.com/m/M_sn_xxxxxxxxxxxx/c/sn/#",
    ],
)
def test_every_other_link_is_refused(typed: str) -> None:
    problems = wave.check({"link": typed, "name": "Amina"}, "XOF")
    assert isinstance(problems, list)
    assert [(problem.key, problem.field) for problem in problems] == [("wallet.number", "link")]
