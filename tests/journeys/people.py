"""Amina and Ravi as the journeys follow them, each with a phone of their own that remembers what went wrong on it."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.journeys.conftest import Server

SCREEN = {"width": 360, "height": 640}


class Phone:
    """A browser profile of its own. wrong: console errors (broken policies among them), strangers asked, failures."""

    def __init__(
        self, chromium: Browser, server: Server, *, script: bool = True, expecting: int = 0, allowing: str = ""
    ) -> None:
        self.server = server
        self.script = script
        self.expecting = expecting  # the one status of failure that belongs to the story
        self.allowing = allowing  # the one other origin that belongs to the story: a provider's
        self.wrong: list[str] = []
        self.context = chromium.new_context(viewport=SCREEN, locale="en-GB", java_script_enabled=script)  # type: ignore[arg-type]
        self.context.set_default_timeout(10_000)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda thrown: self.wrong.append(str(thrown.error)))
        self.context.on("request", self._watch)
        self.context.on("response", self._judge)
        self.page: Page = self.context.new_page()

    def open(self, address: str) -> None:
        self.page.goto(address if "://" in address else self.server.url + address)

    def fill(self, **boxes: str) -> None:
        """Boxes by their names; those of a select by what is chosen."""
        for name, text in boxes.items():
            box = self.page.locator(f"[name='{name}']")
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(text)
            else:
                box.fill(text)

    def press(self, text: str) -> None:
        """The button or the link that says so."""
        named: dict[str, Any] = {"name": text, "exact": True}
        self.page.get_by_role("button", **named).or_(self.page.get_by_role("link", **named)).last.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def order(self, **facts: str) -> None:
        """What the order's own page says to machines, waited for."""
        for name, value in facts.items():
            expect(self.page.locator("main")).to_have_attribute(f"data-{name}", value)

    def put_away(self) -> None:
        self.context.close()
        assert self.wrong == []

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.wrong.append(message.text)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.server.url + "/", "data:", "blob:")) and not self._is_allowed(request.url):
            self.wrong.append(f"asked a stranger: {request.url}")

    def _judge(self, response: Response) -> None:
        if response.status >= 400 and response.status != self.expecting and not self._is_allowed(response.url):
            self.wrong.append(f"{response.status} {response.url}")

    def _is_allowed(self, url: str) -> bool:
        return bool(self.allowing) and url.startswith(f"{self.allowing}/")


class Merchant(Phone):
    """Amina, whose customers read English."""

    def opens_a_shop(self) -> None:
        self.open("/signup")
        self.fill(name="Amina's basket", phone="+233 24 123 4567", password="jollof on friday")
        self.press("Open my shop")
        self.sees("Your shop is open")

    def adds_from_photos(self, goods: list[tuple[str, str, str]]) -> None:
        """(name, price, unit) of each, one photo each."""
        self.open("/desk/photos")
        self.page.set_input_files("#photos", [photo(place) for place in range(len(goods))])
        if self.script:
            all_sent = self.page.get_by_text(f"{len(goods)} of {len(goods)} photos are sent.")
            expect(all_sent).to_be_visible(timeout=60_000)
        else:
            self.press("Go on")
        for number, (title, price, unit) in enumerate(goods, 1):
            self.fill(**{f"title-{number}": title, f"price-{number}": price, f"unit-{number}": unit})
        self.press("Put them in my shop")
        self.sees("Share your shop")
        self.press("Products")

    def adds_one(self, title: str, price: str) -> None:
        self.press("Add a product")
        self.page.set_input_files("#photos", [photo(7)])
        self.fill(title=title, price=price)
        self.press("Save")
        self.sees("Saved.")

    def writes(self, number: int, **boxes: str) -> None:
        """On a product's own page; its folded parts are opened first."""
        self.open(f"/desk/products/{number}")
        self.page.locator("summary", has_text="More: old price").click()
        self.fill(**boxes)
        self.press("Save")

    def desk_says(self, state: str) -> None:
        """The state of the order or of its payment, beside its number."""
        expect(self.page.locator(f"h1 .tag.{state}")).to_be_visible()

    def undoes_the_newest(self) -> None:
        happened = self.page.locator("ol li")
        before = happened.count()
        self.page.locator("ol").get_by_role("button", name="Undo").first.click()
        expect(happened).to_have_count(before + 1)


def photo(place: int) -> Any:
    """A different one for each place, as a phone names and sends it."""
    picture = Image.new("RGB", (640, 480), (235, 225, 205))
    ImageDraw.Draw(picture).ellipse((120 + 9 * place, 60, 500, 420), fill=(200, 40 + 20 * place, 60))
    sent = BytesIO()
    picture.save(sent, "JPEG")
    return {"name": f"IMG_{place}.jpg", "mimeType": "image/jpeg", "buffer": sent.getvalue()}
