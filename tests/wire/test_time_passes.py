"""Pages that time alone makes untrue are drawn anew at their moment; what the sweep changes, at the sweep."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from storefront import clock
from storefront.merchants.actions import approve
from storefront.orders.coupons.records import Coupon
from storefront.orders.sweep import sweep
from tests.conftest import NOW
from tests.makers import make_product, make_shop
from tests.orders.placing import place_order

ENDS = NOW + timedelta(minutes=5)
A_SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

Page = Callable[[datetime], str]


@pytest.fixture
def shop_page(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The shop's page as it is at a moment. Whatever was kept before stays kept."""
    return lambda moment: _seen(client, monkeypatch, "/amina", moment)


@pytest.fixture(params=["/amina", "/amina/p/1"])
def page(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Page:
    """The same of the shop's page and of its product's."""
    return lambda moment: _seen(client, monkeypatch, request.param, moment)


def _seen(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str, moment: datetime) -> str:
    monkeypatch.setattr(clock, "now", lambda: moment)
    return str(client.get(address).text)


def test_a_notice_ends(shop_page: Page) -> None:
    make_product(make_shop(notice="Fresh until noon", notice_until=ENDS))
    assert "Fresh until noon" in shop_page(NOW)
    assert "Fresh until noon" in shop_page(ENDS - A_SECOND)
    assert "Fresh until noon" not in shop_page(ENDS)


def test_a_pause_ends_and_the_boxes_are_back(page: Page) -> None:
    make_product(make_shop(paused=True, pause_message="Back soon", paused_until=ENDS))
    for moment, paused in ((NOW, True), (ENDS - A_SECOND, True), (ENDS, False)):
        assert ("Back soon" in page(moment)) is paused
        assert ('name="q1"' in page(moment)) is not paused


def test_a_coupon_everybody_is_told_of_begins_and_ends(shop_page: Page) -> None:
    shop = make_shop()
    make_product(shop)
    times = {"starts_at": ENDS, "ends_at": ENDS + DAY, "created_at": NOW}
    Coupon.create(shop=shop, code="SPRING", key="spring", percent=10, announced=True, **times)
    for moment, told in ((NOW, False), (ENDS - A_SECOND, False), (ENDS, True), (ENDS + DAY, False)):
        assert ("SPRING" in shop_page(moment)) is told


def test_sold_out_today_ends(page: Page) -> None:
    make_product(make_shop(), sold_out="today", sold_out_until=ENDS)
    for moment, gone in ((NOW, True), (ENDS - A_SECOND, True), (ENDS, False)):
        assert ('name="q1"' in page(moment)) is not gone


def test_the_shop_as_one_file_has_the_boxes_back_too(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    make_product(make_shop(paused=True, paused_until=ENDS), sold_out="today", sold_out_until=ENDS + A_SECOND)
    for moment, is_back in ((NOW, False), (ENDS, False), (ENDS + A_SECOND, True)):
        assert ('name="q1"' in _seen(client, monkeypatch, "/amina/shop.html", moment)) is is_back


def test_the_first_of_several_moments_counts(shop_page: Page) -> None:
    shop = make_shop(notice="Fresh until noon", notice_until=ENDS + timedelta(hours=1))
    make_product(shop, sold_out="today", sold_out_until=ENDS)
    assert 'name="q1"' not in shop_page(NOW)
    assert 'name="q1"' in shop_page(ENDS)
    assert "Fresh until noon" not in shop_page(ENDS + timedelta(hours=1))


def test_todays_hours_change_at_the_shops_midnight(shop_page: Page) -> None:
    hours = {"weekly": {"6": [["09:00", "13:00"]], "0": [["16:00", "20:00"]]}}
    make_product(make_shop(hours=hours, time_zone="Africa/Casablanca"))
    midnight = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)  # Morocco is an hour ahead
    assert "13:00" in shop_page(NOW)
    assert "13:00" in shop_page(midnight - A_SECOND)
    assert "13:00" not in shop_page(midnight)
    assert "20:00" in shop_page(midnight)


def test_nothing_on_a_page_turns_with_opening_and_closing(page: Page) -> None:
    """Copies are read hours later: pages say when, never "open now"."""
    hours = {"weekly": {str(day): [["09:00", "13:00"]] for day in range(7)}}
    make_product(make_shop(hours=hours, time_zone="UTC"))
    sunday = datetime(2026, 11, 22, tzinfo=UTC)
    assert len({page(sunday + timedelta(hours=hour)) for hour in (1, 9, 12, 13, 23)}) == 1


def test_a_shop_that_takes_no_orders_while_closed_opens_and_closes(page: Page) -> None:
    hours = {"weekly": {str(day): [["09:00", "10:00"], ["16:00", "17:00"]] for day in range(7)}}
    make_product(make_shop(hours=hours, time_zone="UTC", timing={"when_closed": "refuse"}))
    sunday = datetime(2026, 11, 22, tzinfo=UTC)
    for hour, is_open in ((8, False), (9, True), (10, False), (16, True), (17, False), (33, True)):
        moment = sunday + timedelta(hours=hour)
        for seen in (moment, moment + timedelta(minutes=59)):
            assert ('name="q1"' in page(seen)) is is_open
            assert ("We take orders again from" in page(seen)) is not is_open


@pytest.mark.parametrize(
    "closing", [{"holidays": [["2026-11-24", "2026-11-25"]]}, {"dates": {"2026-11-24": []}, "reopens": "2026-11-26"}]
)
def test_a_closing_of_days_begins_and_ends_at_the_shops_midnight(shop_page: Page, closing: dict[str, object]) -> None:
    weekly = {str(day): [["09:00", "13:00"]] for day in range(7)}
    make_product(make_shop(hours={"weekly": weekly, **closing}, time_zone="Africa/Casablanca"))
    back = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)  # Morocco is an hour ahead
    assert "Closed until Thu 26 Nov" in shop_page(back - timedelta(hours=20))
    assert "Closed until Thu 26 Nov" in shop_page(back - A_SECOND)
    assert "Closed until" not in shop_page(back)
    assert "9:00–13:00" in shop_page(back)


def test_goods_come_back_when_their_hold_has_expired(page: Page) -> None:
    shop = make_shop(hold_minutes=10)
    make_product(shop, stock_milli=1000)
    assert 'name="q1"' in page(NOW)
    place_order(shop, "1x1")
    assert 'name="q1"' not in page(NOW)
    sweep(NOW + timedelta(minutes=10))
    assert 'name="q1"' in page(NOW + timedelta(minutes=10))


def test_the_warning_goes_when_the_host_approves(page: Page) -> None:
    shop = make_shop(state="new")
    make_product(shop)
    assert "New here." in page(NOW)
    approve(shop)
    assert "New here." not in page(NOW)
