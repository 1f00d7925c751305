"""The consultation bot of the Participatory Governance Award. Importing it opens nothing and reads nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from bot.settings import Settings

# before numpy is loaded: what an answer multiplies is small, and on a busy machine a second core only keeps the first
# one waiting, six times as long as the answer takes
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def create_app(settings: Settings) -> Flask:
    """Assemble the web application, its store and its worker (`app.extensions["worker"]`, not yet started).

    Raises BotError where files or settings are wrong. The only place that knows all parts.
    """
    import time

    from flask import Flask

    from bot import health
    from bot.inbox.worker import Worker
    from bot.knowledge.handbook import open_handbook
    from bot.line import webhook
    from bot.line.client import Line
    from bot.line.counters import Counters
    from bot.line.respond import Responder
    from bot.pages import check
    from bot.pages import views as pages
    from bot.pages.kept import Kept
    from bot.store.store import Store

    handbook = open_handbook(settings.home)
    store = Store(settings.database)
    store.migrate()
    store.close()
    call_name = settings.call_names[0] if settings.call_names else ""
    kept = Kept(settings.public_url, store, time.time)
    responder = Responder(handbook, store, call_name, time.perf_counter, kept.page_of, store.source_texts)
    line = Line(settings.access_token, settings.api_base)
    worker = Worker(store, line, responder.consult, responder.fallback)

    app = Flask(__name__)
    counters = Counters()
    app.extensions["worker"] = worker
    app.extensions["line"] = line
    app.register_blueprint(
        webhook.blueprint(
            settings.channel_secret,
            settings.secret_key,
            settings.call_names,
            store,
            time.time,
            counters,
            worker.nudge,
        )
    )
    app.register_blueprint(health.blueprint(store, worker, time.time))
    app.register_blueprint(pages.blueprint(handbook))
    app.register_blueprint(check.blueprint(handbook, store, time.time))
    if settings.demo:
        from bot.demo import api, views
        from bot.demo.standin import Standin

        standin = Standin(time.time)
        app.register_blueprint(api.blueprint(standin, settings.access_token))
        app.register_blueprint(views.blueprint(settings, standin, time.time, handbook.wording.sections))
    return app
