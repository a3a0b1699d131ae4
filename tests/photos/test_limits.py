import pytest

from storefront.photos import limits

WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 "
HEIC = b"\x00\x00\x00\x18ftypheic"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"GIF87a", "GIF"),
        (b"GIF89a", "GIF"),
        (WEBP, "WEBP"),
        (HEIC, "HEIF"),
        (b"<svg xmlns=", None),
        (b"<html>\xff\xd8\xff", None),
        (b"%PDF-1.7", None),
        (b"%!PS-Adobe-3.0 EPSF", None),
        (b"II*\x00", None),
        (b"BM\x00\x00", None),
        (b"PK\x03\x04", None),
        (b"RIFF\x24\x00\x00\x00AVI LIST", None),
        (b"\x00\x00\x00\x18ftypmp42", None),
        (b"\x00\x00\x00\x18ftypavif", None),
    ],
)
def test_the_first_bytes_alone_tell_the_kind(head, kind):
    assert limits.kind(head) == kind


@pytest.mark.parametrize(
    ("size", "head", "fault"),
    [
        (0, b"", "photo.empty"),
        (20_000_001, b"\xff\xd8\xff", "photo.too_large"),
        (20_000_000, b"\xff\xd8\xff", None),
        (500, b"hello", "photo.not_a_photo"),
    ],
)
def test_a_file_is_judged_by_its_size_and_start(size, head, fault):
    assert limits.file_fault(size, head) == fault


@pytest.mark.parametrize(
    ("kind", "width", "height", "fault"),
    [
        ("JPEG", 8192, 6144, None),
        ("JPEG", 9000, 6000, "photo.too_many_pixels"),
        ("PNG", 4032, 3024, None),
        ("HEIF", 4032, 3024, None),
        ("PNG", 4000, 3200, "photo.too_many_pixels"),
        ("GIF", 4000, 3200, "photo.too_many_pixels"),
        ("JPEG", 12_000, 10, None),
        ("JPEG", 12_001, 10, "photo.too_many_pixels"),
        ("WEBP", 10, 12_001, "photo.too_many_pixels"),
    ],
)
def test_pixels_are_limited_in_number_and_along_each_side(kind, width, height, fault):
    assert limits.pixel_fault(kind, width, height) == fault
