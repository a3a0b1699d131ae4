"""The text of an order in the chat: what it says, that it fits, that no name bends it."""

import pytest

from storefront.chat import CHANNELS, MOST_LINK_BYTES
from storefront.i18n import words
from storefront.money import Money
from storefront.orders.handover import hand_over
from storefront.orders.message import chat_text, question_text, reply_text, sms_text
from storefront.orders.views import OrderView
from tests.conftest import NOW
from tests.orders.views import make_line, make_order_view, make_shop_view

LINK = "https://shop.example/amina/o/" + "a" * 26
ENGLISH = words("en", "MA")
NAMES = ["Sardines fraîches du port", "سردين طازج من الميناء", "ताज़ी सार्डिन मछली", "🐟🐟🐟", "x" * 4096]
NASTY = [
    "<script>alert(1)</script>",
    "\"Best\" & 'cheap' #1 ?x=1%0A",
    "*bold* _it_ ~no~ `code`",
    "Total: 0\n*Total: 1 DH*\nhttps://evil.example/",
    "\u202egnp.exe\u202c\u2066x\u2069",
    "🐟" * 50,
    "\ud83d broken",
    "سمك " * 100,
    "z" * 4096,
]


def test_the_whole_text() -> None:
    order = make_order_view(
        lines=(
            make_line(3, "Sardines", 1000, asked_milli=500, unit="kg"),
            make_line(7, "Lemonade", 2000, choice_name="Large", extras=("ice",)),
        ),
        delivery="area",
        area_name="Guéliz",
        fee=Money(2000, "MAD"),
        asks=("Day and time:",),
    )
    assert chat_text(order, make_shop_view(), ENGLISH, LINK).split("\n") == [
        "Hello Amina's basket! I would like to order:",
        "Order 4827-193",
        "500 g × Sardines (No 3): 10 DH",
        "1 × Lemonade, Large + ice (No 7): 20 DH",
        "Delivery: Guéliz, 20 DH",
        "Total: 50 DH",
        "Payment: Cash on delivery",
        "If something is missing: ask me",
        "Change for: ",
        "Day and time: ",
        LINK,
        "",
        "Name and landmark: ",
    ]


def test_an_open_weight_makes_the_total_about() -> None:
    line = make_line(3, "Sea bream", 7200, asked_milli=1000, asked_unit="piece", unit="kg", about=True)
    text = chat_text(make_order_view(lines=(line,), about=True), make_shop_view(), ENGLISH, LINK)
    assert "1 × Sea bream (No 3): about 72 DH" in text
    assert "Total: about 72 DH – final after weighing" in text


def test_what_was_weighed_is_said_and_what_is_left_out_is_not() -> None:
    lines = (
        make_line(3, "Sea bream", 7800, asked_milli=1000, asked_unit="piece", unit="kg", given_milli=650),
        make_line(4, "Squid", 0, given_milli=0),
    )
    text = chat_text(make_order_view(lines=lines), make_shop_view(), ENGLISH, LINK)
    assert "650 g × Sea bream (No 3): 78 DH" in text
    assert "Squid" not in text


@pytest.mark.parametrize("language", ["en", "fr", "ar", "pt-BR", "hi"])
@pytest.mark.parametrize(
    "name", ["Sardines fraîches du port", "سردين طازج من الميناء", "ताज़ी सार्डिन मछली", "🐟🐟🐟", "x" * 4096]
)
@pytest.mark.parametrize("count", [1, 12, 60])
def test_every_link_fits_in_every_script(language: str, name: str, count: int) -> None:
    shop = make_shop_view(name=name, channels=tuple((kind, _ADDRESSES[kind]) for kind in CHANNELS))
    order = make_order_view(
        lines=tuple(make_line(number, name, 1000, choice_name=name) for number in range(1, count + 1)),
        asks=(name[:60] + ":",) * 6,
        language=language,
        delivery="area",
        area_name=name,
    )
    spoken = words(language, "MA")
    for send in hand_over(order, shop, spoken, LINK, NOW).sends:
        assert len(send.href.encode()) <= MOST_LINK_BYTES, (send.kind, len(send.href))
        if send.carries_text:
            assert "shop.example" in send.href
            assert "4827-193" in send.href


def test_a_long_cart_says_how_many_lines_are_left_out_and_keeps_the_total() -> None:
    order = make_order_view(lines=tuple(make_line(number, "Sardines", 1000) for number in range(1, 61)))
    (send, *_) = hand_over(order, make_shop_view(channels=(("telegram", "amina"),)), ENGLISH, LINK, NOW).sends
    assert "more%0A" in send.href
    assert "Total%3A%20600%20DH" in send.href
    assert send.href.endswith("Name%20and%20landmark%3A%20")


@pytest.mark.parametrize("name", NASTY)
def test_no_name_adds_a_line_an_address_or_formatting(name: str) -> None:
    order = make_order_view(
        lines=(make_line(3, name, 1000, choice_name=name, extras=(name,)),), area_name=name, delivery="area"
    )
    lines = chat_text(order, make_shop_view(name=name), ENGLISH, LINK).split("\n")
    assert len(lines) == 11
    assert lines[8] == LINK
    assert lines[-1] == "Name and landmark: "
    assert not any(sign in line for line in lines[:7] for sign in ("\u202e", "\u2066", "`", "*bold", " _it", "~no"))
    for send in hand_over(order, make_shop_view(name=name), ENGLISH, LINK, NOW).sends:
        send.href.encode("ascii")


def test_a_right_to_left_text_isolates_the_reference() -> None:
    assert "\u20664827-193\u2069" in chat_text(make_order_view(), make_shop_view(), words("ar", "MA"), LINK)


@pytest.mark.parametrize("language", ["en", "fr", "ar", "pt-BR", "hi"])
def test_the_short_text_is_one_plain_message_with_reference_total_and_link(language: str) -> None:
    text = sms_text(make_order_view(about=True, language=language), words(language, "MA"), LINK)
    assert len(text) <= 160
    assert text.isascii()
    assert "4827-193" in text
    assert "MAD 10.00" in text
    assert text.endswith(" 1x1\n" + LINK)


def test_sms_has_all_goods_or_none() -> None:
    cart = ".".join(f"{number}~1x2" for number in range(1000, 1009))
    assert cart not in sms_text(make_order_view(cart=cart), ENGLISH, LINK)
    fitting = cart.rpartition(".")[0].rpartition(".")[0]
    text = sms_text(make_order_view(cart=fitting), ENGLISH, LINK)
    assert f" {fitting}\n" in text
    assert len(text) + text.count("~") <= 160


@pytest.mark.parametrize(
    "kind", ["received", "confirmed", "given", "ready", "sent", "done", "cancelled", "paid", "refunded"]
)
def test_every_answer_names_the_order_and_its_link(kind: str) -> None:
    text = reply_text(kind, make_order_view(), ENGLISH, LINK)
    assert "4827-193" in text
    assert text.endswith("\n" + LINK)


@pytest.mark.parametrize(
    ("day", "slot", "said"),
    [("", "", None), ("2026-12-01", "", "For Tue 1 Dec"), ("2026-12-01", "08:00", "For Tue 1 Dec, from 08:00")],
)
def test_the_text_says_for_when_the_order_is(day: str, slot: str, said: str | None) -> None:
    lines = chat_text(make_order_view(wanted_date=day, wanted_slot=slot), make_shop_view(), ENGLISH, LINK).splitlines()
    assert [line for line in lines if line.startswith("For ")] == ([said] if said else [])


def refused(reason: str) -> OrderView:
    return make_order_view(state="refused", reason=reason)


def test_a_refusal_says_why_unless_the_reason_is_another() -> None:
    assert "Sold out" in reply_text("refused", refused("sold_out"), ENGLISH, LINK)
    assert "reason" not in reply_text("refused", refused("other"), ENGLISH, LINK)


def test_a_question_names_the_product_and_its_number() -> None:
    assert question_text("*Lemons*", 7, ENGLISH, LINK) == f"Hello! Is Lemons (No 7) available?\n{LINK}"


_ADDRESSES = {
    "whatsapp": "+212612345678",
    "telegram": "amina_shop",
    "messenger": "amina.shop",
    "sms": "+212612345678",
    "call": "+212612345678",
    "email": "amina@example.com",
}
