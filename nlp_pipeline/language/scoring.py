"""Scores of claims for spaCy's own evaluation: ``nlp.evaluate`` gives them beside those of the model.

A claim is right where its pieces are, to the character; its source, where that is too. The measures are spaCy's
(``PRFScore``), and as there, a reference that was not annotated for claims says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.scorer import PRFScore
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc
    from spacy.training import Example

    from nlp_pipeline.language.claims import ClaimRecord

SCORES = ("claims_p", "claims_r", "claims_f", "claims_source_p", "claims_source_r", "claims_source_f")
WEIGHTS: dict[str, float | None] = {name: 0.0 if name.endswith("_f") else None for name in SCORES}
"""Shown, and without weight in the pipeline's own score: the component is not trained."""

Ranges = tuple[tuple[int, int], ...]


@registry.scorers("selon.claim_scorer.v1")  # type: ignore[untyped-decorator]
def make_claim_scorer() -> Callable[..., dict[str, Any]]:
    """Give the scorer by the name that a pipeline's configuration has for it."""
    return claim_scores


def claim_scores(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """Compare the claims of Docs with those of their references.

    Args:
        examples: pairs of Docs; those whose reference has no ``doc._.claim_records`` are passed over.

    Returns:
        Precision, recall and F of the claims (``claims_p`` …), of the claims with their sources
        (``claims_source_p`` …), and of the claims by kind (``claims_per_type``); None for each where no reference is
        annotated.
    """
    claims, sources = PRFScore(), PRFScore()
    by_kind: dict[str, PRFScore] = {}
    compared = False
    for example in examples:
        if example.reference._.claim_records is None:
            continue
        compared = True
        found, gold = _claims(example.predicted), _claims(example.reference)
        claims.score_set({pieces for pieces, *_ in found}, {pieces for pieces, *_ in gold})
        sources.score_set({(pieces, source) for pieces, source, _ in found}, {(p, s) for p, s, _ in gold})
        for kind in {kind for *_, kind in (*found, *gold)}:
            own = ({pieces for pieces, _, each in among if each == kind} for among in (found, gold))
            by_kind.setdefault(kind, PRFScore()).score_set(*own)
    values = (claims.precision, claims.recall, claims.fscore, sources.precision, sources.recall, sources.fscore)
    scores: dict[str, Any] = dict(zip(SCORES, values if compared else [None] * len(SCORES), strict=True))
    scores["claims_per_type"] = {kind: each.to_dict() for kind, each in sorted(by_kind.items())} if compared else None
    return scores


def _claims(doc: Doc) -> list[tuple[Ranges, Ranges, str]]:
    records: list[ClaimRecord] = doc._.claim_records or []
    return [
        (_places(doc, each["content"]), _places(doc, [each["source"]] if each["source"] else []), each["kind"])
        for each in records
    ]


def _places(doc: Doc, ranges: Iterable[Iterable[int]]) -> Ranges:
    """Give ranges of tokens as characters: the two Docs may be cut into tokens in two ways."""
    return tuple((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in map(tuple, ranges))
