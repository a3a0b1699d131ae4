"""Which ways to be paid are usual where. As of November 2026.

Sources: the GSMA's Mobile Money Deployment Tracker, the World Bank's Global Findex 2025, central banks' pages on their
instant payments (UPI, Pix, PromptPay, PayNow, Raast, InstaPay, CliQ …) and the providers' own lists of countries.
Usage shifts; a wrong order here only puts a good way under "More".
"""

from collections.abc import Collection

from storefront.i18n.marking import N_
from storefront.pay import METHODS, Method

SUGGESTED = 3

# A country's own ways, the likeliest first.
_TABLE = """
AE cash aani bank stripelink
AO multicaixa bank cash
AR mercadopagolink bank cash mercadopago
AT sepa paypalme cash revolut sumup stripelink paypal
AU payid bank paypalme stripelink paypal
BD bkash cash nagad rocket bkashmerchant own bank
BE sepa wero cash paypalme revolut stripelink paypal
BF orangemoney moovmoney cash wave wavesend bank cinetpay
BH benefitpay cash bank
BI lumicash ecocash cash bank
BJ mtnmomo moovmoney cash bank cinetpay
BO bank cash tigomoney
BR pix cash mercadopagolink bank mercadopago
CA interac cash paypalme bank stripelink paypal
CD mpesavodacom orangemoney airtelmoney cash bank cinetpay
CF orangemoney moovmoney cash bank
CG mtnmomo airtelmoney cash bank
CH twint swiss cash bank revolut paypalme sumup stripelink paypal
CI wave orangemoney mtnmomo wavesend moovmoney cash bank paystackpage flutterwavepage cinetpay
CL bank cash mercadopagolink mercadopago
CM mtnmomo orangemoney cash bank flutterwavepage cinetpay
CO nequi breb daviplata cash bank mercadopagolink mercadopago
CV bank cash pickup
DE sepa paypalme cash bank wero revolut sumup stripelink paypal
DJ dmoney cash bank
DO bank cash pickup
DZ cash baridimob bank
EC bank deuna cash
EG cash instapay vodafonecash bank
ES bizum bank cash sepa paypalme revolut sumup stripelink paypal
ET telebirr bank cash
FR bank wero cash sepa paypalme revolut sumup stripelink paypal
GA airtelmoney moovmoney cash bank
GB bank monzo paypalme revolut cash sumup stripelink paypal
GH mtnmomo telecelcash cash atmoney own bank paystackpage flutterwavepage
GM wavesend afrimoney cash bank
GN orangemoney mtnmomo cash bank cinetpay
GT bank cash tigomoney
GW orangemoney cash bank
HN bank cash tigomoney
HT moncash natcash cash bank
ID own bank cash gopay dana ovo xendit
IE revolut bank cash sepa paypalme sumup stripelink paypal
IN upi cash bank razorpayme
IQ cash zaincash bank
IT bank paypalme cash sepa revolut sumup stripelink paypal
JM bank cash pickup
JO cliq cash bank
KE mpesatill mpesapaybill cash mpesasend mpesapochi daraja airtelmoney bank paystackpage flutterwavepage
KH khqr cash wing bank own
KM cash bank pickup
KW wamd cash bank
LB cash whish bank
LK bank cash own ezcash
LR mtnmomo orangemoney cash bank
LY cash bank pickup
MA cash bank cashplus wafacash orangemoneymaroc inwimoney mtcash youcanpay
MG mvola orangemoney airtelmoney cash bank
ML orangemoney wave cash wavesend moovmoney bank cinetpay
MM kbzpay wavepay cash own bank
MR bankily masrvi cash bank
MU juice cash bank
MW airtelmoney mpamba cash bank
MX bank cash mercadopagolink stripelink mercadopago
MY own bank touchngo cash stripelink xendit
MZ mpesavodacom emola cash bank
NE airtelmoney moovmoney cash bank cinetpay
NG bank cash paystackpage flutterwavepage
NL tikkie sepa bank cash wero paypalme revolut stripelink paypal
NP esewa khalti cash own bank
OM bank cash pickup
PE yape plin cash bank mercadopagolink mercadopago
PH gcash maya cash own bank xendit
PK cash easypaisa jazzcash raast bank
PL blik bank cash paypalme revolut sumup stripelink paypal
PS cash jawwalpay bank
PT mbway bank cash sepa paypalme revolut sumup stripelink paypal
PY bank tigomoney cash
QA fawran cash bank
RW mtnmomo airtelmoney cash bank flutterwavepage
SA stcbank bank cash
SD bankak cash bank
SG paynow bank cash own paypalme stripelink paypal
SL orangemoney afrimoney cash bank
SN wave orangemoney cash wavesend mixx bank cinetpay
SO evcplus zaad cash bank
SV cash tigomoney bank lightning
SY cash syriatelcash bank
TD airtelmoney moovmoney cash bank
TG mixx moovmoney cash bank cinetpay
TH promptpay bank cash truemoney own stripelink xendit
TN cash dseventeen flouci bank
TR bank cash pickup
TZ mpesavodacom mixx airtelmoney cash own bank flutterwavepage
UA bank monobank cash
UG mtnmomo airtelmoney cash bank flutterwavepage
US zelle venmo cashapp paypalme cash bank stripelink paypal
UY bank cash mercadopagolink mercadopago
VN vietqr cash momovietnam bank zalopay xendit
YE cash bank pickup
ZA payshap bank cash yoco paystackpage
ZM airtelmoney mtnmomo cash bank flutterwavepage
ZW ecocash cash bank
"""
# Also where nobody is used to them, and for shops of a country that is not in the table.
_EVERYWHERE = "cash bank link pickup notebook ussd own paypalme revolut wise stripelink kofi lightning bitcoin"
# Providers that open accounts only for shops of these countries; the others say so by their currencies.
_PROVIDERS_AT_HOME = {
    "cinetpay": "BF BJ CD CI CM GN ML NE SN TG",
    "daraja": "KE",
    "mercadopago": "AR BR CL CO MX PE UY",
    "paystack": "CI GH KE NG ZA",
    "razorpay": "IN",
    "xendit": "ID MY PH TH VN",
    "youcanpay": "MA",
}

COUNTRIES: dict[str, tuple[str, ...]] = {row[:2]: tuple(row.split()[1:]) for row in _TABLE.strip().splitlines()}

_STRAIGHT, _HAND, _PAGE, _PROVIDER = _GROUPS = (
    N_("Straight to your account or phone"),
    N_("By hand"),
    N_("A payment page of yours"),
    N_("Cards and more, through a provider"),
)
_BY_HAND = "cash pickup notebook"
_PAGES = (
    "link wave paypalme cashapp venmo monzo revolut wise stripelink kofi razorpayme sumup mercadopagolink paystackpage "
    "flutterwavepage yoco tikkie monobank"
)


def suggested(country: str, currency: str, used: Collection[str]) -> list[Method]:
    """The first few of those that the shop has not yet."""
    return _free(country, currency, used)[:SUGGESTED]


def others(country: str, currency: str, used: Collection[str]) -> list[tuple[str, list[Method]]]:
    """The rest by what they are: a msgid and its ways."""
    rest = _free(country, currency, used)[SUGGESTED:]
    grouped = ((title, [method for method in rest if _group(method) == title]) for title in _GROUPS)
    return [(title, methods) for title, methods in grouped if methods]


def _free(country: str, currency: str, used: Collection[str]) -> list[Method]:
    """What a shop there can be paid by in its currency, the likeliest first."""
    providers = (kind for kind, method in METHODS.items() if method.gateway and _serves(kind, country))
    kinds = dict.fromkeys((*COUNTRIES.get(country, ()), *_EVERYWHERE.split(), *providers))
    return [METHODS[kind] for kind in kinds if kind not in used and METHODS[kind].takes(currency)]


def _serves(kind: str, country: str) -> bool:
    return country in _PROVIDERS_AT_HOME.get(kind, country).split()


def _group(method: Method) -> str:
    if method.gateway is not None:
        return _PROVIDER
    if method.kind in _BY_HAND.split():
        return _HAND
    return _PAGE if method.kind in _PAGES.split() else _STRAIGHT
