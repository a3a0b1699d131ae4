"""The contract of a method, over all of them: a bill and settings become a prompt that says only what is known."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from storefront.i18n.problem_texts import TEXTS
from storefront.money import Money
from storefront.pay import METHODS, Bill, Method, Prompt
from storefront.problems import Problem
from storefront.qr import png
from tests.conftest import NOW
from tests.pay.examples import CURRENCIES, TYPED
from tests.readers import by_zbar, by_zxing

AT_A_RATE = ("bitcoin", "lightning")  # the two agree on the amount in the chat
LINK = r"(?:(?:https|upi)://[!#-;=?-Z_a-z~]+|tel:[0-9*%]+|(?:bitcoin|lightning):[!#-;=?-Z_a-z~]+)?"
HOSTILE = ["\"'><script>", "🐟👋🏽", "‏سردين‏ \u202e", "a\nb\r\nc", "x" * 4096, "a\ud83db", "&am=1", "{0}%s%(x)s"]

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


def currency_of(method: Method) -> str:
    return CURRENCIES.get(method.kind, "EUR")


def bill_for(method: Method, minor: int | None = 738219) -> Bill:
    currency = currency_of(method)
    amount = None if minor is None else Money(minor, currency)
    return Bill(amount=amount, currency=currency, reference="4827-193", at=NOW)


def settings_for(method: Method) -> dict[str, str]:
    cleaned = method.check(TYPED[method.kind], currency_of(method))
    assert isinstance(cleaned, dict)
    return cleaned


def everything_shown(prompt: Prompt) -> str:
    return " ".join((*prompt.lines, *(copy.value for copy in prompt.copies), prompt.code, prompt.link))


def test_kinds_are_words_for_addresses_and_labels_are_unique() -> None:
    assert all(re.fullmatch(r"[a-z]+", kind) and method.kind == kind for kind, method in METHODS.items())
    assert len({method.label for method in METHODS.values()}) == len(METHODS)


@every_method
def test_cleaned_settings_stay_as_they_are(method: Method) -> None:
    assert method.check(settings_for(method), currency_of(method)) == settings_for(method)


@every_method
def test_every_required_setting_is_asked_for_by_name(method: Method) -> None:
    problems = method.check({}, currency_of(method))
    required = [Problem("setting.missing", setting.name) for setting in method.settings if setting.required]
    assert problems == (required or {})


@every_method
@pytest.mark.parametrize("wrong", ["?", "amina", "12"])
def test_what_cannot_be_right_is_refused_with_how_it_is_written(method: Method, wrong: str) -> None:
    """An example, or the signs it begins with."""
    for setting in method.boxes(TYPED[method.kind]):
        typed = {**TYPED[method.kind], setting.name: wrong}
        problems = method.check(typed, currency_of(method)) if not setting.options else {}
        for problem in problems if isinstance(problems, list) else ():
            assert problem.field == setting.name
            assert re.search(r"such as|looks like|[Cc]hoose|\+55|000201|https://", TEXTS[problem.key]), problem.key


@every_method
def test_a_method_of_some_currencies_refuses_the_others(method: Method) -> None:
    problems = method.check(TYPED[method.kind], "XTS")  # ISO 4217's own for tests: nobody takes it
    refused = isinstance(problems, list) and problems[0].key in ("method.other_currency", "method.currency_refused")
    assert refused == bool(method.currencies)
    assert method.takes("XTS") == (not refused)
    assert method.takes(currency_of(method))


@every_method
def test_a_prompt_tells_the_buyer_what_to_do(method: Method) -> None:
    prompt = method.prompt(bill_for(method), settings_for(method))
    assert prompt.lines
    assert bool(prompt.link) == bool(prompt.link_label)
    assert len({copy.label for copy in prompt.copies}) == len(prompt.copies)
    assert all(copy.value for copy in prompt.copies)


@every_method
def test_an_open_amount_is_written_nowhere(method: Method) -> None:
    known = method.prompt(bill_for(method), settings_for(method))
    still_open = method.prompt(bill_for(method, None), settings_for(method))
    amount = Money(738219, currency_of(method)).plain()
    assert (amount in everything_shown(known)) == (method.proves_by_reference and method.kind not in AT_A_RATE)
    for sign_of_an_amount in ("7382", "am=", "amount", "None", "a=&", "5404", "0.00"):
        assert sign_of_an_amount not in f"{still_open.code} {still_open.link}"
    assert "7382" not in everything_shown(still_open)


@every_method
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_settings_are_refused_or_harmless(method: Method, hostile: str) -> None:
    for setting in method.settings:
        cleaned = method.check({**TYPED[method.kind], setting.name: hostile}, currency_of(method))
        if isinstance(cleaned, list):
            assert {problem.field for problem in cleaned} == {setting.name}
            continue
        prompt = method.prompt(bill_for(method), cleaned)
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e\ud800-\udfff]", everything_shown(prompt))
        assert prompt.code.count("\n") == method.prompt(bill_for(method), settings_for(method)).code.count("\n")
        assert re.fullmatch(LINK, prompt.link)
        assert prompt.code.count("am=") in (0, 1)
        assert not prompt.code or by_zxing(png(prompt.code)) == prompt.code


@every_method
def test_an_odd_reference_breaks_neither_code_nor_link(method: Method) -> None:
    odd = replace(bill_for(method), reference="48 27&am=1#é")
    prompt = method.prompt(odd, settings_for(method))
    assert prompt.code.count("am=") <= 1
    assert urlsplit(prompt.link).fragment == ""
    assert f"{prompt.code}{prompt.link}".isascii()


@every_method
@pytest.mark.parametrize("minor", [1, 738219, None])
def test_a_phone_reads_the_drawn_code(method: Method, minor: int | None) -> None:
    code = method.prompt(bill_for(method, minor), settings_for(method)).code
    assert not code or by_zxing(png(code)) == by_zbar(png(code)) == code


@every_method
def test_nothing_is_not_collected_and_an_open_amount_is_no_hindrance(method: Method) -> None:
    nothing = method.refuses(bill_for(method, 0), settings_for(method))
    assert nothing == Problem("method.nothing_to_pay")
    assert method.refuses(bill_for(method, None), settings_for(method)) is None


@every_method
def test_what_is_told_back_to_the_merchant_has_words(method: Method) -> None:
    assert all(copy.label and copy.value for copy in method.read_back(settings_for(method)))
