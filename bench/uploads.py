"""Fifty photos of 4 MB in one go, from four phones at once: the memory it takes, and how buyers fare meanwhile."""

import io
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles

from PIL import Image

from bench.service import LOOPBACK, fetch, memory_mb, serving
from bench.table import show
from storefront import clock
from storefront.catalogue import unnamed
from storefront.merchants.records import Shop, members_of
from storefront.merchants.sign_in import let_in
from storefront.storage import database
from tests.deploy.proxies import free_port

PHOTOS, PHONES, BYTES = 50, 4, 4_000_000
MOST_MB = 130
LOOK_EVERY_S = 0.05
BOUNDARY = "photo"


def measure(instance: Path, shop: Shop) -> None:
    now = clock.now()
    numbers = [product.number for product in unnamed.begin(shop, [str(n) for n in range(PHOTOS)], now)]
    cookie = f"sid={let_in(members_of(shop)[0], now).token}"
    database.database.close()
    body, port = _form(), free_port()
    with serving("wsgi:app", port, {"STOREFRONT_INSTANCE": str(instance)}) as master:
        fetch(port, f"/{shop.slug}")
        quiet = _times(port, shop, 40)
        with ThreadPoolExecutor(PHONES) as pool:
            sending = [pool.submit(_send, port, number, body, cookie) for number in numbers]
            busy, most, tries = [], 0.0, 0
            while not all(one.done() for one in sending):
                busy += _times(port, shop, 1)
                most = max(most, memory_mb(master))
                time.sleep(LOOK_EVERY_S)
            tries = sum(one.result() for one in sending)
    rows = [
        ("", "", "wanted"),
        ("memory of the service at most, MB", f"{most:.0f}", f"≤ {MOST_MB}"),
        ("a shop page meanwhile, median ms", f"{median(busy):.1f}", f"alone {median(quiet):.1f}"),
        ("19 of 20 within, ms", f"{quantiles(busy, n=20)[-1]:.1f}", f"alone {quantiles(quiet, n=20)[-1]:.1f}"),
        ("requests for the photos", str(tries), f"≥ {PHOTOS}"),
    ]
    show(f"{PHOTOS} photos of {BYTES / 1e6:.0f} MB from {PHONES} phones", rows)


def _times(port: int, shop: Shop, many: int) -> list[float]:
    times = []
    for _ in range(many):
        started = time.perf_counter()
        fetch(port, f"/{shop.slug}")
        times.append((time.perf_counter() - started) * 1000)
    return times


def _send(port: int, number: int, body: bytes, cookie: str) -> int:
    """As the desk's script does: again and again until it is there. How many requests it took."""
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": cookie,
        "Sec-Fetch-Site": "same-origin",
        "HX-Request": "true",
    }
    for tries in range(1, 100):
        connection = HTTPConnection(LOOPBACK, port, timeout=300)
        connection.request("POST", f"/desk/photos/{number}/sent", body, headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        if response.status == 200:
            return tries
        if response.status != 503:
            raise RuntimeError(f"a photo was answered {response.status}")
        time.sleep(1)
    raise RuntimeError("a photo found no turn")


def _form() -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photos"; filename="IMG.jpg"\r\n\r\n'
    return head.encode() + _photo() + f"\r\n--{BOUNDARY}--\r\n".encode()


def _photo() -> bytes:
    """Twelve megapixels that come near to four megabytes."""
    picture = Image.effect_noise((2000, 1500), 60).resize((4000, 3000), Image.Resampling.BICUBIC).convert("RGB")
    for quality in range(95, 40, -3):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if len(out.getvalue()) <= BYTES:
            break
    return out.getvalue()
