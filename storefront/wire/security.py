"""Headers that tell browsers what to refuse, and the refusal of forms that other sites post.

The cross-site rule (Sec-Fetch-Site, then Origin against Host) is the one Go 1.25 and OWASP describe; browsers that
send neither header are let through here and must show the desk's form token instead (desk/guard.py).
"""

from collections.abc import Collection

from flask import Flask, Response, abort, current_app, request

from storefront.wire.host import host

_SAFE = {"GET", "HEAD", "OPTIONS"}
_SAYS_NOTHING = (None, "null")  # "null" stands on forms of our own pages whose address must not leak (no-referrer)
# Of pages that are kept: their headers have a budget.
_WRITTEN_INTO_GOODS = ("buyer.js", "goods.css")
_WRITTEN_INTO_PRODUCT = ("goods.css",)
_WRITTEN = (*_WRITTEN_INTO_GOODS, "order.css")
_BASE = "base-uri 'none';frame-ancestors 'none'"
DESK_POLICY = f"default-src 'self';img-src 'self' data: blob:;{_BASE};form-action 'self'"


def set_up(app: Flask) -> None:
    with app.app_context():
        app.extensions["public_headers"] = {
            False: _public_headers(public_policy(_WRITTEN_INTO_GOODS, own_files=False)),
            True: _public_headers(public_policy(_WRITTEN_INTO_PRODUCT)),
        }
    app.before_request(refuse_cross_site_posts)
    app.after_request(add_headers)


def refuse_cross_site_posts() -> None:
    if request.method in _SAFE or request.path.startswith("/hooks/"):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in ("same-origin", "none"):
            abort(403)
        return
    origin = request.headers.get("Origin")
    if origin not in _SAYS_NOTHING and (origin or "").partition("://")[2] != request.host:
        abort(403)


def says_where_it_comes_from() -> bool:
    """Whether this browser sent a header that the cross-site rule could judge."""
    return "Sec-Fetch-Site" in request.headers or request.headers.get("Origin") not in _SAYS_NOTHING


def public_policy(written: Collection[str] = _WRITTEN, own_files: bool = True, forms_to: Collection[str] = ()) -> str:
    """The policy of buyers' pages: constant sheets and scripts, written into the page.

    own_files: files of ours too: the scripts of products and of a buyer's own pages, the shop's buttons for its
    signed-in member. forms_to: the provider's pages to which the page's own button may lead.
    """
    forms = " ".join(("'self'", *forms_to))
    assets, own = host().assets.by_plain_name, ["'self'"] if own_files else []
    scripts, sheets = (
        " ".join([*(assets[name].csp_hash for name in written if name.endswith(kind)), *own])
        for kind in (".js", ".css")
    )
    return f"default-src 'self';script-src {scripts};style-src {sheets};worker-src 'self';{_BASE};form-action {forms}"


PublicHeaders = dict[bool, list[tuple[str, str]]]


def public_headers() -> PublicHeaders:
    """What public pages say beside their caching, always the same; by whether their script is a file of ours."""
    headers: PublicHeaders = current_app.extensions["public_headers"]
    return headers


def _public_headers(policy: str) -> list[tuple[str, str]]:
    return [
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", policy),
        ("Referrer-Policy", "same-origin"),
        *_transport(),
    ]


def add_headers(response: Response) -> Response:
    headers = response.headers
    if response.status_code == 304 or "X-Content-Type-Options" in headers:
        return response
    headers["X-Content-Type-Options"] = "nosniff"
    if response.mimetype == "text/html":
        headers.setdefault("Content-Security-Policy", _policy_of(headers.get("Cache-Control", "")))
        headers.setdefault(
            "Referrer-Policy", "no-referrer" if "no-" in headers.get("Cache-Control", "") else "same-origin"
        )
        headers.extend(_transport())
    return response


def _policy_of(keeping: str) -> str:
    """What shows goods to everybody needs least; a buyer's own pages have files of ours beside them."""
    return public_policy(_WRITTEN_INTO_GOODS, own_files=False) if keeping.startswith("public") else public_policy()


def _transport() -> list[tuple[str, str]]:
    secure = host().settings.public_url.startswith("https://")
    return [("Strict-Transport-Security", "max-age=31536000")] if secure else []
