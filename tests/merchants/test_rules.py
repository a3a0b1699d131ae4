import pytest

from storefront.merchants import rules
from storefront.merchants.accents import ACCENTS, NIGHT, PAPER
from storefront.merchants.countries import COUNTRIES, guessed_country, named_countries, shop_languages, time_zones
from storefront.merchants.drafts import Opening
from storefront.merchants.typed import lines, one_line
from storefront.problems import Problem

FORM = {"name": " Amina’s  basket ", "phone": "0612345678", "country": "MA", "password": "citrons du jardin"}


def keys(problems: object) -> dict[str, str]:
    assert isinstance(problems, list)
    return {problem.field: problem.key for problem in problems}


def test_a_sign_up_is_read_clean() -> None:
    opening = rules.read_opening(FORM, "fr")
    assert opening == Opening("Amina’s basket", "+212612345678", "MA", "", "citrons du jardin", language="fr")


def test_every_fault_of_a_sign_up_stands_beside_its_box() -> None:
    faults = rules.read_opening({"name": "…", "phone": "1", "country": "XX", "password": "x", "slug": "desk"}, "en")
    assert keys(faults) == {
        "name": "shop.name_missing",
        "slug": "address.taken",
        "country": "country.unknown",
        "phone": "phone.unreadable",
        "password": "password.short",
    }


@pytest.mark.parametrize(
    "password",
    ["password", "PASSWORD1", "12345678", "87654321", "aaaaaaaa", "Amina’s basket", "+212612345678", "0612345678"],
)
def test_a_password_that_strangers_try_first_is_refused(password: str) -> None:
    assert keys(rules.read_opening({**FORM, "password": password}, "en")) == {"password": "password.common"}


def test_a_password_may_be_a_sentence_in_any_script() -> None:
    for password in ("सुबह की चाय", "citron48", "x1" * 64):
        assert rules.password_problems(password, ["+212612345678"]) == []
    assert keys(rules.password_problems("ab" * 65))["password"] == "password.long"


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("", ""),
        (" Amina@Shop.MA ", "Amina@shop.ma"),
        ("amina@épices.ma", "amina@xn--pices-9ra.ma"),
        ("a@b", None),
        ("a b@c.ma", None),
        ("a@b.ma,c@d.ma", None),
        ("x" * 250 + "@b.ma", None),
    ],
)
def test_an_email_is_read_or_refused(raw: str, read: str | None) -> None:
    assert rules.read_email(raw) == (read if read is not None else Problem("email.unreadable", "email"))


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("", ""),
        ("amina.ma", "https://amina.ma"),
        ("https://amina.ma/fr?a=1", "https://amina.ma/fr?a=1"),
        ("http://amina.ma", None),
        ("javascript://amina.ma", None),
        ("https://amina.ma@evil.example", None),
        ("https://localhost", None),
        ("https://amina.ma:8443", None),
        ("https://[", None),
    ],
)
def test_a_website_is_https_and_shows_its_host(raw: str, read: str | None) -> None:
    assert rules.read_website(raw) == (read if read is not None else Problem("website.unreadable", "website"))


def test_marks_that_turn_a_line_around_are_dropped_and_joiners_stay() -> None:
    assert one_line("Amina\u202e gnp.exe\u0000\n ok") == "Amina gnp.exe ok"
    assert one_line("क्\u200dष") == "क्\u200dष"
    assert lines(" a  b\r\n\r\n\r\n\r\nc ") == "a b\n\nc"


@pytest.mark.parametrize(
    ("state", "signup", "shown"),
    [("new", "open", True), ("new", "approve", False), ("approved", "approve", True), ("frozen", "open", False)],
)
def test_strangers_see_a_shop_when_its_host_lets_them(state: str, signup: str, shown: bool) -> None:
    assert rules.may_be_shown(state, signup) is shown


@pytest.mark.parametrize("name", sorted(ACCENTS))
def test_each_accent_can_be_read_by_day_and_by_night(name: str) -> None:
    assert contrast(ACCENTS[name].light, PAPER) >= 4.5
    assert contrast(ACCENTS[name].dark, NIGHT) >= 4.5


def test_there_are_eight_accents() -> None:
    assert len(ACCENTS) == 8


def test_every_country_has_a_currency_a_clock_and_a_name() -> None:
    assert {country.currency for country in COUNTRIES.values()} >= {"MAD", "INR", "BRL", "XOF"}
    assert all(country.currency and time_zones(country.code) for country in COUNTRIES.values())
    assert ("MA", "Maroc") in named_countries("fr")


@pytest.mark.parametrize(
    ("accept", "country"), [("fr-MA,fr;q=0.9", "MA"), ("en;q=0.9, hi-in", "IN"), ("fr", ""), ("", ""), ("x-ZZ", "")]
)
def test_a_browser_may_name_its_country(accept: str, country: str) -> None:
    assert guessed_country(accept) == country


def test_a_new_shop_speaks_its_merchants_language_where_the_country_does() -> None:
    assert shop_languages("MA", "ar") == ["ar"]
    assert shop_languages("IN", "fr") == ["hi"]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
