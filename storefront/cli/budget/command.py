"""The command: asks for every page, weighs it, shows the table."""

import sys

import click
from flask import current_app

from storefront import clock
from storefront.cli.budget.files import checks_of_files, checks_of_single_files
from storefront.cli.budget.pages import pages_of_host, pages_of_shop
from storefront.cli.budget.returning import checks_of_returning
from storefront.cli.budget.scales import Scales
from storefront.cli.budget.table import faults, head, line, row, worst_of_each_kind
from storefront.cli.budget.weight import Check
from storefront.cli.problems import expect_database
from storefront.merchants.records import listed_shops


@click.command()
@click.option("--all", "everything", is_flag=True, help="Show every page, not only the worst of each kind.")
def budget(everything: bool) -> None:
    """Weigh the public pages of the shops on the market; exit 1 when one is over its budget. Changes nothing."""
    expect_database()
    client, now, shops = current_app.test_client(use_cookies=False), clock.now(), listed_shops()
    scales = Scales(client)
    weights = [scales.weigh(page) for page in pages_of_host(client)]
    files: list[Check] = []
    with click.progressbar(shops, label=f"Weighing {len(shops)} shops", file=sys.stderr) as waiting:
        for shop in waiting:
            weights += map(scales.weigh, pages_of_shop(client, shop, now))
            files += checks_of_single_files(client, shop)
            files += checks_of_returning(client, shop, now)
    files = [*checks_of_files(scales), *files]
    click.echo(head())
    for weight in weights if everything else worst_of_each_kind(weights):
        click.echo(row(weight))
    click.echo("")
    for check in files:
        click.echo(line(check))
    over = [*faults(weights), *(line(check) for check in files if check.is_over)]
    click.echo(f"\n{len(weights)} pages and {len(files)} files weighed; {'over budget:' if over else 'none is over.'}")
    for fault in over:
        click.echo(fault)
    if over:
        raise click.exceptions.Exit(1)
