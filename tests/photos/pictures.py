"""Pictures for the tests, made on the spot: good ones, odd ones, and nasty ones."""

import io
import random
import struct
import zlib
from typing import Any

import pillow_heif
from PIL import Image

from storefront.photos.child import Encoded

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 180, 30), (30, 30, 220), (230, 220, 30)


def quarters(width: int = 640, height: int = 480) -> Image.Image:
    """Four colours, one in each corner: a turn, a mirror or a wrong crop shows at once."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """The hardest picture to squeeze."""
    generator = random.Random(seed)
    return Image.frombytes("RGB", (width, height), generator.randbytes(width * height * 3))


def as_bytes(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    start = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def rendition(encoded: Encoded, ending: str) -> Image.Image:
    image = Image.open(io.BytesIO(encoded.files[f"{encoded.stem}-{ending}"]))
    image.load()
    return image


def corners(image: Image.Image) -> list[tuple[int, int, int]]:
    """The colours a tenth of the way in from each corner, reading order."""
    plain = image.convert("RGB")
    right, low = image.width * 9 // 10, image.height * 9 // 10
    left, high = image.width // 10, image.height // 10
    return [plain.getpixel(place) for place in ((left, high), (right, high), (left, low), (right, low))]


def near(one: tuple[int, int, int], other: tuple[int, int, int], within: int = 25) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))
