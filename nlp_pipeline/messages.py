"""The program's own words in the reader's language: a gettext catalogue a language, under ``locales``.

English stands in the code and is the key; ``tools/messages.py`` collects it and compiles the catalogues. What a command
says, and why something cannot be read, is put into words where it is known: ``_("no such file: {name}").format(…)``, in
the language that the user's surroundings ask for, which a process hands on to those that it starts; inside
:func:`speaking` in another. The pages of ``selon serve`` are in the language of each reader, by :func:`translations`.
"""

from __future__ import annotations

import gettext
import locale
import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES = ("fr", "en")
"""The languages that the program's words are written in."""

FALLBACK = "en"
"""Where nothing tells the reader's language, or it is another one."""

LOCALES = Path(__file__).parent / "locales"
"""Where the catalogues are."""

VARIABLE = "SELON_LANG"
"""The environment variable that decides before the locale does."""

DOMAIN = "messages"
"""The catalogues' name; the one that gettext looks in for the words of libraries."""

NO_BREAK_SPACE = "\u00a0"

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def N_(words: str) -> str:  # noqa: N802 - gettext's usual name
    """Mark words for the catalogue that are translated later, where they are said: ``_(WORDS)``."""
    return words


_SPOKEN: ContextVar[str] = ContextVar("_SPOKEN", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let what is said in a block be in a language, whatever the surroundings ask for.

    Args:
        language: one of ``LANGUAGES``; empty for that of the surroundings.
    """
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken_language() -> str:
    """Give the language in which words are said here and now."""
    return _SPOKEN.get() or wanted_language()


def _(words: str) -> str:
    """Give words in the language that is spoken."""
    return translations(spoken_language()).gettext(words) if words else ""


def ngettext(one: str, several: str, number: int) -> str:
    """Give the words for a number of things, likewise; the number goes in as ``{number}``, written as is usual there.

    Args:
        one: the words for one, as "{number} article".
        several: those for another number.
        number: how many there are.
    """
    return translations(spoken_language()).ngettext(one, several, number).format(number=written_number(number))


def written_number(number: float, places: int = 0) -> str:
    """Write a number with its thousands set apart, as is usual in the language that is spoken.

    Args:
        number: what is written.
        places: how many decimal places it has.
    """
    english = f"{number:,.{places}f}"
    return english.translate(_FRENCH_NUMBERS) if spoken_language() == "fr" else english


def written_share(share: float, places: int = 0) -> str:
    """Write a share from 0 to 1 in per cent, likewise: "31%", « 31 % »."""
    french = spoken_language() == "fr"
    return written_number(100 * share, places) + (f"{NO_BREAK_SPACE}%" if french else "%")


def reason_of(error: OSError) -> str:
    """Give in words what the system could not do."""
    return _((error.strerror or str(error)).lower())


_FRENCH_NUMBERS = str.maketrans({",": NO_BREAK_SPACE, ".": ","})

_REASONS_OF_SYSTEMS = (
    N_("no such file or directory"),
    N_("permission denied"),
    N_("no space left on device"),
    N_("is a directory"),
    N_("not a directory"),
    N_("file exists"),
    N_("read-only file system"),
    N_("operation not permitted"),
    N_("input/output error"),
    N_("file too large"),
    N_("file name too long"),
    N_("too many open files"),
    N_("disk quota exceeded"),
    N_("too many levels of symbolic links"),
    N_("cannot allocate memory"),
    N_("address already in use"),
    N_("cannot assign requested address"),
    N_("name or service not known"),
    N_("connection refused"),
    N_("device or resource busy"),
    N_("broken pipe"),
)
"""What :func:`reason_of` finds in the catalogue; what a system says besides stays as it says it."""


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Give the words in a language.

    Args:
        language: one of ``LANGUAGES``.

    Returns:
        Translations whose ``gettext`` and ``ngettext`` take English; in English they give it back.

    Raises:
        OSError: the language has no catalogue.
    """
    if language == FALLBACK:
        return gettext.NullTranslations()
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as stream:
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
