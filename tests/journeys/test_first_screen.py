"""What is counted for a phone's first screen, beside what Chromium shows there."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from storefront.catalogue.photos import add_photos, store
from storefront.cli.budget.screen import HEIGHT, WIDTH, photos_of
from storefront.photos.child import Encoded, Upload, encode
from storefront.storage.files import media_store
from tests.journeys.conftest import Server
from tests.makers import make_choice, make_product, make_section, make_shop
from tests.photos.pictures import as_bytes, noise, quarters

SHOWN = """() => [...document.images].filter(image => {
  const box = image.getBoundingClientRect();
  return box.top < innerHeight && box.left < innerWidth && box.right > 0;
}).map(image => image.currentSrc)"""
PAGES = [
    "/amina",
    "/amina?lang=ar",
    "/amina/c/fruit?lang=ar",
    "/amina/search?q=o",
    "/amina/p/1",
    "/amina/p/1?lang=ar",
    "/",
    "/zoe",
]


@pytest.fixture
def shop_of_photos(server: Server) -> None:
    """A shop with everything above its goods, whose names take one line or two; and one with as little as can be."""
    media = media_store(f"file:{server.folder}/media")
    pictures = encode([Upload("a.png", as_bytes(noise(400, 400), "PNG")), Upload("b.jpg", as_bytes(quarters()))])
    photos = [store(media, picture) for picture in pictures if isinstance(picture, Encoded)]
    hours = {"weekly": {str(day): [["00:00", "24:00"]] for day in range(7)}}
    shop = make_shop(languages=["en", "ar"], tagline="Fresh every morning", hours=hours, listed=True)
    fruit, flowers = make_section(shop), make_section(shop, "flowers", "Flowers")
    for number in range(24):
        title = "Lemons of the very best sort, picked this morning" if number % 5 == 2 else "Lemons"
        product = make_product(shop, title, section=flowers if number % 8 == 7 else fruit)
        add_photos(product, photos if number == 0 else photos[number % 2 :][:1])
        if number == 3:
            make_choice(product, "small")
            make_choice(product, "large")
    bare = make_shop("zoe")
    for _ in range(24):
        add_photos(make_product(bare), photos[:1])


@pytest.mark.parametrize("density", [1, 2, 3])
@pytest.mark.parametrize("page", PAGES)
def test_no_photo_is_left_out_and_at_most_one_counted_too_much(
    chromium: Browser, server: Server, shop_of_photos: None, page: str, density: int
) -> None:
    context = chromium.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=density, service_workers="block"
    )
    tab = context.new_page()
    tab.goto(server.url + page, wait_until="networkidle")
    shown = [urlsplit(address).path for address in tab.evaluate(SHOWN)]
    counted = [photo.address for photo in photos_of(context.request.get(server.url + page).text()) if photo.is_within()]
    context.close()
    assert shown == counted[: len(shown)]
    assert shown
    assert len(shown) <= len(counted) <= len(shown) + 1
