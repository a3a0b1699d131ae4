"""Two whole shops side by side, Amina's and Zoe's, each with one of everything a desk can hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from storefront import clock
from storefront.catalogue.many.actions import change_many
from storefront.catalogue.records import Extra, ExtraGroup
from storefront.catalogue.waiting_files import WaitingFiles
from storefront.merchants import passwords
from storefront.merchants.records import Member, Shop, ShopChannel, ShopMethod
from storefront.merchants.replies.records import Reply
from storefront.merchants.sign_in import let_in, new_key, new_link
from storefront.merchants.staff.actions import invite
from storefront.merchants.staff.records import open_links
from storefront.money import Money
from storefront.orders import move, settle
from storefront.orders.coupons.actions import CouponDraft, add_coupon
from storefront.orders.notebook.actions import write_down
from storefront.orders.notebook.records import mark_called
from storefront.orders.records import events_of, lines_of
from storefront.payments.records import Notice
from storefront.storage.database import Row, database
from storefront.storage.tokens import new_token
from storefront.telling.actions import code_of, save_bell
from storefront.telling.means import means
from tests.makers import make_area, make_choice, make_member, make_product, make_section, make_shop
from tests.orders.placing import place_order
from tests.payments.till import offer_stripe

PASSWORD = "citrons du jardin"
FILE = "title,price\n{secret} lemons,12\n"


@dataclass(frozen=True)
class Stall:
    """A shop and the names of its things. secret stands in every text of it, and nowhere else."""

    member: Member
    secret: str
    number: int
    trashed: int
    stem: str
    section: int
    area: int
    reference: str
    token: str
    line: int
    event: int
    notice: int
    file: str
    key: str
    link: str
    join: str
    join_link: int
    mark: int
    change: int
    bell: int
    bell_code: str
    coupon: int

    @property
    def shop(self) -> Shop:
        shop: Shop = Shop.get_by_id(self.member.shop_id)
        return shop


def set_up_stall(app: Flask, slug: str, secret: str, stem: str, first_number: int) -> Stall:
    now = clock.now()
    shop = make_shop(slug, name=f"{secret} shop", next_number=first_number, opened_at=now, pick_up=True)
    member = make_member(shop, secret, password_hash=passwords.hashed(PASSWORD))
    section = make_section(shop, f"{slug}-shelf", f"{secret} shelf")
    photo = {"stem": stem, "width": 800, "height": 600, "colour": 3, "bytes": {"320.jpg": 9000}}
    goods = make_product(shop, f"{secret} lemons", 900, section=section, stock_milli=90_000, photos=[photo])
    dress = make_product(shop, f"{secret} dress", 5000)
    make_choice(dress, f"{secret} red", stock_milli=4000)
    group = ExtraGroup.create(product=dress, name=f"{secret} extras")
    Extra.create(group=group, number=1, name=f"{secret} bow", price_minor=100)
    trashed = make_product(shop, f"{secret} old", 100, deleted_at=now)
    make_product(shop, "", None, hidden=True, photos=[photo], typed={"title": f"{secret} draft"})
    area = make_area(shop, f"{secret} quarter", fee_minor=500)
    ShopChannel.create(shop=shop, kind="whatsapp", address=shop.phone)
    ShopMethod.create(shop=shop, kind="cash")
    ShopMethod.create(shop=shop, kind="link", settings={"link": f"https://pay.example/{secret}/{{amount}}"})
    offer_stripe(shop)
    order = place_order(shop, f"{goods.number}x2", now=now, delivery="area", area_id=area.id)
    move.confirm(order, member, now)
    settle.record_payment(order, member, "part", Money(100, "MAD"), "cash", now)
    write_down(place_order(shop, f"{goods.number}x1", now=now), member, f"{secret} door", now)
    Reply.create(shop=shop, text=f"{secret} answer {{reference}}")
    invite(member, "seller", join := new_token(), now)
    change = change_many(member, "hide", {f"p{dress.id}": {"hidden": True}}, now)
    assert change is not None
    unmatched = Notice.create(shop=shop, kind="stripe", event=secret, at=now, status="paid", verdict="unmatched")
    bell = save_bell(member, "ntfy", {"address": f"https://ntfy.example/{secret}"}, means(), now)
    return Stall(
        member=member,
        secret=secret,
        number=goods.number,
        trashed=trashed.number,
        stem=stem,
        section=section.id,
        area=area.id,
        reference=order.reference,
        token=order.token,
        line=lines_of(order)[0].id,
        event=events_of(order)[-1].id,
        notice=unmatched.id,
        file=_waiting(app).put(shop.id, FILE.format(secret=secret).encode(), now),
        key=new_key(member, now),
        link=new_link(member, now),
        join=join,
        coupon=add_coupon(shop, CouponDraft(f"{secret}10", 10, None), now).id,
        mark=mark_called(shop, f"{secret} door").id,
        join_link=open_links(shop, now)[0].id,
        change=change.id,
        bell=bell.id,
        bell_code=code_of(bell),
    )


def parts_of(stall: Stall, rule: Rule, app: Flask) -> dict[str, Any]:
    """What fills the parts of this rule with this stall's things. A part of a new name is a KeyError."""
    tokens = {
        "desk.show_report": stall.file,
        "desk.import_file": stall.file,
        "desk.show_key": stall.key,
        "desk.sign_in_link": stall.link,
        "desk.sign_in_with_link": stall.link,
        "desk.join_form": stall.join,
        "desk.join_shop": stall.join,
        "desk.show_link": stall.join,
        "shop.show_order": stall.token,
        "shop.draw_code": stall.token,
        "shop.claim_paid": stall.token,
        "shop.go_and_pay": stall.token,
        "shop.look_again": stall.token,
        "hooks.bring_back": stall.token,
    }
    sheet = app.extensions["storefront"].assets.by_plain_name["desk.css"].name
    known = {
        "slug": lambda: stall.shop.slug,
        "section": lambda: f"{stall.shop.slug}-shelf",
        "place": lambda: str(stall.number),
        "method": lambda: "link" if rule.endpoint == "shop.draw_code" else "stripe",
        "name": lambda: sheet if rule.rule.startswith("/static") else f"{stall.stem}-160.webp",
        "number": lambda: stall.trashed if rule.endpoint == "desk.restore_product" else stall.number,
        "stem": lambda: stall.stem,
        "id": lambda: stall.section,
        "area_id": lambda: stall.area,
        "reference": lambda: stall.reference,
        "kind": lambda: "link",
        "coupon_id": lambda: stall.coupon,
        "mark_id": lambda: stall.mark,
        "change_id": lambda: stall.change,
        "member_id": lambda: stall.member.id,
        "link_id": lambda: stall.join_link,
        "bell_id": lambda: stall.bell,
        "code": lambda: stall.bell_code,
        "token": lambda: tokens[rule.endpoint],
    }
    return {part: known[part]() for part in rule.arguments}


def _waiting(app: Flask) -> WaitingFiles:
    return WaitingFiles(Path(app.extensions["storefront"].settings.instance) / "imports")


def signed_in(app: Flask, member: Member) -> FlaskClient:
    """A browser in which this member is signed in; it says where its posts come from, as browsers do."""
    client = app.test_client()
    client.set_cookie("sid", let_in(member, clock.now()).token)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {name: database.execute_sql(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in _tables()}


def changed_tables(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    return [name for name in after if before.get(name) != after[name]]


def all_of(shop: Shop) -> dict[str, list[Any]]:
    """Every row that belongs to this shop, however many steps away."""
    belonging: dict[type[Row], set[int]] = {Shop: {shop.id}}
    kept: dict[str, list[Any]] = {}
    for model in _parents_first():
        if model is not Shop:
            belonging[model] = {row.id for row in model.select() if _belongs(row, belonging)}
        rows = model.select().where(model.id.in_(belonging[model])).order_by(model.id).tuples()
        kept[model.__name__] = [tuple(map(repr, row)) for row in rows]
    return kept


def _belongs(row: Row, belonging: dict[type[Row], set[int]]) -> bool:
    return any(
        row.__data__[field.name] in belonging.get(field.rel_model, ())
        for field in row._meta.refs
        if field.rel_model is not type(row) and not field.null
    )


def _parents_first() -> Iterable[type[Row]]:
    return peewee.sort_models(Row.__subclasses__())


def _tables() -> list[str]:
    return sorted(database.get_tables())
