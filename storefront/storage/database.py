"""The one database: how it is opened, what a row is, what a transaction is."""

from pathlib import Path
from typing import Any

import peewee

database = peewee.DatabaseProxy()

Unavailable = peewee.OperationalError  # somebody holds it for longer than anybody waits, or its disk is full

# Every acknowledged order survives a power cut: FULL, not NORMAL. No mmap: it turns a stray write into corruption.
PRAGMAS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": "full",
    "busy_timeout": 5000,
    "foreign_keys": 1,
    "cache_size": -8000,
    "temp_store": "memory",
    "journal_size_limit": 16 * 1024 * 1024,
}


class Row(peewee.Model):
    """A row of the one database."""

    id: Any

    class Meta:
        database = database
        legacy_table_names = False


def connect(url: str) -> peewee.Database:
    """Bind every row to the database at this URL ("sqlite:///instance/storefront.db"). Nothing is opened yet.

    Raises ValueError for an address this host cannot open.
    """
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = peewee.SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE", check_same_thread=False)
    database.initialize(opened)
    return opened


def sqlite_path(url: str) -> Path:
    """Where a sqlite URL's file lies: three slashes are relative, four absolute."""
    scheme, found, rest = url.partition("sqlite:///")
    if scheme or not found or not rest:
        raise ValueError(f"DATABASE_URL must look like sqlite:///instance/storefront.db, not {url!r}")
    return Path(rest)


def atomic() -> peewee._atomic:
    """One transaction, BEGIN IMMEDIATE: readers never wait, writers queue instead of failing half way."""
    return database.atomic()


def snapshot() -> peewee._atomic:
    """A transaction that only reads: all it reads is of one moment, and it keeps nobody waiting."""
    return database.atomic("DEFERRED")


def roll_back_what_is_open() -> None:
    """After a request: the thread's connection stays, a transaction left open by a fault does not."""
    if not database.is_closed() and database.in_transaction():
        database.rollback()
