"""A gateway as one shop has set it up, its secrets opened."""

from dataclasses import dataclass

from storefront.merchants import sealing
from storefront.merchants.records import Shop, methods_of
from storefront.pay import METHODS, Settings
from storefront.pay.gateway import Gateway


@dataclass(frozen=True)
class Way:
    """Holds open secrets: kept by nobody longer than a request or a look takes."""

    kind: str
    gateway: Gateway
    settings: Settings

    @property
    def account(self) -> str:
        """Whom the provider pays, where its notices say so."""
        return self.gateway.account(self.settings)

    @property
    def server(self) -> str:
        """Who is asked: one for all shops, or the merchant's own."""
        return " ".join(self.gateway.hosts(self.settings))

    def __repr__(self) -> str:
        return f"Way({self.kind})"


def way_of(shop: Shop, kind: str) -> Way | None:
    """None: there is no such method here, nobody stands in between, or its secrets are lost."""
    gateway = METHODS[kind].gateway if kind in METHODS else None
    row = next((row for row in methods_of(shop) if row.kind == kind), None)
    settings = sealing.opened_or_none(row) if row is not None else None
    return Way(kind, gateway, settings) if gateway is not None and settings is not None else None
