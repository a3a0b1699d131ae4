"""Brings a file's products into a shop: safe to run twice, nothing half-done without saying so."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from storefront.catalogue import sections
from storefront.catalogue.actions import add_product, edit_product
from storefront.catalogue.drafts import ChoiceDraft, ProductDraft
from storefront.catalogue.feeds import own_csv, shopify
from storefront.catalogue.feeds.imported import Feed, Imported
from storefront.catalogue.feeds.table import read_table
from storefront.catalogue.inventory import product_from
from storefront.catalogue.photos import add_photos, store
from storefront.catalogue.records import Product, Section
from storefront.catalogue.redraft import draft_of
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.problems import Problem, Refused
from storefront.storage.files import MediaStore

FORMATS = ("auto", "shopify", "csv")
# What a file decides about a product that is there already.
FROM_FILE = (
    "title",
    "description",
    "price_minor",
    "compare_at_minor",
    "unit",
    "step_milli",
    "max_milli",
    "about_milli",
)


@dataclass(frozen=True)
class ReportLine:
    """What became of one row. outcome: added | changed | same | refused; problems say why, or what was left out."""

    line: int
    name: str
    outcome: str
    problems: tuple[Problem, ...] = ()


def read_feed(shop: Shop, data: bytes, form: str, decimal_mark: str) -> Feed:
    """The products a file holds. Raises Refused for a file that is no table, or of the wrong form."""
    table = read_table(data)
    is_shopify = shopify.is_shopify(table)
    if form == "shopify" and not is_shopify:
        raise Refused(Problem("import.not_shopify", "file"))
    if form == "shopify" or (form == "auto" and is_shopify):
        return shopify.read(table, shop.currency)
    if "title" not in table.columns:
        raise Refused(Problem("import.no_title_column", "file"))
    return own_csv.read(table, shop.currency, decimal_mark)


def import_feed(
    shop: Shop,
    feed: Feed,
    now: datetime,
    dry_run: bool = False,
    photos: Path | None = None,
    media: MediaStore | None = None,
) -> Iterator[ReportLine]:
    """Write the feed's products one by one, each whole or not at all, telling of each as it is done."""
    files = _files_in(photos) if photos else {}
    for refused in feed.refused:
        yield ReportLine(refused.line, refused.name, "refused", refused.problems)
    for imported in feed.products:
        line = ReportLine(imported.line, imported.draft.title, "same", imported.notes)
        try:
            product, outcome = _write(shop, imported, now, dry_run)
            faults = (
                _hang_photos(product, imported, files, media) if product and media and files and not dry_run else ()
            )
            yield replace(line, outcome=outcome, problems=(*imported.notes, *faults))
        except Refused as refusal:
            yield replace(line, outcome="refused", problems=refusal.problems)


def _write(shop: Shop, imported: Imported, now: datetime, dry_run: bool) -> tuple[Product | None, str]:
    product = product_from(shop, imported.handle)
    draft = replace(imported.draft, source_handle=imported.handle)
    if product is None:
        if dry_run:
            return None, "added"
        return add_product(shop, replace(draft, section_id=_section(shop, imported.section)), now), "added"
    if product.deleted_at is not None:
        raise Refused(Problem("import.in_trash", "handle"))
    draft = _as_edit(product, draft)
    if draft == draft_of(product):
        return product, "same"
    return (product if dry_run else edit_product(product, draft, product.row_version, 0, now)), "changed"


def _as_edit(product: Product, draft: ProductDraft) -> ProductDraft:
    """What the file can't know stays as the merchant left it: the shelf, extras, and stock sold since."""
    kept = draft_of(product)
    known = {choice.name: choice for choice in kept.choices}
    return replace(
        kept,
        **{name: getattr(draft, name) for name in FROM_FILE},
        texts=draft.texts or kept.texts,
        choices=tuple(_as_known(choice, known.get(choice.name)) for choice in draft.choices),
    )


def _as_known(choice: ChoiceDraft, known: ChoiceDraft | None) -> ChoiceDraft:
    return choice if known is None else replace(known, price_minor=choice.price_minor)


def _section(shop: Shop, name: str) -> int | None:
    if not name:
        return None
    name = name[: sections.MOST_NAME]
    section = Section.get_or_none(Section.shop == shop, Section.name == name) or sections.add_section(shop, name)
    return int(section.id)


def _files_in(folder: Path) -> dict[str, Path]:
    """The folder's own files by name, forgiving case and accents' form; nothing outside it."""
    return {
        _same_name(path.name): path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()
    }


def _same_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _hang_photos(
    product: Product, imported: Imported, files: Mapping[str, Path], media: MediaStore
) -> tuple[Problem, ...]:
    found = [files[name] for photo in imported.photos if (name := _same_name(photo)) in files]
    missing = [photo for photo in imported.photos if _same_name(photo) not in files]
    answers = encode([Upload(path.name, path) for path in found]) if found else []
    add_photos(product, [store(media, answer) for answer in answers if isinstance(answer, Encoded)])
    return (
        *(answer for answer in answers if isinstance(answer, Problem)),
        *(Problem("import.photo_missing", "photo", {"name": photo}) for photo in missing),
    )
