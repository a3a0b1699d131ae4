"""Makes rows for tests: a call shows what matters, the rest is defaulted. Amina sells, Ravi buys, Zoe also sells."""

from typing import Any

from storefront.catalogue.records import Choice, Product, Section
from storefront.catalogue.search import search_key
from storefront.merchants.records import Area, Member, Shop
from tests.conftest import NOW


def make_shop(slug: str = "amina", **fields: Any) -> Shop:
    defaults: dict[str, Any] = {
        "name": "Amina's basket",
        "phone": "+212612345678",
        "country": "MA",
        "currency": "MAD",
        "time_zone": "Africa/Casablanca",
        "languages": ["en"],
        "opened_at": NOW,
        "created_at": NOW,
        "state": "approved",
    }
    return Shop.create(slug=slug, **{**defaults, **fields})


def make_member(shop: Shop, name: str = "Amina", **fields: Any) -> Member:
    defaults: dict[str, Any] = {"phone": shop.phone, "role": "owner", "language": "en", "created_at": NOW}
    return Member.create(shop=shop, name=name, **{**defaults, **fields})


def make_section(shop: Shop, slug: str = "fruit", name: str = "Fruit", **fields: Any) -> Section:
    return Section.create(shop=shop, slug=slug, name=name, **fields)


def make_product(shop: Shop, title: str = "Lemons", price_minor: int | None = 900, **fields: Any) -> Product:
    number = shop.next_number
    shop.next_number += 1
    shop.save()
    fields = {"number": number, "position": number, "search_key": search_key(title), "created_at": NOW} | fields
    return Product.create(shop=shop, title=title, price_minor=price_minor, **fields)


def make_choice(product: Product, name: str, **fields: Any) -> Choice:
    number = product.choices.count() + 1
    return Choice.create(product=product, number=number, name=name, position=number, **fields)


def make_area(shop: Shop, name: str = "Guéliz", **fields: Any) -> Area:
    return Area.create(shop=shop, name=name, **fields)
