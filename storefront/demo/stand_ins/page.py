"""The page on which a buyer pays nothing."""

from markupsafe import Markup

_PAGE = Markup(
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>PLAY MONEY – {provider}</title>"
    "<style>body{{font:18px sans-serif;margin:1em auto;max-width:30em;padding:0 1em;background:#fff3b0;color:#111}}"
    "h1{{font-size:2.2em;line-height:1.1}}button{{font:inherit;width:100%;padding:.8em;margin:.3em 0}}</style>"
    "<h1>PLAY MONEY<br>nothing is paid</h1><p>{provider} is only played here.</p>"
    "<p><b>{amount}</b> – {title}</p><form method=post>{buttons}</form></html>"
)
_BUTTON = Markup("<button name=do value={value}>{text}</button>")
_BUTTONS = (("pay", "Pay"), ("cancel", "Cancel"), ("fail", "Try a payment that fails"))


def hosted_page(provider: str, amount: str, title: str) -> str:
    buttons = Markup("").join(_BUTTON.format(value=value, text=text) for value, text in _BUTTONS)
    return str(_PAGE.format(provider=provider, amount=amount, title=title, buttons=buttons))


def closed_page(provider: str, why: str) -> str:
    """There is nothing to pay any more."""
    return str(_PAGE.format(provider=provider, amount=why, title="", buttons=""))
