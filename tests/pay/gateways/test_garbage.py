"""Whatever a provider says, or somebody in its name, ends in one of three ways: understood, Declined, or Forged."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.demo.stand_ins.notices import Notice
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stand_in import StandIn
from storefront.pay import Method
from storefront.pay.gateway import Answer, Declined, Forged, Opened, Posted, Seen, Talk, Told
from tests.conftest import NOW
from tests.pay.gateways.cases import CASES, GATEWAYS, asked_for, gateway_of, settings_of
from tests.pay.gateways.test_every_gateway import (
    every_gateway_with_a_header_of_proof,
    line_to,
    paid_notice,
    posted,
    read,
)

every_gateway = pytest.mark.parametrize("method", GATEWAYS.values(), ids=GATEWAYS)
with_many_examples = settings(max_examples=75, suppress_health_check=[HealthCheck.function_scoped_fixture])

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "\ud800", "\x00", "é", "9" * 5000, "-1", "1e999999999", "NaN", "Infinity", "paid", "usd"]),
    st.sampled_from([10**400, -(10**30), 10**12, [], {}, [[]], [{}], {"id": {}}]),
    st.text(max_size=20),
)
JSON = st.recursive(ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner))
BODIES = st.one_of(
    st.binary(max_size=200),
    JSON.map(lambda value: json.dumps(value).encode()),
    st.sampled_from(
        [b"[" * 100_000, b'{"a":' * 20_000, b"1" * 10_000, b'{"id":1e99999999999999999999}', b"\xef\xbb\xbf{}"]
    ),
)
HEADERS = st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=3)


@pytest.fixture
def stand_in(method: Method) -> Iterator[StandIn]:
    with serving(CASES[method.kind].stand_in()) as played:
        yield played


@pytest.fixture
def notice(stand_in: StandIn, method: Method) -> Notice:
    return paid_notice(stand_in, method)


@pytest.fixture
def answers(stand_in: StandIn, method: Method) -> tuple[list[Answer], list[Answer]]:
    """What came back when a session was opened, and when it was looked at after it was paid."""
    line, kept = line_to(stand_in, method), settings_of(method)
    session = line.run(gateway_of(method).open(asked_for(CASES[method.kind].price), kept))
    stand_in.pay(session.provider_ref)
    to_open = len(line.answers)
    line.run(gateway_of(method).look(session.provider_ref, kept, NOW))
    return line.answers[:to_open], line.answers[to_open:]


def talks_of(method: Method) -> list[Talk[Any]]:
    gateway, kept = gateway_of(method), settings_of(method)
    return [gateway.open(asked_for(CASES[method.kind].price), kept), gateway.look("ref/1?x", kept, NOW)]


def ends_well(talk: Talk[Any], *answers: Answer) -> None:
    """It may understand, or decline, or want to know more; it may not break."""
    try:
        next(talk)
        for answer in answers:
            talk.send(answer)
    except StopIteration as end:
        assert isinstance(end.value, Opened | Seen)
    except Declined:
        pass


@every_gateway
@with_many_examples
@given(status=st.integers(100, 599), body=BODIES)
def test_garbage_answers_are_declined(method: Method, status: int, body: bytes) -> None:
    for talk in talks_of(method):
        ends_well(talk, Answer(status, {}, body), Answer(status, {}, body), Answer(status, {}, body))


def paths_in(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield before
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inside:
        yield from paths_in(part, (*before, name))


def written(form: dict[str, Any]) -> bytes:
    return urlencode(form, errors="replace").encode()


def with_part(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    if not path:
        return part
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = with_part(value[path[0]], path[1:], part)
    return changed


@every_gateway
@with_many_examples
@given(data=st.data(), part=JSON)
def test_one_odd_part_in_a_genuine_answer_breaks_nothing(
    answers: tuple[list[Answer], list[Answer]], method: Method, data: st.DataObject, part: Any
) -> None:
    for talk, said in zip(talks_of(method), answers, strict=True):
        genuine = json.loads(said[-1].body)
        changed = with_part(genuine, data.draw(st.sampled_from(list(paths_in(genuine)))), part)
        ends_well(talk, *said[:-1], Answer(200, {}, json.dumps(changed).encode()))


@every_gateway
@with_many_examples
@given(headers=HEADERS, query=HEADERS, body=BODIES)
def test_garbage_notices_are_forged(
    method: Method, headers: dict[str, str], query: dict[str, str], body: bytes
) -> None:
    with pytest.raises(Forged):
        read(method, Posted(headers, query, body))


@every_gateway_with_a_header_of_proof
@with_many_examples
@given(garbage=st.text(max_size=90))
def test_a_garbled_proof_is_forged(notice: Notice, method: Method, garbage: str) -> None:
    genuine = posted(notice)
    with pytest.raises(Forged):
        read(method, Posted({**genuine.headers, CASES[method.kind].proof: garbage}, genuine.query, genuine.body))


@every_gateway
@with_many_examples
@given(data=st.data(), part=JSON, whole=BODIES)
def test_a_signed_notice_with_odd_parts_is_told_or_forged(
    notice: Notice, method: Method, data: st.DataObject, part: Any, whole: bytes
) -> None:
    is_form = not notice.body.startswith(b"{")
    genuine = dict(parse_qsl(notice.body.decode())) if is_form else json.loads(notice.body)
    changed = with_part(genuine, data.draw(st.sampled_from(list(paths_in(genuine))[is_form:])), part)
    for body in (written(changed) if is_form else json.dumps(changed).encode(), whole):
        try:
            told = read(method, posted(Notice(body, notice.sign, notice.query)))
        except Forged:
            continue
        assert isinstance(told, Told)
        assert told.event.isascii()
        assert told.event
