"""The headers of every page for applicants."""

from flask import Response

# nothing on these pages can send what is pasted or shown: no connection, no form, no other site
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def shielded(response: Response) -> Response:
    """The response with what keeps other sites, and its own address, out of the game."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
