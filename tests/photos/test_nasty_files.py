"""Files that are damaged, lie, or attack. Each gets its own answer; the photos beside them are not harmed."""

import io
import zipfile

from storefront.i18n.problem_texts import TEXTS
from storefront.photos.child import Encoded, Upload, encode
from storefront.problems import Problem
from tests.photos.pictures import as_bytes, noise, png_header, quarters

GOOD = as_bytes(quarters(300, 200))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.jpg", GOOD)
    return out.getvalue()


NASTY = {
    "empty.jpg": (b"", "photo.empty"),
    "drawing.jpg": (SVG, "photo.not_a_photo"),
    "note.jpg": (b"Fresh sardines every morning", "photo.not_a_photo"),
    "page.jpg": (b"<html><script>alert(1)</script>" + GOOD, "photo.not_a_photo"),
    "archive.jpg": (zipped(), "photo.not_a_photo"),
    "scan.tiff": (as_bytes(quarters(), "TIFF"), "photo.not_a_photo"),
    "huge.jpg": (GOOD + bytes(20_000_000), "photo.too_large"),
    "bomb.png": (png_header(50_000, 50_000), "photo.too_many_pixels"),
    "wide.png": (png_header(12_001, 2), "photo.too_many_pixels"),
    "cut.jpg": (as_bytes(noise(400, 400))[:20_000], "photo.broken"),
    "cut.png": (as_bytes(noise(400, 400), "PNG")[:20_000], "photo.broken"),
    "cut.webp": (as_bytes(noise(400, 400), "WEBP")[:5_000], "photo.broken"),
    "cut.heic": (as_bytes(noise(400, 400), "HEIF")[:5_000], "photo.broken"),
    "head.jpg": (GOOD[:100], "photo.broken"),
    "lie.gif": (b"GIF89a/*" + SVG, "photo.broken"),
    "lie.png": (b"\x89PNG\r\n\x1a\n" + GOOD, "photo.broken"),
}


def test_every_nasty_file_is_named_with_its_reason_and_the_good_ones_are_kept():
    uploads = [Upload("first.jpg", GOOD)]
    uploads += [Upload(name, content) for name, (content, _) in NASTY.items()]
    uploads += [Upload("last.jpg", GOOD)]
    first, *answers, last = encode(uploads)
    expected = [Problem(key, "photos", {"name": name}) for name, (_, key) in NASTY.items()]
    assert answers == expected
    assert isinstance(first, Encoded)
    assert last == first


def test_a_photo_with_a_script_behind_it_loses_the_script():
    [photo] = encode([Upload("polyglot.jpg", GOOD + b"<script>alert(1)</script>")])
    assert isinstance(photo, Encoded)
    assert not any(b"<script" in content for content in photo.files.values())


def test_mutilated_files_never_bring_anything_but_an_answer():
    kinds = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
    uploads = []
    for kind in kinds:
        whole = as_bytes(quarters(64, 64), kind)
        for step in range(1, 25):
            place = len(whole) * step // 25
            uploads.append(Upload(f"{kind}-{step}", whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]))
    answers = encode(uploads)
    assert len(answers) == len(uploads)
    assert {answer.key for answer in answers if isinstance(answer, Problem)} <= set(TEXTS)
