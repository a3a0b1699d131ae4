"""Brings a database to the newest shape: numbered migrations, one process at a time, safe to repeat."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee
from playhouse.migrations import Runner

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(opened: peewee.Database, lock: Path) -> list[str]:
    """Run what has not run yet; the names of what ran."""
    with _alone(lock):
        left = pending(opened)
        if left:
            Runner(opened, str(MIGRATIONS)).up()
        return left


def pending(opened: peewee.Database) -> list[str]:
    """The migrations that have not run on this database."""
    return [step.name for step in Runner(opened, str(MIGRATIONS)).status() if not step.applied]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
