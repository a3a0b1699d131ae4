"""The host's front page: the shops that want to be found, and their newest goods."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Response, request

from storefront.catalogue.names import name_of
from storefront.catalogue.records import Product, newest_on_market
from storefront.catalogue.search import search_key, search_words
from storefront.i18n import Words, words
from storefront.i18n.languages import LANGUAGES
from storefront.merchants.records import Shop, listed_shops
from storefront.money import Money
from storefront.shop.cards import Photo
from storefront.shop.door import door
from storefront.shop.views import Head
from storefront.wire.caching import public_answer, public_origin
from storefront.wire.host import host
from storefront.wire.languages import known_language
from storefront.wire.pages import render

_MOST_GOODS = 12
_MOST_OF_ONE_SHOP = 3  # who adds a hundred goods at once does not fill the front page
_LOOKED_AT = 120
_MOST_SHOPS = 200


@dataclass(frozen=True)
class ShopSign:
    name: str
    tagline: str
    place: str
    href: str
    language: str
    direction: str


@dataclass(frozen=True)
class Novelty:
    title: str
    href: str
    shop: str
    price: str
    minor: int | None
    per: str
    photo: Photo | None


@dataclass(frozen=True)
class MarketPage:
    head: Head
    host_name: str
    tongues: tuple[tuple[str, str, str], ...]  # code, name, href ("" for the page's own)
    places: tuple[tuple[str, str], ...]  # name, href
    kinds: tuple[tuple[str, str], ...]
    shops: tuple[ShopSign, ...]
    goods: tuple[Novelty, ...]
    asked: str
    place: str
    kind: str
    lang: str
    may_open: bool


@door.get("/")
def show_market() -> Response:
    """In English unless its address names another language: public pages look the same to everybody."""
    lang = known_language()
    spoken = words(lang or "en")
    asked = " ".join(request.args.get("q", "")[:80].split())
    place, kind = request.args.get("place", "")[:80], request.args.get("kind", "")[:40]
    every = listed_shops()
    wanted = search_words(asked)
    shops = [shop for shop in every if _fits(shop, wanted, place, kind)]
    goods = _spread(newest_on_market(wanted, _LOOKED_AT)) if not (place or kind) else []
    page = MarketPage(
        head=Head(
            host().settings.host_name, spoken.gettext("Shops near you, in one link each"), f"{public_origin()}/", ""
        ),
        host_name=host().settings.host_name,
        tongues=_tongues(spoken),
        places=_links("place", (shop.place for shop in every), lang),
        kinds=_links("kind", (shop.category for shop in every), lang),
        shops=tuple(_sign(shop, spoken) for shop in shops[:_MOST_SHOPS]),
        goods=tuple(_novelty(product) for product in goods),
        asked=asked,
        place=place,
        kind=kind,
        lang=lang,
        may_open=host().settings.signup != "invite",
    )
    return public_answer(render("shop/market.html", spoken, page=page))


def _spread(newest: Iterable[Product]) -> list[Product]:
    """The newest goods, a few of each shop."""
    of_shop: Counter[int] = Counter()
    chosen = []
    for product in newest:
        of_shop[product.shop_id] += 1
        if of_shop[product.shop_id] <= _MOST_OF_ONE_SHOP:
            chosen.append(product)
    return chosen[:_MOST_GOODS]


def _fits(shop: Shop, wanted: Sequence[str], place: str, kind: str) -> bool:
    if (place and shop.place != place) or (kind and shop.category != kind):
        return False
    said = search_key(shop.name, shop.tagline, shop.place, shop.category)
    return all(word in said for word in wanted)


def _sign(shop: Shop, spoken: Words) -> ShopSign:
    """In the reader's language where the shop speaks it, else in its own."""
    language = spoken.language if spoken.language in shop.languages else shop.language
    return ShopSign(
        name=shop.text("name", language),
        tagline=shop.text("tagline", language),
        place=shop.text("place", language),
        href=f"/{shop.slug}" + (f"?lang={language}" if language != shop.language else ""),
        language=language,
        direction=LANGUAGES[language].direction if language in LANGUAGES else "ltr",
    )


def _novelty(product: Product) -> Novelty:
    shop = product.shop
    own = words(shop.language, shop.country)
    minor = product.price_minor
    return Novelty(
        title=name_of(product, own),
        href=f"/{shop.slug}/p/{product.number}",
        shop=shop.name,
        price=own.money(Money(minor, shop.currency)) if minor is not None else "",
        minor=minor,
        per=own.price_unit(product.unit) if minor is not None else "",
        photo=Photo.of(product.photos[0]) if product.photos else None,
    )


def _tongues(spoken: Words) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (code, language.name, "" if code == spoken.language else "/" if code == "en" else f"/?lang={code}")
        for code, language in LANGUAGES.items()
    )


def _links(parameter: str, values: Iterable[str], lang: str) -> tuple[tuple[str, str], ...]:
    """Each value once, when there is more than one to choose from."""
    named = sorted({value for value in values if value})
    carried = {"lang": lang} if lang else {}
    if len(named) < 2:
        return ()
    return tuple((value, f"/?{urlencode({parameter: value, **carried})}") for value in named)
