"""The queue: a file of its own, so that background work never holds the shop's database.

A job is only a hint. Work to do is a column on a row, and a minutely sweep finds it: a lost job loses nothing.
"""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import peewee
from huey import crontab
from huey.contrib.sql_huey import SqlHuey
from huey.registry import Message
from huey.serializer import Serializer

_database = peewee.SqliteDatabase(None, pragmas={"journal_mode": "wal", "synchronous": "normal", "busy_timeout": 5000})


class JsonSerializer(Serializer):
    """Tasks as JSON: a queue file from elsewhere can name a task, never bring code."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(list(data) if isinstance(data, Message) else data).encode()

    def _deserialize(self, data: bytes) -> Any:
        read = json.loads(data)
        return Message(*read) if isinstance(read, list) and len(read) == len(Message._fields) else read


queue = SqlHuey("storefront", database=_database, create_tables=False, results=False, serializer=JsonSerializer())


def every_minute(work: Callable[[], object]) -> Callable[[], object]:
    """Declare a room's sweep: safe to repeat, safe to miss."""
    queue.periodic_task(crontab(minute="*"), name=f"{work.__module__}.{work.__name__}")(work)
    return work


def every_day(work: Callable[[], object]) -> Callable[[], object]:
    """Declare a room's nightly work (03:17 UTC): safe to repeat, safe to miss."""
    queue.periodic_task(crontab(hour="3", minute="17"), name=f"{work.__module__}.{work.__name__}")(work)
    return work


def soon(work: Callable[[], object]) -> Callable[[], None]:
    """What hints that there is work for this sweep now. Where no queue is at hand, its next minute will do."""
    task = queue.task(name=f"{work.__module__}.{work.__name__}_soon")(work)

    def hint() -> None:
        with contextlib.suppress(peewee.PeeweeException):
            task()

    return hint


def connect(path: Path) -> None:
    """Use the queue in this file. To be called after the fork: no connection crosses it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _database.init(str(path))
    queue.storage.create_tables()
