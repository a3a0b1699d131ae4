"""Which encoding a client really reads, and a body in that encoding."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

import brotli

KEPT = 11  # brotli's best: once per page version
FOR_ONE = 10  # for an answer that one person gets: 4 ms more, and 8 % less to wait for on 2G
FIRST = 7  # for an answer that many may be waiting for
_GZIP_LEVEL = {KEPT: 9, FOR_ONE: 9, FIRST: 6}


@dataclass(frozen=True)
class Packed:
    """A finished page in the encodings worth keeping. digest: SHA-256 of the uncompressed page, one for all."""

    br: bytes
    gzip: bytes
    digest: bytes

    @cached_property
    def etag(self) -> str:
        """Unquoted."""
        return tag(self.digest)

    @property
    def size(self) -> int:
        return len(self.br) + len(self.gzip)

    def body(self, encoding: str) -> bytes:
        """The page in an encoding that choose() named. Unpacked again for the few clients that read neither."""
        if encoding == "br":
            return self.br
        return self.gzip if encoding == "gzip" else bytes(brotli.decompress(self.br))


def tag(digest: bytes) -> str:
    """Enough of it to tell two pages apart, in few bytes."""
    return base64.urlsafe_b64encode(digest[:6]).decode()


def pack(page: bytes, quality: int = KEPT) -> Packed:
    return Packed(compress(page, "br", quality), compress(page, "gzip", quality), hashlib.sha256(page).digest())


@lru_cache(maxsize=64)  # a handful of browsers, a handful of headers
def choose(accept_encoding: str) -> str:
    """ "br", "gzip" or "identity" for this Accept-Encoding header."""
    accepted = dict(_weights(accept_encoding))
    if any("bzip" in coding for coding in accepted):
        # w3m names br among its decoders, then shows an empty page. Its gzip is sound.
        accepted["br"] = False
    anything = accepted.get("*", False)
    for coding in ("br", "gzip"):
        if accepted.get(coding, anything):
            return coding
    return "identity"


@lru_cache(maxsize=64)
def reads_deltas(accept_encoding: str) -> bool:
    """Whether the client understands "dcz"."""
    return dict(_weights(accept_encoding)).get("dcz", False)


def compress(body: bytes, encoding: str, quality: int = KEPT) -> bytes:
    """The body in an encoding that choose() named. quality: KEPT, FOR_ONE or FIRST."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=quality))
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=_GZIP_LEVEL[quality], mtime=0)
    return body


def _weights(accept_encoding: str) -> list[tuple[str, bool]]:
    """Each coding named, and whether it is wanted at all; how much more or less is nobody's practice."""
    named = []
    for part in accept_encoding.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        refused = any(_is_zero(parameter) for parameter in parameters)
        named.append(("gzip" if coding == "x-gzip" else coding, not refused))
    return named


def _is_zero(parameter: str) -> bool:
    name, _, weight = parameter.partition("=")
    return name.strip() == "q" and weight.strip().rstrip("0").rstrip(".") in ("", "0") and "0" in weight
