"""What buyers' script is told of the page it stands in; static/buyer.js and static/offline.js read it in this order."""

from hashlib import sha256

from storefront.i18n.currencies import exponent
from storefront.i18n.digits import ascii_digits
from storefront.shop.visit import Visit
from storefront.shop.worker_script import draw_note, note_policy

_ENOUGH = 6  # letters of a hash, to tell a note from the one before


def told_script(visit: Visit, address: str) -> str:
    """address: of the page, as it is shared. A new address of the worker makes phones fetch the note anew."""
    shop, words = visit.shop, visit.words
    note = sha256(f"{draw_note(visit)}{note_policy()}".encode()).hexdigest()[:_ENOUGH]
    lite = ",lite" if visit.saving else ""
    return "|".join(
        (
            f"/{shop.slug}",
            words.locale,
            str(exponent(shop.currency)),
            ascii_digits(words.amount(0, shop.currency)),
            str(shop.price_version),
            f"/sw.js?{words.language},{note}{lite}",
            words.gettext("Share"),
            address,
        )
    )
