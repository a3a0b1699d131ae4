"""The merchant's own code: read strictly, told back, shown as it is; an amount only where its scheme lets us."""

import pytest

from storefront.money import Money
from storefront.pay import Bill
from storefront.pay.copies import SCAN
from storefront.pay.emv import field, read_emv, sealed, with_amount
from storefront.pay.rails import own_code
from storefront.problems import Problem
from tests.pay.examples import TYPED
from tests.vectors import vectors

PUBLISHED = {vector.id: vector.values[1] for vector in vectors(__file__, "emv")}
QRIS = TYPED["own"]["code"]
PROMPTPAY = PUBLISHED["promptpay-ewallet"].replace("010212", "010211")[:-8]
PROMPTPAY = sealed(PROMPTPAY)
TWO_SCHEMES = sealed(
    "000201010211"
    + field("26", field("00", "SG.PAYNOW") + "01012" + "0210201403121W" + "03011")
    + field("27", field("00", "SG.COM.NETS") + "0105ABCDE")
    + "52040000530370258"
    + "02SG"
    + "5905Amina"
    + "6009Singapore"
    + "80101234567890"
)


def bill(minor: int | None, currency: str) -> Bill:
    return Bill(None if minor is None else Money(minor, currency), currency, "4827-193")


def test_a_code_tells_whose_it_is() -> None:
    said = {copy.label: copy.value for copy in own_code.read_back({"code": QRIS})}
    assert said == {"Name in the code": "TOKO CONTOH", "City": "JAKARTA", "Country": "ID", "Currency": "IDR"}


@pytest.mark.parametrize(
    ("tag", "account", "currency", "country"),
    [
        ("28", field("00", "ph.ppmi.p2m") + field("01", "AMINPHM1XXX") + field("03", "0012345678"), "608 PHP", "PH"),
        ("26", field("00", "A0000006150001") + field("01", "501664") + field("02", "0012345678"), "458 MYR", "MY"),
        ("26", field("00", "GH.GHIPSS.GHQR") + field("01", "0012345678"), "936 GHS", "GH"),
        ("28", field("00", "ke.go.qr") + field("01", "5123456"), "404 KES", "KE"),
        ("26", field("00", "tz.go.bot.tips") + field("01", "5123456"), "834 TZS", "TZ"),
        ("26", field("00", "A000000524") + field("01", "amina@okaxis"), "356 INR", "IN"),
    ],
    ids=["QR Ph", "DuitNow", "GhQR", "KE-QR", "TANQR", "Bharat QR"],
)
def test_a_code_that_only_a_provider_writes_is_taken_and_stays_as_it_is(
    tag: str, account: str, currency: str, country: str
) -> None:
    number, of_shop = currency.split()
    tags = (("52", "5411"), ("53", number), ("58", country), ("59", "AMINA FISH"), ("60", "ACCRA"))
    code = sealed("000201010211" + field(tag, account) + "".join(field(*one) for one in tags))
    assert own_code.check({"code": code}, of_shop) == {"code": code}
    assert [copy.value for copy in own_code.read_back({"code": code})] == ["AMINA FISH", "ACCRA", country, of_shop]
    prompt = own_code.prompt(bill(10_00, of_shop), {"code": code})
    assert prompt.code == code and "10.00" in [copy.value for copy in prompt.copies]


def test_a_code_without_a_name_tells_the_rest() -> None:
    assert [copy.value for copy in own_code.read_back({"code": PROMPTPAY})] == ["TH", "THB"]


def test_where_only_providers_make_codes_with_an_amount_the_buyer_types_it() -> None:
    prompt = own_code.prompt(bill(738219, "IDR"), {"code": QRIS})
    assert prompt.code == QRIS
    assert "7382.19" in [copy.value for copy in prompt.copies]
    assert "Type the amount and the order number where the app asks for them." in prompt.lines


def test_an_open_scheme_asks_for_the_amount() -> None:
    prompt = own_code.prompt(bill(422, "THB"), {"code": PROMPTPAY})
    assert prompt.code == with_amount(PROMPTPAY, "4.22")
    assert (read_emv(prompt.code)["54"], len(prompt.lines)) == ("4.22", len(SCAN))
    assert own_code.prompt(bill(None, "THB"), {"code": PROMPTPAY}).code == PROMPTPAY


def test_of_several_schemes_all_must_let_us() -> None:
    assert own_code.prompt(bill(1250, "SGD"), {"code": TWO_SCHEMES}).code == TWO_SCHEMES


def test_an_account_counted_in_bytes_is_shown_as_it_is() -> None:
    code = sealed("000201" + "010211" + "2908" + "0004ab\u00e9" + "5303764" + "5802TH" + "5902\u00e9")
    assert own_code.check({"code": code}, "THB") == {"code": code}
    assert own_code.prompt(bill(422, "THB"), {"code": code}).code == code


@pytest.mark.parametrize("code", [QRIS, f"  {QRIS}\n", QRIS[:-4] + QRIS[-4:].lower()])
def test_a_pasted_code_is_kept_sign_by_sign(code: str) -> None:
    assert own_code.check({"code": code}, "IDR") == {"code": code.strip()}


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", Problem("setting.missing", "code")),
        ("https://qris.example/", Problem("own.unreadable", "code")),
        (QRIS[:-1] + "B", Problem("own.unreadable", "code")),
        (QRIS.replace("TOKO CONTOH", "TOKO  CONTOH"), Problem("own.unreadable", "code")),
        (QRIS.replace("TOKO", "TOKI"), Problem("own.unreadable", "code")),
        (sealed("000201" + "5303360" + "59" + "05ab\u202ecd"), Problem("own.unreadable", "code")),
        (sealed("000201" + "5303360" + "26" + "04ab12"), Problem("own.unreadable", "code")),
        (with_amount(QRIS, "10000"), Problem("own.one_payment", "code")),
        (sealed("000201" + "010211" + "5303360" + "540510000"), Problem("own.one_payment", "code")),
        (sealed("000201" + "010212" + "5303360"), Problem("own.one_payment", "code")),
        (PUBLISHED["khqr-static"], Problem("own.other_currency", "code", {"currency": "KHR"})),
        (sealed("000201" + "5303999"), Problem("own.other_currency", "code", {"currency": "999"})),
        (sealed("000201" + "5802ID"), Problem("own.other_currency", "code", {"currency": ""})),
    ],
)
def test_every_other_text_is_refused(code: str, problem: Problem) -> None:
    assert own_code.check({"code": code}, "IDR") == [problem]


def test_a_shop_that_changed_its_currency_no_longer_offers_the_code() -> None:
    refused = own_code.METHOD.refuses(bill(None, "EUR"), {"code": QRIS})
    assert refused == Problem("method.other_currency", values={"currency": "IDR"})


def test_more_than_the_scheme_carries_is_not_offered() -> None:
    assert own_code.METHOD.refuses(bill(10_000_000_00, "IDR"), {"code": QRIS}) is None
    assert own_code.METHOD.refuses(bill(10_000_000_01, "IDR"), {"code": QRIS}) is not None
