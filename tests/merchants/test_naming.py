import pytest

from storefront.merchants.naming import RESERVED, proposed_slug, slug_problems, tidy_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Au Panier d’Amina", "au-panier-damina"),
        ("Crêperie Łódź", "creperie-lodz"),
        ("İstanbul Çarşı", "istanbul-carsi"),
        ("سردين أمينة", "srdyn-amyna"),
        ("कुर्ता जयपुर", "kurtaa-jayapura"),
        ("Булочная", "bulochnaya"),
        ("ሻይ ቤት", "shaaye-beete"),
        ("寿司", "shop-5678"),
        ("A", "shop-5678"),
        ("Signup", "shop-5678"),
        ("!!!", "shop-5678"),
    ],
)
def test_a_name_in_any_script_proposes_an_ascii_address(name: str, slug: str) -> None:
    assert proposed_slug(name, "shop-5678") == slug


def test_a_proposal_is_always_an_address_one_may_have() -> None:
    for name in ["x" * 80, "a" * 39 + "  b", "-a-b-", "Zoë’s 1000 things & more, since 1987 in Marrakech"]:
        assert slug_problems(proposed_slug(name, "shop-5678")) == []


@pytest.mark.parametrize(
    "slug", ["ab", "a" * 41, "Amina", "a--b", "-ab", "ab-", "a_b", "amïna", "a/b", *sorted(RESERVED)]
)
def test_what_is_no_address_is_refused_beside_its_box(slug: str) -> None:
    assert [problem.field for problem in slug_problems(slug)] == ["slug"]


@pytest.mark.parametrize("typed", [" Amina ", "/amina/", "https://shops.example/amina", "AMINA"])
def test_an_address_is_read_as_phones_send_it(typed: str) -> None:
    assert tidy_slug(typed) == "amina"
