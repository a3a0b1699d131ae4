"""Brings a file's products into a shop: safe to run twice, nothing half-done without saying so."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from storefront.catalogue import sections
from storefront.catalogue.actions import add_product, edit_product
from storefront.catalogue.drafts import ChoiceDraft, ProductDraft, Texts
from storefront.catalogue.feeds import own_csv, shopify
from storefront.catalogue.feeds.imported import Feed, Imported
from storefront.catalogue.feeds.table import read_table
from storefront.catalogue.inventory import products_from_files
from storefront.catalogue.photos import add_photos, store
from storefront.catalogue.records import Product, Section
from storefront.catalogue.redraft import draft_of, drafts_of
from storefront.catalogue.rules import MOST_PHOTOS
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.problems import Problem, Refused
from storefront.storage.database import atomic
from storefront.storage.files import MediaStore

FORMATS = ("auto", "shopify", "csv")
TOGETHER = 50  # products in one transaction: a disk is waited for once, and buyers' orders never wait long
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
    """Write the feed's products, each whole or not at all, telling of each as it is done."""
    known = Known.of(shop)
    files = _files_in(photos) if photos else {}
    for refused in feed.refused:
        yield ReportLine(refused.line, refused.name, "refused", refused.problems)
    for start in range(0, len(feed.products), TOGETHER):
        batch = feed.products[start : start + TOGETHER]
        with atomic():
            written = [_try_to_write(shop, imported, known, now, dry_run) for imported in batch]
        for imported, (product, line) in zip(batch, written, strict=True):
            if product and media and files and not dry_run:
                faults = _hang_photos(product, imported, files, media)
                line = replace(line, problems=(*line.problems, *faults))
            yield line


@dataclass
class Known:
    """The shop's products that came from files, read at once: by handle, and as drafts by id."""

    products: dict[str, Product]
    drafts: dict[int, ProductDraft]

    @classmethod
    def of(cls, shop: Shop) -> "Known":
        products = products_from_files(shop)
        return cls(products, drafts_of(list(products.values())))

    def learn(self, product: Product) -> None:
        """A later row may speak of it again."""
        self.products[str(product.source_handle)] = product
        self.drafts[product.id] = draft_of(product)


def _try_to_write(
    shop: Shop, imported: Imported, known: Known, now: datetime, dry_run: bool
) -> tuple[Product | None, ReportLine]:
    line = ReportLine(imported.line, imported.draft.title, "same", imported.notes)
    try:
        product, outcome = _write(shop, imported, known, now, dry_run)
    except Refused as refusal:
        return None, replace(line, outcome="refused", problems=refusal.problems)
    return product, replace(line, outcome=outcome)


def _write(shop: Shop, imported: Imported, known: Known, now: datetime, dry_run: bool) -> tuple[Product | None, str]:
    product = known.products.get(imported.handle)
    draft = replace(imported.draft, source_handle=imported.handle)
    if product is None:
        if not dry_run:
            product = add_product(shop, replace(draft, section_id=_section(shop, imported.section)), now)
            known.learn(product)
        return product, "added"
    if product.deleted_at is not None:
        raise Refused(Problem("import.in_trash", "handle"))
    draft = _as_edit(known.drafts[product.id], draft)
    if draft == known.drafts[product.id]:
        return product, "same"
    if not dry_run:
        product = edit_product(product, draft, product.row_version, 0, now)
        known.learn(product)
    return product, "changed"


def _as_edit(kept: ProductDraft, draft: ProductDraft) -> ProductDraft:
    """What the file can't know stays as the merchant left it: the shelf, extras, and stock sold since."""
    known = {choice.name: choice for choice in kept.choices}
    return replace(
        kept,
        **{name: getattr(draft, name) for name in FROM_FILE},
        texts=_with_asks(draft.texts, kept.texts) if draft.texts else kept.texts,
        choices=tuple(_as_known(choice, known.get(choice.name)) for choice in draft.choices),
    )


def _with_asks(texts: Texts, kept: Texts) -> Texts:
    """No file carries what the product asks in other languages."""
    asks = {code: {"asks": own["asks"]} for code, own in kept.items() if own.get("asks")}
    return {code: {**texts.get(code, {}), **asks.get(code, {})} for code in {**texts, **asks}}


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
    answers = encode([Upload(path.name, path) for path in found[:MOST_PHOTOS]]) if found else []
    faults = [answer for answer in answers if isinstance(answer, Problem)]
    faults += [Problem("import.photo_missing", "photo", {"name": photo}) for photo in missing]
    if len(found) > MOST_PHOTOS:
        faults.append(Problem("product.photos_many", "photos", {"most": MOST_PHOTOS}))
    try:
        add_photos(product, [store(media, answer) for answer in answers if isinstance(answer, Encoded)])
    except Refused as refused:  # with those the merchant hung, it would have too many
        faults += refused.problems
    return tuple(faults)
