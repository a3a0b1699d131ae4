"""In and out: by password, by a link; out here or everywhere."""

from flask import Response, make_response, redirect, request

from storefront import clock
from storefront.desk.attempts import count_wrong_sign_in, may_sign_in
from storefront.desk.door import door
from storefront.desk.entry import entry_page
from storefront.desk.filled import Filled
from storefront.desk.guard import forget, member_only, own_path, remember, signed_in
from storefront.merchants.records import Member
from storefront.merchants.sign_in import sign_in, sign_in_by_link, sign_out, sign_out_everywhere
from storefront.problems import Missing, Problem, Refused
from storefront.storage.tokens import is_token
from storefront.wire.sessions import session_token


@door.get("/signin")
def sign_in_form() -> Response:
    if signed_in() is not None:
        return _away_to(own_path(request.args.get("next", ""), "/desk"))
    return entry_page("desk/sign_in.html", form=Filled({}))


@door.post("/signin")
def sign_in_with_password() -> Response:
    name, password = request.form.get("name", ""), request.form.get("password", "")
    if not may_sign_in(name):
        return entry_page("desk/sign_in.html", 429, form=Filled.of(request.form, [Problem("sign_in.too_often")]))
    try:
        signed = sign_in(name, password, clock.now())
    except Refused as refused:
        count_wrong_sign_in(name)
        return entry_page("desk/sign_in.html", 422, form=Filled.of(request.form, refused.problems))
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


def _away_to(path: str) -> Response:
    response = make_response(redirect(path, 303))
    response.headers["Cache-Control"] = "no-store"
    return response
