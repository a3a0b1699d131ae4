"""`flask shop …`: what the host does with single shops."""

import click

from storefront import clock
from storefront.chat.phone import read_phone
from storefront.cli.problems import expect_database, shop_named, told_plainly
from storefront.merchants import actions, sign_in
from storefront.merchants.drafts import Opening
from storefront.merchants.naming import slug_problems
from storefront.merchants.opening import new_invite, open_shop
from storefront.merchants.records import Member, members_of, open_reports
from storefront.merchants.rules import name_problems, password_problems
from storefront.problems import Problem, Refused
from storefront.wire.host import host


@click.group()
def shop() -> None:
    """Open, look after and close shops."""
    expect_database()


@shop.command()
@click.argument("slug")
@click.option("--name", required=True)
@click.option("--phone", required=True, help="As people dial it in the country.")
@click.option("--country", required=True, help="Two letters, such as MA.")
@click.option("--currency", default="", help="Three letters; the country's own by default.")
@click.option("--language", default="en", help="en, fr, ar, pt-BR or hi.")
@click.option("--password", default="", help="Without one, the owner signs in with the link printed.")
def add(slug: str, name: str, phone: str, country: str, currency: str, language: str, password: str) -> None:
    """Open the shop SLUG and print a link that signs its owner in once."""
    with told_plainly():
        number = read_phone(phone, country.upper())
        faults = [*slug_problems(slug), *name_problems(name), *(password_problems(password) if password else ())]
        if isinstance(number, Problem):
            faults.append(number)
        if faults or isinstance(number, Problem):
            raise Refused(*faults)
        opening = Opening(name, number, country.upper(), slug, password, currency.upper(), language)
        owner = open_shop(opening, clock.now())
    click.echo(f"{_address()}/{owner.shop.slug}")
    click.echo(_sign_in_link(owner))


@shop.command()
@click.argument("slug")
def signin(slug: str) -> None:
    """Print a link that signs the owner of SLUG in, once, within half an hour."""
    owner = next(member for member in members_of(shop_named(slug)) if member.role == "owner")
    click.echo(_sign_in_link(owner))


@shop.command()
def invite() -> None:
    """Print a link with which one shop may be opened, within ninety days."""
    click.echo(f"{_address()}/signup?invite={new_invite(clock.now())}")


@shop.command()
@click.argument("slug")
def approve(slug: str) -> None:
    """Let SLUG onto the market and take its "new here" line away."""
    actions.approve(shop_named(slug))


@shop.command()
@click.argument("slug")
@click.option("--reason", default="")
def freeze(slug: str, reason: str) -> None:
    """Close SLUG at once: its pages answer 410 and show no payment."""
    actions.freeze(shop_named(slug), reason)


@shop.command()
@click.argument("slug")
def unfreeze(slug: str) -> None:
    """Open SLUG again."""
    actions.unfreeze(shop_named(slug))


@shop.command()
def reports() -> None:
    """List what visitors reported, newest first."""
    for report in open_reports():
        click.echo(f"{report.at:%Y-%m-%d %H:%M}  {report.shop.slug:<40} {report.reason}")


def _address() -> str:
    settings = host().settings
    return settings.public_url or f"http://127.0.0.1:{settings.port}"


def _sign_in_link(owner: Member) -> str:
    return f"{_address()}/signin/{sign_in.new_link(owner, clock.now())}"
