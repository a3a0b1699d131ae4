"""What a client says it reads, what it gets."""

import gzip

import brotli
import pytest

from storefront.wire.compression import FIRST, KEPT, choose, compress, pack

W3M = "gzip, compress, bzip, bzip2, deflate, br"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZip", "gzip"),
        ("x-gzip", "gzip"),
        ("", "identity"),
        ("identity", "identity"),
        ("deflate, zstd", "identity"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip;q=0.0", "identity"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0.10", "br"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        (W3M, "gzip"),
        ("bzip2, br", "identity"),
        (";;,,=;q", "identity"),
        ("brotli-like, gzippy", "identity"),
    ],
)
def test_a_client_gets_an_encoding_it_reads(header: str, chosen: str) -> None:
    assert choose(header) == chosen


@pytest.mark.parametrize("quality", [KEPT, FIRST])
def test_what_is_compressed_comes_back_whole(quality: int) -> None:
    page = "Sardines سردين 20 DH ".encode() * 200
    assert brotli.decompress(compress(page, "br", quality)) == page
    assert gzip.decompress(compress(page, "gzip", quality)) == page
    assert compress(page, "identity", quality) == page


def test_the_same_page_gives_the_same_bytes_on_every_machine() -> None:
    assert compress(b"page" * 100, "gzip") == compress(b"page" * 100, "gzip")
    assert compress(b"page" * 100, "gzip")[4:8] == bytes(4)  # no clock inside


def test_a_packed_page_is_the_same_page_in_every_encoding() -> None:
    page = "<p>½ kg – 10 DH</p>".encode() * 50
    packed = pack(page)
    assert (
        brotli.decompress(packed.body("br")) == gzip.decompress(packed.body("gzip")) == packed.body("identity") == page
    )
    assert packed.etag == pack(page, FIRST).etag
    assert packed.etag != pack(page + b" ").etag
    assert packed.size == len(packed.br) + len(packed.gzip)
