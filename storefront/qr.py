"""QR codes as pictures, drawn here and never by somebody else's server."""

import struct
import zlib
from collections.abc import Sequence

import segno

_QUIET_ZONE = 4  # modules of white around it; without them many phones see nothing
# Pixels for a module. Multiples of four fall together with the picture's bytes, which halves it once packed.
_LARGE, _SMALL = 8, 4
_MOST_PIXELS = 330  # a large picture is no wider: it stands whole on a small phone


def png(text: str) -> bytes:
    """Dark on white whatever the theme: phones can't read the inverse. ValueError where the text is too long."""
    code = segno.make(text, error="m", boost_error=False, micro=False, encoding="utf-8")
    modules = len(code.matrix) + 2 * _QUIET_ZONE
    scale = _LARGE if modules * _LARGE <= _MOST_PIXELS else _SMALL
    return _packed([bytes(row) for row in code.matrix_iter(scale=scale, border=_QUIET_ZONE)])


def _packed(rows: Sequence[bytes]) -> bytes:
    """The rows (1: dark) as a PNG of one bit a pixel; most encoders make it a third larger."""
    drawn = b"".join(b"\0" + _bits(row) for row in rows)
    packer = zlib.compressobj(level=4, memLevel=5, strategy=zlib.Z_FILTERED)  # the smallest of all, by trying
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 1, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", packer.compress(drawn) + packer.flush()), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _bits(row: bytes) -> bytes:
    bits = "".join("0" if dark else "1" for dark in row)
    whole = bits + "0" * (-len(bits) % 8)
    return int(whole, 2).to_bytes(len(whole) // 8, "big")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
