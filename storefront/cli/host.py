"""Commands that make an installation ready and keep it working."""

import signal
from pathlib import Path
from threading import Event

import click

from storefront.i18n.catalogues import compile_catalogues
from storefront.jobs import worker
from storefront.storage import database
from storefront.storage.schema import migrate
from storefront.wire.host import host


@click.command()
def init() -> None:
    """Create or upgrade the database and compile the languages. Safe to repeat."""
    compile_catalogues()
    ran = migrate(database.database.obj, Path(host().settings.instance) / "migrate.lock")
    click.echo(f"Database ready ({len(ran)} steps)." if ran else "Database ready.")


@click.command()
def work() -> None:
    """Do the background jobs here, apart from the web process, until stopped."""
    working = worker.start(Path(host().settings.instance))
    if working is None:
        raise click.ClickException("another process already does the background jobs (STOREFRONT_JOBS=off stops it)")
    stop = Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    click.echo("Working. Ctrl-C stops.")
    stop.wait()
    working.stop()
