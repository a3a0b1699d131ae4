"""Each event is told once, many at once in one message, and trouble waits its turn."""

from datetime import timedelta

import pytest

from storefront.i18n import words
from storefront.merchants.records import Member
from storefront.orders.records import Order, newest_event
from storefront.orders.settle import claim
from storefront.telling.actions import ring
from storefront.telling.means import means
from storefront.telling.message import message_of
from storefront.telling.records import Bell, bells_to_ring, forget_who_left, news_between
from storefront.telling.rules import WAITS
from tests.conftest import NOW
from tests.makers import make_member, make_product, make_shop
from tests.telling.bells import again, minute, order_lemons, pay_online, ring_by_ntfy
from tests.telling.servers import Ntfy


@pytest.fixture
def bell(amina: Member, topic: str, ntfy: Ntfy) -> Bell:
    ready = ring_by_ntfy(amina, topic)
    ntfy.sent.clear()
    return ready


def test_an_order_is_told_once(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    order_lemons(amina.shop)
    assert minute() == 1
    assert minute() == 0
    assert [(one["title"], one["message"], one["click"]) for one in ntfy.sent] == [
        ("Amina's basket", "1 new order, 18\N{NO-BREAK SPACE}DH", "https://shops.example/desk")
    ]


def test_nothing_of_the_order_but_its_amount_is_told(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    order = order_lemons(amina.shop)
    minute()
    assert not [secret for secret in (order.reference, order.token, order.key, "Lemons") if secret in str(ntfy.sent)]


def test_many_at_once_are_one_message(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    orders = [order_lemons(amina.shop) for _ in range(3)]
    pay_online(orders[0])
    claim(orders[1], "4827", "link", NOW)
    assert minute() == 1
    said = ntfy.sent[0]["message"].replace("\N{NO-BREAK SPACE}", " ").split("\n")
    assert said == ["3 new orders, 54 DH", "1 payment came, 18 DH", "1 buyer says: paid"]


def test_what_members_do_themselves_is_no_news(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    from storefront.orders import move

    order = order_lemons(amina.shop)
    minute()
    move.confirm(order, amina, NOW)
    assert minute() == 0 and len(ntfy.sent) == 1


def test_another_shops_orders_are_not_told(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    zoes = make_shop("zoe")
    make_product(zoes)
    order_lemons(zoes)
    assert minute() == 0 and ntfy.sent == []
    assert again(bell).heard == newest_event(), "what was looked through is not looked through again"


def test_each_member_hears_in_their_own_language(amina: Member, bell: Bell, ntfy: Ntfy, topic: str) -> None:
    ring_by_ntfy(make_member(amina.shop, "Badr", phone="+212612345671", language="fr"), f"{topic}-badr")
    ntfy.sent.clear()
    order_lemons(amina.shop)
    assert minute() == 2
    assert {one["topic"] for one in ntfy.sent} == {"market-4827-lemons", "market-4827-lemons-badr"}


def test_who_has_left_hears_nothing_and_their_bells_are_forgotten(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    Member.update(left_at=NOW).where(Member.id == amina.id).execute()
    order_lemons(amina.shop)
    assert minute() == 0 and ntfy.sent == []
    assert forget_who_left() == 1 and Bell.select().count() == 0


def test_a_failed_message_is_tried_again_later_with_what_came_meanwhile(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    ntfy.status = 503
    order_lemons(amina.shop)
    assert minute() == 1
    failed = again(bell)
    assert (failed.tries, failed.fault, failed.active) == (1, "bell.unreachable", True)
    assert minute() == 0, "not before its time"
    ntfy.status = 200
    later = NOW + WAITS[0]
    order_lemons(amina.shop, later)
    assert minute(later) == 1
    assert ntfy.sent[0]["message"].startswith("2 new orders") and again(bell).fault == ""


def test_trouble_without_end_is_given_up_and_a_test_begins_anew(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    ntfy.status = 503
    order_lemons(amina.shop)
    now, tries = NOW, 0
    while again(bell).active:
        tries += minute(now)
        now = again(bell).try_at or now
    assert tries == len(WAITS) + 1
    order_lemons(amina.shop, now)
    assert minute(now + timedelta(days=1)) == 0
    ntfy.status = 200
    ring_by_ntfy(amina, bell_topic(bell), now)
    assert len(ntfy.sent) == 1, "the test alone: what was missed stands on the desk"


def bell_topic(bell: Bell) -> str:
    from storefront.telling.actions import opened

    return opened(bell)["address"]


def test_what_will_hardly_change_is_given_up_sooner(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    ntfy.token = "tk_now_it_wants_one"
    order_lemons(amina.shop)
    now, tries = NOW, 0
    while again(bell).active:
        tries += minute(now)
        now = again(bell).try_at or now
    assert tries == 3 and again(bell).fault == "bell.ntfy_access"


def test_news_of_yesterday_are_no_news(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    order_lemons(amina.shop)
    assert minute(NOW + timedelta(days=2)) == 0 and ntfy.sent == []


def test_two_who_ring_the_same_bell_send_one_message(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    order_lemons(amina.shop)
    newest = newest_event()
    news = news_between(bell.heard, newest, NOW, [amina.shop_id])
    message = message_of(amina.shop, news, words("en", "MA"), "", bell.id, NOW)
    seen_by_both = [again(bell), again(bell)]
    for one in seen_by_both:
        ring(one, message, newest, means(), NOW)
    assert len(ntfy.sent) == 1


def test_placing_writes_nothing_for_bells(amina: Member, bell: Bell, ntfy: Ntfy) -> None:
    before = list(Bell.select().tuples())
    order_lemons(amina.shop)
    assert list(Bell.select().tuples()) == before and Order.select().count() == 1


def test_a_silent_server_is_asked_once_a_round(amina: Member, bell: Bell, ntfy: Ntfy, topic: str) -> None:
    badr = make_member(amina.shop, "Badr", phone="+212612345671")
    other = ring_by_ntfy(badr, f"{topic}-badr")
    ntfy.status = 503
    order_lemons(amina.shop)
    assert minute() == 1
    assert sorted(again(one).tries for one in (bell, other)) == [0, 1]


def test_a_shop_with_many_bells_keeps_no_other_waiting(amina: Member, topic: str) -> None:
    zoes = make_shop("zoe")
    for number in range(3):
        ring_by_ntfy(make_member(zoes, phone=f"+21261234560{number}"), f"{topic}-{number}")
    ring_by_ntfy(amina, topic)
    assert [bell.member.shop.slug for bell in bells_to_ring(NOW)] == ["zoe", "amina", "zoe", "zoe"]
