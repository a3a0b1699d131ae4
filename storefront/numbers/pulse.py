"""One thread a process writes down each minute what the process has counted, and once more at its end."""

import threading

from storefront.numbers.actions import write_down
from storefront.numbers.tally import Tally
from storefront.storage.database import database

_SECONDS = 60


class Pulse:
    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True, name="numbers")
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join(_SECONDS)

    def _beat(self) -> None:
        while not self._over.wait(_SECONDS):
            write_down(self._tally)
        write_down(self._tally)
        database.close()
