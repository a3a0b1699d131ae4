"""Who is at the desk. Every view of a merchant starts from the signed-in member; their shop is `member.shop`."""

import hashlib
import hmac
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from flask import Response, abort, make_response, request
from flask.typing import ResponseReturnValue

from storefront import clock
from storefront.desk.rights import may_go
from storefront.merchants.records import Member
from storefront.merchants.sign_in import LONGEST, SignedIn, member_of
from storefront.wire.caching import UNKEPT
from storefront.wire.host import host
from storefront.wire.security import says_where_it_comes_from
from storefront.wire.sessions import session_cookie, session_token

P = ParamSpec("P")


class SignedOut(Exception):
    """Nobody is signed in, or no longer."""


class OtherRole(Exception):
    """This member may not do that here: their role is another."""

    def __init__(self, member: Member) -> None:
        super().__init__(member.role)
        self.member = member


def member_only(view: Callable[Concatenate[Member, P], ResponseReturnValue]) -> Callable[P, Response]:
    """The view gets the member first. Strangers are asked to sign in and come back; who has another role is told."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
        member = signed_in()
        if member is None:
            raise SignedOut
        if request.method == "POST" and not says_where_it_comes_from():
            _refuse_without_form_token()
        if not may_go(member, request.path):
            raise OtherRole(member)
        response = make_response(view(member, *args, **kwargs))
        response.headers.setdefault("Cache-Control", UNKEPT)
        response.headers.setdefault("Referrer-Policy", "same-origin")  # the next page knows whose answer it is
        return response

    return guarded


def signed_in() -> Member | None:
    """The member of this browser, for pages that strangers may see too."""
    token = session_token()
    return member_of(token, clock.now()) if token else None


def form_token(session: str = "") -> str:
    """What a form of this session carries, for browsers that say nothing of where a post comes from."""
    secret = host().settings.secret_key.encode()
    return hmac.new(secret, f"form:{session or session_token()}".encode(), hashlib.sha256).hexdigest()[:32]


def remember(response: Response, signed: SignedIn) -> Response:
    """Put the session into the browser. The server ends it earlier when it lies idle."""
    response.set_cookie(
        session_cookie(),
        signed.token,
        max_age=int(LONGEST.total_seconds()),
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: Response) -> Response:
    response.delete_cookie(session_cookie(), secure=request.is_secure, httponly=True, samesite="Lax")
    return response


def own_path(asked: str, fallback: str) -> str:
    """A path of this host to go on to; never another site, however it is spelt."""
    safe = asked.startswith("/") and not asked.startswith("//") and asked.isprintable() and "\\" not in asked
    return asked if safe and len(asked) <= 500 else fallback


def _refuse_without_form_token() -> None:
    if not hmac.compare_digest(request.form.get("form_token", "").encode(), form_token().encode()):
        abort(403)
