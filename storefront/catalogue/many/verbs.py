"""What can be done to many goods at once: each verb says which rows get which values. Reads only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storefront.catalogue.many.rules import stepped
from storefront.catalogue.records import Choice, Product

Wanted = dict[str, dict[str, Any]]


def repriced(products: Iterable[Product], choices: Mapping[int, Sequence[Choice]], percent: int) -> Wanted:
    """Every price so many percent higher (or lower), those of choices too; what has no price still has none."""
    wanted: Wanted = {}
    for product in products:
        fields: dict[str, Any] = {}
        if product.price_minor is not None:
            fields["price_minor"] = price = stepped(product.price_minor, percent)
            if product.compare_at_minor is not None and product.compare_at_minor <= price:
                fields["compare_at_minor"] = None
        if fields:
            wanted[f"p{product.id}"] = fields
        for choice in choices.get(product.id, ()):
            if choice.price_minor is not None:
                wanted[f"c{choice.id}"] = {"price_minor": stepped(choice.price_minor, percent)}
    return wanted


def back_on_sale(products: Iterable[Product], choices: Mapping[int, Sequence[Choice]]) -> Wanted:
    """The merchant's word is taken back; what is counted and used up still has to be counted anew."""
    wanted: Wanted = {}
    for product in products:
        wanted[f"p{product.id}"] = {"sold_out": "", "sold_out_until": None}
        wanted |= {f"c{choice.id}": {"sold_out": False} for choice in choices.get(product.id, ()) if choice.sold_out}
    return wanted


def all_with(products: Iterable[Product], **fields: Any) -> Wanted:
    """The same values for each."""
    return {f"p{product.id}": dict(fields) for product in products}
