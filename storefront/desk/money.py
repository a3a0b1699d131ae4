"""Texts about money, pasted: each becomes a proposal to tap. The text is in the member's browser only."""

from flask import request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.catalogue.feeds.table import read_text
from storefront.desk.door import door
from storefront.desk.filled import Filled
from storefront.desk.goods_rows import shop_words
from storefront.desk.guard import member_only
from storefront.desk.money_rows import Looked, Taken, looked, place_of
from storefront.desk.page import page, piece, words_of
from storefront.merchants.records import Member
from storefront.payments.pasted.actions import book, look_at
from storefront.payments.pasted.tapped import read_tapped
from storefront.problems import Problem, Refused
from storefront.wire.fragments import retarget, vary_by_htmx, wants_fragment

MONEY = "/desk/money"
MOST_BYTES = 1024**2  # of a statement


@door.get(MONEY)
@member_only
def paste_money(member: Member) -> ResponseReturnValue:
    return _draw(member, Filled({}))


@door.post(MONEY)
@member_only
def match_money(member: Member) -> ResponseReturnValue:
    """A tap comes with the text around its button: what is left is shown anew. htmx sends and draws its row only."""
    taken = _take(member, request.form["take"]) if "take" in request.form else None
    status = taken.status if taken else 200
    if taken and wants_fragment():
        return retarget(piece(member, "desk/money_taken.html", taken=taken, status=status), f"#m{taken.place}")
    text = request.form.get("text", "")
    if taken and not text:
        return _draw(member, Filled({}), taken, status=status)
    try:
        text = _file() or text
        findings = look_at(member.shop, text, shop_words(member.shop).decimal_mark, clock.now())
    except Refused as refused:
        return _draw(member, Filled({"text": text}, refused.problems), taken, status=422)
    found = looked(findings, member.shop.currency, words_of(member))
    return _draw(member, Filled({"text": text}), taken, found, status)


def _file() -> str:
    """A statement's text, "" when none was chosen. Raises Refused."""
    file = request.files.get("file")
    data = file.read(MOST_BYTES + 1) if file and file.filename else b""
    if len(data) > MOST_BYTES:
        raise Refused(Problem("import.too_large", "file", {"most": MOST_BYTES // 1024**2}))
    return read_text(data)


def _draw(
    member: Member, form: Filled, taken: Taken | None = None, found: Looked | None = None, status: int = 200
) -> ResponseReturnValue:
    whole = page(member, "desk/money.html", here="today", form=form, taken=taken, found=found, status=status)
    return vary_by_htmx(whole)


def _take(member: Member, button: str) -> Taken:
    tapped, words = read_tapped(button), words_of(member)
    try:
        if tapped is None:
            raise Refused(Problem("money.no_order"))
        book(member, tapped, clock.now())
    except Refused as refused:
        problem = words.problem(refused.problems[0])
        return (
            Taken(tapped.reference, "", problem, place_of(tapped.fingerprint)) if tapped else Taken("", "", problem, "")
        )
    amount = words.amount(tapped.minor, member.shop.currency)
    return Taken(tapped.reference, amount, "", place_of(tapped.fingerprint))
