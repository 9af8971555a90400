"""Collects the program's words and compiles their catalogues: ``python tools/messages.py``, after a word has changed.

English stands in the code: ``_("no such file: {name}").format(name=name)`` where it is said, ``ngettext`` where there
is a number, ``N_("…")`` where it is only kept to be said later by ``_(WORDS)``. New words appear in
``nlp_pipeline/locales/fr/LC_MESSAGES/messages.po`` with an empty translation. Words that have changed keep that of the
words before as a proposal marked ``fuzzy``. Fill the translation in or mend it, take ``fuzzy`` out of the line above,
and run this again until it names nothing. Then ``python tools/cli_reference.py`` writes docs/cli.fr.md and cli.en.md
anew. A test fails as long as a word lacks its translation, and where one is not set as French is: ’ for apostrophes,
« », and no-break spaces before : ; ! ? %.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from nlp_pipeline.messages import DOMAIN, LOCALES
from nlp_pipeline.report.page_words import mapped_words
from nlp_pipeline.serve.api_page import in_words
from nlp_pipeline.serve.application import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

PACKAGE = Path(__file__).parent.parent / "nlp_pipeline"
TRANSLATED = ("fr",)
"""The languages with a catalogue; English is in the code."""

SCRIPTS = "scripts.json"
"""Beside a catalogue: those of its words that scripts take, in the form in which a page hands them on."""

METHODS = [
    ("**/templates/**.html", "jinja2"),
    ("**/static/**.js", "javascript"),
    ("lexicon/fr/stances.csv", "meanings"),
    ("report/labels.toml", "labels"),
    ("serve/routes/__init__.py", "api"),
    ("**.py", "python"),
]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "pgettext": ((1, "c"), 2)}


def collected(suffix: str = "") -> Catalog:
    """Give the words that stand in the code now, or in files of one ending."""
    catalogue = Catalog(domain=DOMAIN, fuzzy=False)
    for file, _, message, comments, context in sorted(_found(), key=lambda found: (found[0], found[1])):
        if file.endswith(suffix):
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def script_words(translated: Catalog) -> str:
    """Give the words of the scripts as JSON: English to a word, or to those for one and for several."""
    found = {}
    for message in collected(".js"):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            found[key] = translated[key].string
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


@cache
def _found() -> list[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    own = {"meanings": _meanings, "labels": _labels, "api": _api}
    methods = [(pattern, own.get(method, method)) for pattern, method in METHODS]
    known = cast("list[tuple[str, str]]", methods)  # Babel takes functions too, and its types do not say so
    return list(extract_from_dir(PACKAGE, known, OPTIONS, KEYWORDS, ("Note:",), strip_comment_tags=True))


def _meanings(stream: IO[bytes], *_: object, **options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Give what the lexicon says that its stances mean."""
    for number, row in enumerate(csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8")), 2):
        yield number, None, row["meaning"], []


def _labels(stream: IO[bytes], *_: object, **options: object) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Give the words of the page of ``selon report``, each with its name as context."""
    found: list[tuple[str, str]] = []

    def keep(context: str, words: str) -> str:
        found.append((context, words))
        return words

    mapped_words(tomllib.load(stream), keep)
    for number, named in enumerate(found, 1):
        yield number, "pgettext", named, []


def _api(*_: object, **options: object) -> Iterator[tuple[int, None, str, list[str]]]:
    """Give what the description of the API says: summaries and docstrings of the routes, and what FastAPI adds."""
    found: list[str] = []
    in_words(addresses().openapi(), lambda words: found.append(words) or words)  # type: ignore[func-returns-value]
    for number, words in enumerate(found, 1):
        yield number, None, words, []


def place(language: str) -> Path:
    """Give the path of a catalogue's text."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Read a catalogue as it is kept; an empty one where there is none yet."""
    path = place(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, fuzzy=False, header_comment="# The words of Selon.")
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue in the form that the program reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give the words of a catalogue that have no translation, or an unsure one."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not all(_strings(message)))]


def _strings(message: Message) -> list[str]:
    """Give the translation of a message, or those for one and for several."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def update(language: str) -> list[str]:
    """Bring a catalogue up to date and compile it; give what has no sure translation yet."""
    kept = read(language)
    kept.update(collected(), update_header_comment=False, update_creation_date=False)
    kept.obsolete.clear()
    path = place(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, kept, no_location=True, width=120, ignore_obsolete=True)
    path.with_suffix(".mo").write_bytes(compiled(kept))
    path.with_name(SCRIPTS).write_text(script_words(kept), encoding="utf-8")
    return missing(kept)


def main() -> int:
    """Bring all catalogues up to date; give 1 where a word has no sure translation."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    status = 0
    for language in TRANSLATED:
        for words in update(language):
            print(f"{place(language).name} ({language}): no translation: {words}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
