"""What is said when a member's bell did not ring: what is wrong, and what to do."""

from storefront.i18n.marking import N_

BELL_TEXTS: dict[str, str] = {
    "bell.unreachable": N_("No answer from the other side. Check the address, or try again later."),
    "bell.unanswered": N_("Open the link in the message we sent there: then new orders are told there."),
    "bell.later": N_("The other side is busy. Try again in a few minutes."),
    "bell.certificate": N_("The server's certificate is not right, so we told it nothing."),
    "bell.enough": N_("Enough tests for now. Try again in an hour."),
    "bell.lost": N_("This host has another key than when you saved this: fill it in once more."),
    "bell.mail_server": N_("Write your mail server such as smtp.example.com or smtp.example.com:587."),
    "bell.mail_password": N_("The mail server does not take this user name and password."),
    "bell.mail_sender": N_("The mail server does not let this user send."),
    "bell.mail_recipient": N_("The mail server says that your e-mail address does not exist."),
    "bell.mail_refused": N_("The mail server refused the message."),
    "bell.mail_encryption": N_("The mail server offers no encryption or no sign-in, so we did not use it."),
    "bell.push_subscription": N_("This browser gave us nothing to reach it by. Try again, or choose another way."),
    "bell.push_gone": N_("That phone or browser no longer listens. Switch it on again there."),
    "bell.push_refused": N_("The browser's maker refused the message. Remove this and switch it on again there."),
    "bell.telegram_token": N_("Copy the bot's token whole from @BotFather. It looks like 4827193:AAHdq…."),
    "bell.telegram_start": N_("Open your bot, tap Start there, then send a test here."),
    "bell.telegram_blocked": N_("Your bot may not write to you. Open it, tap Start, then send a test here."),
    "bell.telegram_elsewhere": N_("Another program uses this bot. Make a new bot for this shop."),
    "bell.ntfy_address": N_("Write the topic's address such as https://ntfy.sh/market-4827-lemons."),
    "bell.ntfy_access": N_("The ntfy server does not let us write there. Look at the access token."),
}
