"""Names with scripts, quotes, emoji, marks that turn the line around, and 4 KB of them: text, on every page."""

import html
import io
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.records import Member, Shop, ShopChannel
from storefront.orders import move
from storefront.orders.records import Order
from tests.house.stalls import signed_in
from tests.makers import make_area, make_choice, make_member, make_product, make_section, make_shop
from tests.orders.placing import place_order

NAMES = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": """"'><svg/onload=alert(1)> onmouseover="x" `${1}` {{7*7}} {% raw %} %(n)s &lt;b&gt;""",
    "emoji": "Poisson 🐟👩🏽‍🍳 *bold* _it_ ~no~ ```code```",
    "turned around": "\u202eevil\u202c \u2066left\u2069 \u200f\u200eمفتاح",
    "4 KB": "<b>" + "x" * 4090,
}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "srcset"}


class Watchman(HTMLParser):
    """Notes what a browser would run or load that no page of ours may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.text = ""
        self.links: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag in ("svg", "iframe", "object", "embed") or (tag == "b" and ("class", None) in attrs):
            self.faults.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}")
            if name in URL_ATTRIBUTES and (value or "").strip().lower().startswith(("javascript:", "data:", "x")):
                self.faults.append(f"{tag} {name}={value}")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data
        elif self._inside == "script" and "alert(1)" in data:
            self.faults.append("script")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def stall(name: str) -> tuple[Member, Order]:
    """A shop in which everything is called so, with a sent order."""
    now = clock.now()
    title = name[:4096]
    shop: Shop = make_shop(
        "amina",
        name=title[:60],
        tagline=title,
        description=title,
        notice=title,
        place=title,
        category=title,
        address=title,
        return_rule=title,
        asks=[title[:60]],
        listed=True,
        opened_at=now,
    )
    member = make_member(shop, title)
    ShopChannel.create(shop=shop, kind="whatsapp", address=shop.phone)
    section = make_section(shop, "shelf", title)
    make_product(shop, title, 900, section=section, description=title, unit=title[:20])
    dress = make_product(shop, title, 5000, asks=[title[:60]])
    make_choice(dress, title)
    make_product(shop, f"{title} nothing left", 100, sold_out="until")
    make_area(shop, title, fee_minor=500)
    order = place_order(shop, "1x2.2-1x1", now=now)
    move.confirm(order, member, now)
    Order.update(mark=title).where(Order.id == order.id).execute()
    place_order(shop, "1x1", now=now)
    return member, order


def import_report(client: FlaskClient, name: str) -> str:
    """The report's page of a file with a row of this name."""
    row = name.replace('"', '""')
    data = {"file": (io.BytesIO(f'title,price\n"{row}",nonsense {row[:9]}\n'.encode()), "goods.csv")}
    posted = client.post("/desk/import", data=data)
    return posted.headers.get("Location", "/desk/import")


@pytest.mark.parametrize("kind", NAMES)
def test_every_page_shows_it_as_text(app: Flask, kind: str) -> None:
    name = NAMES[kind]
    member, order = stall(name)
    buyer, desk = app.test_client(), signed_in(app, member)
    public = ["/", "/amina", "/amina/c/shelf", "/amina/p/1", "/amina/p/2", "/amina/p/3", "/amina/search?q=left"]
    public += ["/amina/cart?i=1x2.2-1x1", f"/amina/o/{order.token}", "/report/amina", "/amina/nope"]
    own = ["/desk", "/desk?show=all", f"/desk/orders/{order.reference}", "/desk/products", "/desk/products/1"]
    own += ["/desk/products/2", "/desk/sections", "/desk/share", "/desk/settings", "/desk/settings/profile"]
    own += ["/desk/settings/areas", "/desk/settings/me", "/desk/settings/notice", "/desk/settings/selling"]
    own += [f"/amina/o/{order.token}", import_report(desk, name)]
    shown = 0
    for client, paths in ((buyer, public), (desk, own)):
        for path in paths:
            answer = client.get(path)
            assert answer.status_code in (200, 404), path
            watchman = Watchman()
            watchman.feed(answer.get_data(as_text=True))
            assert watchman.faults == [], path
            shown += " ".join(name.split())[:25] in " ".join(watchman.text.split())
    assert shown > 15, "the pages say the name, as it was typed"


@pytest.mark.parametrize("kind", NAMES)
def test_previews_carry_it_as_one_attribute(app: Flask, kind: str) -> None:
    name = NAMES[kind]
    stall(name)
    page = app.test_client().get("/amina/p/1").get_data(as_text=True)
    head = page.partition("<body")[0]
    described = re.search(r'<meta property="og:title" content="([^"]*)">', head)
    assert described
    assert html.unescape(described[1]).startswith(name[:25])


@pytest.mark.parametrize("kind", NAMES)
def test_the_chat_text_stays_one_text_in_one_short_link(app: Flask, kind: str) -> None:
    """Formatting marks and line ends of a name break nothing: the order's link stays alone on its line."""
    _, order = stall(NAMES[kind])
    watchman = Watchman()
    Order.update(state="placed").where(Order.id == order.id).execute()
    watchman.feed(app.test_client().get(f"/amina/o/{order.token}").get_data(as_text=True))
    chats = [link for link in watchman.links if link.startswith("https://wa.me/")]
    assert chats
    assert max(map(len, chats)) <= 2000
    lines = [unquote(link.partition("text=")[2]).split("\n") for link in chats]
    assert any(f"http://localhost/amina/o/{order.token}" in text for text in lines)
    for text in lines:
        said = "\n".join(text)
        assert "\u202e" not in said and "```" not in said and "*bold*" not in said


def test_a_robots_preview_shows_the_shops_name_as_text(app: Flask) -> None:
    _, order = stall(NAMES["script"])
    watchman = Watchman()
    watchman.feed(app.test_client().get(f"/amina/o/{order.token}", headers={"User-Agent": "WhatsApp/2"}).text)
    assert watchman.faults == []
    assert "<script>alert(1)" in watchman.text


def test_files_for_other_programs_stay_whole(app: Flask) -> None:
    stall("A;B,C\\D\nEND:VCARD\r\nTEL:1 <b>&")
    card = app.test_client().get("/amina/card.vcf").get_data(as_text=True)
    lines = card.split("\r\n")
    assert lines.count("END:VCARD") == 1 and not any(line.startswith("TEL:1") for line in lines)
    assert "<b>" not in app.test_client().get("/sitemap.xml").get_data(as_text=True)
