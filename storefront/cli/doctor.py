"""`flask doctor`: is this host in order? Each fault with the one thing that mends it."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from storefront import clock
from storefront.cli.service import ask_service
from storefront.cli.test_order import place_test_order
from storefront.i18n.catalogues import missing_catalogues
from storefront.merchants.sealing import count_lost
from storefront.storage.database import PRAGMAS, database
from storefront.storage.engine import check_engine, sqlite_module
from storefront.storage.schema import pending
from storefront.wire.host import host

LEAST_FREE = 64 * 1024 * 1024
BUILT = datetime(2026, 11, 1, tzinfo=UTC)  # no clock that is right shows an earlier time


@dataclass(frozen=True)
class Finding:
    """One thing looked at. mend: empty when it is in order."""

    what: str
    found: str
    mend: str = ""


@click.command()
def doctor() -> None:
    """Look at settings, database, disk, clock, media and languages, and place a test order; exit 1 on a fault."""
    findings = [finding for look in LOOKS for finding in _look(look)]
    for finding in findings:
        click.echo(f"{'FAULT' if finding.mend else 'ok':>5}  {finding.what}: {finding.found}")
        if finding.mend:
            click.echo(f"       → {finding.mend}")
    if any(finding.mend for finding in findings):
        raise click.exceptions.Exit(1)


def _look(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A look that itself fails is a finding, not a traceback."""
    try:
        yield from look()
    except Exception as fault:  # noqa: BLE001 - whatever broke is what the doctor is asked to find
        yield Finding(
            look.__name__.strip("_"), f"{type(fault).__name__}: {fault}", "run `flask --app wsgi init`, then look again"
        )


def _settings() -> Iterator[Finding]:
    settings = host().settings
    yield Finding("address", settings.public_url or "that of each request")
    if settings.public_url.startswith("http://") and "127.0.0.1" not in settings.public_url:
        yield Finding("https", "off", "put a proxy with TLS in front and set STOREFRONT_PUBLIC_URL=https://…")
    if settings.public_url and not settings.trusted_proxies:
        yield Finding("proxies", "none trusted", "set STOREFRONT_TRUSTED_PROXIES=1 if a proxy of yours stands in front")
    key = Path(settings.instance) / "secret_key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield Finding("secret key", "others may read it", f"chmod 600 {key}")


def _sealed() -> Iterator[Finding]:
    lost = count_lost()
    mend = "bring back the secret key they were sealed with; else their owners have to type them again" if lost else ""
    yield Finding("merchants' payment keys", f"{lost} no longer open" if lost else "all open", mend)


def _sqlite() -> Iterator[Finding]:
    module = sqlite_module()
    yield Finding("SQLite", module.sqlite_version, check_engine(module.sqlite_version_info) or "")
    left = pending(database.obj)
    yield Finding(
        "migrations", f"{len(left)} to run" if left else "all run", "run `flask --app wsgi init`" if left else ""
    )
    journal = database.execute_sql("PRAGMA journal_mode").fetchone()[0]
    yield Finding("journal", journal, "" if journal == PRAGMAS["journal_mode"] else "keep the database on a local disk")
    synchronous = database.execute_sql("PRAGMA synchronous").fetchone()[0]
    yield Finding(
        "synchronous", str(synchronous), "" if synchronous == 2 else "another program opened the file; stop it"
    )
    fault = database.execute_sql("PRAGMA quick_check").fetchone()[0]
    yield Finding("database file", fault, "" if fault == "ok" else "restore the newest backup")


def _disk() -> Iterator[Finding]:
    folder = Path(host().settings.instance)
    usage = shutil.disk_usage(folder)
    enough = usage.free >= max(LEAST_FREE, usage.total // 20)
    yield Finding(
        "disk", f"{usage.free // 2**20} MB free", "" if enough else "make room: orders stop when the disk is full"
    )
    yield Finding(
        "instance folder", str(folder), "" if os.access(folder, os.W_OK) else f"let this user write to {folder}"
    )


def _clock() -> Iterator[Finding]:
    now = clock.now()
    yield Finding(
        "clock",
        f"{now:%Y-%m-%d %H:%M} UTC",
        "" if now > BUILT else "set the clock: install chrony or systemd-timesyncd",
    )


def _media() -> Iterator[Finding]:
    root = host().media.root
    root.mkdir(parents=True, exist_ok=True)
    yield Finding("media", str(root), "" if os.access(root, os.W_OK) else f"let this user write to {root}")


def _languages() -> Iterator[Finding]:
    missing = missing_catalogues()
    yield Finding(
        "languages",
        "compiled" if not missing else f"not compiled: {', '.join(missing)}",
        "run `flask --app wsgi init`" if missing else "",
    )


def _kept_pages() -> Iterator[Finding]:
    """What the running service says of the pages it keeps; one of its processes, where there are several."""
    yield Finding("kept pages", ask_service(host().settings, "Kept-Pages") or "the service does not run")


def _test_order() -> Iterator[Finding]:
    yield Finding("test order", f"{place_test_order(clock.now())}, placed and rolled back")


LOOKS = (_settings, _sealed, _sqlite, _disk, _clock, _media, _languages, _kept_pages, _test_order)
