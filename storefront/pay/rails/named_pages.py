"""Payment pages that a buyer finds by the merchant's name, as of November 2026; the amount travels in the address."""

from storefront.pay.known_page import by_name
from storefront.pay.method import Bill

# The currencies of PayPal's "currency codes" page, without those that stay inside one country.
_AT_PAYPAL = "AUD CAD CHF CZK DKK EUR GBP HKD HUF ILS JPY MXN NOK NZD PHP PLN SEK SGD THB TWD USD"


def _paypal(bill: Bill, user: str) -> str:
    """ "25EUR", "25.50EUR"."""
    if bill.amount is None:
        return f"https://paypal.me/{user}"
    whole, cents = bill.amount.major_parts()
    return f"https://paypal.me/{user}/" + (f"{whole}{bill.currency}" if not int(cents or 0) else "{amount}{currency}")


def _cash_app(bill: Bill, tag: str) -> str:
    return f"https://cash.app/${tag}" + ("" if bill.amount is None else "/{amount}")


def _venmo(bill: Bill, user: str) -> str:
    return f"https://venmo.com/{user}?txn=pay&note={{ref}}" + ("" if bill.amount is None else "&amount={amount}")


def _monzo(bill: Bill, user: str) -> str:
    return f"https://monzo.me/{user}" + ("" if bill.amount is None else "/{amount}") + "?d={ref}"


METHODS = (
    by_name("paypalme", "PayPal.Me", "paypal.me", "[A-Za-z0-9]{1,20}", "paypal.me/AminaShop", _AT_PAYPAL, _paypal),
    by_name("cashapp", "Cash App", "cash.app", "[A-Za-z][A-Za-z0-9]{0,19}", "$AminaShop", "USD", _cash_app),
    by_name("venmo", "Venmo", "venmo.com", "(?:u/)?[A-Za-z0-9_-]{3,30}", "@Amina-Shop", "USD", _venmo),
    by_name("monzo", "Monzo.me", "monzo.me", "[A-Za-z0-9-]{3,30}", "monzo.me/aminashop", "GBP", _monzo),
)
