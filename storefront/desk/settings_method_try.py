"""A way to be paid as the buyer will see it, for a small sum: its merchant tries it, then it is offered."""

from flask import Response, abort

from storefront import clock, qr
from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.desk.method_rows import row_of
from storefront.desk.page import page, saved
from storefront.desk.settings_methods import PATH
from storefront.merchants import selling
from storefront.merchants.records import Member, ShopMethod
from storefront.merchants.sealing import masked, opened_or_none
from storefront.pay import METHODS, Prompt
from storefront.pay.trial import payee_of, trial_bill
from storefront.problems import Missing
from storefront.wire.caching import UNKEPT


@door.get(f"{PATH}/<kind>/try")
@member_only
def try_method(member: Member, kind: str) -> Response:
    row = _row(member, kind)
    prompt = _prompt(row, member)
    method, bill = METHODS[kind], trial_bill(METHODS[kind], member.shop.currency, clock.now())
    return page(
        member,
        "desk/settings/method_try.html",
        "settings",
        method=method,
        prompt=prompt,
        code_size=_width(qr.png(prompt.code)) if prompt.code else 0,
        amount=bill.amount,
        payee=payee_of(method, masked(row)),
        read_back=method.read_back(masked(row)),
        fault=method.refuses(bill, masked(row)),
        is_live=row.live,
    )


@door.get(f"{PATH}/<kind>/code.png")
@member_only
def method_code(member: Member, kind: str) -> Response:
    code = _prompt(_row(member, kind), member).code
    if not code:
        abort(404)
    response = Response(qr.png(code), mimetype="image/png")
    response.headers["Cache-Control"] = UNKEPT
    return response


@door.post(f"{PATH}/<kind>/offer")
@member_only
def offer_method(member: Member, kind: str) -> Response:
    selling.offer_method(member, kind, clock.now())
    return saved(PATH)


def _prompt(row: ShopMethod, member: Member) -> Prompt:
    method = METHODS[row.kind]
    return method.prompt(trial_bill(method, member.shop.currency, clock.now()), opened_or_none(row) or masked(row))


def _width(picture: bytes) -> int:
    """As a PNG's header says: a code that is drawn larger or smaller than it is can't be scanned."""
    return int.from_bytes(picture[16:20], "big")


def _row(member: Member, kind: str) -> ShopMethod:
    row = row_of(member, kind)
    if row is None or kind not in METHODS:
        raise Missing(kind)
    return row
