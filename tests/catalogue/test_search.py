from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from storefront.catalogue.search import MOST_WORDS, search_key, search_words


def finds(query: str, *texts: str) -> bool:
    key = search_key(*texts)
    return all(word in key for word in search_words(query))


@mark.parametrize(
    ("query", "text"),
    [
        ("कुर्ता", "सूती कुर्ता लाल"),
        ("سردين", "سَرْدِين طازج"),
        ("سردين", "ســـردين"),
        ("শাড়ি", "জামদানি শাড়ি"),
        ("ต้มยำ", "ต้มยำกุ้ง"),
        ("ሻይ", "ጥቁር ሻይ"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("strasse", "Straße"),
        ("STRASSE", "straße"),
        ("sea bass", "Bass, sea (whole)"),
        ("creme brulee", "Crème brûlée"),
        ("crème", "creme"),
        ("pao", "Pão de queijo"),
        ("lodz", "Łódź"),
        ("bun dau", "Bún đậu"),
        ("smorrebrod", "Smørrebrød"),
        ("aebleskiver", "Æbleskiver"),
        ("احمد", "أحمد"),
        ("قهوه", "قهوة"),
        ("كيك", "کیک"),
        ("شاي", "شاى"),
        ("שלום", "שָׁלוֹם"),
        ("123", "رقم ١٢٣"),
        ("fi", "\ufb01sh"),
        ("ardi", "sardines"),
        ("लाल कुर्ता", "कुर्ता – लाल"),
        ("sea-bass", "sea bass"),
        ("joghurt\u200c", "Jog\u00adhurt"),
    ],
)
def test_word_is_found_in_every_script(query, text):
    assert finds(query, text)


@mark.parametrize(
    ("query", "text"),
    [("कर्ता", "कुर्ता"), ("कुर्ती", "कुर्ता"), ("शड", "শাড়ি"), ("ตม", "ต้มยำ"), ("tea", "ሻይ"), ("sea trout", "sea bass")],
)
def test_another_word_is_not_found(query, text):
    assert not finds(query, text)


def test_all_texts_of_a_product_are_searched():
    assert finds("sardine سردين", "Sardine fraîche", "سردين طازج")


def test_no_sign_of_the_pattern_language_is_left_in_a_word():
    assert search_words("50%_\\ [a]*") == ["50", "a"]


@mark.parametrize("query", ["", "   ", "%", "_ - !", "\u200f"])
def test_a_query_without_letters_has_no_words(query):
    assert search_words(query) == []


def test_a_long_query_is_cut():
    words = search_words(" ".join(f"{'x' * 60}{number}" for number in range(50)) + " a b c d e f g h i")
    assert len(search_words("a b c d e f g h i j")) == MOST_WORDS
    assert all(len(word) <= 40 for word in words)


def test_a_word_asked_twice_is_asked_once():
    assert search_words("Fish fish FISH") == ["fish"]


@given(st.text(max_size=60))
def test_a_key_searched_again_stays_the_same(text):
    key = search_key(text)
    assert search_key(key) == key


@given(st.text(min_size=1, max_size=30))
def test_every_text_is_found_by_itself(text):
    assert finds(text, text)
