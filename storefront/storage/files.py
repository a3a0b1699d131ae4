"""Where renditions lie: files that never change, under names that stand for their content."""

import contextlib
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from storefront.problems import Missing

NAME = re.compile(r"([a-z2-7]{8})-(?:160|320|800|og)\.(?:webp|jpg)", re.ASCII)
UNFINISHED = ".part"


class MediaStore:
    """A folder tree with one shelf for each first two characters, so that no folder grows without end."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where the file of this name lies, or would lie."""
        if not NAME.fullmatch(name):
            raise Missing(name)
        return self.root / name[:2] / name

    def open(self, name: str) -> BinaryIO:
        try:
            return self.path(name).open("rb")
        except FileNotFoundError:
            raise Missing(name) from None

    def put(self, name: str, content: bytes) -> None:
        self.put_all({name: content})

    def put_all(self, files: Mapping[str, bytes]) -> None:
        """On return the files outlive a power cut. Each appears whole or not at all; those already there are left."""
        places = {self.path(name): content for name, content in files.items()}
        shelves = {place.parent for place in places}
        for shelf in shelves:
            self._make(shelf)
        for place, content in places.items():
            _write(place, content)
        for shelf in shelves:
            _sync_folder(shelf)

    def delete(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)

    def renew(self, name: str) -> None:
        """Let the file outlast the next sweep: pages that show it are still about."""
        with contextlib.suppress(FileNotFoundError):
            os.utime(self.path(name))

    def names(self) -> Iterator[str]:
        for file in self.root.glob("[a-z2-7][a-z2-7]/*"):
            if NAME.fullmatch(file.name):
                yield file.name

    def sweep(self, used_stems: AbstractSet[str], before: datetime) -> int:
        """Remove what no row uses and what a crash left unfinished; how many files went.

        Files put since `before` stay: their row may be about to be written.
        """
        return sum(_remove(file, before) for file in self.root.glob("??/*") if not _in_use(file, used_stems))

    def _make(self, shelf: Path) -> None:
        if not shelf.is_dir():
            shelf.mkdir(parents=True, exist_ok=True)
            _sync_folder(self.root)


def media_store(url: str) -> MediaStore:
    """The store that a MEDIA_URL such as `file:instance/media` names."""
    scheme, _, place = url.partition(":")
    if scheme != "file" or not place:
        raise ValueError(f"MEDIA_URL must look like file:instance/media, not {url!r}")
    return MediaStore(Path(place.removeprefix("//")).absolute())


@contextlib.contextmanager
def whole(place: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file that appears whole or not at all, over what was there. Raises OSError."""
    unfinished = place.with_name(f"{place.name}.{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(place: Path, content: bytes) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.utime(place)  # an old orphan that is wanted again must not be swept before its row is written
        return
    with whole(place) as file:
        file.write(content)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_use(file: Path, used_stems: AbstractSet[str]) -> bool:
    name = NAME.fullmatch(file.name)
    if name:
        return name[1] in used_stems
    return not file.name.endswith(UNFINISHED)  # not ours to remove


def _remove(file: Path, before: datetime) -> bool:
    with contextlib.suppress(FileNotFoundError):
        if file.stat().st_mtime < before.timestamp():
            file.unlink()
            return True
    return False
