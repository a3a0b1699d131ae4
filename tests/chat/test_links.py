"""Each app's own form of link, and the forms people paste."""

from typing import Any

import pytest

from storefront.chat import email, messenger, sms, telegram, whatsapp
from storefront.problems import Problem
from tests.vectors import vectors


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "whatsapp_link"))
def test_whatsapp_links_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    phone, text = inputs["phone"], inputs["text"]
    assert (whatsapp.link(phone, text) if phone else whatsapp.share_link(text)) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "telegram_link"))
def test_telegram_links_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    assert telegram.link(inputs.get("username") or inputs["phone"], inputs["text"] or "") == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "messenger_link"))
def test_messenger_links_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    assert messenger.link(inputs["page"], inputs["text"]) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "sms_link"))
def test_sms_links_are_as_published(inputs: dict[str, Any], expected: str) -> None:
    assert sms.link(inputs["phone"], inputs["text"]) == expected


def test_telegram_shares_a_link_and_a_text_apart() -> None:
    expected = "https://t.me/share/url?url=https%3A%2F%2Fshop.example%2Famina&text=Fresh%20%26%20good"
    assert telegram.share_link("https://shop.example/amina", "Fresh & good") == expected


def test_a_mail_has_the_first_line_as_its_subject_and_crlf_between_lines() -> None:
    expected = "mailto:amina@example.com?subject=Hello&body=Hello%0D%0Aorder%204827-193"
    assert email.link("amina@example.com", "Hello\norder 4827-193") == expected


@pytest.mark.parametrize(
    "pasted",
    [
        "+212 612-345678",
        "https://wa.me/212612345678",
        "wa.me/212612345678?text=Hi",
        "https://wa.me/c/212612345678",
        "https://wa.me/p/6134/212612345678",
        "https://api.whatsapp.com/send?phone=212612345678&text=Hi",
        "https://api.whatsapp.com/send/?phone=%2B212612345678",
        "whatsapp://send?phone=212612345678",
    ],
)
def test_every_whatsapp_link_with_a_number_is_read(pasted: str) -> None:
    assert whatsapp.read_address(pasted, "FR") == "+212612345678"


@pytest.mark.parametrize(
    "pasted",
    ["https://wa.me/message/ABC123", "https://wa.me/qr/ABC", "wa.me/", "wa.me/amina", "https://chat.whatsapp.com/Ab12"],
)
def test_a_whatsapp_link_that_hides_its_number_says_so(pasted: str) -> None:
    assert whatsapp.read_address(pasted, "MA") == Problem("whatsapp.hidden_number")


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("amina_fish", "amina_fish"),
        (" @Amina_Fish ", "Amina_Fish"),
        ("https://t.me/amina_fish?text=Hi", "amina_fish"),
        ("telegram.me/amina_fish/", "amina_fish"),
        ("tg://resolve?domain=amina_fish", "amina_fish"),
        ("tg://resolve?phone=212612345678", "+212612345678"),
        ("https://t.me/+212612345678", "+212612345678"),
        ("0612345678", "+212612345678"),
    ],
)
def test_telegram_takes_names_links_and_phones(pasted: str, stored: str) -> None:
    assert telegram.read_address(pasted, "MA") == stored


@pytest.mark.parametrize(
    "pasted", ["https://t.me/+AbCdEf12345", "https://t.me/joinchat/AbCd", "https://t.me/shop/12", "t.me"]
)
def test_a_telegram_link_to_a_group_is_refused(pasted: str) -> None:
    assert telegram.read_address(pasted, "MA") == Problem("telegram.not_a_person")


@pytest.mark.parametrize("typed", ["1amina", "amina_", "am", "ami__na", "ami na", "a" * 33])
def test_what_telegram_would_not_name_is_refused(typed: str) -> None:
    assert telegram.read_address(typed, "MA") == Problem("telegram.unreadable")


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("amina.fish", "amina.fish"),
        ("m.me/amina.fish?ref=x", "amina.fish"),
        ("https://www.facebook.com/amina.fish/", "amina.fish"),
        ("https://m.facebook.com/amina.fish", "amina.fish"),
        ("https://www.messenger.com/t/amina.fish", "amina.fish"),
        ("https://www.facebook.com/profile.php?id=100064123456", "100064123456"),
        ("https://www.facebook.com/p/Amina-Fish-100064123456/", "100064123456"),
    ],
)
def test_messenger_takes_names_and_links_of_pages(pasted: str, stored: str) -> None:
    assert messenger.read_address(pasted, "MA") == stored


@pytest.mark.parametrize(
    "pasted", ["https://facebook.com/groups/12345678", "facebook.com", "amina..fish", "Amina Fish"]
)
def test_what_is_no_page_is_refused(pasted: str) -> None:
    assert messenger.read_address(pasted, "MA") == Problem("messenger.unreadable")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" Amina+shop@Example.COM ", "Amina+shop@example.com"),
        ("mailto:amina@example.com?subject=x", "amina@example.com"),
        ("amina@bücher.example", "amina@xn--bcher-kva.example"),
    ],
)
def test_email_addresses_are_read_forgivingly(typed: str, stored: str) -> None:
    assert email.read_address(typed, "MA") == stored


@pytest.mark.parametrize("typed", ["amina", "a@b", "a b@example.com", "a@example.com,b@example.com", ".a@example.com"])
def test_what_is_no_email_is_refused(typed: str) -> None:
    assert email.read_address(typed, "MA") == Problem("email.unreadable")
