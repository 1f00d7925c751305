"""Tells LINE's requests from everybody else's."""

import base64
import hashlib
import hmac


def verify(body: bytes, header: str | None, secret: str) -> bool:
    """True if `header` (x-line-signature) is base64(HMAC-SHA256(channel secret, raw body)); constant time."""
    if not header or not secret:
        return False
    return hmac.compare_digest(sign(body, secret), header.encode("utf-8", "replace"))


def sign(body: bytes, secret: str) -> bytes:
    """The signature that LINE would put on this body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest())
