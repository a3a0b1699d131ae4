"""What was weighed, as a table for people."""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from storefront.cli.budget import limits
from storefront.cli.budget.weight import Check, Weight

_MOST_PATH = 50
_Figure = Callable[[Weight], str]
# Title, what no page may have more of, width, and what stands in it.
_COLUMNS: tuple[tuple[str, int | None, int, _Figure], ...] = (
    ("brotli", None, 16, lambda weight: _of(weight.br, weight.most)),
    ("gzip", None, 16, lambda weight: _of(weight.gzip, weight.most_gzip)),
    ("headers", limits.HEADERS, 9, lambda weight: f"{weight.headers:,}"),
    ("css", limits.SHEET, 6, lambda weight: f"{weight.css:,}"),
    ("scripts", limits.SCRIPTS, 9, lambda weight: f"{weight.js:,}"),
    ("1st screen", limits.FIRST_SCREEN, 12, lambda weight: f"{weight.screen:,}"),
    ("requests", None, 10, lambda weight: f"{weight.requests:,}"),
    ("with all photos", limits.ON_2G, 17, lambda weight: f"{weight.with_all_photos:,}"),
)


def head() -> str:
    titles = "".join(f"{title:>{width}}" for title, _, width, _ in _COLUMNS)
    most = "".join(f"{'' if most is None else f'≤ {most:,}':>{width}}" for _, most, width, _ in _COLUMNS)
    return f"{'':22}{titles}  page\n{'':22}{most}"


def row(weight: Weight) -> str:
    figures = "".join(f"{shown(weight):>{width}}" for _, _, width, shown in _COLUMNS)
    return f"{_sign(weight.is_over)} {_kind(weight):17}{figures}  {_shown(weight.page.path)}"


def line(check: Check) -> str:
    return f"{_sign(check.is_over)} {check.found:>7,} of {check.most:>7,}  {check.what}"


def worst_of_each_kind(weights: Iterable[Weight]) -> Iterator[Weight]:
    """Of each kind, in the order they came, the page that is nearest to its budget or furthest over it."""
    worst: dict[str, Weight] = {}
    for weight in weights:
        kind = _kind(weight)
        if kind not in worst or weight.heaviness > worst[kind].heaviness:
            worst[kind] = weight
    yield from worst.values()


def faults(weights: Iterable[Weight]) -> Iterator[str]:
    """What is over, once for each kind of page: the worst of it, and of how many."""
    over: dict[tuple[str, str], list[tuple[Check, str]]] = {}
    for weight in weights:
        for check in weight.checks():
            if check.is_over:
                over.setdefault((_kind(weight), check.what), []).append((check, weight.page.path))
    for (kind, what), found in over.items():
        worst, path = max(found, key=lambda pair: pair[0].share)
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield f"OVER {kind}: {what} {_of(worst.found, worst.most)}: {_shown(path)}{more}"


def _kind(weight: Weight) -> str:
    return f"{weight.page.kind}, lite" if weight.page.lite else weight.page.kind


def _shown(path: str) -> str:
    """As people read it, without the end of a long one."""
    readable = unquote(path)
    return readable if len(readable) <= _MOST_PATH else f"{readable[: _MOST_PATH - 1]}…"


def _sign(is_over: bool) -> str:
    return "OVER" if is_over else "    "


def _of(found: int, most: int) -> str:
    return f"{found:,} of {most:,}"
