"""Collects the program's words and compiles their catalogues: ``python tools/messages.py``, after a word has changed.

New words appear in the ``.po`` files with an empty translation; fill it in, and run this again.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "nlp_pipeline"
LOCALES = PACKAGE / "locales"
TRANSLATED = ("fr",)
"""The languages with a catalogue; English is in the code."""

DOMAINS = {"pages": ("serve",)}
"""The folders of the package that each catalogue's words stand in."""

SCRIPTS = "scripts.json"
"""Beside a catalogue: those of its words that scripts take, in the form in which a page hands them on."""

METHODS = [("**/templates/**.html", "jinja2"), ("**/static/**.js", "javascript"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}


def collected(domain: str, suffix: str = "") -> Catalog:
    """Give the words that stand in the code now, or in files of one ending."""
    catalogue = Catalog(domain=domain, fuzzy=False)
    for folder in DOMAINS[domain]:
        for file, _, message, comments, context in sorted(_found(folder), key=lambda found: (found[0], found[1])):
            if file.endswith(suffix):
                catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def script_words(domain: str, translated: Catalog) -> str:
    """Give the words of the scripts as JSON: English to a word, or to those for one and for several."""
    found = {}
    for message in collected(domain, ".js"):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            found[key] = translated[key].string
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _found(folder: str) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    yield from extract_from_dir(PACKAGE / folder, METHODS, OPTIONS, KEYWORDS, ("Note:",), strip_comment_tags=True)


def place(language: str, domain: str) -> Path:
    """Give the path of a catalogue's text."""
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str) -> Catalog:
    """Read a catalogue as it is kept; an empty one where there is none yet."""
    path = place(language, domain)
    if not path.exists():
        return Catalog(locale=language, domain=domain, fuzzy=False, header_comment="# The words of Selon.")
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=domain)


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue in the form that the program reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Give the words of a catalogue that have no translation, or an unsure one."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(message.string if message.pluralizable else [message.string]))
    ]


def update(language: str, domain: str) -> list[str]:
    """Bring a catalogue up to date and compile it; give what has no translation yet."""
    kept = read(language, domain)
    kept.update(collected(domain), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    kept.obsolete.clear()
    path = place(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, kept, no_location=True, omit_header=False, width=120, ignore_obsolete=True)
    path.with_suffix(".mo").write_bytes(compiled(kept))
    path.with_name(SCRIPTS).write_text(script_words(domain, kept), encoding="utf-8")
    return missing(kept)


def main() -> int:
    """Bring all catalogues up to date; give 1 where a word has no translation."""
    status = 0
    for language in TRANSLATED:
        for domain in DOMAINS:
            for words in update(language, domain):
                print(f"{place(language, domain).name} ({language}): no translation: {words}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
