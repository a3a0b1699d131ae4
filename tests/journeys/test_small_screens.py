"""On the smallest screens, by keys alone: whoever walks through a page sees where he is, and nothing lies on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server
from tests.journeys.people import Phone
from tests.makers import make_area, make_choice, make_product, make_section, make_shop

KEYPAD = (240, 320)
TOUCH = (360, 640)
PAGES = ["/amina", "/amina/p/9", "/amina/cart?i=1x250m.2x2.9-1x1"]
ROUND = 200  # more steps than any page has
QUESTIONS = ("isMarked", "isInSight", "isFree")
# What has the focus: is it marked, is most of its height and some of its width on the screen, does nothing lie on it?
CHOSEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0];
  const met = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  const wide = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
  return {
    what: one.outerHTML.slice(0, 90),
    isPage: one === document.body,
    // The button of a date's calendar is the browser's own, inside the box, and marked by it.
    isMarked: one.type === 'date' || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isInSight: high > box.height / 2 && wide > 0,
    isFree: !met || one.contains(met) || met.contains(one),
  };
}"""
THUMB = 44
TOO_SMALL = """least => [...document.querySelectorAll('button,input,select,label,.b,.s a')]
  .filter(one => one.getClientRects().length && !one.closest('label') | one.tagName == 'LABEL')
  .filter(one => { const box = one.getBoundingClientRect(); return box.width < least || box.height < least })
  .map(one => one.outerHTML.slice(0, 90))"""
STEPPERS = """() => [...document.querySelectorAll('[size="3"]')].filter(box => box.previousElementSibling)
  .map(box => [box.previousElementSibling, box, box.nextElementSibling])
  .map(three => three.map(one => one.getBoundingClientRect().toJSON()))"""
FIRST_ROW = "document.querySelector('li').getBoundingClientRect().height"
Opened = Callable[[str, tuple[int, int]], Page]


@pytest.fixture
def opened(chromium: Browser, server: Server) -> Iterator[Opened]:
    """A page of Amina's shop on a screen of this size."""
    contexts = []
    shop = make_shop(name="Amina's basket of fruit and vegetables", tagline="Fresh from the hills, every morning")
    make_section(shop, "greens", "Greens and herbs")
    fruit = make_section(shop, "fruit", "Fruit of the season")
    make_area(shop, fee_minor=1000)
    photo = {"stem": "a" * 32, "width": 800, "height": 600, "colour": 3, "bytes": {"88.jpg": 2000}}
    for number in range(8):
        make_product(shop, f"Lemons, box {number}", 900, unit="kg", step_milli=250, section=fruit)
    dress = make_product(shop, "Dress with a long name, of cotton", 9900)
    make_product(shop, "Pamplemousses", 1_250_000, photos=[photo])
    for colour in ("red", "blue"):
        make_choice(dress, colour)

    def at(address: str, size: tuple[int, int]) -> Page:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.goto(server.url + address)
        return page

    yield at
    for context in contexts:
        context.close()


def walk(page: Page) -> list[dict[str, Any]]:
    """One step after the other from the top, until the page has been walked through."""
    steps: list[dict[str, Any]] = []
    for _ in range(ROUND):
        page.keyboard.press("Tab")
        step = page.evaluate(CHOSEN)
        if step["isPage"]:
            return steps
        steps.append(step)
    raise AssertionError("the walk has no end")


@pytest.mark.parametrize("size", [KEYPAD, TOUCH], ids=["keypad", "touch"])
def test_who_walks_by_keys_sees_where_he_is(opened: Opened, size: tuple[int, int]) -> None:
    for address in PAGES:
        steps = walk(opened(address, size))
        assert len(steps) > 6
        for question in QUESTIONS:
            assert [step["what"] for step in steps if not step[question]] == [], (address, question)


def test_the_bar_stays_in_its_place_where_there_is_no_room_to_float(opened: Opened) -> None:
    """On a low screen it stands after the goods; on a higher one it floats, and the page's end is free of it."""
    position = "getComputedStyle(document.querySelector('.k')).position"
    for address in ("/amina", "/amina/cart?i=1x2"):
        assert opened(address, KEYPAD).evaluate(position) == "static"
        page = opened(address, TOUCH)
        assert page.evaluate(position) == "fixed"
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        last, bar = page.locator("footer p").last.bounding_box(), page.locator(".k").bounding_box()
        assert last is not None and bar is not None
        assert last["y"] + last["height"] <= bar["y"], address


@pytest.mark.parametrize("width", [240, 320, 360])
def test_every_button_is_as_large_as_a_thumb_and_steppers_stay_around_their_box(opened: Opened, width: int) -> None:
    for address in PAGES:
        page = opened(address, (width, 640))
        small = page.evaluate(TOO_SMALL, THUMB)
        assert small == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        for minus, box, plus in page.evaluate(STEPPERS):
            assert minus["top"] == plus["top"] and abs(minus["top"] - box["top"]) < THUMB / 2, address
    row = opened("/amina", (width, 640)).evaluate(FIRST_ROW)
    assert row < 100 or width < 360, "a row stays a row"


@pytest.mark.parametrize("width", [240, 320, 360, 412])
def test_a_long_word_is_shown_whole_beside_its_photo_and_steppers(opened: Opened, width: int) -> None:
    page = opened("/amina", (width, 640))
    name = page.get_by_role("link", name="Pamplemousses")
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_wide_table_moves_within_its_page(chromium: Browser, server: Server, language: str) -> None:
    amina = Phone(chromium, server)
    amina.open(f"/signup?lang={language}")
    amina.fill(name="Amina", phone="+212 612 345678", password="jollof on friday")
    amina.page.locator("form .main").click()
    amina.page.wait_for_url("**/desk/photos*")
    amina.open("/desk/numbers")
    amina.page.locator("summary").click()
    expect(amina.page.locator("table")).to_be_visible()
    assert amina.page.evaluate("document.documentElement.scrollWidth") == amina.page.viewport_size["width"]  # type: ignore[index]
    amina.put_away()
