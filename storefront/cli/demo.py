"""`flask demo`: believable shops to look at, loaded once."""

import click

from storefront import clock
from storefront.cli.problems import expect_database
from storefront.demo.load import PASSWORD, load
from storefront.demo.played import offer_played
from storefront.wire.host import host


@click.command()
@click.option("--no-photos", is_flag=True, help="Leave the pictures out (faster; for checks).")
def demo(no_photos: bool) -> None:
    """Load the demonstration shops that are not there yet. Their passwords are public: never on a real host."""
    expect_database()
    shops = load(None if no_photos else host().media, clock.now(), click.echo)
    port = host().settings.port
    click.echo("\nThe demonstration shops:")
    for shop in shops:
        click.echo(f"  http://127.0.0.1:{port}/{shop.slug:<22} {shop.name}")
    played = offer_played(host().settings.stand_ins, PASSWORD, shops[0].opened_at)
    if played is not None:
        click.echo(f"\nPLAY MONEY: orders of {played.name} can be paid online. Nothing is paid.")
    click.echo(
        f"\nSign in at http://127.0.0.1:{port}/signin with a shop's address (such as {shops[0].slug}) and {PASSWORD}\n"
    )
