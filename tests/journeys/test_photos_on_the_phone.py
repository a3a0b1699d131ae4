"""What a phone does with photos before it sends them: made small where it can, and told how far it is."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from storefront.catalogue.records import Product
from tests.journeys.conftest import Server
from tests.journeys.people import Merchant

MOST = 150_000
# What each request with a photo carries, and how the bar stood meanwhile.
NOTE = """
  window.sent = []; window.bar = [];
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (body) {
    const photo = body && body.get && body.get('photos');
    if (photo) window.sent.push(photo.size);
    return send.call(this, body);
  };
  setInterval(() => {
    const bar = document.querySelector('#sending progress');
    if (bar && window.bar[window.bar.length - 1] !== bar.value) window.bar.push(bar.value);
  }, 10);
"""
NO_CANVAS = "delete HTMLCanvasElement.prototype.toBlob; delete window.createImageBitmap;"


def noisy(name: str) -> Any:
    """Of three megapixels and hardly to be squeezed, as small cameras see."""
    sent = BytesIO()
    Image.effect_noise((2000, 1500), 90).convert("RGB").save(sent, "JPEG", quality=92)
    return {"name": name, "mimeType": "image/jpeg", "buffer": sent.getvalue()}


@pytest.mark.parametrize("can_shrink", [True, False], ids=["canvas", "no canvas"])
def test_photos_are_made_small_where_the_phone_can_and_sent_as_they_are_where_not(
    server: Server, chromium: Browser, can_shrink: bool
) -> None:
    amina = Merchant(chromium, server)
    amina.opens_a_shop()
    amina.page.add_init_script(NOTE + ("" if can_shrink else NO_CANVAS))
    amina.open("/desk/photos")
    photos = [noisy("a.jpg"), noisy("b.jpg")]
    amina.page.set_input_files("#photos", photos)
    expect(amina.page.get_by_text("2 of 2 photos are sent.")).to_be_visible(timeout=60_000)
    sizes = amina.page.evaluate("window.sent")
    if can_shrink:
        assert len(sizes) == 2 and max(sizes) <= MOST
    else:
        assert sizes == [len(photo["buffer"]) for photo in photos]
    assert [len(product.photos) for product in Product.select()] == [1, 1]
    bar = amina.page.evaluate("window.bar")
    assert bar == sorted(bar) and bar[-1] == 2 and any(0 < value < 1 for value in bar), "it moves within a photo, too"
    amina.put_away()


def test_after_a_locked_screen_it_goes_on_at_once(server: Server, chromium: Browser) -> None:
    """Timers stand still behind a locked screen; whoever looks again does not wait for them."""
    amina = Merchant(chromium, server)
    amina.opens_a_shop()
    amina.page.clock.install()
    amina.context.route("**/desk/photos/*/sent", lambda route: route.abort())
    amina.page.set_input_files("#photos", [noisy("a.jpg")])
    expect(amina.page.get_by_text("No network. It goes on by itself.")).to_be_visible(timeout=60_000)
    amina.context.unroute("**/desk/photos/*/sent")
    amina.page.clock.pause_at(amina.page.evaluate("Date.now()") / 1000 + 1)
    amina.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(amina.page.get_by_text("1 of 1 photos are sent.")).to_be_visible(timeout=60_000)
    amina.put_away()
