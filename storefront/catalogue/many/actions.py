"""Many goods changed at once, in a handful of statements however many they are, and changed back again.

Rows are named "p12" (a product by its id) and "c7" (a choice); values are as the database and JSON hold them.
A section that was taken away ("s3") is kept whole beside its products.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from storefront.catalogue.many.records import GoodsChange, newest_change, values_of, write_field
from storefront.catalogue.many.verbs import all_with
from storefront.catalogue.prices import remember_many
from storefront.catalogue.records import Choice, Product, Section
from storefront.catalogue.sections import delete_section, put_back
from storefront.merchants.actions import touch
from storefront.merchants.records import Member, Shop
from storefront.storage.database import atomic

Values = Mapping[str, Mapping[str, Any]]  # by the row's name: field and value

KINDS: dict[str, Any] = {"p": Product, "c": Choice}
KEPT = 20  # changes a shop can look back on
UNDONE_WITHIN = timedelta(hours=1)


def change_many(member: Member, what: str, wanted: Values, now: datetime) -> GoodsChange | None:
    """Give each of these rows of the member's shop its values; None when all have them already."""
    shop = member.shop
    with atomic():
        there = values_now(shop, wanted)
        after = {row: new for row, own in there.items() if (new := _differing(own, wanted[row]))}
        if not after:
            return None
        before = {row: {field: there[row][field] for field in new} for row, new in after.items()}
        _write(shop, after, now)
        change: GoodsChange = GoodsChange.create(
            shop=shop, member=member, what=what, at=now, before=before, after=after
        )
        _forget_old(shop)
    return change


def take_section_away(member: Member, section: Section, now: datetime) -> GoodsChange:
    """Its products stay, on no shelf."""
    goods = Product.select(Product.id).where(Product.section == section)
    whole = {f"s{section.id}": {field: getattr(section, field) for field in ("name", "slug", "texts", "position")}}
    with atomic():
        off = change_many(member, "section", all_with(goods, section=None), now)
        change = off or GoodsChange.create(shop=member.shop, member=member, what="section", at=now, before={}, after={})
        GoodsChange.update(before=change.before | whole).where(GoodsChange.id == change.id).execute()
        delete_section(section)
    return change


def undo(change: GoodsChange, now: datetime) -> int:
    """Put back what still stands as this change left it; how many rows somebody changed since, which stay."""
    with atomic():
        change = GoodsChange.get_by_id(change.id)
        if change.undone_at is not None:
            return 0
        there = values_now(change.shop, change.after)
        back = {row: change.before[row] for row, own in there.items() if own == change.after[row]}
        for section in (whole for row, whole in change.before.items() if row[0] == "s"):
            shelf = put_back(change.shop, **section)
            back = {row: {**fields, "section": shelf.id} for row, fields in back.items()}
        shelves = {None, *(section.id for section in Section.select().where(Section.shop == change.shop_id))}
        back = {row: fields for row, fields in back.items() if fields.get("section") in shelves}
        if back:
            _write(change.shop, back, now)
        GoodsChange.update(undone_at=now).where(GoodsChange.id == change.id).execute()
    return len(change.after) - len(back)


def last_change(shop: Shop, now: datetime) -> GoodsChange | None:
    """What can be undone now."""
    change = newest_change(shop, now - UNDONE_WITHIN)
    return None if change is None or change.undone_at is not None else change


def values_now(shop: Shop, wanted: Values) -> dict[str, dict[str, Any]]:
    """The same fields of the same rows as they stand; rows that are not this shop's are not there."""
    found: dict[str, dict[str, Any]] = {}
    for letter, kind in KINDS.items():
        rows = {int(row[1:]): row for row in wanted if row[0] == letter}
        fields = sorted({field for row in rows.values() for field in wanted[row]})
        for id, values in values_of(shop, kind, fields, rows).items():
            own = dict(zip(fields, map(_kept, values), strict=True))
            found[rows[id]] = {field: own[field] for field in wanted[rows[id]]}
    return found


def _differing(own: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in wanted.items() if own[field] != value}


def _write(shop: Shop, values: Values, now: datetime) -> None:
    for letter, kind in KINDS.items():
        rows = {int(row[1:]): new for row, new in values.items() if row[0] == letter}
        for field in sorted({field for new in rows.values() for field in new}):
            write_field(kind, field, {id: new[field] for id, new in rows.items() if field in new})
    prices = {row: new["price_minor"] for row, new in values.items() if "price_minor" in new}
    if prices:
        remember_many(shop, prices, now)
    touch(shop)


def _kept(value: Any) -> Any:
    return int(value.timestamp()) if isinstance(value, datetime) else value


def _forget_old(shop: Shop) -> None:
    newest = GoodsChange.select(GoodsChange.id).where(GoodsChange.shop == shop).order_by(GoodsChange.id.desc())
    GoodsChange.delete().where(GoodsChange.shop == shop, GoodsChange.id.not_in(newest.limit(KEPT))).execute()
