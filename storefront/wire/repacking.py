"""Work nobody waits for: squeezing a page hard after its first reader got it squeezed quickly."""

from collections.abc import Callable
from queue import Queue
from threading import Lock, Thread


class Repacker:
    """One thread, begun with the first piece of work: before that the process may still fork."""

    def __init__(self) -> None:
        self._work: Queue[Callable[[], None]] = Queue()
        self._thread: Thread | None = None
        self._lock = Lock()

    def later(self, work: Callable[[], None]) -> None:
        self._work.put(work)
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="repacking", daemon=True)
                self._thread.start()

    def settle(self) -> None:
        """Wait until nothing is left to do."""
        self._work.join()

    def _run(self) -> None:
        while True:
            work = self._work.get()
            try:
                work()
            finally:
                self._work.task_done()
