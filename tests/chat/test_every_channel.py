"""The contract of a channel, over all of them: an address and any text become one link of an allowed scheme."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.chat import CHANNELS, Channel
from storefront.chat.text import url_bytes
from storefront.problems import Problem

TYPED = {
    "whatsapp": "06 12 34 56 78",
    "telegram": "@amina_fish",
    "messenger": "amina.fish",
    "sms": "06 12 34 56 78",
    "call": "06 12 34 56 78",
    "email": "amina@example.com",
}
HOSTILE = {
    "quotes": '"Amina\'s" <b>shop</b> & more #1 100% + ?x=y',
    "emoji": "2 × 🐟 👋🏽",
    "right to left": "سردين طازج ‏(2)‏ — 20 درهم",
    "lines": "one\ntwo\n\nName and landmark: ",
    "a long name": "ط" * 4096,
    "looks encoded": "%0A%26text=other&text=other",
    "looks like a scheme": "javascript:alert(1)",
}
SCHEMES = {"https", "sms", "tel", "mailto"}

every_channel = pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)


def stored(channel: Channel) -> str:
    address = channel.read_address(TYPED[channel.kind], "MA")
    assert isinstance(address, str)
    return address


def text_in(link: str) -> str:
    """What the app on the other side would show."""
    assert "+" not in urlsplit(link).query  # some apps show it instead of a space
    fields = parse_qs(urlsplit(link).query, keep_blank_values=True)
    (found,) = [values[0] for name, values in fields.items() if name in ("text", "body")]
    return found.replace("\r\n", "\n")


def test_kinds_are_words_for_addresses_and_labels_are_unique() -> None:
    assert all(re.fullmatch(r"[a-z]+", kind) and channel.kind == kind for kind, channel in CHANNELS.items())
    assert len({channel.label for channel in CHANNELS.values()}) == len(CHANNELS)


@every_channel
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_comes_back_whole_from_one_valid_link(channel: Channel, text: str) -> None:
    link = channel.link(stored(channel), text)
    assert link.isascii()
    assert not re.search(r"[\s\"'<>\\`{}|^]", link)
    assert urlsplit(link).scheme in SCHEMES
    assert urlsplit(link).fragment == ""
    if channel.carries_text:
        assert text_in(link) == text


@every_channel
@given(text=st.text())
def test_no_text_at_all_breaks_a_link(channel: Channel, text: str) -> None:
    assert channel.link(stored(channel), text).isascii()


@every_channel
def test_lone_surrogates_and_controls_are_left_out(channel: Channel) -> None:
    link = channel.link(stored(channel), "a\ud83db\x00c\r\nd\te\u2028f")
    if channel.carries_text:
        assert text_in(link) == "abc\nd e\nf"


@every_channel
def test_the_text_changes_nothing_before_the_query(channel: Channel) -> None:
    address = stored(channel)
    bare, hostile = urlsplit(channel.link(address, "")), urlsplit(channel.link(address, "//evil.example/?x#y"))
    assert (bare.scheme, bare.netloc, bare.path) == (hostile.scheme, hostile.netloc, hostile.path)
    assert bare.query == ""


@every_channel
def test_a_stored_address_reads_back_as_itself(channel: Channel) -> None:
    assert channel.read_address(stored(channel), "MA") == stored(channel)
    assert stored(channel).removeprefix("+") in unquote(channel.link(stored(channel), ""))


@every_channel
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "javascript:alert(1)",
        "https://evil.example/+212612345678",
        "a" * 5000,
        "\ud800",
        "[",
        "https://[",
        "<b>",
    ],
    ids=["nothing", "blank", "script", "other site", "endless", "surrogate", "bracket", "broken host", "tag"],
)
def test_what_is_no_address_is_a_problem(channel: Channel, typed: str) -> None:
    assert isinstance(channel.read_address(typed, "MA"), Problem)


@every_channel
@given(typed=st.text(), country=st.sampled_from(["MA", "IN", "BR", ""]))
def test_no_typed_address_raises_or_is_stored_unclean(channel: Channel, typed: str, country: str) -> None:
    address = channel.read_address(typed, country)
    assert isinstance(address, Problem) or re.fullmatch(r"[!-~]+", address)


@every_channel
def test_url_bytes_counts_the_whole_link(channel: Channel) -> None:
    address = stored(channel)
    grown = url_bytes(channel, address, "سس") - url_bytes(channel, address, "س")
    in_subject_too = 2 if channel.kind == "email" else 1
    assert grown == (len("%D8%B3") * in_subject_too if channel.carries_text else 0)
