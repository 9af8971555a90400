"""A run of three articles, as the tests of formats write it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article, Claim
from nlp_pipeline.writers import RunFormat, format_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Row

Marked = tuple[Article, list[Any], list[Any]]

TEXTS = {
    "val-1": (
        "2024-09-11",
        "Le Val",
        [
            ("Le pont rouvrira", "Anne Morel", "person", "direct"),
            ("Le coût a doublé", "Région", "organization", "indirect"),
        ],
    ),
    "val-2": ("2024-09-12", "Le Val", [("La piscine ferme", "Anne Morel", "person", "mixed")]),
    "cote-1": (
        "2024-10-01",
        "La Côte",
        [("Il a plu", "", "none", "hearsay"), ("Rien n'est signé", "Région", "organization", "direct")],
    ),
}
"""By article: its date, its outlet, and claims with source, type of source and kind."""


def claim(words: str, start: int, source: str, kind_of_source: Any, kind: Any) -> Claim:
    spans = ((start, start + len(words)),)
    names = ("Région", "Paris") if source == "Anne Morel" else ()
    given = {"claim": words, "claim_spans": spans, "source": source, "source_span": None, "source_name": source}
    rest = {"cue": "", "cue_spans": (), "stance": "report", "modality": "indicative", "negated": False, "parent": None}
    return Claim(
        **given,
        **rest,
        source_type=kind_of_source,
        kind=kind,
        entities=names,
        sentence=words,
        rule="incise",
        confidence=0.9,
    )


def articles() -> list[Marked]:
    made = []
    for name, (date, outlet, claims) in TEXTS.items():
        text = "\n".join(words for words, *_ in claims)
        article = Article(name, text, "Titre", date, outlet, "A. B.", f"https://exemple.fr/{name}")
        made.append((article, claim_rows(article, [claim(w, text.index(w), *rest) for w, *rest in claims]), []))
    return made


def written(name: str, found: Sequence[Marked], path: str = "claims") -> bytes:
    kind = format_named(name)
    assert isinstance(kind, RunFormat)
    stream = io.BytesIO()
    writer = kind.begin(stream, path)
    for article, claims, entities in found:
        writer.write(article, claims, entities)
    writer.finish()
    return stream.getvalue()


def all_rows(found: Sequence[Marked]) -> list[Row]:
    return [row for _, claims, _ in found for row in claims]
