"""The page of a finished eligibility check, to be read on a phone and printed."""

import logging
from collections.abc import Callable

from flask import Blueprint, Response, render_template

from bot.dialogue.report import report
from bot.errors import StoreError
from bot.inbox.limits import KEPT_RESULT
from bot.knowledge.handbook import Handbook
from bot.pages.dates import said_moment
from bot.pages.kept import Results
from bot.pages.shielded import shielded
from bot.pages.whole_names import whole_names
from bot.rules.facts import FactError

log = logging.getLogger(__name__)

DAY = 24 * 3600


def blueprint(handbook: Handbook, results: Results, clock: Callable[[], float]) -> Blueprint:
    """GET /check/<token>: what follows today from the facts kept under the token. `clock` gives seconds since 1970."""
    check = Blueprint("check", __name__, url_prefix="/check", template_folder="templates")
    sections = handbook.wording.sections
    words = sections["check"]
    shown = {"words": words, "edition": handbook.edition, "forms": handbook.rules[handbook.edition].forms}

    labels = [handbook.facets.labels[name] for name in handbook.rules[handbook.edition].types]
    check.add_app_template_filter(whole_names(labels), "whole_names")

    @check.after_request
    def finish(response: Response) -> Response:
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return shielded(response)

    @check.get("/", defaults={"token": ""})
    @check.get("/<path:token>")
    def page(token: str) -> str | tuple[str, int]:
        try:
            result = results.result(token, clock())
            found = report(result.interview, handbook) if result else None
        except FactError:
            log.warning("an eligibility check was kept by rules of another time")
            return nothing("gone", 404)
        except StoreError as error:
            log.warning("no eligibility check can be shown: %s", error)
            return nothing("trouble", 503)
        if result is None or found is None:
            return nothing("gone", 404)
        made, expires = said_moment(result.made_at, words), said_moment(result.expires_at, words)
        statuses, marks = sections["eligibility"]["statuses"], sections["interview"]["summary"]["marks"]
        return render_template(
            "pages/check.html", report=found, made=made, expires=expires, statuses=statuses, marks=marks, **shown
        )

    def nothing(name: str, status: int) -> tuple[str, int]:
        days = int(KEPT_RESULT // DAY)
        return render_template("pages/no_check.html", name=name, days=days, **shown), status

    return check
