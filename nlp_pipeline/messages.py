"""The program's own words in the reader's language: gettext catalogues, a folder a language, under ``locales``.

English stands in the code and is the key; ``tools/messages.py`` collects it and compiles the catalogues. The words of
the pages are the domain :data:`PAGES`.
"""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("fr", "en")
"""The languages that the program's words are written in."""

FALLBACK = "en"
"""Where nothing tells the reader's language, or it is another one."""

VARIABLE = "SELON_LANG"
"""The environment variable that decides before the locale does."""

PAGES = "pages"
"""The domain of the words of the local application."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@cache
def translations(language: str, domain: str = PAGES) -> gettext.NullTranslations:
    """Give the words of a domain in a language.

    Args:
        language: one of ``LANGUAGES``.
        domain: the catalogue's name.

    Returns:
        Translations whose ``gettext`` and ``ngettext`` take English; in English they give it back.

    Raises:
        OSError: the language has no catalogue of that name.
    """
    if language == FALLBACK:
        return gettext.NullTranslations()
    catalogue = resources.files("nlp_pipeline").joinpath("locales", language, "LC_MESSAGES", f"{domain}.mo")
    with catalogue.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def wanted_language(environ: Mapping[str, str] | None = None) -> str:
    """Give the language that the user's surroundings ask for: ``SELON_LANG``, else the locale.

    Args:
        environ: environment variables; by default those of this process.
    """
    variables = os.environ if environ is None else environ
    named = stated_language(variables)
    if named:
        return named
    for name in _LOCALE_VARIABLES:
        if variables.get(name):
            return known_language(variables[name]) or FALLBACK
    # Windows tells its language here only.
    return known_language(locale.getlocale()[0] or "") or FALLBACK


def stated_language(environ: Mapping[str, str] | None = None) -> str:
    """Give the language that ``SELON_LANG`` names; empty where it names none that there is."""
    return known_language((os.environ if environ is None else environ).get(VARIABLE, ""))


def known_language(tag: str) -> str:
    """Give the language of a tag or locale ("fr-CA", "fr_FR.UTF-8", "French_France") if there are words in it."""
    first = tag.replace("_", "-").split("-")[0].split(".")[0].strip().lower()
    first = {"french": "fr", "english": "en"}.get(first, first)
    return first if first in LANGUAGES else ""


def accepted_language(header: str) -> str:
    """Give the language that a browser likes best among those that there are.

    Args:
        header: an ``Accept-Language`` header, as ``fr-FR,fr;q=0.9,en;q=0.5``.

    Returns:
        One of ``LANGUAGES``, or empty where it accepts none of them.
    """
    best, found = 0.0, ""
    for part in header.split(","):
        tag, _, quality = part.partition(";")
        weight = _weight(quality)
        language = known_language(tag)
        if language and weight > best:
            best, found = weight, language
    return found


def _weight(quality: str) -> float:
    name, _, value = quality.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
