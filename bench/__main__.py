"""`make bench`, or some of its sections: `python -m bench paints lighthouse`. On demonstration shops of its own."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from bench import growth, lighthouse, orders, pages, pasted_money, proxy, uploads, weights
from bench.paints import measure as paints
from bench.service import ROOT
from storefront import clock
from storefront.app import create_app
from storefront.config import read_settings
from storefront.demo.load import load
from storefront.merchants.records import Shop
from storefront.storage import database
from storefront.storage.schema import migrate
from storefront.wire.host import host

INSTANCE = ROOT / ".run/bench"
SECTIONS: dict[str, Callable[[Flask, Path, Shop], None]] = {
    "weights": lambda app, instance, shop: weights.measure(app),
    "pages": lambda app, instance, shop: pages.measure(instance, f"/{shop.slug}"),
    "proxy": lambda app, instance, shop: proxy.measure(instance, f"/{shop.slug}"),
    "paints": lambda app, instance, shop: paints.measure(instance, shop),
    "lighthouse": lambda app, instance, shop: lighthouse.measure(instance, shop),
    "orders": lambda app, instance, shop: orders.measure(instance, shop),
    "money": lambda app, instance, shop: pasted_money.measure(shop, orders.placing(shop)),
    "uploads": lambda app, instance, shop: uploads.measure(instance, shop),
    "growth": lambda app, instance, shop: growth.measure(app, shop),  # last: it fills the host
}


def main(wanted: set[str]) -> None:
    if unknown := wanted - set(SECTIONS):
        sys.exit(f"No section {', '.join(sorted(unknown))}. There are: {', '.join(SECTIONS)}")
    shutil.rmtree(INSTANCE, ignore_errors=True)
    app = create_app(read_settings({"STOREFRONT_INSTANCE": str(INSTANCE)}))
    migrate(database.database.obj, INSTANCE / "migrate.lock")
    print("Drawing and loading the demonstration shops …", flush=True)
    with app.app_context():
        shop = load(host().media, clock.now(), lambda line: None)[0]
    database.database.close()
    for name, measure in SECTIONS.items():
        if name in wanted or not wanted:
            measure(app, INSTANCE, shop)


main(set(sys.argv[1:]))
