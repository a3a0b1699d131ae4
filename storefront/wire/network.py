"""From which network a request comes: enough to slow down a flood, too little to find a person."""

from ipaddress import ip_address, ip_network

from flask import request

from storefront.wire.host import host


def is_this_machine() -> bool:
    """Whether the peer is here, on loopback or a unix socket, and speaks for nobody else."""
    return "X-Forwarded-For" not in request.headers and request.remote_addr in ("127.0.0.1", "::1", "", None)


def network() -> str | None:
    """The visitor's /24 or /64; None for a loopback peer that no declared proxy speaks for: nobody to count."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:  # a unix socket
        return None
    if address.is_loopback and not host().settings.trusted_proxies:
        return None
    return str(ip_network(f"{address}/{24 if address.version == 4 else 64}", strict=False))
