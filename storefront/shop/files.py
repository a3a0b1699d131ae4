"""Files that never change under their names, and the small things every host is asked for."""

from flask import Response, abort

from storefront.catalogue.records import numbers_on_market
from storefront.merchants.records import listed_shops, version_at
from storefront.shop.door import door
from storefront.wire.caching import kept_pages, public_origin
from storefront.wire.files import asset_answer, file_answer
from storefront.wire.host import host
from storefront.wire.network import is_this_machine

_MEDIA_KINDS = {"webp": "image/webp", "jpg": "image/jpeg"}
_MOST_LINKS = 5000
_NOT_FOR_ROBOTS = ("/desk", "/signin", "/signup", "/hooks", "/report", "/*/cart", "/*/o/", "/*/search")


@door.get("/media/<name>")
def send_media(name: str) -> Response:
    """The name stands for the content: what a browser has once it never asks for again."""
    path = host().media.path(name)
    if not path.is_file():
        abort(404)
    return file_answer(path, _MEDIA_KINDS[name.rpartition(".")[2]], name)


@door.get("/static/<name>")
def send_static(name: str) -> Response:
    return asset_answer(host().assets.by_name.get(name) or abort(404))


@door.get("/favicon.ico")
def send_icon() -> Response:
    return asset_answer(host().assets.by_plain_name["favicon.ico"], "public, max-age=604800")


@door.get("/health")
def tell_health() -> Response:
    """For whoever watches the host: the database answers. The machine itself also hears of this process's pages."""
    version_at("health")  # no shop has this name: a question is what is wanted, or the fault it raises
    response = Response("ok\n", mimetype="text/plain")
    response.headers["Cache-Control"] = "no-store"
    if is_this_machine():
        response.headers["Kept-Pages"] = kept_pages().summary()
    return response


@door.get("/robots.txt")
def tell_robots() -> Response:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS),
        f"Sitemap: {public_origin()}/sitemap.xml",
    ]
    return _for_a_day(Response("\n".join(lines) + "\n", mimetype="text/plain"))


@door.get("/sitemap.xml")
def map_site() -> Response:
    """The shops that want to be found, with their goods; slugs and numbers need no escaping."""
    goods = numbers_on_market(_MOST_LINKS)
    places: list[str] = []
    for shop in listed_shops():
        places += [f"/{shop.slug}", *(f"/{shop.slug}/p/{number}" for number in goods.get(shop.id, ()))]
    urls = "".join(f"<url><loc>{public_origin()}{place}</loc></url>" for place in places[:_MOST_LINKS])
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    return _for_a_day(Response(text, mimetype="application/xml"))


def _for_a_day(response: Response) -> Response:
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
