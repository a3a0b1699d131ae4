"""What can't let anybody in any more is forgotten; what can stays."""

from datetime import timedelta

import pytest

from storefront import clock
from storefront.jobs.queue import queue
from storefront.merchants.opening import INVITE_LIVES, new_invite
from storefront.merchants.records import Invite, Session, SignInLink
from storefront.merchants.sign_in import IDLE, let_in, member_of, new_key, new_link, sign_in_by_link
from storefront.merchants.sweep import sweep
from storefront.merchants.tasks import sweep_merchants
from tests.conftest import NOW
from tests.makers import make_member, make_shop

pytestmark = pytest.mark.usefixtures("database")


def test_the_queue_sweeps_merchants() -> None:
    assert "storefront.merchants.tasks.sweep_merchants" in {task.name for task in queue._registry.periodic_tasks}


def test_sessions_and_links_that_ended_are_forgotten() -> None:
    amina = make_member(make_shop())
    let_in(amina, NOW - IDLE)
    new_link(amina, NOW - timedelta(hours=1))
    alive, link, key = let_in(amina, NOW).token, new_link(amina, NOW), new_key(amina, NOW - timedelta(days=999))
    assert sweep(NOW) == 2
    assert member_of(alive, NOW) == amina
    assert [sign_in_by_link(token, NOW).member for token in (link, key)] == [amina, amina]
    assert sweep(NOW) == 0


def test_invitations_that_were_used_or_lay_too_long_are_forgotten() -> None:
    for at in (NOW, NOW - INVITE_LIVES, NOW - INVITE_LIVES + timedelta(seconds=1)):
        new_invite(at)
    Invite.update(used_at=NOW).where(Invite.created_at == NOW).execute()
    assert sweep(NOW) == 2
    assert Invite.get().used_at is None


def test_the_nightly_work_goes_by_todays_clock() -> None:
    amina = make_member(make_shop())
    let_in(amina, clock.now() - IDLE - timedelta(days=1))
    new_link(amina, clock.now())
    sweep_merchants()
    assert (Session.select().count(), SignInLink.select().count()) == (0, 1)
