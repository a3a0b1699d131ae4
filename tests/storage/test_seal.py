"""Sealed secrets open with their key, in their place, and nowhere else."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.storage import seal
from storefront.storage.seal import Unsealable

PLACE = "7/stripe/key"
SECRET = "sk_live_51Habc4f2a"


@pytest.fixture(autouse=True)
def key() -> Iterator[None]:
    seal.use_key("only-for-tests")
    yield
    seal.use_key("only-for-tests")


def test_what_was_sealed_opens_in_its_place() -> None:
    assert seal.unseal(seal.seal(SECRET, PLACE), PLACE) == SECRET


def test_a_seal_shows_nothing_of_the_secret_and_is_never_twice_the_same() -> None:
    first, second = seal.seal(SECRET, PLACE), seal.seal(SECRET, PLACE)
    assert first != second
    assert "sk_live" not in first and "4f2a" not in first


@pytest.mark.parametrize("place", ["8/stripe/key", "7/razorpay/key", "7/stripe/webhook", ""])
def test_a_seal_moved_elsewhere_stays_shut(place: str) -> None:
    with pytest.raises(Unsealable):
        seal.unseal(seal.seal(SECRET, PLACE), place)


def test_another_installations_key_does_not_open_it() -> None:
    sealed = seal.seal(SECRET, PLACE)
    seal.use_key("another")
    with pytest.raises(Unsealable):
        seal.unseal(sealed, PLACE)


@given(st.text())
def test_no_other_text_is_ever_taken_for_a_seal(text: str) -> None:
    with pytest.raises(Unsealable):
        seal.unseal(text, PLACE)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_changed_byte_is_noticed(place: int, flip: int) -> None:
    sealed = bytearray(seal.seal(SECRET, PLACE).encode())
    at = len("sealed1:") + place % (len(sealed) - len("sealed1:") - 4)
    sealed[at] ^= flip
    with pytest.raises(Unsealable):
        seal.unseal(sealed.decode("latin-1"), PLACE)
