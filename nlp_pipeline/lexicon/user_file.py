"""A user's own lexicon file: TOML with verbs, source phrases and source nouns, added to the package's."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nlp_pipeline.lexicon.entries import Form
from nlp_pipeline.lexicon.reading import (
    LexiconError,
    plural,
    source_noun_entry,
    source_phrase_entry,
    verb_entry,
)

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.lexicon.lexicon import Lexicon

VERB = {"frames": "que incise colon object", "stance": "report", "factive": "no", "core": "yes"}
SOURCE_PHRASE = {"kind": "source", "stance": "report"}
SOURCE_NOUN = {"gender": "", "number": "s"}
TABLES = ("verb", "source_phrase", "source_noun")

REGULAR = {
    "e": ("ind.prs.1s", "ind.prs.3s"),
    "es": ("ind.prs.2s",),
    "ons": ("ind.prs.1p",),
    "ez": ("ind.prs.2p",),
    "ent": ("ind.prs.3p",),
    "ait": ("ind.imp.3s",),
    "aient": ("ind.imp.3p",),
    "a": ("ind.pst.3s",),
    "èrent": ("ind.pst.3p",),
    "era": ("ind.fut.3s",),
    "eront": ("ind.fut.3p",),
    "erait": ("cnd.prs.3s",),
    "eraient": ("cnd.prs.3p",),
    "er": ("inf",),
    "ant": ("prp",),
    "é": ("pap.ms",),
    "ée": ("pap.fs",),
    "és": ("pap.mp",),
    "ées": ("pap.fp",),
}
"""Endings of the first group, for verbs whose forms the package does not know."""


def extend(lexicon: Lexicon, path: Path) -> Lexicon:
    """Give a lexicon with the entries of a user's file added.

    Args:
        lexicon: the one to add to; it is not changed.
        path: a TOML file.

    Raises:
        LexiconError: the file cannot be read, or an entry is not valid.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as TOML: {error}") from error
    unknown = sorted(set(data) - set(TABLES))
    if unknown:
        raise LexiconError(f"{path}: unknown table {unknown[0]!r}; known are {', '.join(TABLES)}")
    verbs, forms = dict(lexicon.verbs), dict(lexicon.forms)
    for number, table in enumerate(data.get("verb", []), 1):
        place = f"{path}, verb {number}"
        verb = verb_entry(_row(table, "lemma", VERB, place), lexicon.stances, place)
        verbs[verb.head] = (*verbs.get(verb.head, ()), verb)
        for form, features in _forms(verb.head, forms, place).items():
            forms[form] = (*forms.get(form, ()), Form(form, verb.head, features))
    phrases = list(lexicon.source_phrases)
    for number, table in enumerate(data.get("source_phrase", []), 1):
        place = f"{path}, source_phrase {number}"
        phrases.append(source_phrase_entry(_row(table, "phrase", SOURCE_PHRASE, place), lexicon.stances, place))
    nouns = dict(lexicon.source_nouns)
    for number, table in enumerate(data.get("source_noun", []), 1):
        place = f"{path}, source_noun {number}"
        noun = source_noun_entry(_row(table, "noun", SOURCE_NOUN, place), place)
        nouns[noun.noun] = noun
        nouns.setdefault(plural(noun.noun), replace(noun, number="p"))
    return replace(
        lexicon,
        verbs=verbs,
        forms=forms,
        source_phrases=tuple(phrases),
        source_nouns=nouns,
        _without_accents={},
    )


def _row(table: dict[str, Any], key: str, defaults: dict[str, str], place: str) -> dict[str, str]:
    """Give a table as a row of text, defaults filled in."""
    if key not in table:
        raise LexiconError(f"{place}: {key} is missing")
    row = {"note": "", "example": "", **defaults}
    for name, value in table.items():
        row[name] = " ".join(value) if isinstance(value, list) else str(value)
    return row


def _forms(head: str, known: dict[str, tuple[Form, ...]], place: str) -> dict[str, tuple[str, ...]]:
    """Give the forms of a verb that the lexicon does not conjugate yet; only the first group is regular enough."""
    if any(form.lemma == head for form in known.get(head, ())):
        return {}
    if not head.endswith("er"):
        raise LexiconError(f"{place}: the forms of {head!r} are not known; only verbs in -er can be added")
    stem = head.removesuffix("er")
    soft = {"c": "ç", "g": "ge"}.get(stem[-1:], stem[-1:])
    return {
        (stem[:-1] + soft if ending[0] in "ao" else stem) + ending: features for ending, features in REGULAR.items()
    }
