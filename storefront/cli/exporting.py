"""`flask shop export`: everything of one shop into a file that can be carried away."""

from pathlib import Path

import click
from flask import current_app

from storefront.cli.problems import Mistake, shop_named
from storefront.exports.actions import goods_as_csv, write_zip
from storefront.merchants.records import Shop
from storefront.storage.files import whole
from storefront.wire.host import host

OWNER_ONLY = 0o600  # orders are in it
FORMATS = ("zip", "csv", "html")


@click.command("export")
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="zip")
def export_file(slug: str, file: Path, form: str) -> None:
    """Write the shop SLUG into FILE, over what was there.

    zip: goods, photos, settings, orders and payments, without passwords and secrets. csv: the goods, as `shop import`
    reads them. html: the shop as one page to pass on.
    """
    shop = shop_named(slug)
    try:
        with whole(file, OWNER_ONLY) as out:
            if form == "zip":
                write_zip(shop, host().media, out, _tell)
            else:
                out.write(goods_as_csv(shop).encode() if form == "csv" else _as_page(shop))
    except OSError as fault:
        raise Mistake(f"{file}: {fault.strerror}") from fault
    click.echo(f"{file}: {file.stat().st_size:,} bytes")


def _tell(part: str, count: int) -> None:
    click.echo(f"{count:>9,}  {part}", err=True)


def _as_page(shop: Shop) -> bytes:
    answer = current_app.test_client().get(f"/{shop.slug}/shop.html")
    if answer.status_code != 200:
        raise click.ClickException(f"the shop has no page: it answers {answer.status}")
    return answer.data
