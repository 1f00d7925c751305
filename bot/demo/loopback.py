"""Keeps the demonstration on this machine."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import abort, request

NAMES = ("localhost", "127.0.0.1", "::1")


def only_loopback() -> None:
    """Refuse other machines (403), and pages of other names that resolve to this one."""
    if not is_loopback(request.remote_addr or "") or urlsplit(f"//{request.host}").hostname not in NAMES:
        abort(403)


def is_loopback(address: str) -> bool:
    """Whether an IP address is this machine's own."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback
