"""`make bench`: every table, on demonstration shops of its own."""

import shutil

from bench import growth, orders, pages, proxy
from bench.service import ROOT
from storefront import clock
from storefront.app import create_app
from storefront.config import read_settings
from storefront.demo.load import load
from storefront.storage import database
from storefront.storage.schema import migrate

INSTANCE = ROOT / ".run/bench"


def main() -> None:
    shutil.rmtree(INSTANCE, ignore_errors=True)
    settings = read_settings({"STOREFRONT_INSTANCE": str(INSTANCE)})
    app = create_app(settings)
    migrate(database.database.obj, INSTANCE / "migrate.lock")
    shop = load(None, clock.now(), lambda line: None)[0]
    database.database.close()

    pages.measure(INSTANCE, f"/{shop.slug}")
    proxy.measure(INSTANCE, f"/{shop.slug}")
    orders.measure(INSTANCE, shop)
    growth.measure(app, shop)


main()
