"""What is wrong with how a shop wants to be paid: numbers and names of accounts and wallets."""

from storefront.i18n.marking import N_

TEXTS: dict[str, str] = {
    "bank.account_unreadable": N_("Write the account number as the bank prints it."),
    "bank.iban_wrong": N_("This IBAN has a mistake. Compare it with your bank's paper: it looks like %(example)s."),
    "bank.shape": N_("This doesn't look right. It looks like %(example)s."),
    "bank.check": N_("A digit is wrong here. Compare it with your bank's paper: it looks like %(example)s."),
    "bank.nuban_wrong": N_("This is no account number of %(bank)s. Compare the ten digits, and the bank's name."),
    "bank.rib_wrong": N_("This RIB has a mistake. It has 24 digits. Compare it with your bank's paper."),
    "bank.bic_unreadable": N_("A BIC has 8 or 11 letters and digits."),
}
