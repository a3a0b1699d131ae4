from datetime import date

import pytest

from storefront.merchants.drafts import AreaDraft, Languages, Profile, Selling
from storefront.merchants.profile import read_area, read_coming_day, read_languages, read_profile, read_selling
from storefront.problems import Problem

TODAY = date(2026, 11, 22)
PROFILE = {
    "name": "Amina’s basket",
    "phone": "0612345678",
    "tagline": "Fruit  and vegetables",
    "description": "Fresh\r\nevery morning",
    "accent": "leaf",
    "time_zone": "Africa/Casablanca",
    "opened_on": "2019",
}
SELLING = {"mode": "order", "pay_when": "at_once", "hold_minutes": "١٢٠", "lapse_hours": "48"}


def keys(problems: object) -> dict[str, str]:
    assert isinstance(problems, list)
    return {problem.field: problem.key for problem in problems}


def test_a_profile_is_read_clean() -> None:
    profile = read_profile(PROFILE, "MA", TODAY)
    assert isinstance(profile, Profile)
    assert (profile.tagline, profile.description, profile.opened_on) == (
        "Fruit and vegetables",
        "Fresh\nevery morning",
        date(2019, 1, 1),
    )


def test_every_fault_of_a_profile_stands_beside_its_box() -> None:
    bad = {
        "name": "",
        "phone": "1",
        "tagline": "x" * 101,
        "email": "amina",
        "website": "http://amina.ma",
        "accent": "neon",
        "time_zone": "Asia/Kolkata",
        "opened_on": "2027-01-01",
    }
    assert set(keys(read_profile(bad, "MA", TODAY))) == set(bad)


@pytest.mark.parametrize("typed", ["yesterday", "20191", "1492", "2026-11-23", "2026-02-30", ""])
def test_a_day_that_is_none_or_to_come_is_no_opening(typed: str) -> None:
    assert keys(read_profile({**PROFILE, "opened_on": typed}, "MA", TODAY)) == {"opened_on": "day.unreadable"}


def test_asks_are_three_short_lines_at_most() -> None:
    assert read_selling(SELLING, ["Day and time", "", " Floor "]) == Selling(
        "order", ("Day and time", "Floor"), "at_once", 120, 48, False
    )
    assert keys(read_selling(SELLING, list("abcd"))) == {"asks": "shop.asks_many"}
    assert keys(read_selling(SELLING, ["x" * 41])) == {"asks": "text.too_long"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hold_minutes", "10081"),
        ("hold_minutes", "-1"),
        ("lapse_hours", "0"),
        ("lapse_hours", "9" * 30),
        ("mode", "x"),
        ("pay_when", ""),
    ],
)
def test_a_way_of_selling_out_of_bounds_is_refused(field: str, value: str) -> None:
    assert list(keys(read_selling({**SELLING, field: value}, []))) == [field]


def test_languages_keep_the_main_one_first_and_only_texts_of_the_others() -> None:
    typed = {"name-ar": "سلة أمينة", "tagline-ar": " ", "name-fr": "not asked"}
    assert read_languages(["fr", "ar", "fr", "xx"], typed) == Languages(("fr", "ar"), {"ar": {"name": "سلة أمينة"}})
    assert keys(read_languages(["xx"], {})) == {"languages": "languages.none"}
    assert keys(read_languages(["fr", "ar"], {"name-ar": "x" * 61})) == {"name-ar": "text.too_long"}


def test_what_a_shop_asks_is_read_from_lines() -> None:
    typed = {"asks-ar": "  اليوم \r\n\r\nالساعة"}
    assert read_languages(["fr", "ar"], typed) == Languages(("fr", "ar"), {"ar": {"asks": "اليوم\nالساعة"}})
    assert keys(read_languages(["fr", "ar"], {"asks-ar": "1\n2\n3\n4"})) == {"asks-ar": "shop.asks_many"}
    assert keys(read_languages(["fr", "ar"], {"asks-ar": "x" * 41})) == {"asks-ar": "text.too_long"}


def test_an_area_reads_its_money_as_the_country_writes_it() -> None:
    typed = {"name": "Guéliz", "fee": "12,50", "free_above": "٢٠٠", "minimum": "", "name-ar": "جليز"}
    assert read_area(typed, "MAD", ",", ["ar"]) == AreaDraft("Guéliz", 1250, 20000, None, {"ar": {"name": "جليز"}})


def test_every_fault_of_an_area_stands_beside_its_box() -> None:
    assert keys(read_area({"name": " ", "fee": "-1", "free_above": "x", "minimum": "1e9"}, "MAD", ",")).keys() == {
        "name",
        "fee",
        "free_above",
        "minimum",
    }


def test_a_day_to_come_is_today_or_later() -> None:
    assert read_coming_day("", "until", TODAY) is None
    assert read_coming_day("2026-11-22", "until", TODAY) == TODAY
    for typed in ("2026-11-21", "soon", "9999-12-31"):
        assert read_coming_day(typed, "until", TODAY) == Problem("moment.unreadable", "until")
