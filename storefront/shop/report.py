"""Telling the host about a shop: a few reasons to tick, no free text, nothing about who tells."""

from dataclasses import dataclass

from flask import Response, abort, request

from storefront import clock
from storefront.i18n import N_, words
from storefront.merchants.actions import REPORT_REASONS, report
from storefront.merchants.records import shop_at
from storefront.shop.door import door
from storefront.shop.limits import may_report
from storefront.wire.caching import unkept_answer
from storefront.wire.languages import asked_language
from storefront.wire.pages import render, see_other

_REASONS = {
    "fraud": N_("I paid and got nothing"),
    "copied": N_("It pretends to be another shop"),
    "forbidden": N_("It sells what is forbidden"),
    "other": N_("Something else"),
}


@dataclass(frozen=True)
class ReportPage:
    shop: str
    accent: str
    home: str
    action: str
    reasons: dict[str, str]
    problem: str = ""
    told: bool = False


@door.get("/report/<slug>")
def ask_reason(slug: str) -> Response:
    return unkept_answer(_draw(slug, told=request.args.get("told") == "1"))


@door.post("/report/<slug>")
def tell_host(slug: str) -> Response:
    shop = shop_at(slug) or abort(404)
    reason = request.form.get("reason", "")
    if reason not in REPORT_REASONS:
        return unkept_answer(_draw(slug, missing=True), 422)
    if not may_report():
        abort(429)
    report(shop, reason, clock.now())
    lang = request.args.get("lang", "")
    return see_other(f"/report/{shop.slug}?told=1" + (f"&lang={lang}" if lang in shop.languages else ""))


def _draw(slug: str, *, missing: bool = False, told: bool = False) -> str:
    shop = shop_at(slug) or abort(404)
    spoken = words(asked_language(shop.languages), shop.country)
    carried = "" if spoken.language == shop.language else f"?lang={spoken.language}"
    page = ReportPage(
        shop=shop.text("name", spoken.language),
        accent=shop.accent,
        home=f"/{shop.slug}{carried}",
        action=f"/report/{shop.slug}{carried}",
        reasons={value: spoken.gettext(_REASONS[value]) for value in REPORT_REASONS},
        problem=spoken.gettext("Choose what is wrong.") if missing else "",
        told=told,
    )
    return render("shop/report.html", spoken, page=page)
