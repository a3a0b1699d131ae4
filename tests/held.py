"""Somebody else holds the database for writing, and nobody has the patience to wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from storefront.storage.database import PRAGMAS, database
from storefront.storage.engine import sqlite_module


@contextmanager
def held_database() -> Iterator[None]:
    """For connections of this thread; the others wait as long as ever."""
    holder = sqlite_module().connect(database.obj.database, isolation_level=None)
    database.execute_sql("PRAGMA busy_timeout = 1")
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.close()
        database.execute_sql(f"PRAGMA busy_timeout = {PRAGMAS['busy_timeout']}")
