"""`flask shop import`: a file of goods into a shop, told row by row."""

from collections import Counter
from pathlib import Path

import click

from storefront import clock
from storefront.catalogue.importing import FORMATS, ReportLine, import_feed, read_feed
from storefront.cli.problems import shop_named, told_plainly
from storefront.i18n import words
from storefront.wire.host import host


@click.command("import")
@click.argument("slug")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--photos", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The folder with the photos."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto")
@click.option("--dry-run", is_flag=True, help="Tell what would happen and write nothing.")
def import_file(slug: str, file: Path, photos: Path | None, form: str, dry_run: bool) -> None:
    """Bring the products of FILE into the shop SLUG. Safe to run twice. No address in the file is fetched."""
    shop = shop_named(slug)
    mark = words(shop.language, shop.country).decimal_mark
    with told_plainly():
        feed = read_feed(shop, file.read_bytes(), form, mark)
    outcomes: Counter[str] = Counter()
    for line in import_feed(shop, feed, clock.now(), dry_run, photos, host().media):
        outcomes[line.outcome] += 1
        click.echo(_said(line))
    click.echo(
        ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
        + (" (nothing written)" if dry_run else "")
    )
    if outcomes["refused"]:
        raise click.exceptions.Exit(1)


def _said(line: ReportLine) -> str:
    why = "; ".join(f"{problem.field}: {words('en').problem(problem)}" for problem in line.problems)
    return f"line {line.line:>5}  {line.outcome:<8} {line.name[:60]}{f' – {why}' if why else ''}"
