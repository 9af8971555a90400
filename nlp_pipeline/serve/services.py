"""What the application works with, and how a route gets at it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import HTTPException

from nlp_pipeline.download import is_public
from nlp_pipeline.messages import accepted_language, known_language, stated_language, translations, wanted_language
from nlp_pipeline.report.page_words import Labels, load_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from gettext import NullTranslations

    from starlette.requests import Request

    from nlp_pipeline.download import IPAddress
    from nlp_pipeline.serve.access import Access
    from nlp_pipeline.serve.analyst import Analyst
    from nlp_pipeline.serve.dossier import Dossier
    from nlp_pipeline.serve.intake import Intake

LANGUAGE_COOKIE = "selon-language"


@dataclass(frozen=True, slots=True)
class Services:
    """What the application works with.

    Attributes:
        dossier: where all is kept.
        analyst: the model.
        intake: what takes texts and files in.
        access: who may come in.
        may_fetch: whether pages of the web are fetched when somebody asks for it.
        may_connect: to which addresses; the tests alone give another than the public internet's.
        about: tells name and value of what a workbook says of the model and the options, in the language spoken.
    """

    dossier: Dossier
    analyst: Analyst
    intake: Intake
    access: Access
    may_fetch: bool = True
    may_connect: Callable[[IPAddress], bool] = is_public
    about: Callable[[], Mapping[str, str]] = dict


def services(request: Request) -> Services:
    """Give what the application that a request came to works with."""
    found: Services = request.app.state.services
    return found


def language(request: Request) -> str:
    """Give the reader's language: as chosen on the page, else ``SELON_LANG``, else the browser's, else the locale."""
    return (
        known_language(request.cookies.get(LANGUAGE_COOKIE, ""))
        or stated_language(os.environ)
        or accepted_language(request.headers.get("accept-language", ""))
        or wanted_language()
    )


def words(request: Request) -> NullTranslations:
    """Give the application's words in the reader's language."""
    return translations(language(request))


def labels(request: Request) -> Labels:
    """Give the words that the page of ``selon report`` has too, in the reader's language."""
    return load_labels(language(request))


def problem(status: int, message: str) -> HTTPException:
    """Give what a route raises: the status, and a sentence for the reader."""
    return HTTPException(status, message)
