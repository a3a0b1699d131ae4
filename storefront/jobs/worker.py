"""Runs the queue's work: threads inside the one process that holds the jobs lock, or a process of its own."""

import fcntl
from pathlib import Path
from typing import IO

from huey.consumer import Consumer

from storefront.jobs.queue import connect, queue


class QuietConsumer(Consumer):
    """A consumer that leaves the process's signal handlers alone: gunicorn has its own."""

    def _set_signal_handlers(self) -> None:
        pass


class Worker:
    """The consumer and the lock it works under."""

    def __init__(self, consumer: QuietConsumer, lock: IO[str]) -> None:
        self._consumer = consumer
        self._lock = lock

    def stop(self) -> None:
        self._consumer.stop(graceful=True)
        self._lock.close()


def start(instance: Path) -> Worker | None:
    """Start the threads, or return None: another process already does the work."""
    instance.mkdir(parents=True, exist_ok=True)
    lock = (instance / "jobs.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    connect(instance / "jobs.db")
    consumer = QuietConsumer(queue, workers=1, periodic=True, initial_delay=1, max_delay=5, check_worker_health=False)
    consumer.start()
    return Worker(consumer, lock)
