"""In and out: by password, by a link; out here or everywhere."""

from urllib.parse import quote

from flask import Response, make_response, redirect, request

from storefront import clock
from storefront.desk.attempts import count_wrong_sign_in, may_sign_in
from storefront.desk.door import door
from storefront.desk.entry import entry_page
from storefront.desk.filled import Filled
from storefront.desk.guard import SignedOut, forget, form_token, member_only, own_path, remember, signed_in
from storefront.desk.kept_forms import carried, just_posted
from storefront.merchants.records import Member
from storefront.merchants.sign_in import sign_in, sign_in_by_link, sign_out, sign_out_everywhere
from storefront.problems import Missing, Problem, Refused
from storefront.storage.tokens import is_token
from storefront.wire.fragments import retarget, vary_by_htmx, wants_fragment
from storefront.wire.sessions import session_token

_OF_PHOTOS = ("/desk/photos", "/desk/photos/shared")


@door.app_errorhandler(SignedOut)
def ask_to_sign_in(signed_out: SignedOut) -> Response:
    """Where somebody wanted to go, they go afterwards; a form they had filled waits for them in this page."""
    kept = just_posted()
    if kept is None or _sent_by_script():
        return _to_sign_in()
    if wants_fragment():
        response = entry_page("desk/sign_in_box.html", form=Filled({}), kept=kept)
        return vary_by_htmx(retarget(response, "main", "innerHTML"))
    return entry_page("desk/sign_in.html", 403, form=Filled({}), kept=kept)


@door.get("/signin")
def sign_in_form() -> Response:
    if signed_in() is not None:
        return _away_to(own_path(request.args.get("next", ""), "/desk"))
    return entry_page("desk/sign_in.html", form=Filled({}))


@door.post("/signin")
def sign_in_with_password() -> Response:
    name, password = request.form.get("name", ""), request.form.get("password", "")
    kept = carried()
    if not may_sign_in(name):
        form = Filled.of(request.form, [Problem("sign_in.too_often")])
        return entry_page("desk/sign_in.html", 429, form=form, kept=kept)
    try:
        signed = sign_in(name, password, clock.now())
    except Refused as refused:
        count_wrong_sign_in(name)
        form = Filled.of(request.form, refused.problems)
        return entry_page("desk/sign_in.html", 422, form=form, kept=kept)
    if kept is not None and kept.is_of(signed.member):
        token = form_token(signed.token)
        return remember(entry_page("desk/go_on.html", kept=kept, form_token=token, made_for=kept.made_for), signed)
    return remember(_away_to(own_path(request.form.get("next", ""), "/desk")), signed)


@door.get("/signin/<token>")
def sign_in_link(token: str) -> Response:
    """Only a button: chat apps fetch every link to draw its preview."""
    if not is_token(token):
        raise Missing(token)
    return entry_page("desk/sign_in_link.html", token=token)


@door.post("/signin/<token>")
def sign_in_with_link(token: str) -> Response:
    try:
        signed = sign_in_by_link(token, clock.now())
    except Refused as refused:
        return entry_page("desk/sign_in.html", 422, form=Filled({}, refused.problems))
    return remember(_away_to(f"/desk/key/{signed.key}" if signed.key else "/desk"), signed)


@door.post("/signout")
def sign_out_here() -> Response:
    sign_out(session_token())
    return forget(_away_to("/signin"))


@door.post("/desk/sessions")
@member_only
def sign_out_of_everything(member: Member) -> Response:
    sign_out_everywhere(member)
    return forget(_away_to("/signin"))


def _to_sign_in() -> Response:
    wanted = quote(_wanted())
    response = make_response(redirect(f"/signin?next={wanted}", 303))
    if wants_fragment():
        response = make_response("", 204)
        response.headers["HX-Redirect"] = f"/signin?next={wanted}"
    response.headers["Cache-Control"] = "no-store"
    return response


def _wanted() -> str:
    """The page somebody is on, or asked for. Photos that came without a session did not stay: it is said there."""
    if wants_fragment():
        was_on = request.headers.get("HX-Current-URL", "").partition(request.host)[2]
        return own_path(was_on.partition("?")[0], "/desk")
    if request.method == "GET":
        return own_path(request.full_path.rstrip("?"), "/desk")
    return "/desk/photos?again=1" if request.path in _OF_PHOTOS else "/desk"


def _sent_by_script() -> bool:
    """Photos one by one: the script has them still, and says itself what to do."""
    return wants_fragment() and request.mimetype == "multipart/form-data"


def _away_to(path: str) -> Response:
    response = make_response(redirect(path, 303))
    response.headers["Cache-Control"] = "no-store"
    return response
