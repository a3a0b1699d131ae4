"""One product's own page: added, edited, thrown away and brought back."""

from dataclasses import dataclass, replace

from flask import redirect, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue import actions, inventory, rules
from storefront.catalogue.drafts import ProductDraft
from storefront.catalogue.records import Product
from storefront.catalogue.redraft import draft_of
from storefront.desk import product_form
from storefront.desk.door import NUMBER, door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import LIST, shop_words
from storefront.desk.guard import member_only
from storefront.desk.page import page, piece, saved, words_of
from storefront.desk.part_rows import BLANK_ROWS, places
from storefront.desk.product_form import Read, Values
from storefront.desk.uploads import Uploads, receive
from storefront.i18n import Words
from storefront.merchants.records import Member, Shop
from storefront.problems import Problem, Refused
from storefront.storage.tokens import is_token, new_token

CHANGED = "product.changed_meanwhile"


@dataclass(frozen=True)
class Sheet:
    """What the form's page shows besides the boxes. now: what another member saved meanwhile, by box."""

    product: Product | None
    uploads: Uploads
    now: Values


@door.get(f"{LIST}/new")
@member_only
def show_new_product(member: Member) -> ResponseReturnValue:
    return _form(member, Filled({"key": new_token(), "unit": "piece"}), Sheet(None, Uploads(), {}))


@door.post(f"{LIST}/new")
@member_only
def add_product(member: Member) -> ResponseReturnValue:
    shop = member.shop
    key = request.form.get("key", "")
    start = ProductDraft("", source_handle=f"form-{key}" if is_token(key) else None)
    uploads = receive(shop, rules.MOST_PHOTOS)
    read = product_form.read(request.form, start, shop, shop_words(shop))
    problems = _problems(read, uploads)
    if problems:
        return _form(member, Filled.of(request.form, problems), Sheet(None, uploads, {}), 422)
    product = actions.add_product(shop, read.draft, clock.now(), uploads.photos)
    another = request.form.get("then") == "another"
    return saved(f"{LIST}/new" if another else f"{LIST}/{product.number}")


@door.get(f"{LIST}/{NUMBER}")
@member_only
def show_product(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    return _form(member, Filled(_values(product, member.shop)), Sheet(product, Uploads(), {}))


@door.post(f"{LIST}/{NUMBER}")
@member_only
def edit_product(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    uploads = receive(member.shop, rules.MOST_PHOTOS)
    read = product_form.read(request.form, draft_of(product), member.shop, shop_words(member.shop))
    problems = _problems(read, uploads, product)
    if not problems:
        try:
            _save(product, read, uploads)
            return saved(f"{LIST}/{number}")
        except Refused as refused:
            problems = list(refused.problems)
    if any(problem.key == CHANGED for problem in problems):
        return _tell_the_second(member, number, uploads, problems)
    return _form(member, Filled.of(request.form, problems), Sheet(product, uploads, {}), 422)


@door.get(f"{LIST}/{NUMBER}/choices")
@member_only
def show_more_choices(member: Member, number: int) -> ResponseReturnValue:
    """Blank rows below those on the page, for htmx; without it every saving gives new ones."""
    inventory.product_of(member.shop, number)
    first = min(request.args.get("from", 0, type=int), rules.MOST_CHOICES)
    rows = range(max(first, 0), min(max(first, 0) + BLANK_ROWS, rules.MOST_CHOICES))
    return piece(
        member,
        "desk/products/more_choices.html",
        rows=rows,
        number=number,
        form=Filled({}),
        now={},
        language_names=product_form.LANGUAGE_NAMES,
    )


@door.get(f"{LIST}/trash")
@member_only
def show_trash(member: Member) -> ResponseReturnValue:
    return page(member, "desk/products/trash.html", here="products", products=inventory.deleted_goods(member.shop))


@door.get(f"{LIST}/{NUMBER}/delete")
@member_only
def ask_before_deleting(member: Member, number: int) -> ResponseReturnValue:
    product = inventory.product_of(member.shop, number)
    return page(member, "desk/products/delete.html", here="products", product=product)


@door.post(f"{LIST}/{NUMBER}/delete")
@member_only
def delete_product(member: Member, number: int) -> ResponseReturnValue:
    actions.delete_product(inventory.product_of(member.shop, number), clock.now())
    return redirect(f"{LIST}/trash", 303)


@door.post(f"{LIST}/{NUMBER}/restore")
@member_only
def restore_product(member: Member, number: int) -> ResponseReturnValue:
    actions.restore_product(inventory.deleted_product_of(member.shop, number))
    return saved(f"{LIST}/{number}")


def _problems(read: Read, uploads: Uploads, product: Product | None = None) -> list[Problem]:
    """What could not be read first: a rule about the same box would only repeat it."""
    unread = {problem.field for problem in read.problems}
    hung = {photo["stem"] for photo in product.photos} if product else set()
    count = len(hung | {photo["stem"] for photo in uploads.photos})
    broken = [problem for problem in rules.check(read.draft, count) if problem.field not in unread]
    many = [Problem("product.photos_many", "photos", {"most": rules.MOST_PHOTOS})] if count > rules.MOST_PHOTOS else []
    return [*read.problems, *broken, *uploads.problems, *many]


def _save(product: Product, read: Read, uploads: Uploads) -> None:
    seen = request.form.get("row_version", 0, type=int)
    actions.edit_product(product, read.draft, min(seen, 10**9), read.stock_change, clock.now(), uploads.photos)


def _tell_the_second(member: Member, number: int, uploads: Uploads, problems: list[Problem]) -> ResponseReturnValue:
    """409: what they typed stays in the boxes, what is there now stands beside it; saving again decides."""
    product = inventory.product_of(member.shop, number)
    there = _values(product, member.shop)
    differing = [
        name
        for name in there.keys() | request.form.keys()
        if there.get(name, "") != request.form.get(name, "").replace("\r\n", "\n")
    ]
    said = there | _labels(product, words_of(member))
    now = {name: words_of(member).gettext("Now there: %(text)s", text=said.get(name, "–")) for name in differing}
    typed = Filled.of(request.form, problems)
    form = replace(typed, values={**typed.values, "row_version": there["row_version"]})
    return _form(member, form, Sheet(product, uploads, now), 409)


def _labels(product: Product, spoken: Words) -> Values:
    """What people read where the form's own value is a code."""
    unit = product.unit if product.unit in product_form.UNIT_LABELS else product_form.OWN_UNIT
    yes = spoken.gettext("Yes")
    return {
        "section": product.section.name if product.section else spoken.gettext("No section"),
        "unit": spoken.gettext(product_form.UNIT_LABELS[unit]),
        **{name: yes for name in ("hidden", "service") if getattr(product, name)},
    }


def _values(product: Product, shop: Shop) -> Values:
    values = product_form.fill_in(draft_of(product), shop, shop_words(shop))
    return values | {"row_version": str(product.row_version)}


def _form(member: Member, form: Filled, sheet: Sheet, status: int = 200) -> ResponseReturnValue:
    """A new product's short form, or a product's whole one."""
    shop = member.shop
    return page(
        member,
        "desk/products/edit.html" if sheet.product else "desk/products/new.html",
        here="products",
        status=status,
        form=form,
        product=sheet.product,
        now=sheet.now,
        removed=request.args.get("removed", "")[:1000],
        kept=sheet.uploads.kept(shop),
        sections=inventory.shelves(shop),
        places=places,
        language_names=product_form.LANGUAGE_NAMES,
        units=product_form.UNIT_LABELS,
        key=new_token(),
    )
