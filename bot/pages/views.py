"""The length check for whole forms: every box with its limit, counted in the reader's own browser."""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template

from bot.answer.wording import say_value
from bot.knowledge.handbook import Handbook
from bot.pages.shielded import shielded
from bot.rules.forms import Field, Form


def blueprint(handbook: Handbook) -> Blueprint:
    """GET /forms/: the application forms of the edition. GET /forms/<form>: one with its boxes."""
    pages = Blueprint("pages", __name__, url_prefix="/forms", template_folder="templates", static_folder="static")
    forms, words = handbook.rules[handbook.edition].forms, handbook.wording.sections["forms"]

    def said(field: Field) -> str:
        return say_value(field.limit.name, handbook.rulebook, handbook.wording, handbook.facets.labels)

    shown = {
        "words": words,
        "edition": handbook.edition,
        "said": said,
        "ways": handbook.wording.say("counting", "ways"),
    }

    @pages.after_request
    def finish(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-cache"
        return shielded(response)

    @pages.get("/")
    def listing() -> str:
        return render_template("pages/forms.html", forms=forms, missing=False, **shown)

    @pages.get("/<name>")
    def page(name: str) -> str | tuple[str, int]:
        form = forms.get(name)
        if form is None:
            return render_template("pages/forms.html", forms=forms, missing=True, **shown), 404
        sources = [handbook.units[unit].label for unit in dict.fromkeys(units_of(form))]
        return render_template("pages/form.html", form=form, sources=sources, **shown)

    return pages


def units_of(form: Form) -> Iterator[str]:
    """The clauses that the limits of a form stand in."""
    for part in form.parts:
        for field in filter(None, (part.total, *part.fields)):
            yield from field.units
    if form.total:
        yield from form.total.units
