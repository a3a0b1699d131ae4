from pathlib import Path

from storefront.i18n.catalogues import compile_catalogues
from storefront.i18n.words import Words, translations

ARABIC = r"""
msgid ""
msgstr ""
"Language: ar\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
"n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);\n"

msgid "Send to %(shop)s"
msgstr "أرسل إلى %(shop)s"

msgid "%(n)s product"
msgid_plural "%(n)s products"
msgstr[0] "لا منتجات"
msgstr[1] "منتج واحد"
msgstr[2] "منتجان"
msgstr[3] "%(n)s منتجات"
msgstr[4] "%(n)s منتجا"
msgstr[5] "%(n)s منتج"

#, fuzzy
msgid "See my order"
msgstr "guess"
"""


def spoken(folder: Path, language: str = "ar", country: str = "MA") -> Words:
    return Words(language, country, translations(language, folder))


def written(folder: Path, stem: str = "ar") -> Path:
    source = folder / stem / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text(ARABIC, "utf-8")
    return source


def test_compiled_texts_are_spoken_with_the_languages_own_plurals(tmp_path):
    written(tmp_path)
    assert compile_catalogues(tmp_path) == ["ar"]
    arabic = spoken(tmp_path)
    assert arabic.gettext("Send to %(shop)s", shop="Amina") == "أرسل إلى Amina"
    assert [arabic.ngettext("%(n)s product", "%(n)s products", n) for n in (1, 2, 5, 12)] == [
        "منتج واحد",
        "منتجان",
        "5 منتجات",
        "12 منتجا",
    ]


def test_a_text_nobody_translated_or_only_guessed_stays_english(tmp_path):
    written(tmp_path)
    compile_catalogues(tmp_path)
    assert spoken(tmp_path).gettext("New here") == "New here"
    assert spoken(tmp_path).gettext("See my order") == "See my order"


def test_without_compiled_texts_everything_stays_english(tmp_path):
    assert spoken(tmp_path, "hi", "IN").gettext("Send to %(shop)s", shop="Amina") == "Send to Amina"


def test_compiling_again_takes_the_newer_texts(tmp_path):
    source = written(tmp_path)
    compile_catalogues(tmp_path)
    assert spoken(tmp_path).gettext("Send to %(shop)s", shop="x") == "أرسل إلى x"
    source.write_text(ARABIC.replace("أرسل إلى", "ابعث إلى"), "utf-8")
    compile_catalogues(tmp_path)
    assert spoken(tmp_path).gettext("Send to %(shop)s", shop="x") == "ابعث إلى x"
    assert [path.name for path in source.parent.iterdir() if path.suffix not in (".po", ".mo")] == []
