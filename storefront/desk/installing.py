"""The desk on the phone's home screen, and photos shared to it from the phone's own gallery."""

from flask import Response, json

from storefront.desk.door import door
from storefront.desk.guard import member_only
from storefront.merchants.accents import PAPER
from storefront.merchants.records import Member
from storefront.wire.caching import UNKEPT
from storefront.wire.files import asset_answer
from storefront.wire.host import host

ICONS = (192, 512)
HEAD = "#fbf0e6"  # the ground of the desk's head, as desk.css has it


@door.get("/manifest.webmanifest")
def describe_app() -> Response:
    """One for all shops of the host: who is signed in decides what it shows."""
    assets, name = host().assets, host().settings.host_name
    icons = [
        {"src": assets.url(f"icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
        for side in ICONS
        for purpose in ("any", "maskable")
    ]
    shared = {
        "action": "/desk/photos/shared",
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {"files": [{"name": "photos", "accept": ["image/*"]}]},
    }
    app = {
        "id": "/desk",
        "name": name,
        "short_name": name,
        "start_url": "/desk",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": HEAD,
        "icons": icons,
        "share_target": shared,
    }
    response = Response(json.dumps(app, separators=(",", ":")), mimetype="application/manifest+json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@door.get("/desk/photos/worker.js")
@member_only
def send_photo_worker(member: Member) -> Response:
    """Keeps shared photos on the phone until the page of photos takes them, also while nobody is signed in."""
    return asset_answer(host().assets.by_plain_name["desk-shared.js"], UNKEPT)
