"""The shop as one file, passed on by SD card: Ravi opens it without a network and writes an order; Amina takes it."""

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from storefront import clock
from storefront.catalogue.prices import remember_prices
from storefront.catalogue.records import Product
from storefront.merchants.records import Shop
from storefront.merchants.sign_in import let_in
from storefront.orders.records import Order, lines_of
from storefront.storage.tokens import is_token
from tests.journeys.conftest import Server
from tests.journeys.people import SCREEN, photo
from tests.makers import make_area, make_choice, make_member, make_product, make_shop

STEM = "aaaaaaaa"


@pytest.fixture
def shop(server: Server) -> Shop:
    shop = make_shop(languages=["en", "ar"], texts={"ar": {"name": "سلة أمينة"}})
    lemons = make_product(shop, "Lemons", 1050, unit="kg", step_milli=250, texts={"ar": {"title": "ليمون"}})
    lemons.photos = [{"stem": STEM, "width": 640, "height": 480, "colour": 3, "bytes": {}}]
    lemons.save()
    shelf = server.folder / "media" / STEM[:2]
    shelf.mkdir(parents=True)
    (shelf / f"{STEM}-160.webp").write_bytes(as_webp(photo(1)["buffer"]))
    dress = make_product(shop, "Dress", 120_000)
    for size in "SM":
        make_choice(dress, size)
    melon = make_product(shop, "Melon", 1200, unit="kg", about_milli=600)
    make_area(shop, "Guéliz", fee_minor=2000, free_above_minor=200_000)
    for product in (lemons, dress, melon):
        remember_prices(product, clock.now())
    return Shop.get_by_id(shop.id)


def as_webp(jpeg: bytes) -> bytes:
    small = BytesIO()
    Image.open(BytesIO(jpeg)).resize((160, 160)).save(small, "WEBP", quality=40)
    return small.getvalue()


class Card:
    """Ravi's phone: the file from a memory card, no network at all. asked: whatever it still asked for."""

    def __init__(self, chromium: Browser, saved: Path, init: str = "") -> None:
        self.context = chromium.new_context(viewport=SCREEN, offline=True)  # type: ignore[arg-type]
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self.context.on("console", lambda said: self.wrong.append(said.text))
        if init:
            self.context.add_init_script(init)
        self.page: Page = self.context.new_page()
        self.page.goto(saved.as_uri())

    def fill(self, **boxes: str) -> None:
        for name, text in boxes.items():
            self.page.locator(f'[name="{name.replace("_", "-")}"]').fill(text)

    def pick(self, name: str, label: str) -> None:
        self.page.locator(f"label:has([name={name}])", has_text=label).click()

    def link(self, kind: str) -> tuple[str, str]:
        """The chat link that the page has composed: whom it writes to, and what."""
        href = self.page.locator(f'a[href^="{kind}"]').get_attribute("href") or ""
        return href.partition("?")[0], parse_qs(urlsplit(href).query.lstrip("&"))[{"sms": "body"}.get(kind, "text")][0]

    def put_away(self) -> None:
        self.context.close()
        assert self.wrong == []
        assert [address for address in self.asked if not address.startswith(("file:", "data:"))] == []


def saved_file(server: Server, chromium: Browser, folder: Path, query: str = "") -> Path:
    """Downloaded as a phone does it."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_content(f'<a href="{server.url}/amina/shop.html{query}">file</a>')
    with page.expect_download() as download:
        page.get_by_text("file").click()
    assert download.value.suggested_filename == "amina.html"
    download.value.save_as(folder / "amina.html")
    context.close()
    return folder / "amina.html"


def order_link(text: str) -> str:
    (link,) = (line for line in text.splitlines() if "/amina/o?" in line)
    return link


def amina_opens(server: Server, chromium: Browser, link: str, shop: Shop) -> Page:
    """Signed in, from her chat."""
    context: Any = chromium.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    context.add_cookies([{"name": "sid", "value": let_in(make_member(shop), clock.now()).token, "url": server.url}])
    page = context.new_page()
    page.goto(link)
    return page


def test_an_order_from_the_file_reaches_amina_with_the_right_prices(
    server: Server, chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    ravi = Card(chromium, saved_file(server, chromium, tmp_path))
    expect(ravi.page.locator("img")).to_have_js_property("naturalWidth", 160)
    expect(ravi.page.locator("#send")).to_be_hidden()
    ravi.fill(q1="1,75", q2_2="1")
    ravi.page.get_by_role("link", name="See my order · 1,218.38\xa0DH").click()
    expect(ravi.page.locator("#total")).to_be_in_viewport()
    expect(ravi.page.locator("#total")).to_have_text("Total: 1,218.38\xa0DH")
    ravi.pick("a", "Guéliz")
    expect(ravi.page.locator("#total")).to_have_text("Total: 1,238.38\xa0DH")
    to, text = ravi.link("https://wa.me/")
    assert to == "https://wa.me/212612345678"
    lines = text.replace("\xa0", " ").splitlines()
    assert lines[:3] == [
        "Hello Amina's basket! I would like to order:",
        "1.75 kg × Lemons (No 1): 18.38 DH",
        "1 × Dress, M (No 2): 1,200 DH",
    ]
    assert lines[3:6] == ["Delivery: Guéliz, 20 DH", "Total: 1,238.38 DH", "Payment: Cash on delivery"]
    assert text.endswith("\n\nName and landmark: ")
    link = order_link(text)
    fields = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert (fields["i"], fields["v"], fields["m"]) == ("1x1750m.2-2x1", str(shop.price_version), "cash")
    assert is_token(fields["k"])
    assert ravi.link("sms")[1] == f"Amina's basket 1x1750m.2-2x1 v{fields['v']} a{fields['a']} {fields['k']}"
    ravi.put_away()

    Product.update(price_minor=1100).where(Product.number == 1).execute()  # meanwhile
    remember_prices(Product.get(Product.number == 1), clock.now())
    amina = amina_opens(server, chromium, link, shop)
    expect(amina.get_by_text("Lemons: 10.50\xa0DH → 11\xa0DH")).to_be_visible()
    amina.get_by_role("button", name="Take this order").click()
    expect(amina.locator("main")).to_have_attribute("data-state", "received")
    order = Order.get()
    assert (Order.select().count(), order.total_minor, order.area_name) == (1, 1925 + 120_000 + 2000, "Guéliz")
    assert [(line.number, line.asked_milli) for line in lines_of(order)] == [(1, 1750), (2, 1000)]
    amina.goto(link)
    assert amina.url.endswith(f"/amina/o/{order.token}")
    amina.context.close()


def test_the_file_counts_as_people_write(server: Server, chromium: Browser, shop: Shop, tmp_path: Path) -> None:
    ravi = Card(chromium, saved_file(server, chromium, tmp_path))
    total, box = ravi.page.locator("#total"), ravi.page.locator('[name="q1"]')
    for typed, said in {
        "٢": "21", "२.५": "26.25", "250 g": "2.63", "0.5kg": "5.25", "1٫5": "15.75", ".5": "5.25",
    }.items():  # fmt: skip
        ravi.fill(q1=typed)
        expect(total).to_have_text(f"Total: {said}\xa0DH")
    for typed in ("a kilo", "1.1", "-1", "1e3", "9" * 9):
        ravi.fill(q1=typed)
        expect(box).to_have_class("e")
        expect(ravi.page.locator("#send")).to_be_hidden()
    ravi.fill(q1="0", q3="2")
    expect(total).to_have_text("Total: about 14.40\xa0DH")
    assert "2 × Melon (No 3): about 14.40 DH" in ravi.link("https://wa.me/")[1].replace("\xa0", " ")
    ravi.put_away()


def test_the_same_goods_are_the_same_order_and_others_another(
    server: Server, chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    ravi = Card(chromium, saved_file(server, chromium, tmp_path))
    ravi.fill(q1="1")
    first = order_link(ravi.link("https://wa.me/")[1])
    ravi.page.reload()  # the phone threw the page away while the chat was open
    ravi.fill(q1="1")
    assert order_link(ravi.link("https://wa.me/")[1]) == first
    ravi.fill(q1="2")
    assert parse_qs(urlsplit(order_link(ravi.link("https://wa.me/")[1])).query)["k"][0] not in first
    ravi.put_away()


def test_a_phone_without_chance_writes_the_goods_instead_of_a_link(
    server: Server, chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    """What Amina pastes at her desk then."""
    old_phone = "Object.defineProperty(window, 'crypto', {value: undefined})"
    ravi = Card(chromium, saved_file(server, chromium, tmp_path), init=old_phone)
    ravi.fill(q1="1", q2_1="3")
    text = ravi.link("https://wa.me/")[1]
    assert "/amina/o?" not in text and "\n1x1.2-1x3\n" in text
    assert ravi.link("sms")[1] == f"Amina's basket 1x1.2-1x3 v{shop.price_version} apick_up"
    ravi.put_away()
    amina = amina_opens(server, chromium, f"{server.url}/desk/pasted", shop)
    amina.get_by_label("SMS or chat message").fill(text)
    amina.get_by_role("button", name="Look at it").click()
    amina.get_by_role("button", name="Take this order").click()
    expect(amina.locator("h1 .tag").first).to_contain_text("to confirm")
    assert Order.get().total_minor == 1050 + 360_000
    amina.context.close()


def test_the_arabic_file_reads_from_right_to_left_and_its_order_speaks_arabic(
    server: Server, chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    ravi = Card(chromium, saved_file(server, chromium, tmp_path, "?lang=ar"))
    assert ravi.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    ravi.fill(q1="٢")
    text = ravi.link("https://wa.me/")[1]
    assert "ليمون" in text and order_link(text).endswith("&lang=ar")
    assert ravi.page.evaluate("document.documentElement.scrollWidth") <= 360
    ravi.put_away()


def test_a_long_order_still_fits_into_a_chat_link(
    server: Server, chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    for number in range(30):
        make_product(Shop.get_by_id(shop.id), f"سردين طازج من الميناء رقم {number}", 1000)
    ravi = Card(chromium, saved_file(server, chromium, tmp_path, "?lang=ar"))
    ravi.fill(**{f"q{number}": "1" for number in range(4, 34)})
    href = ravi.page.locator('a[href^="https://wa.me/"]').get_attribute("href") or ""
    text = ravi.link("https://wa.me/")[1]
    assert 1500 < len(href) <= 2000
    assert order_link(text).count(".") >= 29
    ravi.put_away()
