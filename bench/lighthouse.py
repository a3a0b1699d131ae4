"""Lighthouse's marks for the pages a buyer walks through, as on a mid-range phone on slow 4G."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from bench.chromium import CHROMIUM, FLAGS
from bench.orders import LINES, placing
from bench.service import LOOPBACK, ROOT, serving
from bench.table import show
from storefront.catalogue.records import products_on_page
from storefront.merchants.records import Shop
from storefront.orders.records import Order

PORT = 8197
LEAST_MARK = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Search engines are told to stay away from what is one buyer's own.
PRIVATE_SKIPS = ("is-crawlable",)
_NODE = ROOT / "bench/node"
_PROGRAM = _NODE / "node_modules/lighthouse/cli/index.js"


def measure(instance: Path, shop: Shop) -> None:
    missing = [name for name in ("node", "npm", CHROMIUM) if not shutil.which(name)]
    if missing:
        print(f"\nNo Lighthouse: {', '.join(missing)} not installed")
        return
    try:
        _install()
    except subprocess.CalledProcessError as error:
        print(f"\nNo Lighthouse: {error}")
        return
    rows: list[tuple[str, ...]] = [("", *CATEGORIES, "wanted")]
    faults = []
    with serving("wsgi:app", PORT, {"STOREFRONT_INSTANCE": str(instance)}):
        for name, path, skips in _pages(shop):
            judged = _judged(f"http://{LOOPBACK}:{PORT}{path}", skips)
            marks = [judged["categories"][category]["score"] * 100 for category in CATEGORIES]
            rows.append((name + " *" * bool(skips), *(f"{mark:.0f}" for mark in marks), f"≥ {LEAST_MARK} each"))
            if min(marks) < LEAST_MARK:
                faults.append(f"{name}: {', '.join(_failed(judged))}")
    show("Lighthouse, mobile", rows)
    for fault in faults:
        print(f"\n  costs marks – {fault}")
    print(
        f"\n  * without {', '.join(PRIVATE_SKIPS)}: what is a buyer's own asks search engines to stay away."
        "\n  On plain HTTP redirects-http does not apply, and is-on-https takes this machine for safe."
    )


def _install() -> None:
    """What the lock file names, once; no package may run a script of its own."""
    installed, lock = _NODE / "node_modules/.package-lock.json", _NODE / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=_NODE, check=True)


def _pages(shop: Shop) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Name, address, what can't apply."""
    first = products_on_page(shop, 1)[:LINES]
    cart = ".".join(f"{product.number}x1" for product in first)
    placing(shop)()
    order = Order.select().where(Order.shop == shop).order_by(Order.id.desc()).get()
    yield "shop", f"/{shop.slug}", ()
    yield "product", f"/{shop.slug}/p/{first[0].number}", ()
    yield "cart", f"/{shop.slug}/cart?i={cart}", PRIVATE_SKIPS
    yield "order", f"/{shop.slug}/o/{order.token}", PRIVATE_SKIPS


def _judged(address: str, skips: Sequence[str]) -> dict[str, Any]:
    """Lighthouse's whole report."""
    command = ["node", str(_PROGRAM), address, "--quiet", "--output=json"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    command.append(f"--chrome-flags=--headless=new {' '.join(FLAGS)}")
    if skips:
        command.append(f"--skip-audits={','.join(skips)}")
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return cast(dict[str, Any], json.loads(said))


def _failed(judged: dict[str, Any]) -> list[str]:
    """The audits that cost marks."""
    counted = [part["id"] for name in CATEGORIES for part in judged["categories"][name]["auditRefs"] if part["weight"]]
    return [name for name in counted if judged["audits"][name]["score"] not in (None, 1)]
