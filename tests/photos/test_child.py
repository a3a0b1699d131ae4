"""The parent's side: what happens to the others when the child dies, and that it is alone on the machine."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from storefront.photos import child
from storefront.photos.child import Encoded, Upload, encode
from storefront.problems import Problem
from tests.photos.pictures import as_bytes, noise, quarters

SMALL = as_bytes(quarters(120, 90))


def test_no_files_ask_for_no_child():
    assert encode([]) == []


def test_a_file_on_disk_is_read_where_it_lies_and_left_there(tmp_path: Path):
    file = tmp_path / "upload"
    file.write_bytes(SMALL)
    [from_disk, from_memory] = encode([Upload("a.jpg", file), Upload("b.jpg", SMALL)])
    assert from_disk == from_memory
    assert file.read_bytes() == SMALL


def test_other_files_make_another_stem():
    [made] = encode([Upload("a.jpg", SMALL)])
    assert isinstance(made, Encoded)
    mixed = made.keeping({"800.jpg": b"kept"})
    assert mixed.stem != made.stem
    assert mixed.files[f"{mixed.stem}-800.jpg"] == b"kept"
    assert mixed.files[f"{mixed.stem}-160.webp"] == made.files[f"{made.stem}-160.webp"]
    assert made.keeping({}) == made


def test_a_photo_that_takes_too_long_is_given_up_and_the_next_one_made():
    slow = as_bytes(noise(1000, 1000).resize((3500, 3500), Image.Resampling.NEAREST), "WEBP", method=0)
    first, given_up, last = encode([Upload("a.jpg", SMALL), Upload("slow.webp", slow), Upload("b.jpg", SMALL)], 0.3)
    assert given_up == Problem("photo.too_slow", "photos", {"name": "slow.webp"})
    assert isinstance(first, Encoded)
    assert last == first


def test_a_child_that_is_killed_costs_one_photo():
    uploads = [Upload(f"{number}.png", as_bytes(noise(300, 300, number), "PNG")) for number in range(4)]
    answers: list[Encoded | Problem] = []
    work = threading.Thread(target=lambda: answers.extend(encode(uploads)))
    work.start()
    os.kill(busy_child(), signal.SIGKILL)
    work.join()
    lost = [answer for answer in answers if isinstance(answer, Problem)]
    assert [problem.key for problem in lost] == ["photo.broken"]
    assert len(answers) == 4


def busy_child() -> int:
    """The encoding child's process id, once it has written a rendition."""
    while True:
        for process in Path("/proc").glob("[0-9]*"):
            if pid := working(process):
                return pid


def working(process: Path) -> int | None:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
        parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return None
    if b"storefront.photos.encode" not in words or int(parent) != os.getpid():
        return None
    folder = Path(os.fsdecode(words[3]))
    return int(process.name) if any(folder.glob("*.webp")) else None


def test_only_one_child_works_at_a_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "TURN_SECONDS", 0)
    with child.LOCK.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert encode([Upload("a.jpg", SMALL)]) == [Problem("photo.not_now", "photos", {"name": "a.jpg"})]
    assert isinstance(encode([Upload("a.jpg", SMALL)])[0], Encoded)


def test_a_child_that_cannot_start_is_not_the_photos_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(child, "PROJECT", tmp_path)
    answers = encode([Upload("a.jpg", SMALL), Upload("note.txt", b"hello")])
    assert [answer.key for answer in answers] == ["photo.not_now", "photo.not_a_photo"]


def test_the_parent_never_loads_pillow():
    probe = "import sys, storefront.photos.child; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=child.PROJECT, check=False).returncode == 0


def test_the_child_cannot_take_more_memory_than_allowed(tmp_path: Path):
    probe = f"from storefront.photos import encode; encode.main({str(tmp_path)!r}, '10'); bytearray(400 << 20)"
    run = subprocess.run([sys.executable, "-c", probe], cwd=child.PROJECT, capture_output=True, text=True, check=False)
    assert "MemoryError" in run.stderr


def test_the_child_works_under_a_host_that_allows_less(tmp_path: Path):
    probe = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20));"
        f"from storefront.photos import encode; encode.main({str(tmp_path)!r}, '10');"
        "print(resource.getrlimit(resource.RLIMIT_AS))"
    )
    run = subprocess.run([sys.executable, "-c", probe], cwd=child.PROJECT, capture_output=True, text=True, check=True)
    assert run.stdout.endswith(f"({300 << 20}, {300 << 20})\n")


def test_few_threads_wait_for_a_child_and_who_comes_then_is_told_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "_places", threading.BoundedSemaphore(2))
    with child.LOCK.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = [threading.Thread(target=encode, args=([Upload("a.jpg", SMALL)],)) for _ in range(2)]
        for thread in waiting:
            thread.start()
        while child._places._value:  # both stand before the lock
            pass
        assert encode([Upload("late.jpg", SMALL)]) == [Problem("photo.not_now", "photos", {"name": "late.jpg"})]
        fcntl.flock(held, fcntl.LOCK_UN)
        for thread in waiting:
            thread.join()
    assert isinstance(encode([Upload("a.jpg", SMALL)])[0], Encoded)


def test_many_photos_let_another_in_between(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "AT_ONCE", 1)
    ended: list[str] = []

    def work(name: str, many: int) -> None:
        encode([Upload(f"{name}.jpg", SMALL)] * many)
        ended.append(name)

    many = threading.Thread(target=work, args=("many", 6))
    many.start()
    busy_child()
    work("one", 1)
    many.join()
    assert ended == ["one", "many"]


def test_buyers_come_before_photos(tmp_path: Path):
    probe = f"import os; from storefront.photos import encode; encode.main({str(tmp_path)!r}, '10'); print(os.nice(0))"
    run = subprocess.run([sys.executable, "-c", probe], cwd=child.PROJECT, capture_output=True, text=True, check=True)
    assert int(run.stdout.split()[-1]) >= 10
