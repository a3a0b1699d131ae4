"""The one rule for what is typed into boxes, as buyers' script has it: never another number than the server's."""

import random
from collections.abc import Iterable

from playwright.sync_api import Browser

from storefront.catalogue.quantity import read_quantity, typed_units
from storefront.problems import Problem
from tests.catalogue.typed import DOUBTFUL, READABLE, TOO_RARE_FOR_SCRIPT, UNREADABLE
from tests.house.tree import STATIC

LANGUAGES = ("en", "fr", "ar", "pt-BR", "hi")
NUMBERS = ["2", "250", "1.5", "0,25", "½", "1½", "1 ¾", "99", "100", "1,000", "1.000", "2.", ".5", "٢٥٠", "٢٫٥", "१.५"]
WORDS = ["", "g", "kg", "gr", "kilo", "ml", "l", "غ", "كيلو", "مل", "ग्राम", "किलो", "लीटर", "G", "KG", "pcs", ".", "½"]
SIGNS = "00112345679.,/ gklm½¼¾٣٫१०كغ-×xe"
ASK = """cases => cases.map(([text, units]) => {
    const box = document.createElement("input");
    box.value = text;
    if (units) box.setAttribute("data-u", units);
    return milli(box);
})"""


def by_script(chromium: Browser, cases: Iterable[tuple[str, str, str]]) -> list[int | None]:
    """Thousandths for each text, unit and language; None where the script is not sure."""
    page = chromium.new_page()
    page.add_script_tag(path=str(STATIC / "quantity.js"))
    found: list[float] = page.evaluate(ASK, [(text, typed_units(unit, language)) for text, unit, language in cases])
    page.close()
    return [None if one is None or one != one else int(one) for one in found]


def language_of(text: str) -> str:
    """Of the page on which somebody types so."""
    return (
        "ar" if any("ء" <= sign <= "ي" for sign in text) else "hi" if any("अ" <= sign <= "ह" for sign in text) else "en"
    )


def test_the_script_reads_the_same_table(chromium: Browser) -> None:
    read = [(text, unit, language_of(text)) for text, unit, _, _ in READABLE if text not in TOO_RARE_FOR_SCRIPT]
    meant = [milli for text, _, _, milli in READABLE if text not in TOO_RARE_FOR_SCRIPT]
    assert dict(zip(read, by_script(chromium, read), strict=True)) == dict(zip(read, meant, strict=True))
    left = [(text, unit, "en") for text, unit, _, _ in READABLE if text in TOO_RARE_FOR_SCRIPT]
    asked = [(text, unit, "en") for text, unit in [*UNREADABLE, *DOUBTFUL]]
    assert set(by_script(chromium, [*left, *asked])) == {None}


def test_whatever_is_typed_it_never_reads_another_number(chromium: Browser) -> None:
    chance = random.Random(8)
    cases = []
    for _ in range(20_000):
        odd = "".join(chance.choices(SIGNS, k=chance.randint(1, 9)))
        usual = f"{chance.choice(NUMBERS)}{chance.choice(['', ' '])}{chance.choice(WORDS)}"
        unit = chance.choice(["kg", "litre", "piece", "pair", "box"])
        cases.append((chance.choice([odd, usual]), unit, chance.choice(LANGUAGES)))
    sure = 0
    for case, milli in zip(cases, by_script(chromium, cases), strict=True):
        meant = read_quantity(case[0], case[1], 1, None)
        if milli is not None and meant is not None:
            sure += 1
            assert not isinstance(meant, Problem) and milli == meant, case
    assert sure > 2_000


def test_every_word_told_to_the_script_is_read_by_the_server() -> None:
    for unit in ("kg", "litre"):
        for language in LANGUAGES:
            words = typed_units(unit, language).split(" ")
            assert words[0] == "" and len(words) % 2 == 1
            for place, word in enumerate(words):
                assert read_quantity(f"7 {word}", unit, 1, None) == (7 if place % 2 else 7000), word
