"""What a new shop still has to do. Each line goes when it is done, and all of them with the first order."""

from dataclasses import dataclass

from storefront.catalogue.records import products_on_sale
from storefront.desk.rights import may_go
from storefront.i18n import Words
from storefront.merchants.records import Member, areas_of, methods_of
from storefront.orders.lists.records import page_of_all_orders
from storefront.orders.methods import WITHOUT_SETTINGS


@dataclass(frozen=True)
class Step:
    text: str
    href: str


def first_steps(member: Member, words: Words) -> tuple[Step, ...]:
    """None once the shop has an order; only those that this member may do."""
    shop = member.shop
    if page_of_all_orders(shop, 1):
        return ()
    undone = (
        (not products_on_sale(shop, 1), words.gettext("Put your first goods in"), "/desk/photos"),
        (not areas_of(shop), words.gettext("Say where you deliver, and what it costs"), "/desk/settings/areas"),
        (
            all(method.kind in WITHOUT_SETTINGS for method in methods_of(shop)),
            words.gettext("Say how customers pay, besides cash"),
            "/desk/settings/methods",
        ),
        (True, words.gettext("Share your shop's link in your chats"), "/desk/share"),
    )
    return tuple(Step(text, href) for is_due, text, href in undone if is_due and may_go(member, href))
