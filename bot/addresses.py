"""Which addresses may be trusted with a secret, or asked for a key: https, or this very machine."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether the host (no port, no brackets) is this machine: "localhost" or a loopback address."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=1_024)
def is_guarded(url: str) -> bool:
    """Whether nobody on the way can read or change what goes there: https, or http on loopback. No user within the address."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port  # a port that is none raises here
    except ValueError:
        return False
    if parts.username is not None or "\\" in url:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
