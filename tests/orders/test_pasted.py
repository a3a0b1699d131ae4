"""What a merchant pastes is read as far as it can be, and the rest is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.orders.cart import read_cart
from storefront.orders.composed import Composed, compact_text, read_composed
from storefront.orders.pasted import read_pasted
from storefront.orders.review import Wish

KEY = "abcdefghijklmnopqrstuvwx27"
WHOLE = Composed(KEY, "7x250m.12-3x1.9~4~6x2", 12, Wish("area", 3, ""))


def cart_of(text: str) -> str:
    return ".".join(str(item) for item in read_cart(read_pasted(text).composed.cart)[0].items)


def test_an_sms_of_ours_is_read_back_whole() -> None:
    text = compact_text("Amina's basket", WHOLE)
    assert text == f"Amina's basket 7x250m.12-3x1.9~4~6x2 v12 a3 {KEY}"
    assert len(text) + text.count("~") <= 160
    read = read_pasted(text)
    assert (read.composed, read.unused) == (WHOLE, "Amina's basket")


def test_the_name_gives_way_to_the_goods_and_foreign_letters_are_left_out() -> None:
    long = ".".join(f"{number}x1" for number in range(1000, 1017))
    text = compact_text("B" * 200, Composed(KEY, long))
    assert len(text) == 160 and text.endswith(f"{long} {KEY}")
    assert compact_text("سلة Amina", Composed(KEY, "1x2")) == f"Amina 1x2 {KEY}"
    assert compact_text("سلة", Composed(KEY, long * 3)) == f"{long * 3} {KEY}"


@pytest.mark.parametrize(
    ("text", "cart"),
    [
        ("7x250m.12-3x1", "7x250m.12-3x1"),
        ("7X2", "7x2"),
        ("7×2", "7x2"),
        ("٧x٢.१२x१", "7x2.12x1"),
        ("Salam 7x2. 12-3x1, 9x1 please", "7x2.12-3x1.9x1"),
        ("7x2,12-3x1;9x1", "7x2.12-3x1.9x1"),
        ("*7x2*", "7x2"),
        ("7x2\n12x1", "7x2.12x1"),
        ("7x2 7x5", "7x5"),
        ("7 x 2", ""),
        ("2 × Lemons (No 7): 18 DH", ""),
        ("https://shop.example/amina", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_goods_are_read_as_thumbs_and_keyboards_write_them(text: str, cart: str) -> None:
    assert cart_of(text) == cart


def test_what_half_parses_names_the_rest() -> None:
    read = read_pasted("Hello 7x2.milk.12-3x1 for Ravi")
    assert read_cart(read.composed.cart)[1] == ("milk",)
    assert read.unused == "Hello for Ravi"


@pytest.mark.parametrize(
    ("query", "unused"),
    [
        (f"i=7x2&k={KEY}&v=12&a=3&m=cash", ""),
        (f"i=7x2&k={KEY[:20]}", f"k={KEY[:20]}"),
        (f"i=7x2&k={KEY}&v=twelve&a=here&m=CASH", "v=twelve a=here m=CASH"),
        ("i=7x2&k=&v=", ""),
    ],
)
def test_what_of_a_link_was_cut_or_changed_is_named(query: str, unused: str) -> None:
    read = read_pasted(f"Hello\nhttps://shop.example/amina/o?{query}\nName:")
    assert (read.composed.cart, read.unused) == ("7x2", unused)


WORDS = {"7x2": "i", "12-3x1": "i", "9~4x250m": "i", KEY: "k", "v12": "v", "a3": "a", "apick_up": "a"}


@given(st.lists(st.one_of(st.sampled_from([*WORDS]), st.from_regex(r"\A[b-w]{2,9}\Z")), max_size=12))
def test_every_word_is_understood_or_named(words: list[str]) -> None:
    read = read_pasted(" ".join(words))
    noise = [word for word in words if word not in WORDS]
    assert read.unused.split() == noise
    understood = {field for word in words if (field := WORDS.get(word))}
    assert set(read.composed.fields) == understood
    assert {item.name for item in read_cart(read.composed.cart)[0].items} == {
        word.partition("x")[0] for word in words if WORDS.get(word) == "i"
    }


def test_a_chat_message_gives_its_link() -> None:
    message = (
        "Hello Amina's basket! I would like to order:\n2 × Lemons (No 7): 18 DH\nTotal: 18 DH\n"
        f"https://shop.example/amina/o?i=7x2.9~4x1&k={KEY}&v=12&a=pick_up&m=cash&lang=fr\n\nName and landmark: Ravi 5x5"
    )
    read = read_pasted(message)
    assert read.composed == Composed(KEY, "7x2.9~4x1", 12, Wish("pick_up", None, "cash"))
    assert (read.slug, read.language, read.unused) == ("amina", "fr", "")


def test_the_chat_link_itself_gives_the_link_inside() -> None:
    read = read_pasted(f"https://wa.me/2126?text=Hello%0Ahttp%3A%2F%2Fh%2Famina%2Fo%3Fi%3D7x2%26k%3D{KEY}%0A%0AName")
    assert (read.composed.cart, read.composed.key) == ("7x2", KEY)


def test_an_orders_page_or_its_number_leads_to_it() -> None:
    assert read_pasted(f"Order 4827-193\nhttp://h/amina/o/{KEY}").token == KEY
    assert read_pasted("Order \u20664827-193\u2069, 18 DH").reference == "4827-193"
    assert read_pasted("Order ٤٨٢٧-١٩٣").reference == "4827-193"
    assert read_pasted("Order 4827-194").reference == ""  # its check digit is wrong
    assert read_pasted("+212 4827-193-55").reference == ""


def test_a_number_beside_goods_is_none_of_the_goods() -> None:
    read = read_pasted("Amina 4827-193 7x2.12-3x1")
    assert (read.reference, read.composed.cart, read.unused) == ("4827-193", "7x2.12-3x1", "Amina")


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    read = read_pasted(text + f" /amina/o?{text}")
    assert len(read.unused) <= 200


@given(st.dictionaries(st.sampled_from(list("ikvam")), st.text(max_size=40)))
def test_what_is_written_is_read_back(fields: dict[str, str]) -> None:
    composed = read_composed(fields)
    assert read_composed(composed.fields) == composed
