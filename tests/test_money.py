from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, raises

from storefront.i18n import words
from storefront.money import MOST_MINOR, Money, read_price
from storefront.problems import Problem


def test_different_currencies_do_not_add_up():
    with raises(ValueError):
        Money(1, "MAD") + Money(1, "EUR")


@mark.parametrize(
    ("minor", "thousandths", "expected"),
    [(1200, 250, 300), (999, 1500, 1499), (1, 500, 1), (1, 499, 0), (-1, 500, -1), (333, 3000, 999), (100, 0, 0)],
)
def test_price_times_quantity_rounds_halves_away_from_zero(minor, thousandths, expected):
    assert Money(minor, "MAD").times(thousandths) == Money(expected, "MAD")


@mark.parametrize(
    ("money", "expected"),
    [
        (Money(14950, "MAD"), "149.50"),
        (Money(5, "MAD"), "0.05"),
        (Money(-5, "MAD"), "-0.05"),
        (Money(2000, "XOF"), "2000"),
        (Money(1250, "KWD"), "1.250"),
    ],
)
def test_plain_has_exactly_the_decimals_of_the_currency(money, expected):
    assert money.plain() == expected


@mark.parametrize(
    ("text", "currency", "mark_", "minor"),
    [
        ("12", "MAD", ",", 1200),
        ("12.5", "MAD", ",", 1250),
        ("12,50", "MAD", ".", 1250),
        ("1.234,50", "MAD", ",", 123450),
        ("1.234,50", "INR", ".", 123450),
        ("1,234.50", "INR", ".", 123450),
        ("1,234.50", "MAD", ",", 123450),
        ("١٢٣٫٥", "EGP", "٫", 12350),
        ("۱۲۳٫۵", "EGP", "٫", 12350),
        ("१२३", "INR", ".", 12300),
        ("١٬٢٣٤", "EGP", "٫", 123400),
        ("₹ 399", "INR", ".", 39900),
        ("₹1,00,000", "INR", ".", 10000000),
        ("Rs.399", "INR", ".", 39900),
        ("399/-", "INR", ".", 39900),
        ("₹.50", "INR", ".", 50),
        ("20 dh", "MAD", ",", 2000),
        ("20 د.م.", "MAD", ",", 2000),
        ("\u200f٢٠ درهم", "MAD", ",", 2000),
        ("R$ 12,50", "BRL", ",", 1250),
        ("12,-", "EUR", ",", 1200),
        ("1 234,50", "MAD", ",", 123450),
        ("1\u202f234", "MAD", ",", 123400),
        ("1\u00a0234,50", "MAD", ",", 123450),
        ("1'234.50", "CHF", ".", 123450),
        ("1.234.567", "BRL", ".", 123456700),
        ("1.234", "MAD", ",", 123400),
        ("1,234", "INR", ".", 123400),
        ("12.5000", "INR", ".", 1250),
        ("2.000", "XOF", ".", 2000),
        ("2 000 F CFA", "XOF", ",", 2000),
        ("5.00", "XOF", ".", 5),
        ("1.250", "KWD", ".", 1250),
        ("0.125", "KWD", ",", 125),
        (".50", "INR", ".", 50),
    ],
)
def test_price_is_read_as_people_type_it(text, currency, mark_, minor):
    assert read_price(text, currency, mark_) == Money(minor, currency)


@mark.parametrize(
    ("text", "currency", "mark_", "key"),
    [
        ("", "MAD", ",", "price.empty"),
        (" \u200f ", "MAD", ",", "price.empty"),
        ("abc", "MAD", ",", "price.unreadable"),
        ("1e5", "MAD", ",", "price.unreadable"),
        ("12 34", "MAD", ",", "price.unreadable"),
        ("1,2,3", "MAD", ",", "price.unreadable"),
        ("1.0'0", "MAD", ",", "price.unreadable"),
        ("12-15", "MAD", ",", "price.unreadable"),
        ("20 zorkmids", "MAD", ",", "price.unreadable"),
        ("12.5,0.1", "MAD", ",", "price.unreadable"),
        ("9" * 5000, "MAD", ",", "price.unreadable"),
        ("-5", "MAD", ",", "price.negative"),
        ("−5 DH", "MAD", ",", "price.negative"),
        ("DH -5", "MAD", ",", "price.negative"),
        ("0", "MAD", ",", "price.zero"),
        ("0,00", "MAD", ",", "price.zero"),
        ("9" * 30, "MAD", ",", "price.too_large"),
        ("10000000001", "MAD", ",", "price.too_large"),
        ("0.505", "MAD", ",", "price.too_many_decimals"),
        ("2,50", "XOF", ",", "price.too_many_decimals"),
        ("€20", "MAD", ",", "price.other_currency"),
    ],
)
def test_what_is_no_price_here_is_a_problem_beside_its_field(text, currency, mark_, key):
    found = read_price(text, currency, mark_, field="fee")
    assert isinstance(found, Problem)
    assert (found.key, found.field) == (key, "fee")


@mark.parametrize(
    ("text", "currency", "mark_", "offers"),
    [
        ("1.234", "INR", ".", {"a": "1,234", "b": "1.23"}),
        ("1,234", "MAD", ",", {"a": "1.234", "b": "1,23"}),
        ("9.999", "INR", ".", {"a": "9,999", "b": "10.00"}),
        ("1,250", "KWD", ".", {"a": "1250", "b": "1.250"}),
        ("1.250", "TND", ",", {"a": "1250", "b": "1,250"}),
    ],
)
def test_price_that_could_mean_two_is_asked_back_with_answers_that_can_be_typed(text, currency, mark_, offers):
    found = read_price(text, currency, mark_)
    assert found == Problem("price.ambiguous", "price", offers)
    assert all(isinstance(read_price(offer, currency, mark_), Money) for offer in offers.values())


def test_a_fee_may_be_nothing():
    assert read_price("0", "MAD", ",", allow_zero=True) == Money(0, "MAD")


@given(st.text(max_size=80), st.sampled_from(["MAD", "XOF", "KWD", "INR"]), st.sampled_from([".", ",", "٫"]))
def test_no_text_breaks_the_reading_of_prices(text, currency, mark_):
    found = read_price(text, currency, mark_)
    assert isinstance(found, Problem) or 0 < found.minor <= MOST_MINOR


_typed = st.text(alphabet="0123456789.,' -٫٬٣५₹dhRs/", max_size=16)


@given(_typed, st.sampled_from(["MAD", "XOF", "KWD"]), st.sampled_from([".", ","]))
def test_nothing_that_looks_like_a_price_breaks_its_reading(text, currency, mark_):
    found = read_price(text, currency, mark_)
    assert isinstance(found, Problem) or 0 < found.minor <= MOST_MINOR


_readers = st.sampled_from([("en", "IN"), ("hi", "IN"), ("fr", "MA"), ("ar", "MA"), ("ar", "EG"), ("pt-BR", "BR")])


@given(st.integers(1, MOST_MINOR), st.sampled_from(["MAD", "INR", "BRL", "XOF", "EGP"]), _readers)
def test_price_is_read_back_from_the_way_we_write_it(minor, currency, reader):
    amount = Money(minor, currency)
    reading = words(*reader)
    assert read_price(reading.money(amount), currency, reading.decimal_mark) == amount


@given(st.integers(1, MOST_MINOR), st.sampled_from(["MAD", "XOF", "KWD", "TND"]), _readers)
def test_price_left_alone_in_a_form_stays_the_same(minor, currency, reader):
    amount = Money(minor, currency)
    reading = words(*reader)
    assert read_price(reading.money_editable(amount), currency, reading.decimal_mark) == amount
