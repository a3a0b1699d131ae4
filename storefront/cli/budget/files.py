"""What stands in pages or beside them: sheets, scripts, the worker, photos, and the shop as one file."""

from collections.abc import Iterator

from flask.testing import FlaskClient

from storefront.cli.budget import limits
from storefront.cli.budget.scales import Scales, expect, header_bytes, squeezed
from storefront.cli.budget.weight import Check
from storefront.merchants.records import Shop
from storefront.shop.trail import Trail
from storefront.wire.assets import BUYERS_SCRIPTS
from storefront.wire.host import host

_SHEETS = ("goods.css", "order.css")


def checks_of_files(scales: Scales) -> Iterator[Check]:
    """After the pages: the files they asked for are known then."""
    assets = host().assets
    for name in (*_SHEETS, *BUYERS_SCRIPTS):
        limit = limits.SHEET if name in _SHEETS else limits.SCRIPTS
        yield Check(name, squeezed(assets.text(name)), limit)
    yield Check("/sw.js as it travels", len(scales.file("/sw.js").data), limits.WORKER)
    headers = {address: header_bytes(answer) for address, answer in scales.files.items()}
    longest = max(headers, key=headers.__getitem__)
    yield Check(f"headers of {longest}, the longest of {len(headers)} files", headers[longest], limits.FILE_HEADERS)


def checks_of_single_files(client: FlaskClient, shop: Shop) -> Iterator[Check]:
    for place, language in enumerate(shop.languages):
        address = Trail(shop.slug, language if place else "").to("shop.html")
        whole = expect(client.get(address), address)
        yield Check(f"{address}, the whole shop in one file", len(whole.data), limits.SINGLE_FILE)
