"""A merchant's own payment page: https, a named website, and no placeholder we can't fill."""

import pytest

from storefront.money import Money
from storefront.pay import Bill, Prompt, payment_link
from storefront.problems import Problem

BILL = Bill(Money(14950, "MAD"), "MAD", "4827-193")


def prompt(link: str, bill: Bill = BILL) -> Prompt:
    cleaned = payment_link.check({"link": link}, "MAD")
    assert isinstance(cleaned, dict)
    return payment_link.prompt(bill, cleaned)


def test_placeholders_are_filled_and_the_host_is_shown() -> None:
    made = prompt("https://Pay.Example.com/amina/{amount}{currency}?order={ref}&x={amount}")
    assert made.link == "https://Pay.Example.com/amina/149.50MAD?order=4827-193&x=149.50"
    assert (made.host, made.copies, made.link_may_fail) == ("pay.example.com", (), False)


def test_what_the_link_cannot_carry_is_copied() -> None:
    assert [copy.value for copy in prompt("https://pay.example.com/amina").copies] == ["149.50", "4827-193"]


def test_a_link_with_an_open_amount_waits() -> None:
    weighing = Bill(None, "MAD", "4827-193")
    assert prompt("https://pay.example.com/{amount}", weighing).link == ""
    assert prompt("https://pay.example.com/{ref}", weighing).link == "https://pay.example.com/4827-193"


def test_letters_of_any_script_are_encoded_and_what_is_encoded_stays() -> None:
    assert (
        prompt("https://pay.example.com/مينة?n=a%20b").link
        == "https://pay.example.com/%D9%85%D9%8A%D9%86%D8%A9?n=a%20b"
    )


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("http://pay.example.com/", "link.not_https"),
        ("javascript:alert(1)", "link.not_https"),
        ("pay.example.com", "link.not_https"),
        ("https://bank.example@evil.example/", "link.host"),
        ("https://bank.example\\@evil.example/", "link.host"),
        ("https://127.0.0.1/", "link.host"),
        ("https://2130706433/", "link.host"),
        ("https://0x7f.1/", "link.host"),
        ("https://[::1]/", "link.host"),
        ("https://localhost/", "link.host"),
        ("https://pay.localhost/", "link.host"),
        ("https://printer.local/", "link.host"),
        ("https://pay.example.com:8443/", "link.host"),
        ("https://{ref}.example.com/", "link.host"),
        ("https://", "link.host"),
        ("https://pay.example.com:port/", "link.unreadable"),
        ("https://[/", "link.unreadable"),
        ("https://pay.example.com/a b", "link.unreadable"),
        ("https://pay.example.com/{total}", "link.placeholder"),
        ("https://pay.example.com/{amount", "link.placeholder"),
        ("https://pay.example.com/{{amount}}", "link.placeholder"),
        ("https://pay.example.com/{amo{ref}unt}", "link.placeholder"),
    ],
)
def test_every_other_link_is_refused(link: str, key: str) -> None:
    assert payment_link.check({"link": link}, "MAD") == [Problem(key, "link")]
