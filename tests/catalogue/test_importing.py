"""Files as merchants have them; the rows here are ours, in the shapes Shopify documents."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from storefront.catalogue.actions import edit_product
from storefront.catalogue.drafts import ExtraDraft, ExtraGroupDraft
from storefront.catalogue.importing import import_feed, read_feed
from storefront.catalogue.records import Choice, Product, Section
from storefront.catalogue.redraft import draft_of
from storefront.catalogue.rules import MOST_PHOTOS
from storefront.problems import Refused
from tests.conftest import NOW
from tests.makers import make_shop
from tests.photos.pictures import as_bytes

OLD_SHOPIFY = """Handle,Title,Body (HTML),Type,Published,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status
lamp,Floor lamp,<p>Black &amp; tall</p><script>x()</script>,Indoor,true,Title,Default Title,shopify,4,69.99,85.00,https://cdn.example/lamp.jpg?v=1,active
gloves,Garden gloves,,Outdoor,true,Color,Green,shopify,1,9.99,,https://cdn.example/green.jpg,active
gloves,,,,,,Yellow,shopify,-3,15.99,,https://cdn.example/yellow.jpg,
broken,Broken,,,true,Title,Default Title,,1,,,,active
draft,Draft,,,false,Title,Default Title,,1,5.00,9.00,,draft
"""  # noqa: E501 - the rows of such a file are long
NEW_SHOPIFY = """Title,URL handle,Description,Type,Published on online store,Status,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Product image URL
Floor lamp,lamp,<p>Black</p>,Indoor,TRUE,Active,,,69.99,85.00,4,https://cdn.example/lamp.jpg
"""  # noqa: E501
OWN = """handle;title;title_ar;price;unit;step;stock;section
l1;Lemons;ليمون;9,50;kg;0,25;12,5;Fruit
l2;Mint;;3;piece;;;Herbs
"""

pytestmark = pytest.mark.usefixtures("database")


def bring(shop, text: str | bytes, form: str = "auto", mark: str = ".", **options):  # type: ignore[no-untyped-def]
    data = text if isinstance(text, bytes) else text.encode()
    return list(import_feed(shop, read_feed(shop, data, form, mark), NOW, **options))


def outcomes(lines) -> list[tuple[int, str, str]]:  # type: ignore[no-untyped-def]
    return sorted((line.line, line.name, line.outcome) for line in lines)


def test_shopifys_older_file_becomes_products_with_choices() -> None:
    lines = bring(make_shop(), OLD_SHOPIFY)
    assert outcomes(lines) == [
        (2, "Floor lamp", "added"),
        (3, "Garden gloves", "added"),
        (5, "Broken", "refused"),
        (6, "Draft", "added"),
    ]
    lamp, gloves, draft = Product.select().order_by(Product.number)
    assert (lamp.price_minor, lamp.compare_at_minor, lamp.stock_milli) == (6999, 8500, 4000)
    assert lamp.description == "Black & tall"
    colours = [(choice.name, choice.price_minor, choice.stock_milli) for choice in gloves.choices]
    assert colours == [("Green", 999, 1000), ("Yellow", 1599, 0)]
    assert (draft.hidden, draft.stock_milli) == (True, None)
    assert {section.name for section in Section.select()} == {"Indoor", "Outdoor"}


def test_the_row_without_a_price_is_reported_with_its_reason() -> None:
    refused = [line for line in bring(make_shop(), OLD_SHOPIFY) if line.outcome == "refused"]
    assert [problem.key for problem in refused[0].problems] == ["import.no_price"]


def test_shopifys_newer_file_reads_the_same() -> None:
    bring(make_shop(), NEW_SHOPIFY)
    lamp = Product.get()
    assert (lamp.title, lamp.price_minor, lamp.stock_milli, lamp.hidden) == ("Floor lamp", 6999, 4000, False)


def test_the_same_file_twice_gives_the_same_catalogue() -> None:
    shop = make_shop()
    bring(shop, OLD_SHOPIFY)
    Product.update(stock_milli=1000).where(Product.source_handle == "lamp").execute()  # three were sold
    before = list(Product.select().dicts()), list(Choice.select().dicts())
    assert {line.outcome for line in bring(shop, OLD_SHOPIFY)} == {"same", "refused"}
    assert (list(Product.select().dicts()), list(Choice.select().dicts())) == before


def test_a_changed_price_changes_the_product_and_nothing_else() -> None:
    shop = make_shop()
    bring(shop, OLD_SHOPIFY)
    lines = bring(shop, OLD_SHOPIFY.replace("69.99", "59.99"))
    assert [line.name for line in lines if line.outcome == "changed"] == ["Floor lamp"]
    assert Product.get(Product.source_handle == "lamp").price_minor == 5999


def test_a_dry_run_tells_all_and_writes_nothing() -> None:
    lines = bring(make_shop(), OLD_SHOPIFY, dry_run=True)
    assert [line.outcome for line in lines].count("added") == 3
    assert Product.select().count() == Section.select().count() == 0


def test_our_own_file_with_semicolons_and_commas_as_decimals() -> None:
    bring(make_shop(languages=["fr", "ar"]), OWN, mark=",")
    lemons = Product.get(Product.source_handle == "l1")
    assert (lemons.price_minor, lemons.unit, lemons.step_milli, lemons.stock_milli) == (950, "kg", 250, 12_500)
    assert lemons.text("title", "ar") == "ليمون"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_files_in_other_encodings_are_read(encoding: str) -> None:
    bring(make_shop(), "title,price\nCafé,12.50\n".encode(encoding))
    assert Product.get().title == "Café"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "import.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "import.not_text"),
        (b"title,price\n", "import.no_rows"),
        (b",,,\n,,\n", "import.no_rows"),
        (b"name,price\nx,1\n", "import.no_title_column"),
    ],
)
def test_a_file_that_is_no_list_of_goods_is_refused_whole(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_feed(make_shop(), data, "auto", ".")
    assert refusal.value.problems[0].key == key


def test_the_files_addresses_are_never_fetched_and_missing_photos_are_told(tmp_path: Path) -> None:
    from storefront.storage.files import MediaStore

    (tmp_path / "unrelated.txt").write_text("x")
    lines = bring(make_shop(), OLD_SHOPIFY, photos=tmp_path, media=MediaStore(tmp_path / "media"))
    lamp = next(line for line in lines if line.name == "Floor lamp")
    told = [(problem.key, problem.values["name"]) for problem in lamp.problems]
    assert told == [("import.photo_missing", "lamp.jpg")]


def test_a_count_with_a_raised_digit_is_refused_in_its_row() -> None:
    lines = bring(make_shop(), "title,price,stock\nMint,2,1.²\n")
    assert [(line.outcome, line.problems[0].key) for line in lines] == [("refused", "product.stock_unreadable")]


def test_photos_beyond_the_tenth_are_left_out_and_told(tmp_path: Path) -> None:
    from storefront.storage.files import MediaStore

    rows = [f"m,Mint,2,{number}.jpg" for number in range(MOST_PHOTOS + 1)]
    for number in range(MOST_PHOTOS + 1):
        (tmp_path / f"{number}.jpg").write_bytes(as_bytes(Image.new("RGB", (40, 40), (20 * number, 80, 90))))
    text = "\n".join(["handle,title,price,photo", *rows])
    [line] = bring(make_shop(), text, photos=tmp_path, media=MediaStore(tmp_path / "media"))
    assert [problem.key for problem in line.problems] == ["product.photos_many"]
    assert len(Product.get().photos) == MOST_PHOTOS


def test_an_import_leaves_alone_what_the_file_cannot_say() -> None:
    shop = make_shop()
    bring(shop, OLD_SHOPIFY)
    lamp = Product.get(Product.source_handle == "lamp")
    extras = (ExtraGroupDraft("Bulb", (ExtraDraft("Warm", 500), ExtraDraft("Cold", 500))),)
    edit_product(lamp, replace(draft_of(lamp), extra_groups=extras, asks=("Colour?",)), lamp.row_version, 0, NOW)
    bring(shop, OLD_SHOPIFY.replace("69.99", "59.99"))
    kept = draft_of(Product.get_by_id(lamp.id))
    assert kept.price_minor == 5999
    assert [[extra.name for extra in group.extras] for group in kept.extra_groups] == [["Warm", "Cold"]]
    assert kept.asks == ("Colour?",)


def test_an_import_leaves_alone_what_is_asked_in_other_languages() -> None:
    shop = make_shop()
    ours = "handle,title,title_ar,price\nmint,Mint,نعناع,3\n"
    bring(shop, ours)
    mint = Product.get()
    edit_product(
        mint, replace(draft_of(mint), texts={"ar": {"title": "نعناع", "asks": "كم؟"}}), mint.row_version, 0, NOW
    )
    assert [line.outcome for line in bring(shop, ours)] == ["same"]
    bring(shop, ours.replace("نعناع", "نعناع طري"))
    assert Product.get().texts == {"ar": {"title": "نعناع طري", "asks": "كم؟"}}


def test_a_row_without_a_price_in_our_own_file_says_so() -> None:
    lines = bring(make_shop(), "title,price\nMint,\n")
    assert [(line.outcome, [problem.key for problem in line.problems]) for line in lines] == [
        ("added", ["import.ask_price"])
    ]


def test_a_refused_row_does_not_take_its_neighbours_with_it() -> None:
    shop = make_shop()
    bring(shop, "title,price\nLemons,1\nMint,2\n")
    Product.update(deleted_at=NOW).where(Product.title == "Lemons").execute()
    lines = bring(shop, "title,price\nLemons,3\nMint,4\nThyme,5\n")
    assert [line.outcome for line in lines] == ["refused", "changed", "added"]
    assert {product.title: product.price_minor for product in Product.select()} == {
        "Lemons": 100,
        "Mint": 400,
        "Thyme": 500,
    }
