from datetime import UTC, date, datetime, time

from pytest import mark, raises

from storefront.i18n import words
from storefront.i18n.languages import DESK_LANGUAGES, LANGUAGES
from storefront.money import Money
from storefront.problems import Problem

NB = "\u00a0"
MORNING = datetime(2026, 11, 22, 7, 5, tzinfo=UTC)


@mark.parametrize(
    ("language", "country", "money", "expected"),
    [
        ("fr", "MA", Money(2000, "MAD"), f"20{NB}DH"),
        ("en", "MA", Money(2000, "MAD"), f"20{NB}DH"),
        ("ar", "MA", Money(2000, "MAD"), f"20{NB}درهم"),
        ("hi", "IN", Money(2000, "MAD"), f"20{NB}DH"),
        ("fr", "MA", Money(123450, "MAD"), f"1{NB}234,50{NB}DH"),
        ("ar", "MA", Money(123450, "MAD"), f"1.234,50{NB}درهم"),
        ("ar", "EG", Money(12350, "EGP"), f"١٢٣٫٥٠{NB}جنيه"),
        ("en", "IN", Money(39900, "INR"), "₹399"),
        ("hi", "IN", Money(12345600, "INR"), "₹1,23,456"),
        ("pt-BR", "BR", Money(1250, "BRL"), f"R${NB}12,50"),
        ("fr", "SN", Money(2000, "XOF"), f"2{NB}000{NB}FCFA"),
        ("fr", "CM", Money(2000, "XAF"), f"2{NB}000{NB}FCFA"),
        ("fr", "FR", Money(1200, "EUR"), f"12{NB}€"),
        ("en", "IE", Money(1200, "EUR"), "€12"),
        ("en", "KE", Money(50000, "KES"), f"KSh{NB}500"),
        ("en", "NG", Money(50000, "NGN"), "₦500"),
        ("ar", "KW", Money(1250, "KWD"), f"١٫٢٥٠{NB}دينار"),
        ("en", "MX", Money(1000, "MXN"), "$10"),
        ("en", "MX", Money(1000, "USD"), "US$10"),
        ("en", "", Money(1000, "USD"), "$10"),
        ("en", "GB", Money(1000, "XXX"), "¤10"),
        ("fr", "MA", Money(-500, "MAD"), f"-5{NB}DH"),
        ("en", "IN", Money(-500, "INR"), "-₹5"),
        ("ar", "MA", Money(-500, "MAD"), f"\u200e-5{NB}درهم"),
        ("en", "MA", Money(0, "MAD"), f"0{NB}DH"),
    ],
)
def test_money_is_written_as_people_write_it(language, country, money, expected):
    assert words(language, country).money(money) == expected


def test_chat_texts_get_ordinary_spaces():
    assert words("fr", "SN").money_plain(Money(2000, "XOF")) == "2 000 FCFA"


@mark.parametrize(
    ("language", "country", "expected"), [("en", "MA", "12.50"), ("ar", "EG", "12.50"), ("pt-BR", "BR", "12,50")]
)
def test_a_forms_box_holds_ascii_digits_and_the_readers_mark(language, country, expected):
    assert words(language, country).money_editable(Money(1250, "MAD")) == expected


@mark.parametrize(
    ("language", "country", "mark_"), [("en", "MA", "."), ("fr", "MA", ","), ("ar", "MA", ","), ("ar", "EG", "٫")]
)
def test_decimal_mark_follows_language_and_country(language, country, mark_):
    assert words(language, country).decimal_mark == mark_


@mark.parametrize(
    ("language", "country", "milli", "expected"),
    [("en", "IN", 1500, "1.5"), ("fr", "MA", 1250, "1,25"), ("ar", "EG", 1500, "١٫٥"), ("en", "IN", 2000, "2")],
)
def test_number_has_no_empty_decimals(language, country, milli, expected):
    assert words(language, country).number(milli) == expected


@mark.parametrize(
    ("milli", "unit", "expected"),
    [
        (2000, "piece", "2"),
        (1500, "kg", "1.5 kg"),
        (250, "kg", "250 g"),
        (0, "kg", "0 kg"),
        (750, "litre", "750 ml"),
        (2000, "litre", "2 l"),
        (1000, "pair", "1 pair"),
        (2000, "pair", "2 pairs"),
        (500, "pair", "0.5 pairs"),
        (3000, "dozen", "3 dozen"),
    ],
)
def test_quantity_is_said_with_its_unit(milli, unit, expected):
    assert words("en", "IN").quantity(milli, unit) == expected


@mark.parametrize(("unit", "expected"), [("piece", ""), ("kg", "/kg"), ("litre", "/litre"), ("dozen", "/dozen")])
def test_price_unit_stands_behind_a_price(unit, expected):
    assert words("en").price_unit(unit) == expected


@mark.parametrize(
    ("language", "country", "expected"),
    [
        ("en", "MA", "22 Nov, 08:05"),
        ("fr", "MA", f"22 nov., 8{NB}h{NB}05"),
        ("ar", "MA", "22 نونبر، 08:05"),
        ("ar", "EG", "٢٢ نوفمبر، ٨:٠٥ ص"),
        ("pt-BR", "BR", "22 de nov., 08:05"),
        ("en", "US", f"Nov 22, 8:05{NB}AM"),
    ],
)
def test_moment_is_the_wall_clock_of_the_shop(language, country, expected):
    assert words(language, country).moment(MORNING, "Africa/Lagos") == expected


def test_a_moment_without_a_zone_is_a_programmers_mistake():
    with raises(ValueError):
        words("en").moment(datetime(2026, 11, 22), "UTC")


def test_dates_days_and_hours():
    english, french = words("en", "MA"), words("fr", "MA")
    assert english.date(date(2026, 11, 22)) == "22 Nov 2026"
    assert english.day(date(2026, 11, 22)) == "Sun 22 Nov"
    assert english.date(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "Africa/Lagos") == "23 Nov 2026"
    assert english.weekday(0) == "Monday"
    assert english.hours_range(time(9), time(13)) == "09:00–13:00"
    assert french.hours_range(time(9), time(13, 30)) == f"9{NB}h–13{NB}h{NB}30"


def test_lists_are_joined_by_the_languages_own_and():
    assert words("en").listed(["size", "", "cut"]) == "size, cut"
    assert words("ar").listed(["قياس", "لون"]) == "قياس، لون"


@mark.parametrize(
    ("asked", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("pt", "pt-BR"), ("pt_BR", "pt-BR"), ("AR", "ar"), ("xx", "en"), ("", "en")],
)
def test_the_nearest_language_is_spoken(asked, language):
    assert words(asked).language == language


@mark.parametrize("country", ["", "ZZ", "??", "M", "_", "MAR", "\x00"])
def test_an_unknown_country_changes_nothing_but_the_customs(country):
    assert words("en", country).money(Money(1250, "EUR")) == "€12.50"


def test_only_arabic_is_read_from_the_right():
    assert {code for code in LANGUAGES if words(code).direction == "rtl"} == {"ar"}
    assert set(DESK_LANGUAGES) == {"en", "fr", "ar"}


def test_texts_fill_their_values_and_keep_percent_signs_without_any():
    english = words("en")
    assert english.gettext("Send to %(shop)s", shop="100 %") == "Send to 100 %"
    assert english.gettext("20 % off") == "20 % off"
    assert english.ngettext("%(n)s product", "%(n)s products", 1200) == "1,200 products"
    assert english.ngettext("%(n)s product", "%(n)s products", 1) == "1 product"


def test_problem_is_said_with_quantities_and_amounts_written_out():
    french = words("fr", "MA")
    step = Problem("quantity.step", "q7", {"step_milli": 250, "unit": "kg"})
    assert "250 g" in french.problem(step)
    assert "20" in words("en").problem(Problem("hours.too_many", "hours", {"most": 20}))


def test_a_problem_nobody_wrote_a_text_for_still_says_something():
    assert words("en").problem(Problem("no.such_key")) == "Something is not right here. Please check it."


def test_numbers_in_groups_keep_their_order_among_arabic_letters():
    """Their groups would otherwise follow each other from the right: "79 56 34 13 6 212+", "25-12-2026"."""
    said = words("ar").gettext("Call %(phone)s: %(link)s", phone="+212 6 13 34 56 79", link="https://wa.me/?text=1+2")
    assert said == "Call \u200e+212 6 13 34 56 79: https://wa.me/?text=1+2"
    assert "\u200e+212 612 345 678" in words("ar").problem(Problem("phone.unreadable"))
    assert "\u200e2026-12-25" in words("ar").problem(Problem("hours.date"))
    assert words("fr").gettext("Call %(phone)s", phone="+212 6") == "Call +212 6"


def test_a_colon_is_the_languages_own():
    assert words("fr").titled("Payé", "87 DH") == "Payé : 87 DH"
    assert words("en").titled("Paid", "87 DH") == "Paid: 87 DH"
