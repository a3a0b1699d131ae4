"""Secret settings of ways to pay: sealed in their rows, opened only to speak with the provider, shown masked."""

from collections.abc import Mapping

from storefront.merchants.records import Shop, ShopMethod, methods_of
from storefront.pay import METHODS, Method, Settings
from storefront.storage.seal import Unsealable, seal, unseal

_SHOWN = 4  # of a secret's last characters, enough to know it again
_LONG = 12  # shorter ones show nothing


def sealed(shop: Shop, method: Method, settings: Settings) -> dict[str, str]:
    """As they are kept."""
    return {
        name: seal(value, _place(shop.id, method.kind, name)) if name in method.secrets and value else value
        for name, value in settings.items()
    }


def opened(row: ShopMethod) -> dict[str, str]:
    """As the provider knows them. Raises Unsealable: kept under another key."""
    secrets = _secrets(row)
    return {name: _open(row, name, kept) if name in secrets and kept else kept for name, kept in row.settings.items()}


def opened_or_none(row: ShopMethod) -> dict[str, str] | None:
    try:
        return opened(row)
    except Unsealable:
        return None


def masked(row: ShopMethod) -> dict[str, str]:
    """As the desk shows them: of a secret its end, of one that no longer opens nothing."""
    secrets = _secrets(row)
    return {name: _mask(row, name, kept) if name in secrets and kept else kept for name, kept in row.settings.items()}


def without_secrets(row: ShopMethod) -> dict[str, str]:
    """What may leave the host."""
    secrets = _secrets(row)
    return {name: kept for name, kept in row.settings.items() if name not in secrets}


def still_opens(row: ShopMethod) -> bool:
    """Not after a restore without the host's key: then its secrets have to be typed again."""
    return opened_or_none(row) is not None


def count_lost() -> int:
    """Ways to pay, of all shops, whose secrets no longer open."""
    return sum(not still_opens(row) for row in ShopMethod.select())


def usable_methods(shop: Shop) -> list[ShopMethod]:
    """The shop's ways to be paid, without those whose secrets are lost."""
    return [row for row in methods_of(shop) if still_opens(row)]


def told(kind: str, settings: Mapping[str, str]) -> dict[str, str]:
    """What a line of the audit may hold of opened settings."""
    secrets = METHODS[kind].secrets if kind in METHODS else frozenset(settings)
    return {name: _end(value) if name in secrets and value else value for name, value in settings.items()}


def _mask(row: ShopMethod, name: str, kept: str) -> str:
    try:
        return _end(_open(row, name, kept))
    except Unsealable:
        return ""


def _end(secret: str) -> str:
    return f"…{secret[-_SHOWN:]}" if len(secret) >= _LONG else "…"


def _open(row: ShopMethod, name: str, kept: str) -> str:
    return unseal(kept, _place(row.shop_id, row.kind, name))


def _secrets(row: ShopMethod) -> frozenset[str]:
    """A kind that was taken out of the house shows nothing at all."""
    return METHODS[row.kind].secrets if row.kind in METHODS else frozenset(row.settings)


def _place(shop_id: int, kind: str, name: str) -> str:
    return f"shop {shop_id} {kind} {name}"
