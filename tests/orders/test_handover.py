"""Which chats and ways to pay an order is handed to, and in which order."""

from storefront.chat import CHANNELS
from storefront.i18n import words
from storefront.money import Money
from storefront.orders.handover import ask_links, hand_over, ways_to_pay
from tests.conftest import NOW
from tests.orders.views import make_line, make_order_view, make_shop_view

LINK = "https://shop.example/amina/o/" + "a" * 26
ENGLISH = words("en", "MA")
UPI = ("upi", {"vpa": "amina@bank", "payee": "Amina"})


def kinds(shop, **options):
    return [send.kind for send in hand_over(make_order_view(), shop, ENGLISH, LINK, NOW, **options).sends]


def test_a_shop_that_set_up_nothing_is_reached_on_its_phone_and_paid_in_cash() -> None:
    handover = hand_over(make_order_view(), make_shop_view(), ENGLISH, LINK, NOW)
    assert [send.kind for send in handover.sends] == ["whatsapp", "sms", "call"]
    assert handover.sends[0].href.startswith("https://wa.me/212612345678?text=")
    assert [way.method.kind for way in handover.ways] == ["cash", "pickup"]


def test_channels_come_in_the_merchants_order() -> None:
    shop = make_shop_view(channels=(("telegram", "amina"), ("whatsapp", "+212612345678")))
    assert kinds(shop) == ["telegram", "whatsapp"]


def test_feature_phones_get_sms_and_call_first_even_where_the_shop_named_none() -> None:
    shop = make_shop_view(channels=(("telegram", "amina"), ("call", "+212600000000")))
    assert kinds(shop, feature_phone=True) == ["sms", "call", "telegram"]
    calls = [send.href for send in hand_over(make_order_view(), shop, ENGLISH, LINK, NOW, feature_phone=True).sends]
    assert calls[:2] == [calls[0], "tel:+212600000000"]
    assert calls[0].startswith("sms:+212612345678?")


def test_a_channel_we_no_longer_know_is_left_out() -> None:
    assert kinds(make_shop_view(channels=(("pigeon", "roof"), ("call", "+212612345678")))) == ["call"]


def test_the_chosen_way_to_pay_comes_first_and_carries_what_is_due() -> None:
    shop = make_shop_view(currency="INR", methods=(("cash", {}), UPI))
    order = make_order_view(method="upi", total=Money(20_000, "INR"), paid=Money(5000, "INR"))
    first, second = ways_to_pay(order, shop, NOW)
    assert (first.method.kind, second.method.kind) == ("upi", "cash")
    assert "am=150.00" in first.prompt.code
    assert "tr=4827-193" in first.prompt.code


def test_no_code_carries_an_amount_while_weighing_is_open() -> None:
    shop = make_shop_view(currency="INR", methods=(UPI,))
    order = make_order_view(
        method="upi", lines=(make_line(1, "Fish", 100, about=True),), about=True, total=Money(100, "INR")
    )
    (way,) = ways_to_pay(order, shop, NOW)
    assert "am=" not in way.prompt.code


def test_a_method_of_another_currency_is_not_offered() -> None:
    ways = ways_to_pay(make_order_view(), make_shop_view(currency="MAD", methods=(UPI,)), NOW)
    assert [way.method.kind for way in ways] == ["cash", "pickup"]


def test_a_question_goes_to_every_channel() -> None:
    shop = make_shop_view(channels=tuple((kind, "+212612345678") for kind in CHANNELS))
    links = ask_links(shop, "Hello?")
    assert [link.kind for link in links] == list(CHANNELS)
    assert all("Hello%3F" in link.href for link in links if link.carries_text)


def test_what_cannot_carry_the_amount_is_left_out() -> None:
    shop = make_shop_view(currency="INR", methods=(UPI, ("cash", {})))
    order = make_order_view(method="upi", total=Money(200_000_00, "INR"))
    assert [way.method.kind for way in ways_to_pay(order, shop, NOW)] == ["cash"]


def test_where_nothing_is_due_nothing_is_offered() -> None:
    assert list(ways_to_pay(make_order_view(total=Money(0, "MAD")), make_shop_view(), NOW)) == []
