"""How an order reaches its buyer, in words. Pure."""

from storefront.i18n import N_, Words

_NAMES = {"pick_up": N_("pick-up"), "elsewhere": N_("somewhere else")}
_BUYERS = {"pick_up": N_("I pick it up"), "elsewhere": N_("Somewhere else – agree in the chat")}


def way_text(kind: str, area_name: str, words: Words) -> str:
    """As the shop calls it."""
    return words.gettext(_NAMES[kind]) if kind in _NAMES else area_name


def buyers_way_text(kind: str, area_name: str, words: Words) -> str:
    """As its buyer chooses it."""
    return words.gettext(_BUYERS[kind]) if kind in _BUYERS else area_name
