"""Articles with claims, as hypothesis makes them: emoji, line breaks, nested, crossing and cut claims."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from nlp_pipeline.rows import claim_rows, entity_rows
from nlp_pipeline.schema import PIECE_JOINER, Article, Claim, Entity

LETTERS = "abé œ’«»\n😀e\u0301.,: \u00a0-"


def claim(text: str, pieces: list[tuple[int, int]], source: tuple[int, int] | None, kind: str) -> Claim:
    words = [" ".join(text[start:end].split()) for start, end in pieces]
    name = " ".join(text[slice(*source)].split()) if source else ""
    values: dict[str, Any] = {
        "claim": PIECE_JOINER.join(words),
        "claim_spans": tuple(pieces),
        "source": name,
        "source_span": source,
        "source_name": name,
        "source_type": "person" if source else "none",
        "cue": "",
        "cue_spans": (),
        "kind": kind,
        "stance": "report",
        "modality": "none",
        "negated": False,
        "entities": (),
        "parent": None,
        "sentence": "",
        "rule": "incise",
        "confidence": 0.5,
    }
    return Claim(**values)


@st.composite
def marked_articles(draw: st.DrawFn) -> tuple[Article, list[dict[str, Any]], list[dict[str, Any]]]:
    """Give an article, its claim rows and its entity rows; every span begins and ends with a letter."""
    text = "a" + draw(st.text(LETTERS, min_size=8, max_size=60)) + "z"
    places = [at for at, char in enumerate(text) if char.isalpha()]
    claims = []
    for _ in range(draw(st.integers(0, 4))):
        marks = sorted(
            draw(st.lists(st.sampled_from(places), min_size=2, max_size=4, unique=True))
            if len(places) > 3
            else places[:2]
        )
        pieces = [(marks[0], marks[1] + 1)]
        between = text[marks[1] + 1 : marks[2]] if len(marks) == 4 else ""
        if len(marks) == 4 and any(char.isalpha() for char in between):
            pieces.append((marks[2], marks[3] + 1))
        start = draw(st.sampled_from(places))
        source = draw(st.none() | st.just((start, start + 1)))
        claims.append(claim(text, pieces, source, draw(st.sampled_from(["direct", "indirect", "mixed", "hearsay"]))))
    claims.sort(key=lambda each: each.claim_spans)
    article = Article("presse/é 1", text, "Titre <b>", "2024-01-31", "Le Val", "", "https://exemple.fr/a?b=1&c")
    return article, claim_rows(article, claims), entity_rows(article, [Entity(text[:1], text[:1], "PER", 0, 1)])
