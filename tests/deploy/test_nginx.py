"""Behind nginx as we ship it: everybody's pages from its cache, nobody's private ones, none outdated."""

import gzip
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import brotli
import pytest

from storefront.merchants.actions import touch
from storefront.merchants.records import Shop
from tests.deploy.conftest import Host
from tests.deploy.proxies import nginx
from tests.deploy.test_gunicorn import SocketConnection
from tests.wire.test_dictionaries import CHROMIUM, named, unpack

OLDEST_S = 2


def let_it_expire() -> None:
    """nginx counts whole seconds, from the clock and not from us."""
    until = int(time.time()) + OLDEST_S
    while time.time() < until:
        time.sleep(0.05)


def test_a_page_is_asked_of_us_once_and_then_of_the_cache(host: Host) -> None:
    assert host.from_cache("/amina", Accept_Encoding="br") == "MISS"
    answers = [host.ask("/amina", Accept_Encoding="br") for _ in range(5)]
    assert "HIT" in [answer.getheader("X-Cache") for answer, _ in answers]
    assert len({body for _, body in answers}) <= 2  # packed quickly, then hard
    assert answers[0][0].getheader("Server") != "gunicorn"


def test_each_client_gets_what_it_reads(host: Host) -> None:
    for _ in range(2):
        for accepted, encoding in (("br", "br"), ("gzip", "gzip"), ("", None), ("gzip, bzip2, br", "gzip")):
            answer, _ = host.ask("/amina", Accept_Encoding=accepted)
            assert answer.getheader("Content-Encoding") == encoding
        lite, page = host.ask("/amina", Save_Data="on"), host.ask("/amina")
        assert lite[0].getheader("ETag") != page[0].getheader("ETag")


@pytest.mark.parametrize("said", ["on", "ON", "on gzip,", "off"])
def test_nobody_can_leave_his_page_in_anothers_place(host: Host, said: str) -> None:
    """What a client says stands in the cache's key: no two ways of saying it may run into one."""
    strange, _ = host.ask("/amina", Save_Data=said, Accept_Encoding="br")
    assert host.from_cache("/amina", Save_Data=said, Accept_Encoding="br") == "HIT"
    for saving, accepted in (("on", "gzip, br"), ("", "br"), ("on", "br")):
        lite = host.ask("/amina", Save_Data=saving, Accept_Encoding=accepted)[0].getheader("ETag")
        assert (lite == strange.getheader("ETag")) == ((saving == "on") == (said.lower() == "on"))


@pytest.mark.parametrize("path", ["/", "/amina", "/amina?lite=1", "/amina/p/1", "/amina/search?q=lemons"])
def test_what_is_kept_depends_on_nothing_but_its_key(host: Host, path: str) -> None:
    varies_by = (host.ask(path)[0].getheader("Vary") or "").split(", ")
    assert set(varies_by) <= {"Accept-Encoding", "Save-Data", "Available-Dictionary"}


def test_an_edit_is_seen_within_two_seconds(host: Host) -> None:
    for _ in range(3):
        host.ask("/amina")
    Shop.update(notice="Open on Friday").execute()
    touch(Shop.get())
    edited = time.monotonic()
    while b"Open on Friday" not in host.ask("/amina")[1]:
        assert time.monotonic() - edited < OLDEST_S
        time.sleep(0.05)


def test_what_is_still_true_is_not_sent_to_the_cache_again(host: Host) -> None:
    host.ask("/amina")
    let_it_expire()
    assert host.from_cache("/amina") == "REVALIDATED"


def test_a_crowd_that_comes_at_once_asks_us_once(host: Host) -> None:
    together = Barrier(16)

    def ask(_: int) -> int:
        together.wait()
        return host.ask("/amina/p/1")[0].status

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(ask, range(16))) == {200}
    assert asked_of_us(host) == 1


def asked_of_us(host: Host) -> int:
    """How many pages our process has given, drawn or kept."""
    connection = SocketConnection(host.folder / "web.sock")
    connection.request("GET", "/health")
    said = connection.getresponse().getheader("Kept-Pages") or ""
    connection.close()
    return sum(map(int, re.findall(r"(\d+) (?:hits|misses)", said)))


def test_a_page_nobody_asked_for_in_a_while_is_new_at_once(host: Host) -> None:
    host.ask("/amina")
    Shop.update(notice="Open on Friday").execute()
    touch(Shop.get())
    let_it_expire()
    assert b"Open on Friday" in host.ask("/amina")[1]


@pytest.mark.parametrize(
    "path", ["/amina?i=1x2", "/amina/cart?i=1x2", "/amina/p/1?i=1x2", "/signin", "/desk", "/amina/p/9"]
)
def test_no_private_page_is_kept(host: Host, path: str) -> None:
    answers = [host.ask(path)[0] for _ in range(3)]
    assert "HIT" not in [answer.getheader("X-Cache") for answer in answers]
    assert path not in host.kept()
    host.ask("/amina")
    assert host.kept() == {"/amina"}


def test_with_us_down_everybody_gets_the_last_page(host: Host) -> None:
    before = host.ask("/amina")[1]
    host.stop()
    let_it_expire()
    answer, body = host.ask("/amina")
    assert (answer.status, body) == (200, before)
    assert host.ask("/amina/cart?i=1x2")[0].status == 502


def test_with_us_silent_everybody_gets_it_as_well(host: Host) -> None:
    """A service that takes the question and never answers; here it is waited for a second only."""
    (folder := host.folder / "impatient").mkdir()
    impatient = ("proxy_read_timeout 15s;", "proxy_read_timeout 1s;")
    with nginx(folder, f"unix:{host.folder}/web.sock", impatient) as port:
        there = Host(folder, port, host.service)
        before = there.ask("/amina", Accept_Encoding=CHROMIUM)[1]
        let_it_expire()
        os.killpg(host.service.pid, signal.SIGSTOP)
        begun = time.monotonic()
        try:
            new = there.ask("/amina", Accept_Encoding=CHROMIUM)
            back = there.ask("/amina", Accept_Encoding=CHROMIUM, Available_Dictionary=named(b"an old page"))
        finally:
            os.killpg(host.service.pid, signal.SIGCONT)
    assert [(answer.status, body) for answer, body in (new, back)] == [(200, before)] * 2
    assert time.monotonic() - begun < 20, "nobody waits as long as nginx does by itself"


@pytest.mark.parametrize(
    ("reads", "comes_back"),
    [(CHROMIUM, True), (CHROMIUM.replace(", zstd", ""), True), ("gzip, deflate, br, zstd", False),
     ("gzip, deflate, br", False), ("gzip, deflate", False)],
)  # fmt: skip
def test_it_is_also_for_whoever_reads_a_bit_otherwise_or_comes_back(host: Host, reads: str, comes_back: bool) -> None:
    """A Chromium that was here offers a dictionary, and is asked for past the cache."""
    page = {host.ask("/amina", Accept_Encoding=one)[0].getheader("ETag") for one in ("br", "gzip")}
    host.stop()
    let_it_expire()
    returning = {"Available_Dictionary": named(b"an old page")} if comes_back else {}
    answer, body = host.ask("/amina", Accept_Encoding=reads, **returning)
    assert (answer.status, {answer.getheader("ETag")}) == (200, page)
    unpacked = brotli.decompress(body) if answer.getheader("Content-Encoding") == "br" else gzip.decompress(body)
    assert b"Closed on Friday" in unpacked
    assert host.ask("/amina/cart", "POST", **returning)[0].status == 502


def test_what_is_new_in_a_page_is_for_one_browser_only(host: Host) -> None:
    old = brotli.decompress(host.ask("/amina", Accept_Encoding="br")[1])
    Shop.update(notice="Open on Friday").execute()
    touch(Shop.get())
    answer, body = host.ask("/amina", Accept_Encoding=CHROMIUM, Available_Dictionary=named(old))
    assert answer.getheader("Content-Encoding") == "dcz"
    assert b"Open on Friday" in unpack(body, old)
    for accepted in (CHROMIUM, "br"):
        for _ in range(2):
            assert host.ask("/amina", Accept_Encoding=accepted)[0].getheader("Content-Encoding") == "br"


def test_head_is_the_same_without_a_body(host: Host) -> None:
    whole, body = host.ask("/amina")
    head, nothing = host.ask("/amina", "HEAD")
    assert nothing == b""
    assert head.getheader("Content-Length") == str(len(body))
    assert head.getheader("ETag") == whole.getheader("ETag")


def test_a_part_of_a_file_can_be_fetched(host: Host) -> None:
    _, page = host.ask("/signin")
    sheet = page.partition(b'href="/static/')[2].partition(b'"')[0].decode()
    _, whole = host.ask(f"/static/{sheet}")
    for _ in range(2):
        part, body = host.ask(f"/static/{sheet}", Range="bytes=10-19")
        assert (part.status, body) == (206, whole[10:20])
    assert host.from_cache(f"/static/{sheet}") == "HIT"


def test_a_known_page_costs_a_304(host: Host) -> None:
    etag = host.ask("/amina")[0].getheader("ETag") or ""
    for _ in range(2):
        answer, body = host.ask("/amina", If_None_Match=etag)
        assert (answer.status, body) == (304, b"")
