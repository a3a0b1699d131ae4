"""How Stripe reads the form that makes a Checkout Session: unknown parameters are refused, amounts are looked at."""

import re
from urllib.parse import parse_qsl, urlsplit

from storefront.demo.stand_ins.stand_in import Refusal

_KNOWN = re.compile(
    r"mode|success_url|cancel_url|client_reference_id|customer_email|expires_at|locale|submit_type|currency"
    r"|metadata\[\w+\]|payment_intent_data\[(?:description|metadata\]\[\w+)\]|adaptive_pricing\[enabled\]"
    r"|payment_method_types\[\d+\]"
    r"|line_items\[\d+\]\[(?:price|quantity|price_data\]\[(?:currency|unit_amount|product_data\]\[(?:name|description)))\]"
)
_NEEDED = ("mode", "success_url", "line_items[0][quantity]", "line_items[0][price_data][currency]",
           "line_items[0][price_data][unit_amount]", "line_items[0][price_data][product_data][name]")  # fmt: skip
_LOCALES = (
    "auto,bg,cs,da,de,el,en,en-GB,es,es-419,et,fi,fil,fr,fr-CA,hr,hu,id,it,ja,ko,lt,lv,ms,mt,nb,nl,pl,pt,pt-BR,ro,ru,sk,"
    "sl,sv,th,tr,vi,zh,zh-HK,zh-TW"
)
_THREE_DECIMALS = ("bhd", "jod", "kwd", "omr", "tnd")
_NO_DECIMALS = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf"


def read_form(body: bytes, now: int) -> dict[str, str]:
    pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
    form = dict(pairs)
    for name in form:
        if not _KNOWN.fullmatch(name):
            raise _refusal("parameter_unknown", name)
    for name in _NEEDED:
        if not form.get(name):
            raise _refusal("parameter_missing", name)
    if form["mode"] != "payment" or form.get("locale", "auto") not in _LOCALES.split(","):
        raise _refusal("parameter_invalid", "mode or locale")
    for name in ("success_url", "cancel_url"):
        if name in form and urlsplit(form[name]).scheme not in ("http", "https"):
            raise _refusal("url_invalid", name)
    _look_at_amount(form)
    if "expires_at" in form and not 1800 <= int(form["expires_at"]) - now <= 86400:
        raise _refusal("parameter_invalid", "expires_at")
    return form


def written(amount: int, currency: str) -> str:
    """The amount as Stripe's page shows it."""
    decimals = 0 if currency in _NO_DECIMALS else 3 if currency in _THREE_DECIMALS else 2
    whole, rest = divmod(amount, 10**decimals)
    return f"{currency.upper()} {whole}.{rest:0{decimals}d}" if decimals else f"{currency.upper()} {whole}"


def _look_at_amount(form: dict[str, str]) -> None:
    amount, currency = form["line_items[0][price_data][unit_amount]"], form["line_items[0][price_data][currency]"]
    if not re.fullmatch("[a-z]{3}", currency) or not form["line_items[0][quantity]"].isdecimal():
        raise _refusal("parameter_invalid", "currency or quantity")
    if not re.fullmatch("[1-9][0-9]*", amount):
        raise _refusal("parameter_invalid_integer", "unit_amount")
    if currency == "isk" and int(amount) % 100:
        raise _refusal("invalid_charge_amount_no_decimal_compatible", "unit_amount")
    if currency in _THREE_DECIMALS and int(amount) % 10:
        raise _refusal("parameter_invalid", "unit_amount")


def _refusal(code: str, parameter: str) -> Refusal:
    return Refusal(
        400,
        {
            "error": {
                "code": code,
                "message": f"{code}: {parameter}",
                "param": parameter,
                "type": "invalid_request_error",
            }
        },
    )
