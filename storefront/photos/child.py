"""Runs the children that open photos: hands them files, reads their answers, and outlives them.

One child at a time on the whole machine, because one may use a third of a small server's memory.
"""

import contextlib
import fcntl
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from storefront.photos import limits
from storefront.photos.renditions import CENTRE, Focus, stem_of
from storefront.problems import Problem

log = logging.getLogger(__name__)
Made = TypeVar("Made")

PROJECT = Path(__file__).parents[2]
ENCODE, SCAN = "storefront.photos.encode", "storefront.photos.scan"
START_SECONDS = 20
TURN_SECONDS = 60
LOOK_SECONDS = 0.05  # flock itself cannot wait for a limited time
AT_ONCE = 4  # files for one child; then others get their turn
MOST_WAITING = 6  # of this process's threads; the others serve buyers meanwhile
LOCK = Path(tempfile.gettempdir()) / f"storefront-photos-{os.getuid()}.lock"
_places = threading.BoundedSemaphore(MOST_WAITING)


@dataclass(frozen=True)
class Upload:
    """A file as it came: its name, only to be said back to its sender, and its bytes or where they lie."""

    name: str
    source: bytes | Path


@dataclass(frozen=True)
class Encoded:
    """All renditions of one photo. Width and height are those of the 800 px one; colour numbers the palette class."""

    stem: str
    width: int
    height: int
    colour: int
    files: dict[str, bytes]

    def keeping(self, kept: Mapping[str, bytes]) -> "Encoded":
        """With these files (by ending, "800.jpg") in place of its own, under the stem that stands for the whole."""
        contents = {name.partition("-")[2]: content for name, content in self.files.items()} | dict(kept)
        stem = stem_of(contents.values())
        return replace(self, stem=stem, files={f"{stem}-{ending}": body for ending, body in contents.items()})


def encode(
    uploads: Sequence[Upload], seconds: float = limits.CPU_SECONDS, focus: Focus = CENTRE
) -> list[Encoded | Problem]:
    """One answer for each upload, in order. seconds: of computing that one photo may take; focus: of its squares."""
    return _worked([ENCODE, *map(str, focus)], uploads, seconds, _encoded)


def scan(upload: Upload, seconds: float = limits.CPU_SECONDS) -> str | Problem:
    """The text of the QR code on a photo."""
    return _worked([SCAN], [upload], seconds, lambda answer, folder: str(answer["text"]))[0]


def _worked(
    program: Sequence[str], uploads: Sequence[Upload], seconds: float, taken: Callable[[dict[str, Any], Path], Made]
) -> list[Made | Problem]:
    answers: dict[int, Made | Problem] = {}
    with tempfile.TemporaryDirectory(prefix="storefront-photos-") as name:
        folder = Path(name)
        files: dict[int, Path] = {}
        for index, upload in enumerate(uploads):
            if fault := _fault(upload.source):
                answers[index] = _problem(fault, upload)
            else:
                files[index] = _file(upload.source, folder / f"upload-{index}")
        for index, answer in _answers(program, files, folder, seconds):
            fault = answer.get("problem")
            answers[index] = _problem(fault, uploads[index]) if fault else taken(answer, folder)
    return [answers[index] for index in range(len(uploads))]


def _fault(source: bytes | Path) -> str | None:
    if isinstance(source, bytes):
        return limits.file_fault(len(source), source[: limits.HEAD_BYTES])
    with source.open("rb") as file:
        return limits.file_fault(source.stat().st_size, file.read(limits.HEAD_BYTES))


def _file(source: bytes | Path, place: Path) -> Path:
    if isinstance(source, Path):
        return source.absolute()
    place.write_bytes(source)
    return place


def _encoded(answer: dict[str, Any], folder: Path) -> Encoded:
    files = {name: (folder / name).read_bytes() for name in answer["names"]}
    return Encoded(answer["stem"], answer["width"], answer["height"], answer["colour"], files)


def _problem(key: str, upload: Upload) -> Problem:
    return Problem(key, "photos", {"name": upload.name})


def _answers(
    program: Sequence[str], files: dict[int, Path], folder: Path, seconds: float
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every file's answer. A file that kills the child is answered for, and a new child takes the rest."""
    waiting = list(files)
    while waiting:
        portion = waiting[:AT_ONCE]
        with _turn() as ours:
            lines, death = _run(program, [files[index] for index in portion], folder, seconds) if ours else ([], "")
        if not lines:  # no child could be started, or none got its turn: no fault of these photos
            yield from ((index, {"problem": "photo.not_now"}) for index in waiting)
            return
        answered = lines[1:]
        yield from zip(portion, answered, strict=False)
        waiting = waiting[len(answered) :]
        if len(answered) < len(portion):
            yield waiting.pop(0), {"problem": death}
        if waiting:
            time.sleep(2 * LOOK_SECONDS)  # whoever waits for the lock sees it free


def _run(program: Sequence[str], files: list[Path], folder: Path, seconds: float) -> tuple[list[dict[str, Any]], str]:
    """The child's lines (the first says it is ready), and what to say of the file it was busy with if it died.

    program: its module, and what it is told before the files.
    """
    module, *told = program
    command = [sys.executable, "-m", module, str(folder), str(seconds), *told, *map(str, files)]
    try:
        child = subprocess.run(
            command,
            cwd=PROJECT,
            env={"MALLOC_ARENA_MAX": "1"},  # none of our settings: the child reads strangers' files
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=START_SECONDS + limits.WALL_FACTOR * seconds * len(files),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return _complete_lines(late.stdout or b""), "photo.too_slow"
    if child.returncode:
        log.warning("%s ended with status %s", module, child.returncode)
    return _complete_lines(child.stdout), _death(child.returncode)


def _complete_lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]


def _death(status: int) -> str:
    return "photo.too_slow" if -status in (signal.SIGXCPU, signal.SIGALRM) else "photo.broken"


@contextlib.contextmanager
def _turn() -> Iterator[bool]:
    """Whether we got the machine's one place for a child before our patience ended."""
    if not _places.acquire(blocking=False):
        yield False
        return
    handle = os.open(LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        yield _locked(handle, time.monotonic() + TURN_SECONDS)
    finally:
        os.close(handle)  # which also gives the lock back
        _places.release()


def _locked(handle: int, end: float) -> bool:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(LOOK_SECONDS)
