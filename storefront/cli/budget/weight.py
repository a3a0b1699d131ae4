"""What one page costs, figure by figure, each beside its budget."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask import Response
from werkzeug.test import TestResponse

from storefront.cli.budget import limits

Answer = Response | TestResponse
Ask = Callable[[Mapping[str, str]], Answer]  # with these headers


@dataclass(frozen=True)
class Page:
    """One page to weigh. ask: gets it."""

    kind: str
    path: str
    ask: Ask
    lite: bool = False

    @property
    def status(self) -> int:
        return 404 if self.kind == "error" else 200


@dataclass(frozen=True)
class Check:
    """One figure beside its budget."""

    what: str
    found: int
    most: int

    @property
    def is_over(self) -> bool:
        return self.found > self.most

    @property
    def share(self) -> float:
        return self.found / self.most


@dataclass(frozen=True)
class Weight:
    """Bytes of one page. unchanged: headers of its 304, 0 where it never is. Photos come with their headers."""

    page: Page
    br: int
    gzip: int
    has_script_within: bool
    without_script: int
    without_photos: int
    words: int  # without either
    css: int
    js: int
    headers: int
    on_https: bool
    unchanged: int
    screen: int  # the page and the photos of the first screen
    on_4g: int
    on_2g: int
    with_all_photos: int
    largest_photo: int
    requests: int  # for the first screen

    @property
    def most(self) -> int:
        """For the body as it is served."""
        return limits.BODY[self.page.kind] + (limits.SCRIPT_WITHIN if self.has_script_within else 0)

    @property
    def most_gzip(self) -> int:
        return int(self.most * limits.GZIP_FACTOR)

    def checks(self) -> Iterator[Check]:
        yield Check("brotli", self.br, self.most)
        yield Check("gzip", self.gzip, self.most_gzip)
        if self.has_script_within:
            yield Check("brotli without its script", self.without_script, limits.BODY[self.page.kind])
            yield Check("brotli without its script and photos", self.words, limits.LIST_OF_WORDS)
            yield Check("brotli without photos", self.without_photos, limits.LIST_WITHOUT_PHOTOS)
        yield Check("style sheet", self.css, limits.SHEET)
        yield Check("scripts", self.js, limits.SCRIPTS)
        yield Check("headers", self.headers, limits.HEADERS + (limits.ON_HTTPS if self.on_https else 0))
        yield Check("headers when unchanged", self.unchanged, limits.UNCHANGED_HEADERS)
        if self.page.lite:
            yield Check("page with headers", self.with_all_photos, limits.LITE)
        yield Check("first screen", self.screen, limits.FIRST_SCREEN)
        yield Check("loaded on 4G", self.on_4g, limits.ON_4G)
        yield Check("loaded on 2G", self.on_2g, limits.ON_2G)
        if self.page.kind == "product":
            yield Check("photo", self.largest_photo, limits.PHOTO_OF_PRODUCT)

    @property
    def worst(self) -> Check:
        return max(self.checks(), key=lambda check: check.share)

    @property
    def is_over(self) -> bool:
        return self.worst.is_over

    @property
    def heaviness(self) -> float:
        """How near it is to its budget, or how far over it."""
        return self.worst.share if self.is_over else self.br / self.most
