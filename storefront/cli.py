"""The host's commands: `flask --app wsgi …`."""

from pathlib import Path

import click
from flask import Flask

from storefront.i18n.catalogues import compile_catalogues
from storefront.storage import database
from storefront.storage.schema import migrate
from storefront.wire.host import host


def register(app: Flask) -> None:
    app.cli.add_command(init)


@click.command()
def init() -> None:
    """Create or upgrade the database and compile the languages. Safe to repeat."""
    compile_catalogues()
    ran = migrate(database.database.obj, Path(host().settings.instance) / "migrate.lock")
    click.echo(f"Database ready{f' ({len(ran)} steps)' if ran else ''}.")
