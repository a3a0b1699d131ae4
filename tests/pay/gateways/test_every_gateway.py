"""The contract of a gateway, over all of them, each against its stand-in over real HTTP."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.i18n.problem_texts import TEXTS
from storefront.money import Money
from storefront.pay import Method
from storefront.pay.gateway import Declined, Forged, Opened, Posted, Told, Unreachable
from storefront.payments.rules import with_amount
from tests.conftest import NOW
from tests.pay.examples import TYPED
from tests.pay.gateways.cases import CASES, GATEWAYS, asked_for, gateway_of, settings_of
from tests.pay.gateways.talking import Line

every_gateway = pytest.mark.parametrize("method", GATEWAYS.values(), ids=GATEWAYS)
BY_A_HEADER = {kind: method for kind, method in GATEWAYS.items() if CASES[kind].proof}
every_gateway_with_a_header_of_proof = pytest.mark.parametrize("method", BY_A_HEADER.values(), ids=BY_A_HEADER)


@pytest.fixture
def stand_in(method: Method) -> Iterator[StandIn]:
    with serving(CASES[method.kind].stand_in()) as played:
        yield played


def line_to(stand_in: StandIn, method: Method, seconds: float = 10) -> Line:
    return Line(gateway_of(method), settings_of(method), stand_in.origin, seconds)


def opened(stand_in: StandIn, method: Method, attempt: str = "k5q2mzv7c3hx4tj6y2bwdn3fga") -> Opened:
    asked = asked_for(CASES[method.kind].price, attempt=attempt)
    return line_to(stand_in, method).run(gateway_of(method).open(asked, settings_of(method)))


def reached(stand_in: StandIn, session: Opened) -> str:
    """Where a buyer gets to: some gateways know their provider's pages, and need not be told."""
    return session.link.replace(f"https://{stand_in.host}", stand_in.origin)


def page_of(stand_in: StandIn, method: Method, session: Opened) -> str:
    return "" if CASES[method.kind].rings else stand_in.link(session.provider_ref)


def posted(notice: Notice, **changed: str) -> Posted:
    headers = {name.lower(): value for name, value in notice.sign(notice.body).items()}
    return Posted({**headers, **changed}, notice.query, notice.body)


def paid_notice(stand_in: StandIn, method: Method) -> Notice:
    stand_in.pay(opened(stand_in, method).provider_ref)
    return stand_in.notices.waiting[-1]


def read(method: Method, notice: Posted) -> Told:
    return gateway_of(method).read_notice(notice, settings_of(method), NOW)


@every_gateway
def test_a_secret_says_where_it_is_found(method: Method) -> None:
    assert method.secrets
    assert all(setting.hint for setting in method.settings if setting.secret)


@every_gateway
def test_malformed_keys_are_refused_with_an_example(method: Method) -> None:
    case = CASES[method.kind]
    assert method.secrets <= set(case.wrong)
    for name, examples in case.wrong.items():
        for example in examples:
            problems = method.check({**TYPED[method.kind], name: example}, case.currency)
            assert isinstance(problems, list), example
            assert [problem.field for problem in problems] == [name]
            assert "such as" in TEXTS[problems[0].key] or "looks like" in TEXTS[problems[0].key]


@every_gateway
def test_a_session_is_opened_for_exactly_what_is_asked(stand_in: StandIn, method: Method) -> None:
    session = opened(stand_in, method)
    assert list(stand_in.sessions) == [session.provider_ref]
    assert reached(stand_in, session).partition("?")[0] == page_of(stand_in, method, session).partition("?")[0]

    seen = line_to(stand_in, method).run(gateway_of(method).look(session.provider_ref, settings_of(method), NOW))
    assert (seen.provider_ref, seen.status, seen.payment) == (session.provider_ref, "open", "")
    assert seen.amount in (CASES[method.kind].price, None)
    assert seen.reference in ("k5q2mzv7c3hx4tj6y2bwdn3fga", "")


@every_gateway
def test_the_page_shows_what_is_paid_and_says_that_it_is_played(stand_in: StandIn, method: Method) -> None:
    page = urlopen(stand_in.link(opened(stand_in, method).provider_ref), timeout=10).read().decode()
    assert "PLAY MONEY<br>nothing is paid" in page
    assert re.search(r"7382(?:\.?[01]0?)?\b", page)


@every_gateway
def test_a_paid_session_is_seen_paid_with_its_amount_and_its_account(stand_in: StandIn, method: Method) -> None:
    session = opened(stand_in, method)
    stand_in.pay(session.provider_ref)

    gateway, settings = gateway_of(method), settings_of(method)
    seen = line_to(stand_in, method).run(gateway.look(session.provider_ref, settings, NOW))
    assert (seen.provider_ref, seen.status) == (session.provider_ref, "paid")
    if CASES[method.kind].rings:
        assert seen.as_asked and (seen.amount, seen.reference) == (None, "")
    else:
        assert (seen.amount, seen.reference) == (CASES[method.kind].price, "k5q2mzv7c3hx4tj6y2bwdn3fga")
    assert seen.account in (gateway.account(settings), "")

    notice = read(method, posted(stand_in.notices.waiting[-1])).seen
    assert notice is not None
    if CASES[method.kind].telling:
        assert (notice.provider_ref, notice.status) == (session.provider_ref, "paid")
    assert notice.account in (gateway.account(settings), "")
    if CASES[method.kind].signed and CASES[method.kind].complete:
        assert (notice.payment, notice.amount) == (seen.payment, seen.amount)
    assert seen.payment


@every_gateway
def test_the_same_call_again_opens_no_second_session(stand_in: StandIn, method: Method) -> None:
    line = line_to(stand_in, method)
    line.run(gateway_of(method).open(asked_for(CASES[method.kind].price), settings_of(method)))
    for call in [call for call in line.calls if call.keyed]:
        line.ask(call)
    assert len(stand_in.sessions) == 1


@every_gateway
def test_calls_go_to_the_gateways_hosts_and_carry_no_secret_in_their_address(stand_in: StandIn, method: Method) -> None:
    gateway, settings = gateway_of(method), settings_of(method)
    line = line_to(stand_in, method)
    session = line.run(gateway.open(asked_for(CASES[method.kind].price), settings))
    line.run(gateway.look(session.provider_ref, settings, NOW))
    for call in line.calls:
        assert urlsplit(call.url).scheme == "https"
        assert urlsplit(call.url).netloc in gateway.hosts(settings)
        assert not any(settings[name] in call.url for name in method.secrets)


@every_gateway
def test_a_reference_stays_one_part_of_the_address(method: Method) -> None:
    """It came from outside once."""
    plain, odd = (next(gateway_of(method).look(ref, settings_of(method), NOW)).url for ref in ("abc", "../a/b?c=d&e#f"))
    assert urlsplit(odd).path.count("/") == urlsplit(plain).path.count("/")
    assert urlsplit(odd).query.count("&") == urlsplit(plain).query.count("&")
    assert not urlsplit(odd).fragment


@every_gateway
def test_a_doubled_notice_is_the_same_event_and_the_same_payment(stand_in: StandIn, method: Method) -> None:
    notice = paid_notice(stand_in, method)
    assert read(method, posted(notice)) == read(method, posted(notice))

    stand_in.pay(opened(stand_in, method, "another" + "2" * 19).provider_ref)
    first, other = read(method, posted(notice)), read(method, posted(stand_in.notices.waiting[-1]))
    assert first.seen
    assert other.seen
    assert first.event != other.event
    assert (first.seen.provider_ref, first.seen.payment) != (other.seen.provider_ref, other.seen.payment)


@every_gateway
def test_a_notice_signed_with_another_secret_is_forged(stand_in: StandIn, method: Method) -> None:
    notice = posted(paid_notice(stand_in, method))
    with pytest.raises(Forged):
        gateway_of(method).read_notice(notice, {**settings_of(method), **CASES[method.kind].foreign}, NOW)


@every_gateway_with_a_header_of_proof
def test_an_unsigned_notice_is_forged(stand_in: StandIn, method: Method) -> None:
    notice = paid_notice(stand_in, method)
    with pytest.raises(Forged):
        read(method, Posted({"content-type": "application/json"}, notice.query, notice.body))


@every_gateway
def test_a_changed_byte_is_forged_or_proves_nothing(stand_in: StandIn, method: Method) -> None:
    notice = paid_notice(stand_in, method)
    genuine = posted(notice)
    for at in range(0, len(notice.body), 7):
        changed = notice.body[:at] + bytes([notice.body[at] ^ 1]) + notice.body[at + 1 :]
        if CASES[method.kind].signed:
            with pytest.raises(Forged):
                read(method, replace(genuine, body=changed))
        else:
            assert not proves(method, replace(genuine, body=changed))


def proves(method: Method, notice: Posted) -> bool:
    """Whether anything would follow from it before somebody has looked."""
    try:
        told = read(method, notice)
    except Forged:
        return False
    return told.trusted and told.seen is not None


@every_gateway
def test_only_what_is_signed_and_complete_is_trusted(stand_in: StandIn, method: Method) -> None:
    case = CASES[method.kind]
    assert read(method, posted(paid_notice(stand_in, method))).trusted == (case.signed and case.complete)


@pytest.mark.parametrize("method", [method for method in GATEWAYS.values() if CASES[method.kind].stamped])
@pytest.mark.parametrize("late", [timedelta(minutes=6), timedelta(days=3), timedelta(minutes=-6)])
def test_a_stale_notice_is_forged(stand_in: StandIn, method: Method, late: timedelta) -> None:
    notice = posted(paid_notice(stand_in, method))
    with pytest.raises(Forged):
        gateway_of(method).read_notice(notice, settings_of(method), NOW + late)


@every_gateway
@pytest.mark.parametrize("kind", ["500", "garbage"])
def test_a_provider_out_of_its_mind_declines(stand_in: StandIn, method: Method, kind: str) -> None:
    gateway, settings = gateway_of(method), settings_of(method)
    session = opened(stand_in, method)
    stand_in.trouble.kind = kind
    with pytest.raises(Declined):
        line_to(stand_in, method).run(gateway.open(asked_for(CASES[method.kind].price), settings))
    with pytest.raises(Declined):
        line_to(stand_in, method).run(gateway.look(session.provider_ref, settings, NOW))


@every_gateway
@pytest.mark.parametrize("kind", ["slow", "never"])
def test_a_provider_that_does_not_answer_is_unreachable(stand_in: StandIn, method: Method, kind: str) -> None:
    stand_in.trouble.kind = kind
    asked = asked_for(CASES[method.kind].price)
    with pytest.raises(Unreachable):
        line_to(stand_in, method, seconds=0.3).run(gateway_of(method).open(asked, settings_of(method)))


@every_gateway
def test_a_key_the_provider_does_not_know_is_told_from_other_refusals(stand_in: StandIn, method: Method) -> None:
    settings = settings_of(method)
    longer = {name: settings[name] + "x" for name in method.secrets}
    asked = asked_for(CASES[method.kind].price)
    with pytest.raises(Declined) as refusal:
        line_to(stand_in, method).run(gateway_of(method).open(asked, {**settings, **longer}))
    assert refusal.value.key_is_wrong
    assert not any(settings[name] in str(refusal.value) for name in method.secrets)


@every_gateway
def test_amounts_survive_the_providers_units_in_every_currency(stand_in: StandIn, method: Method) -> None:
    gateway, settings = gateway_of(method), settings_of(method)
    line = line_to(stand_in, method)
    for number, currency in enumerate(method.currencies or ("EUR", "XOF", "JPY", "KWD", "MGA", "CLP")):
        step = gateway.steps.get(currency, 1)
        amount = Money(max(gateway.least.get(currency, 1), 12345) // step * step + step, currency)
        assert gateway.carries(amount)
        session = line.run(gateway.open(asked_for(amount, attempt=f"{number:026d}"), settings))
        stand_in.pay(session.provider_ref)
        seen = line.run(gateway.look(session.provider_ref, settings, NOW))
        assert with_amount(seen, amount).amount == amount


@every_gateway
@pytest.mark.parametrize("name", ["أمينة للأسماك", "🐟👋🏽", "\"'><script>&amp=1", "x" * 500, "", "a\u202eb", "#/$_&"])
def test_any_shop_name_is_carried_or_left_out(stand_in: StandIn, method: Method, name: str) -> None:
    asked = asked_for(CASES[method.kind].price, shop_name=name, language="xx-YY")
    assert line_to(stand_in, method).run(gateway_of(method).open(asked, settings_of(method))).provider_ref


@every_gateway
@pytest.mark.parametrize("hours", [0, 2, 24 * 400])
def test_a_session_ends_within_what_the_provider_allows(stand_in: StandIn, method: Method, hours: int) -> None:
    asked = asked_for(CASES[method.kind].price, expires_in=timedelta(hours=hours))
    ends = line_to(stand_in, method).run(gateway_of(method).open(asked, settings_of(method))).expires_at
    assert ends is None or ends > NOW
