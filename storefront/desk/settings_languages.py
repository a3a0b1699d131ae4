"""The shop's languages, and its texts in each."""

from flask import Response, request

from storefront.desk.door import door
from storefront.desk.filled import Filled, seen_version
from storefront.desk.guard import member_only
from storefront.desk.page import page, saved
from storefront.i18n.languages import LANGUAGES
from storefront.merchants import settings
from storefront.merchants.profile import LONGEST, SEVERAL_LINES, read_languages
from storefront.merchants.records import Member, Shop
from storefront.problems import Refused

PATH = "/desk/settings/languages"


@door.get(PATH)
@member_only
def languages_form(member: Member) -> Response:
    return _form(member, _kept(member.shop))


@door.post(PATH)
@member_only
def save_languages(member: Member) -> Response:
    main = request.form.get("main", "")
    codes = [main, *request.form.getlist("languages")]
    languages = read_languages(codes, request.form)
    if isinstance(languages, list):
        return _form(member, Filled.of(request.form, languages), 422)
    try:
        settings.save_languages(member.shop, languages, seen_version(request.form))
    except Refused as refused:
        status = 409 if any(problem.key == "shop.changed_meanwhile" for problem in refused.problems) else 422
        return _form(member, Filled.of(request.form, refused.problems), status)
    return saved(PATH)


def _form(member: Member, form: Filled, status: int = 200) -> Response:
    names = [(code, language.name) for code, language in LANGUAGES.items()]
    return page(
        member,
        "desk/settings/languages.html",
        "settings",
        status,
        form=form,
        names=names,
        others=[(code, name, LANGUAGES[code].direction) for code, name in names if code in member.shop.languages[1:]],
        fields=[(name, name in SEVERAL_LINES) for name in LONGEST],
    )


def _kept(shop: Shop) -> Filled:
    values = {"main": shop.language, "seen": str(shop.row_version)}
    for code in shop.languages[1:]:
        values |= {f"{name}-{code}": shop.texts.get(code, {}).get(name, "") for name in (*LONGEST, "asks")}
    return Filled(values, (), {"languages": shop.languages})
