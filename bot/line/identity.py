"""Stands a keyed hash in the place of an id that LINE sent."""

import hashlib
import hmac

DOMAIN = b"line-id:"
LENGTH = 32


def hashed(secret_key: str, line_id: str) -> str:
    """32 hex digits that are the same for the same id and key, and tell nothing without the key."""
    return hmac.new(secret_key.encode(), DOMAIN + line_id.encode(), hashlib.sha256).hexdigest()[:LENGTH]
