"""What carries a shop out of the browser: a QR for the wall, a contact card for the phone's address book."""

from flask import Response

from storefront import qr
from storefront.shop.address import page_address
from storefront.shop.door import door
from storefront.shop.visit import Visit, visit_to

_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


@door.get("/<slug>/qr.png")
def draw_qr(slug: str) -> Response:
    visit = visit_to(slug)
    return _kept(Response(qr.png(page_address(visit, "")), mimetype="image/png"))


@door.get("/<slug>/card.vcf")
def show_card(slug: str) -> Response:
    response = Response(contact_card(visit_to(slug)), mimetype="text/vcard")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    return _kept(response)


def contact_card(visit: Visit) -> str:
    """A vCard 3.0, the version that every phone reads."""
    shop, language = visit.shop, visit.words.language
    name = shop.text("name", language)
    facts = (
        ("FN", name),
        ("ORG", name),
        ("TEL;TYPE=CELL", shop.phone),
        ("NOTE", shop.text("tagline", language)),
        ("ADR;TYPE=WORK", shop.text("address", language)),
        ("EMAIL", shop.email),
    )
    lines = [f"{key}:{_value(key, value)}" for key, value in facts if value]
    address = page_address(visit, "")
    return "\r\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"N:;{_value('N', name)};;;", *lines, f"URL:{address}", "END:VCARD", ""]
    )


def _value(key: str, text: str) -> str:
    escaped = text.translate(_ESCAPED)
    return f";;{escaped};;;;" if key.startswith("ADR") else escaped


def _kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
