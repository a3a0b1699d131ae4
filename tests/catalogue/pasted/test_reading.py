"""Price lists as merchants write them in a chat, in seven languages; and that nothing is invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefront.catalogue.pasted.reading import MOST_ROWS, Row, read_list
from storefront.i18n.digits import ascii_digits
from storefront.plain_text import unmarked

LISTS = [
    (
        "MAD",
        "[23/11/2026, 09:12:05] Amina: Les prix du jour 🐟\n🐟 Sardines 20dh/kg\n• Tomates … 8\n"
        "- Oignons : 5 dh le kilo\n*Pommes de terre* 6,50\nHuile 5L - 60dh\niPhone 12 64Go 2500 dh\n"
        "Carottes 6, Navets 7, Persil 2\nŒufs\t1,50",
        "Sardines|20|kg Tomates|8| Oignons|5|kg Pommes de terre|6,50| Huile 5L|60| iPhone 12 64Go|2500| Carottes|6| "
        "Navets|7| Persil|2| Œufs|1,50|",
    ),
    ("MAD", "سردين ٢٠ درهم للكيلو\nالطماطم كيلو ٨\nزيت: ١٢٫٥٠", "سردين|20|kg الطماطم|8|kg زيت|12.50|"),
    ("MAD", "7out kbir 50dh/kg\nl7out sghir = 30 dh\nKhobz 1.50", "7out kbir|50|kg l7out sghir|30| Khobz|1.50|"),
    (
        "INR",
        "1. कुर्ता ₹399\n2. साड़ी ₹1,299/-\n3. दूध 60/लीटर\n4. चावल ५० रुपये किलो\n"
        "5. Kurta set Rs.1,499 only\n6. Dupatta - 250/-",
        "कुर्ता|399| साड़ी|1,299| दूध|60|litre चावल|50|kg Kurta set|1,499| Dupatta|250|",
    ),
    (
        "BRL",
        "Bolo de cenoura R$ 25,00\nBrigadeiro R$2,50 cada\nCoxinha 6,00 un\nPão de queijo 30 o quilo\n"
        "Salgados R$ 80/cento",
        "Bolo de cenoura|25,00| Brigadeiro|2,50| Coxinha|6,00|piece Pão de queijo|30|kg Salgados|80|cento",
    ),
    (
        "KES",
        "Sukuma wiki 20/-\nNyanya Ksh 100 per kg\nNdizi 10 kila moja\nMafuta 1L 350\nSukari 2kg KES 320",
        "Sukuma wiki|20| Nyanya|100|kg Ndizi|10| Mafuta 1L|350| Sukari 2kg|320|",
    ),
    (
        "USD",
        "11/23/26, 10:30 AM - Ravi: 20 - Cheese\n$5 Bread\nRug 90/m2\nMilk $3.50/gallon\nSoap..........1.25",
        "Cheese|20| Bread|5| Rug|90|m2 Milk|3.50|gallon Soap|1.25|",
    ),
    ("XOF", "Riz 25kg 15 000 FCFA\nPagne wax 3.500f", "Riz 25kg|15 000| Pagne wax|3.500|"),
]


def rows(text: str, currency: str = "MAD") -> list[Row]:
    return list(read_list(text, currency, "." if currency in ("INR", "KES", "USD") else ",").rows)


@pytest.mark.parametrize(
    ("currency", "text", "expected"), LISTS, ids=[f"{one[0]}-{at}" for at, one in enumerate(LISTS)]
)
def test_a_list_from_a_chat_becomes_its_rows(currency: str, text: str, expected: str) -> None:
    read = read_list(text, currency, "." if currency in ("INR", "KES", "USD") else ",")
    priced = [row for row in read.rows if row.is_sure]
    assert " ".join(f"{row.name}|{row.price}|{row.unit}" for row in priced) == expected
    assert not read.unread


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Poulet 20-25 dh", "range"),
        ("Poulet 20 à 25 dh", "range"),
        ("Poulet 20dh - 25dh", "range"),
        ("3 citrons pour 10 dh", "several"),
        ("Citrons 3 for 10", "several"),
        ("Citrons 3x10dh", "several"),
        ("ليمون 3 ب 10", "several"),
        ("Citrons 10dh, 12dh", "several"),
        ("Citrons $5", "currency"),
        ("Citrons", ""),
        ("Citrons 2 kg", ""),
        ("Livre A4", ""),
        ("Promo 50%", ""),
    ],
)
def test_what_is_not_one_price_is_left_to_the_merchant(line: str, fault: str) -> None:
    (row,) = rows(line)
    assert (row.price, row.fault, row.is_sure) == ("", fault, False)


@pytest.mark.parametrize(
    "line",
    ["Tel: 0612345678", "Are you open?", "واش كاين التوصيل؟", "https://shop.example", "20", "12:30", "🎉🎉", "—"],
)
def test_talk_is_no_product_and_stays_in_sight(line: str) -> None:
    read = read_list(f"Pain 2\n{line}", "MAD", ",")
    assert [row.name for row in read.rows] == ["Pain"]
    assert len(read.unread) == (1 if any(map(str.isalnum, line)) else 0)


def test_a_price_in_the_middle_of_a_sentence_is_not_ticked() -> None:
    (row,) = rows("Livraison gratuite à partir de 100 dh merci beaucoup")
    assert not row.is_sure


def test_numbering_is_no_price() -> None:
    assert [(row.name, row.price) for row in rows("1- Pain\n2- Lait\n3- Miel")] == [
        ("Pain", ""),
        ("Lait", ""),
        ("Miel", ""),
    ]


@pytest.mark.parametrize("text", ["¹", "½", "Ⅻ", "④ 20 dh"])
def test_a_number_is_no_name_whatever_it_is_written_with(text: str) -> None:
    assert rows(text) == []


def test_lines_beyond_the_most_stay_in_sight() -> None:
    read = read_list("\n".join(f"Pain no{number} : 2 dh" for number in range(MOST_ROWS + 5)), "MAD", ",")
    assert (len(read.rows), len(read.unread)) == (MOST_ROWS, 5)


WORDS = st.sampled_from(
    [
        "Sardines", "سردين", "कुर्ता", " 20", "dh", "/kg", "٢٠", "1,5", "-", "–", " ", "\t", "\n", "🐟", "₹", "399", ", ",
        "3 for 10", "[23/11/2026, 09:12] A: ", "1. ", "(", "%", "\u202e", "x", "le kilo",
    ]
)  # fmt: skip


@given(
    text=st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map("".join)),
    currency=st.sampled_from(["MAD", "INR", "XOF"]),
)
def test_nothing_crashes_and_no_price_is_invented(text: str, currency: str) -> None:
    read = read_list(text, currency, ",")
    written = re.sub(r"\s", "", ascii_digits(unmarked(text)).translate({0x66B: ".", 0x66C: ","}))
    for row in read.rows:
        assert row.name.strip() and any(map(str.isalpha, row.name))
        assert re.sub(r"\s", "", row.price) in written
