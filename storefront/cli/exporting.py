"""`flask shop export`: everything of one shop into a file that can be carried away."""

from pathlib import Path

import click
from flask import current_app

from storefront.cli.problems import Mistake, shop_named
from storefront.exports.actions import goods_as_csv, save, write_zip
from storefront.merchants.records import Shop
from storefront.wire.host import host

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
        if form == "zip":
            save(file, lambda out: write_zip(shop, host().media, out, _tell))
        else:
            content = goods_as_csv(shop).encode() if form == "csv" else _as_page(shop)
            save(file, lambda out: out.write(content))
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
