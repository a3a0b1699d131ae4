"""The cart's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.orders.cart import MOST_BYTES, Cart, Item, read_cart, write_cart

items = st.builds(
    Item,
    number=st.integers(1, 9_999_999),
    choice=st.none() | st.integers(0, 99_999),
    extras=st.lists(st.integers(0, 99_999), max_size=6, unique=True).map(lambda numbers: tuple(sorted(numbers))),
    milli=st.integers(1, 999_999_999),
)


def cart_of(many: list[Item]) -> Cart:
    cart = Cart()
    for item in many:
        cart = cart.set(item)
    return cart


def test_the_text_of_the_contract_is_read() -> None:
    cart, unread = read_cart("7x250m.12-3x1.9~4~6x2")
    assert cart.items == (Item(7, None, (), 250), Item(12, 3, (), 1000), Item(9, None, (4, 6), 2000))
    assert unread == ()
    assert write_cart(cart) == "7x250m.12-3x1.9~4~6x2"


@pytest.mark.parametrize(
    ("text", "written", "unread"),
    [
        ("", "", ()),
        ("...", "", ()),
        ("7x1.7x2", "7x2", ()),
        ("9~6~4x1.9~4~6x3", "9~4~6x3", ()),
        ("7x1.8x1.7x0", "8x1", ()),
        ("7x1000m", "7x1", ()),
        ("007x01", "7x1", ()),
        ("7x1.lemons.8x2", "7x1.8x2", ("lemons",)),
        ("0x1", "", ("0x1",)),
        ("7x-1", "", ("7x-1",)),
        ("7x1e5", "", ("7x1e5",)),
        ("7x٣", "", ("7x٣",)),
        ("7x" + "9" * 30, "", ("7x" + "9" * 30,)),
        ("7x9999999", "", ("7x9999999",)),
        ("7~x1", "", ("7~x1",)),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_stays(text: str, written: str, unread: tuple[str, ...]) -> None:
    cart, found = read_cart(text)
    assert (write_cart(cart), found) == (written, unread)


@given(st.lists(items, max_size=60))
def test_whatever_fits_is_read_back_as_it_was(many: list[Item]) -> None:
    cart = cart_of(many)
    if cart.fits:
        assert read_cart(write_cart(cart)) == (cart, ())


@given(st.lists(items, max_size=90))
def test_written_text_keeps_its_bounds_and_reads_without_rest(many: list[Item]) -> None:
    text = write_cart(cart_of(many))
    assert len(text.encode()) <= MOST_BYTES
    cart, unread = read_cart(text)
    assert len(cart.items) <= 60
    assert unread == ()


@given(st.text() | st.text("0123456789-~xm."))
def test_no_text_fails(text: str) -> None:
    cart, _ = read_cart(text)
    assert cart.fits


def test_too_many_items_are_named() -> None:
    cart, unread = read_cart(".".join(f"{number}x1" for number in range(1, 71)))
    assert (len(cart.items), unread) == (60, tuple(f"{number}x1" for number in range(61, 71)))
    assert cart.fits
    assert not cart.set(Item(99, None, (), 1000)).fits


def test_text_beyond_its_bytes_is_cut_between_items() -> None:
    text = ".".join(f"{number}-12345~11111~22222x1" for number in range(1_000_001, 1_000_041))
    cart, unread = read_cart(text)
    assert cart.items
    assert text.startswith(write_cart(cart) + ".")
    assert len(unread) == 1


def test_setting_twice_is_setting_once_and_zero_removes() -> None:
    once = Cart().set(Item(7, None, (), 2000)).set(Item(8, None, (), 1000))
    assert once.set(Item(7, None, (), 2000)) == once
    assert write_cart(once.set(Item(7, None, (), 0))) == "8x1"
    assert once.set(Item(99, None, (), 0)) == once


def test_merging_takes_the_others_quantities() -> None:
    mine, theirs = read_cart("7x1.8x1")[0], read_cart("8x5.9x2")[0]
    assert write_cart(mine.merge(theirs)) == "7x1.8x5.9x2"
