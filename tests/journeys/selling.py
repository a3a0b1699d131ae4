"""The main job: a shop is opened, filled and shared; Ravi orders; the order goes its whole way, and back."""

from dataclasses import dataclass
from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from storefront.catalogue.records import Product
from storefront.orders.records import Order, OrderLine, Payment
from tests.journeys.people import Merchant, Phone

FROM_PHOTOS = [("Tomatoes", "9", "kg"), ("Melon", "12", "kg"), ("Lemons", "2", "piece"), ("Mint", "3", "piece")]
TOMATOES, MELON = 1, 2


@dataclass(frozen=True)
class Books:
    """All that an undo must restore: the order, what is on the shelves, what was received."""

    state: str
    hold: str
    total_minor: int
    is_about: bool
    given: tuple[int | None, ...]
    stock: tuple[int | None, ...]
    received_minor: int


def books() -> Books:
    order = Order.get()
    return Books(
        order.state,
        order.hold,
        order.total_minor,
        order.about,
        tuple(line.given_milli for line in OrderLine.select().order_by(OrderLine.id)),
        tuple(product.stock_milli for product in Product.select().order_by(Product.number)),
        sum(payment.amount_minor for payment in Payment.select()),
    )


def opens_and_fills_a_shop(amina: Merchant) -> None:
    """Five products with photos: tomatoes by the kilo and counted, melons by the weighed piece."""
    amina.opens_a_shop()
    amina.adds_from_photos(FROM_PHOTOS)
    amina.adds_one("Eggs", "25")
    amina.writes(TOMATOES, stock="20")
    amina.writes(MELON, stock="10", about="600 g")
    assert [(p.title, p.price_minor, p.unit, len(p.photos)) for p in Product.select().order_by(Product.number)] == [
        ("Tomatoes", 900, "kg", 1),
        ("Melon", 1200, "kg", 1),
        ("Lemons", 200, "piece", 1),
        ("Mint", 300, "piece", 1),
        ("Eggs", 2500, "piece", 1),
    ]


def shares_it(amina: Merchant) -> str:
    """The link she sends."""
    amina.press("Share")
    link = amina.page.locator("input.copy").input_value()
    assert amina.page.get_by_role("link", name="WhatsApp").get_attribute("href").startswith("https://")  # type: ignore[union-attr]
    preview = amina.page.locator(".preview img")
    expect(preview).to_be_visible()
    code = amina.context.request.get(f"{link}/qr.png").body()
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(code)))
    assert found.text.partition("?")[0] == link
    return link


def orders(ravi: Phone, link: str) -> str:
    """One and a half kilos, and two melons of about 600 g: about 27.90. The address of his order."""
    ravi.open(link)
    ravi.sees("about 600 g each")
    ravi.fill(**{f"q{TOMATOES}": "1.5", f"q{MELON}": "2"})
    ravi.page.locator(".k button").click()
    ravi.press("Next: send to Amina's basket")
    ravi.sees("Not sent yet – one last step")
    ravi.order(state="placed", payment="unpaid", **{"total-kind": "about"})
    assert books() == Books("placed", "held", 2790, True, (None, None), (18_500, 8_000, None, None, None), 0)
    return ravi.page.url


def ravi_reads(ravi: Phone, state: str, payment: str, text: str) -> None:
    """On the page he has kept."""
    ravi.page.reload()
    ravi.order(state=state, payment=payment)
    ravi.sees(text)


def weighs_the_melons(amina: Merchant) -> None:
    amina.press("Weigh")
    melon = amina.page.locator("ul.goods li", has_text="Melon")
    melon.locator("input").fill("1.35")
    amina.press("Save what is given")
    expect(amina.page.locator(".big")).to_have_text("GH₵29.70")


def takes_everything_back(amina: Merchant, pages: list[Books]) -> None:
    """Newest first, until the books are those of the oldest page."""
    for page in reversed(pages):
        amina.undoes_the_newest()
        assert books() == page
