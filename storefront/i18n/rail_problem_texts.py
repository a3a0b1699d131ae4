"""What is wrong with how a shop wants to be paid: numbers and names of accounts and wallets."""

from storefront.i18n.marking import N_

TEXTS: dict[str, str] = {
    "bank.iban_wrong": N_("This IBAN has a mistake. Compare it with your bank's paper: it looks like %(example)s."),
    "bank.shape": N_("This doesn't look right. It looks like %(example)s."),
    "bank.check": N_("A digit is wrong here. Compare it with your bank's paper: it looks like %(example)s."),
    "bank.nuban_wrong": N_("This is no account number of %(bank)s. Compare the ten digits, and the bank's name."),
    "wallet.number": N_("This can't be right. It looks like %(example)s."),
    "mpesa.account": N_("At most 12 letters and digits, such as SHOP1. Leave it empty to use the order's number."),
    "cash.step": N_("Write the smallest coin in use, such as 0.05 or 5."),
    "ussd.code": N_("Only digits, * and #, such as *144*82*{number}*{amount}#. It ends with #."),
    "ussd.number": N_("Write your number: the code asks for it."),
    "link.other_host": N_("This link leads to %(host)s. It must look like %(example)s."),
}
