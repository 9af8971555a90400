"""Very long articles in parts: the model's memory grows with the text, so a book goes through it in parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.schema import Claim, Entity, Offsets

LONGEST_PART = 100_000
"""In characters: about fifty pages of a newspaper's book section, and under a gigabyte in the model."""

BREAKS = ("\n\n", "\n", ". ", " ")
"""Where a text is cut, the best place first."""


def parts_of(text: str, longest: int = LONGEST_PART) -> Iterator[tuple[int, str]]:
    """Cut a text into parts that end at a paragraph, a line, a sentence or a word.

    Args:
        text: the article's text.
        longest: how many characters a part may have; a shorter text is one part.

    Returns:
        For each part its offset in the text and its words; joined they are the text.
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    for mark in BREAKS:
        at = text.rfind(mark, start + (limit - start) // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit


def moved_claims(claims: Sequence[Claim], offset: int, before: int) -> list[Claim]:
    """Give a part's claims with offsets into the whole text.

    Args:
        claims: the claims of one part.
        offset: where the part begins in the text.
        before: how many claims the parts before it have.
    """
    if not offset and not before:
        return list(claims)
    return [
        replace(
            claim,
            claim_spans=_moved(claim.claim_spans, offset),
            source_span=_moved((claim.source_span,), offset)[0] if claim.source_span else None,
            cue_spans=_moved(claim.cue_spans, offset),
            parent=None if claim.parent is None else claim.parent + before,
        )
        for claim in claims
    ]


def moved_entities(entities: Sequence[Entity], offset: int) -> list[Entity]:
    """Give a part's entities with offsets into the whole text."""
    return [replace(entity, start=entity.start + offset, end=entity.end + offset) for entity in entities]


def with_one_label(entities: Sequence[Entity]) -> list[Entity]:
    """Give the entities of an article that was read in parts with one label for one name: the most frequent, or first.

    Mentions belong together by their words, and by the name that they stand for.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while (above := parent.setdefault(key, key)) != key:
            key = above
        return key

    for entity in entities:
        parent[root(_folded(entity.text))] = root(_folded(entity.name))
    labels: dict[str, Counter[str]] = {}
    for entity in entities:
        labels.setdefault(root(_folded(entity.name)), Counter())[entity.label] += 1
    return [replace(each, label=labels[root(_folded(each.name))].most_common(1)[0][0]) for each in entities]


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _moved(spans: Sequence[Offsets], offset: int) -> tuple[Offsets, ...]:
    return tuple((start + offset, end + offset) for start, end in spans)
