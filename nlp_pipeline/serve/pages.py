"""The pages put together from the templates of the application, of ``selon report`` and of the display."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from nlp_pipeline.messages import LANGUAGES, translations
from nlp_pipeline.report.overview import KINDS
from nlp_pipeline.report.page_words import load_labels
from nlp_pipeline.serve.assets import script_words
from nlp_pipeline.serve.services import language
from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from starlette.requests import Request

_OWN_NAMES = {"fr": "français", "en": "English"}


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Answer with a page in the reader's language.

    Args:
        request: what was asked.
        template: the name of the template.
        status: of the answer.
        values: what the template takes besides.
    """
    chosen = language(request)
    labels = load_labels(chosen)
    words = {
        "words": script_words(chosen),
        "language": chosen,
        "kinds": KINDS,
        "kind": labels.table("kinds"),
        "stance": labels.table("stances"),
        "type": labels.table("types"),
    }
    html = (
        _environment(chosen)
        .get_template(template)
        .render(
            labels=labels,
            script_data=words,
            languages=[(code, _OWN_NAMES[code]) for code in LANGUAGES],
            here=request.url.path,
            version=__version__,
            **values,
        )
    )
    return HTMLResponse(html, status_code=status)


@cache
def _environment(chosen: str) -> Environment:
    loaders = [PackageLoader(f"nlp_pipeline.{place}", "templates") for place in ("serve", "report", "display")]
    environment = Environment(
        loader=ChoiceLoader(loaders),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    words = translations(chosen)
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment
