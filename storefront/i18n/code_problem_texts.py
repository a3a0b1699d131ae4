"""What is wrong with an account, or a pasted code, that a payment code is made of."""

from storefront.i18n.marking import N_

TEXTS: dict[str, str] = {
    "sepa.elsewhere": N_("This account is in no SEPA country. An IBAN there looks like DE89 3704 0044 0532 0130 00."),
    "sepa.bic_missing": N_("Transfers to this country need the BIC, such as POFICHBEXXX."),
    "swiss.elsewhere": N_("This is no Swiss account. Its IBAN looks like CH93 0076 2011 6238 5295 7."),
    "own.unreadable": N_(
        "This is not a whole payment code. Copy its text from the first to the last sign, or take a picture of it. "
        "It begins with 000201."
    ),
    "own.one_payment": N_(
        "This code is for one payment only. Use the one without an amount, as your bank or wallet prints it for you."
    ),
    "own.other_currency": N_("This code asks for %(currency)s; your shop's prices are in another currency."),
}
