"""Behind Caddy with the configuration we ship."""

from pathlib import Path

import brotli

from tests.deploy.conftest import Host
from tests.deploy.proxies import caddy
from tests.wire.test_dictionaries import CHROMIUM, named, unpack


def test_pages_pass_as_they_were_packed(host: Host, tmp_path: Path) -> None:
    with caddy(tmp_path, f"unix/{tmp_path}/web.sock") as port:
        behind = Host(tmp_path, port, host.service)
        answer, body = behind.ask("/amina", Accept_Encoding="br")
        page = brotli.decompress(body)
        assert b"Lemons" in page
        assert answer.getheader("Via") is None
        assert answer.getheader("Server") in (None, "Caddy")
        delta, body = behind.ask("/amina/p/1", Accept_Encoding=CHROMIUM, Available_Dictionary=named(page))
        assert delta.getheader("Content-Encoding") == "dcz"
        assert b"Lemons" in unpack(body, page)
        assert behind.ask("/amina", If_None_Match=answer.getheader("ETag") or "")[0].status == 304
