"""Whether the bot lives and whether it can take questions."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify

from bot.errors import StoreError
from bot.inbox.worker import Worker
from bot.store.store import Store


def blueprint(store: Store, worker: Worker, clock: Callable[[], float]) -> Blueprint:
    """GET /healthz: the process answers. GET /readyz: 200 only while store and worker are up (the knowledge was read
    before the process took its first request)."""
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def alive() -> Response:
        return jsonify(status="ok")

    @pages.get("/readyz")
    def ready() -> tuple[Response, int]:
        parts = {"store": _can_write(store), "worker": worker.alive(clock()), "knowledge": True}
        return jsonify(parts), 200 if all(parts.values()) else 503

    return pages


def _can_write(store: Store) -> bool:
    try:
        store.check()
    except StoreError:
        return False
    return True
