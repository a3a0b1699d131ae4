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
        runner = Runner(opened, str(MIGRATIONS))
        pending = [step.name for step in runner.status() if not step.applied]
        if pending:
            runner.up()
        return pending


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
