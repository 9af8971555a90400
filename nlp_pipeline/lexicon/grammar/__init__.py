"""The closed classes and fixed phrases of French grammar, and how far rules look, read from the files of ``grammar``.

A class or a bound stands in the file of the folder of ``language`` that reads it, or in the shared one. It is a field
of the same name in the table of that file, a module here, so that a wrong name is found before anything runs; the file
says what it is for. Tables do without annotations from ``__future__``: a file is read by the types of the
fields.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

from nlp_pipeline.lexicon.grammar.attribution_words import AttributionWords
from nlp_pipeline.lexicon.grammar.clause_words import ClauseWords
from nlp_pipeline.lexicon.grammar.document_words import DocumentWords
from nlp_pipeline.lexicon.grammar.periphrases import Periphrases
from nlp_pipeline.lexicon.grammar.shared_words import SharedWords
from nlp_pipeline.lexicon.grammar.source_words import SourceWords
from nlp_pipeline.lexicon.grammar.syntax_words import SyntaxWords
from nlp_pipeline.lexicon.grammar.word_classes import Phrases, Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Grammar", "GrammarError", "Phrases", "SharedWords", "Words", "load_grammar"]


class GrammarError(ValueError):
    """A file of the grammar that lacks a class, has one too many, or has no whole number for a bound."""


@dataclass(frozen=True, slots=True)
class Grammar(SharedWords):
    """Closed classes and fixed phrases of one language.

    Attributes:
        document: those of the view of a Doc alone.
        syntax: those of the readers of phrases and clauses alone.
        clauses: those of the readers of clauses alone.
        periphrases: verbs over the infinitive of a cue.
        attribution: those of the constructions alone.
        sources: those of the resolution of sources alone.
    """

    document: DocumentWords
    syntax: SyntaxWords
    clauses: ClauseWords
    periphrases: Periphrases
    attribution: AttributionWords
    sources: SourceWords


@cache
def load_grammar(language: str = "fr") -> Grammar:
    """Read the grammar of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
        GrammarError: if a class is missing or unknown, or a bound no whole number.
    """
    folder = Path(__file__).parents[1] / language / "grammar"
    shared = _read(folder / "shared.toml", SharedWords)
    return Grammar(
        **{field.name: getattr(shared, field.name) for field in fields(shared)},
        document=_read(folder / "document.toml", DocumentWords),
        syntax=_read(folder / "syntax.toml", SyntaxWords),
        clauses=_read(folder / "clauses.toml", ClauseWords),
        periphrases=_read(folder / "periphrases.toml", Periphrases),
        attribution=_read(folder / "attribution.toml", AttributionWords),
        sources=_read(folder / "sources.toml", SourceWords),
    )


Table = TypeVar("Table", bound="DataclassInstance")


def _read(path: Path, table: type[Table]) -> Table:
    """Read one file: each of its lists becomes a set or a tuple, as its field says; a bound stays a number."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    if wrong := {field.name for field in fields(table)} ^ data.keys():
        raise GrammarError(f"{path.name}: missing or unknown classes: {', '.join(sorted(wrong))}")
    hints = get_type_hints(table)
    if odd := {name for name, hint in hints.items() if hint is int and type(data[name]) is not int}:
        raise GrammarError(f"{path.name}: no whole numbers: {', '.join(sorted(odd))}")
    if "agreement" in data:
        data["agreement"] = {word: tuple(values) for word, values in data["agreement"].items()}
    return table(**{name: (get_origin(hint) or hint)(data[name]) for name, hint in hints.items()})
