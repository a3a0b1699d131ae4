"""create_app: the only place where everything meets, in reading order."""

import os
from importlib import import_module
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from storefront import cli
from storefront.catalogue import tasks as catalogue_tasks
from storefront.config import Settings, read_settings
from storefront.desk.door import door as desk
from storefront.hooks.door import door as hooks
from storefront.numbers.tally import Tally
from storefront.payments import calls
from storefront.shop.door import door as shop
from storefront.storage import database, seal
from storefront.storage.files import media_store
from storefront.telling import means
from storefront.wire import bounds, caching, errors, fragments, security
from storefront.wire.assets import load_assets
from storefront.wire.handing_out import Shortcut
from storefront.wire.host import Host

ROOT = Path(__file__).resolve().parent.parent

# The views, in the order a visitor meets them. Importing one hangs it on its door.
VIEWS: tuple[str, ...] = (
    "shop.market",
    "shop.pages",
    "shop.product",
    "shop.cart",
    "shop.checkout",
    "shop.order",
    "shop.pay",
    "shop.check",
    "shop.offline",
    "shop.share",
    "shop.single_file",
    "shop.report",
    "shop.files",
    "shop.worker_script",
    "desk.sign_up",
    "desk.sign_in",
    "desk.join",
    "desk.key",
    "desk.today",
    "desk.order_search",
    "desk.rider",
    "desk.pasted",
    "desk.new_order",
    "desk.orders",
    "desk.order_actions",
    "desk.order_edit",
    "desk.order_given",
    "desk.order_ledger",
    "desk.notebook",
    "desk.coupons",
    "desk.payment_notices",
    "desk.day_prices",
    "desk.money",
    "desk.choice_grid",
    "desk.starters",
    "desk.many_goods",
    "desk.products",
    "desk.pasted_list",
    "desk.product_edit",
    "desk.photos",
    "desk.photo_rows",
    "desk.installing",
    "desk.sections",
    "desk.importing",
    "desk.settings",
    "desk.settings_languages",
    "desk.settings_selling",
    "desk.settings_hours",
    "desk.settings_notice",
    "desk.settings_areas",
    "desk.settings_channels",
    "desk.settings_methods",
    "desk.settings_method_try",
    "desk.settings_replies",
    "desk.settings_me",
    "desk.settings_staff",
    "desk.settings_bells",
    "desk.sharing",
    "desk.numbers",
    "hooks.payments",
)

# Rooms with background work; importing one tells the queue of it.
TASKS: tuple[str, ...] = (
    "merchants.tasks",
    "catalogue.tasks",
    "orders.tasks",
    "payments.tasks",
    "telling.tasks",
    "numbers.tasks",
)


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or read_settings(os.environ)
    app = Flask(__name__, static_folder=None, template_folder=str(ROOT / "templates"))
    # No SECRET_KEY: Flask would open a signed session for every request, and nobody uses one.
    app.config["MAX_CONTENT_LENGTH"] = settings.max_upload_mb * 1024 * 1024
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False

    database.connect(settings.database_url)
    seal.use_key(settings.secret_key)
    media = media_store(settings.media_url)
    app.extensions["storefront"] = Host(settings, media, load_assets(ROOT / "static"))
    app.extensions["tally"] = Tally()
    catalogue_tasks.set_up(media)
    calls.set_up(settings.stand_ins)
    means.set_up(settings)

    fragments.set_up(app)
    caching.set_up(app)
    security.set_up(app)
    bounds.set_up(app)
    errors.set_up(app)
    app.wsgi_app = Shortcut(app)  # type: ignore[method-assign]
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    if settings.stand_ins:
        import_module("storefront.demo.played").play_here(app, settings.stand_ins)
    app.teardown_request(lambda fault: database.roll_back_what_is_open())

    for module in (*VIEWS, *TASKS):
        import_module(f"storefront.{module}")
    app.register_blueprint(shop)
    app.register_blueprint(desk)
    app.register_blueprint(hooks)
    cli.register(app)
    return app
