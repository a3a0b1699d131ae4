"""Static files under names that hold their content's hash, so that a browser asks once."""

import base64
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from storefront.wire.compression import Packed, pack
from storefront.wire.scripts import tight_script

KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".png": "image/png",
         ".ico": "image/x-icon", ".svg": "image/svg+xml"}  # fmt: skip

# Made of several files. Buyers' pages show one sheet each: the shop's, then what they need beside. A policy then needs
# one hash. Each script that counts begins with the one rule for what is typed.
MADE_OF = {
    "goods.css": ("shop.css", "goods.css"),
    "order.css": ("shop.css", "order.css"),
    "single.css": ("shop.css", "goods.css", "order.css"),
    "buyer.js": ("quantity.js", "buyer.js"),
    "cart.js": ("quantity.js", "cart.js"),
    "single.js": ("quantity.js", "single.js"),
}

# Buyers': of pages of goods, the cart, the order's page, pages kept on the phone; and of the worker that keeps them.
_WORKER = "sw.js"
DESK_SCRIPTS = ("desk-forms.js", "desk-photos.js", "desk-shared.js")
BUYERS_SCRIPTS = ("buyer.js", "cart.js", "order.js", "offline.js", _WORKER)


@dataclass(frozen=True)
class Asset:
    name: str  # "desk.3fa99eb5.css"
    kind: str
    body: bytes

    @property
    def tag(self) -> str:
        """What of its name stands for its content."""
        return self.name.split(".")[-2]

    @property
    def is_text(self) -> bool:
        """So that it is worth packing; pictures are packed already."""
        return self.kind.startswith("text/")

    @cached_property
    def packed(self) -> Packed:
        return pack(self.body)

    @cached_property
    def csp_hash(self) -> str:
        """The CSP source that allows exactly this content inline."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(self.body).digest()).decode()}'"


@dataclass(frozen=True)
class Assets:
    """All assets, by plain name ("desk.css") and by served name."""

    by_plain_name: dict[str, Asset] = field(default_factory=dict)
    by_name: dict[str, Asset] = field(default_factory=dict)

    def url(self, plain_name: str) -> str:
        return f"/static/{self.by_plain_name[plain_name].name}"

    def text(self, plain_name: str) -> str:
        """The content, for what is written into the page itself."""
        return self.by_plain_name[plain_name].body.decode()


def load_assets(folder: Path) -> Assets:
    """Every file of the folder, and htmx from its package."""
    assets = Assets()
    for path in sorted(folder.iterdir()):
        if path.suffix in KINDS and path.name != _WORKER:
            _add(assets, path.name, path.read_bytes())
    for name in MADE_OF:
        _add(assets, name, written_source(folder, name))
    worker = (folder / _WORKER).read_text()  # keeps the script of goods from the start
    _add(assets, _WORKER, worker.replace("/static/buyer.js", assets.url("buyer.js")).encode())
    _add(assets, "htmx.js", (files("js_lib_htmx") / "static/htmx/htmx.min.js").read_bytes())
    return assets


def written_source(folder: Path, plain_name: str) -> bytes:
    """As people wrote it, from all its parts."""
    return b"".join((folder / part).read_bytes() for part in MADE_OF.get(plain_name, (plain_name,)))


def _add(assets: Assets, plain_name: str, body: bytes) -> None:
    stem, _, suffix = plain_name.rpartition(".")
    if suffix == "css":
        body = _tight(body.decode()).encode()
    elif plain_name in BUYERS_SCRIPTS + DESK_SCRIPTS:
        body = tight_script(body.decode()).encode()
    name = f"{stem}.{hashlib.sha256(body).hexdigest()[:8]}.{suffix}"
    asset = Asset(name, KINDS[f".{suffix}"], body)
    assets.by_plain_name[plain_name] = asset
    assets.by_name[name] = asset


def _tight(css: str) -> str:
    """A style sheet without comments, line ends and indentation: they are for its readers, not for the wire."""
    while "/*" in css:
        before, _, rest = css.partition("/*")
        css = before + rest.partition("*/")[2]
    return "".join(line.strip() for line in css.splitlines())
