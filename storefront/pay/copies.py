"""The values every method lets the buyer copy alike."""

import re

from storefront.i18n.marking import N_
from storefront.pay.method import Bill, Copy

NAME_IN_THE_CODE = N_("Name in the code")
SCAN = (
    N_("Open your bank's or wallet's app and scan the QR code."),
    N_("On this same phone: keep the picture of the code, and choose it in the app."),
    N_("Check the name before you pay."),
)


def amount_copies(bill: Bill) -> tuple[Copy, ...]:
    """The amount, once it is known."""
    return () if bill.amount is None else (Copy(N_("Copy the exact amount"), bill.amount.plain()),)


def reference_copy(bill: Bill) -> Copy:
    return Copy(N_("Copy the order number"), bill.reference)


def reference_code(bill: Bill, others: str = "-", most: int = 25) -> str:
    """The order's number as a code carries it: letters, digits and these other signs."""
    return re.sub(rf"[^A-Za-z0-9{re.escape(others)}]", "", bill.reference)[:most]
