"""Files that were looked at but not yet imported: one for each shop, kept for a day."""

from datetime import datetime, timedelta
from pathlib import Path

from storefront.problems import Missing
from storefront.storage.tokens import is_token, new_token

MOST_BYTES = 5 * 1024 * 1024
KEPT = timedelta(days=1)


class WaitingFiles:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, shop_id: int, data: bytes, now: datetime) -> str:
        """The token the file is asked for by. It takes the place of the shop's earlier file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in self.folder.glob("*.csv"):
            if file.name.startswith(f"{shop_id}-") or file.stat().st_mtime < (now - KEPT).timestamp():
                file.unlink(missing_ok=True)
        token = new_token()
        self._path(shop_id, token).write_bytes(data)
        return token

    def read(self, shop_id: int, token: str) -> bytes:
        """Raises Missing."""
        try:
            return self._path(shop_id, token).read_bytes()
        except FileNotFoundError:
            raise Missing(token) from None

    def _path(self, shop_id: int, token: str) -> Path:
        if not is_token(token):
            raise Missing(token)
        return self.folder / f"{shop_id}-{token}.csv"
