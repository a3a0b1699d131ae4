"""Asks for pages as a browser asks, and weighs them as they leave."""

import re
from collections.abc import Iterable

import brotli
import click
from flask.testing import FlaskClient

from storefront.cli.budget.screen import ON_2G, ON_4G, Photo, photos_of
from storefront.cli.budget.weight import Answer, Page, Weight
from storefront.wire.caching import kept_pages

_SCRIPT = re.compile("<script>(.*?)</script>", re.DOTALL)
_PICTURE = re.compile("<picture>.*?</picture>")


class Scales:
    """Weighs pages; each file they need once."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.files: dict[str, Answer] = {}

    def weigh(self, page: Page) -> Weight:
        expect(page.ask({"Accept-Encoding": "br"}), page.path, page.status)
        kept_pages().settle()  # the first answer is packed in haste
        packed, zipped = (page.ask({"Accept-Encoding": coding}) for coding in ("br", "gzip"))
        again = page.ask({"Accept-Encoding": "br", "If-None-Match": packed.headers.get("ETag", "")})
        html = brotli.decompress(packed.data).decode()
        scripts, files = _SCRIPT.findall(html), re.findall('<script src="([^"]+)"', html)
        photos = photos_of(html)
        whole, size = len(packed.data) + header_bytes(packed), self._with_headers
        shown = [photo for photo in photos if photo.is_within()]
        return Weight(
            page=page,
            br=len(packed.data),
            gzip=len(zipped.data),
            has_script_within=bool(scripts),
            without_script=squeezed(_SCRIPT.sub("", html)),
            without_photos=squeezed(_PICTURE.sub("", html)),
            words=squeezed(_SCRIPT.sub("", _PICTURE.sub("", html))),
            css=squeezed("".join(re.findall("<style>(.*?)</style>", html))),
            js=sum(map(squeezed, scripts)) + sum(len(self.file(address).data) for address in files),
            headers=header_bytes(packed),
            on_https="Strict-Transport-Security" in packed.headers,
            unchanged=header_bytes(again) if again.status_code == 304 else 0,
            screen=whole + size(shown),
            on_4g=whole + size(photo for photo in photos if photo.is_within(ON_4G)),
            on_2g=whole + size(photo for photo in photos if photo.is_within(ON_2G)),
            with_all_photos=whole + size(photos),
            largest_photo=max((len(self.file(photo.address).data) for photo in photos), default=0),
            requests=1 + len(files) + len({photo.address for photo in shown}),
        )

    def file(self, address: str) -> Answer:
        """A file beside pages, asked for once."""
        if address not in self.files:
            answer = self._client.get(address, headers={"Accept-Encoding": "br"})
            self.files[address] = expect(answer, address)
        return self.files[address]

    def _with_headers(self, photos: Iterable[Photo]) -> int:
        """A photo that hangs on two products travels once."""
        answers = [self.file(address) for address in {photo.address for photo in photos}]
        return sum(len(answer.data) + header_bytes(answer) for answer in answers)


def expect(answer: Answer, path: str, status: int = 200) -> Answer:
    """What is not there weighs nothing, and must not pass for light."""
    if answer.status_code != status:
        raise click.ClickException(f"{path} can't be weighed: it answers {answer.status}")
    return answer


def squeezed(text: str) -> int:
    return len(brotli.compress(text.encode())) if text else 0


def header_bytes(answer: Answer) -> int:
    """As HTTP/1.1 writes them, with what gunicorn adds."""
    lines = [f"HTTP/1.1 {answer.status}", *(f"{name}: {value}" for name, value in answer.headers.items())]
    return len("\r\n".join([*lines, "Date: Sun, 22 Nov 2026 09:05:00 GMT", "", ""]))
