"""A page squeezed once for everybody: brotli, gzip, and the one tag that names it in every encoding."""

import gzip
import hashlib
from dataclasses import dataclass

import brotli

HARD = 11  # made once per version of a page, 10 ms
QUICK = 5  # made per answer, 0.2 ms


@dataclass(frozen=True)
class Packed:
    """The plain page is not kept: the few who take no encoding get the gzip unpacked."""

    etag: str  # without quotes and W/
    brotli: bytes
    gzip: bytes

    @property
    def size(self) -> int:
        return len(self.brotli) + len(self.gzip)

    @property
    def plain(self) -> bytes:
        return gzip.decompress(self.gzip)


def pack(page: str) -> Packed:
    body = page.encode()
    return Packed(tag(body), squeeze(body, "br", HARD), squeeze(body, "gzip", HARD))


def tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]


def squeeze(body: bytes, encoding: str, quality: int) -> bytes:
    if encoding == "br":
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality)
    return gzip.compress(body, min(quality, 9), mtime=0) if encoding == "gzip" else body


def choose_encoding(accepted: str) -> str:
    """"br", "gzip" or "" from an Accept-Encoding. w3m names bzip, claims br and then shows nothing: it gets gzip."""
    offers = dict(_offer(part) for part in accepted.lower().split(",") if part.strip())
    wanted = [name for name, wish in offers.items() if wish]
    if "br" in wanted and not any(name.startswith("bzip") for name in wanted):
        return "br"
    return "gzip" if "gzip" in wanted or ("*" in wanted and "gzip" not in offers) else ""


def _offer(part: str) -> tuple[str, bool]:
    name, _, parameters = part.partition(";")
    quality = parameters.strip().removeprefix("q=").strip()
    return name.strip(), not quality or quality.strip("0.") != ""
