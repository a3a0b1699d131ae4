"""What holds for every code a rail draws: small, read by every reader, and valid whatever a merchant is called."""

import re
from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storefront.money import Money
from storefront.pay import METHODS, Bill, Method
from storefront.pay.emv import read_emv
from storefront.qr import png
from tests.conftest import NOW
from tests.house.tree import ROOT
from tests.pay.examples import CURRENCIES, TYPED

MOST_BYTES = 760
REFERENCE = "4827-193"

NAMES = st.one_of(
    st.text(max_size=120),
    st.text(st.characters(codec="utf-8", categories=["L", "M", "Zs", "P", "So"]), max_size=120),
    st.sampled_from(
        ["Père Noël & Söhne", "سمك أمينة", "阿米娜的鱼", "अमीना", "ร้านอามีนา", "🐟 Amina 🐟", "ß" * 70, "ﷺ" * 30]
    ),
)


# docs/PAYMENTS.md: what its table calls a code, and what it says that one payment is at most.
ROWS = [line.strip("| ").split(" | ") for line in (ROOT / "docs/PAYMENTS.md").read_text(encoding="utf-8").splitlines()]
DOCUMENTED = {row[0]: row[-1] for row in ROWS if len(row) == 4}
NAMED = {"khqr": "KHQR", "sepa": "SEPA (EPC069-12)", "swiss": "Swiss QR-bill", "own": "the shop's own",
         "bitcoin": "Bitcoin, Lightning", "lightning": "Bitcoin, Lightning"}  # fmt: skip
OF_OTHER_ROWS = {Decimal("200000.00"), Decimal("499999999")}  # PayNow's and VietQR's, whosever code it is


def cleaned(method: Method, changed: dict[str, str]) -> dict[str, str] | None:
    kept = method.check({**TYPED[method.kind], **changed}, currency_of(method))
    return kept if isinstance(kept, dict) else None


def currency_of(method: Method) -> str:
    return CURRENCIES.get(method.kind, "EUR")


def bill_of(method: Method, minor: int | None) -> Bill:
    amount = None if minor is None else Money(minor, currency_of(method))
    return Bill(amount, currency_of(method), REFERENCE, NOW)


def code_of(method: Method, changed: dict[str, str], minor: int | None) -> str:
    kept = cleaned(method, changed)
    return "" if kept is None else method.prompt(bill_of(method, minor), kept).code


WITH_A_CODE = [method for method in METHODS.values() if code_of(method, {}, 149_50)]
every_code = pytest.mark.parametrize("method", WITH_A_CODE, ids=lambda method: method.kind)


def assert_valid(code: str, like: str) -> None:
    """As its scheme demands: structure and checksum, the same lines, or a link whose parts are where they were."""
    assert code.isprintable() or "\n" in code
    if like.startswith("000201"):
        fields = read_emv(code)
        assert (len(fields.get("59", "").encode()) <= 25) and (len(fields.get("60", "").encode()) <= 15)
        assert fields.keys() == read_emv(like).keys()
    elif "\n" in like:
        assert len(code.encode()) <= (331 if like.startswith("BCD") else 997)
        lines, others = code.split("\n"), like.split("\n")
        assert (len(lines), lines[:3], lines[-1] == "EPD") == (len(others), others[:3], others[-1] == "EPD")
    else:
        assert code.isascii()
        link, other = urlsplit(code), urlsplit(like)
        assert (link.scheme, link.netloc, link.fragment) == (other.scheme, other.netloc, "")
        assert parse_qs(link.query).keys() == parse_qs(other.query).keys()


@every_code
@given(data=st.data(), text=NAMES, minor=st.one_of(st.none(), st.integers(1, 10**9)))
@settings(max_examples=60)
def test_whatever_a_merchant_types_the_code_is_valid_or_refused(
    method: Method, data: st.DataObject, text: str, minor: int | None
) -> None:
    box = data.draw(st.sampled_from([setting.name for setting in method.settings if not setting.options]))
    code = code_of(method, {box: text}, minor)
    if code:
        assert_valid(code, like=code_of(method, {}, minor))


@every_code
@given(reference=st.text(min_size=1, max_size=60))
@settings(max_examples=40)
def test_whatever_an_orders_number_the_code_is_valid(method: Method, reference: str) -> None:
    kept = cleaned(method, {})
    assert kept is not None
    bill = replace(bill_of(method, 149_50), reference=f"4{reference}")
    assert_valid(method.prompt(bill, kept).code, like=code_of(method, {}, 149_50))


@every_code
def test_a_code_is_drawn_in_few_bytes(method: Method) -> None:
    assert len(png(code_of(method, {}, 149_50))) <= MOST_BYTES


@every_code
def test_the_order_is_named_where_the_scheme_has_a_place_for_it(method: Method) -> None:
    digits = re.sub(r"\D", "", code_of(method, {}, 149_50))
    assert ("4827193" in digits) == (method.kind not in ("promptpay", "own", "lightning", "wave"))


@every_code
def test_the_document_tells_what_a_code_carries_at_most(method: Method) -> None:
    row = DOCUMENTED.get(NAMED.get(method.kind, method.label), "no sum")
    if not method.most:
        assert "no sum" in row
        return
    told = {Decimal(one.replace(",", "")) for one in re.findall(r"\d[\d,.]*", row)}
    if "thirteen signs" in row:
        told = {Decimal("9999999999.99")}
    unsaid = OF_OTHER_ROWS if method.kind == "own" else set()
    assert told == {Decimal(Money(most, currency).plain()) for currency, most in method.most.items()} - unsaid
