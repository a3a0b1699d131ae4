"""Bitcoin and Lightning: what carries its own checksum is checked, and no amount is invented."""

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.bech32 import decoded, encoded, whole_bytes
from storefront.pay.bitcoin_address import address_holds
from storefront.pay.rails import bitcoin, lightning
from storefront.problems import Problem
from tests.vectors import vectors

BILL = Bill(Money(14950, "EUR"), "EUR", "4827-193")
ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "bitcoin_address"))
def test_a_published_address_holds_and_a_changed_one_does_not(inputs: dict[str, str], expected: str) -> None:
    assert address_holds(inputs["address"])
    for place in range(3, len(expected)):
        other = "q" if expected[place] != "q" else "p"
        assert not address_holds(expected[:place] + other + expected[place + 1 :])


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "bitcoin_address", valid=False))
def test_a_published_fault_is_found(inputs: dict[str, str], expected: None) -> None:
    assert not address_holds(inputs["address"])


@pytest.mark.parametrize(
    "address",
    [
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
        "BC1SW50QGDZ25J",
        "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs",
    ],
)
def test_addresses_of_kinds_nobody_can_guard_yet_are_refused(address: str) -> None:
    """BIP 350 lists them as well written; what is sent there, whoever comes first may take."""
    assert decoded(address)
    assert not address_holds(address)


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "bip21"))
def test_links_are_as_published(inputs: dict[str, str], expected: str) -> None:
    fields = {name: value for name, value in inputs.items() if name != "address"}
    assert bitcoin.bitcoin_uri(inputs["address"], fields) == expected


@pytest.mark.parametrize(("inputs", "expected"), vectors(__file__, "lnurl"))
def test_lnurls_are_as_published(inputs: dict[str, str], expected: str) -> None:
    assert lightning.lnurl(inputs["url"]) == expected
    assert lightning.check({"address": f"lightning:{expected}"}, "EUR") == {"address": expected.lower()}


def test_prices_in_another_money_are_never_written_as_bitcoin() -> None:
    prompts = bitcoin.prompt(BILL, {"address": ADDRESS}), lightning.prompt(BILL, {"address": "amina@wallet.example"})
    for prompt in prompts:
        assert "149.5" not in " ".join(
            (*prompt.lines, *(copy.value for copy in prompt.copies), prompt.code, prompt.link)
        )
        assert prompt.lines[0] == "Agree on the amount in bitcoin in the chat first: the rate changes."


def test_a_code_carries_address_and_reference() -> None:
    assert bitcoin.prompt(BILL, {"address": ADDRESS}).code == f"bitcoin:{ADDRESS}?message=Order%204827-193"


def test_a_whole_link_is_read_for_its_address() -> None:
    assert bitcoin.check({"address": f"bitcoin:{ADDRESS}?amount=1"}, "EUR") == {"address": ADDRESS}


def test_a_lightning_address_leads_to_its_provider() -> None:
    code = lightning.prompt(BILL, {"address": "amina@wallet.example"}).code
    assert code == code.upper()
    prefix, values, _ = decoded(code)
    assert (prefix, whole_bytes(values)) == ("lnurl", b"https://wallet.example/.well-known/lnurlp/amina")


@pytest.mark.parametrize("values", [[1], [0], [31, 31], [0, 0, 0]])
def test_bits_that_make_no_whole_byte_are_refused(values: list[int]) -> None:
    with pytest.raises(ValueError):
        whole_bytes(values)


@pytest.mark.parametrize(
    "typed",
    [
        "amina",
        "amina@localhost",
        "amina@127.0.0.1",
        "lnurl1qqqq",
        encoded("lnurl", b"http://wallet.example/x"),
        encoded("lnurl", b"https://127.0.0.1/x"),
        encoded("lnurl", b"\xff\xfe"),
        encoded("lnbc", b"https://wallet.example/x"),
        ADDRESS,
    ],
)
def test_what_leads_to_no_provider_is_refused(typed: str) -> None:
    assert lightning.check({"address": typed}, "EUR") == [
        Problem("wallet.number", "address", {"example": "amina@wallet.example"})
    ]


@pytest.mark.parametrize(
    "typed", [ADDRESS[:-1], ADDRESS.title(), "1" * 34, "0x52908400098527886E0F7030069857D2E4169EE7"]
)
def test_what_is_no_bitcoin_address_is_refused(typed: str) -> None:
    assert bitcoin.check({"address": typed}, "EUR") == [Problem("wallet.number", "address", {"example": ADDRESS})]
