"""How sure a claim is: what was seen of it, weighed as the marked texts teach.

A logistic model over a few observations: the construction, whether arcs and word order agree on source and content, how
far the source stands, whether the cue's form is ambiguous. ``tools/calibrate.py`` learns the weights from gold; they
stand in ``confidence.toml``. The value is the probability that claim and source are both right, on texts like those.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.features import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlp_pipeline.language.attribution.candidates import Candidate
    from nlp_pipeline.language.document.view import DocView

FARTHEST = 40
"""In tokens: a source farther away is no less sure than one at this distance."""

LONG_CONTENT = 40
SHORT_CONTENT = 3
"""In tokens."""

LOWEST, HIGHEST = 0.05, 0.98
"""No row is certain, and none is kept that is hopeless."""


def observations(view: DocView, candidate: Candidate, rule: str) -> dict[str, float]:
    """Give what was seen of a claim, each between 0 and 1, 0 left out.

    Args:
        view: the Doc as lists.
        candidate: the claim as its construction found it.
        rule: the construction's name.
    """
    length = sum(end - start for start, end in candidate.content)
    seen = {
        f"rule.{rule}": 1.0,
        f"kind.{kind_of(view, candidate)}": 1.0,
        "estimate": candidate.confidence,
        "carried": float(candidate.carried and candidate.source is not None),
        "no_source": float(candidate.source is None),
        "distance": _distance(candidate) / FARTHEST,
        "subject_arc": float(_has_arc(view, candidate)),
        "content_arc": float(_hangs_on_cue(view, candidate)),
        "ambiguous_cue": float(_is_ambiguous(view, candidate)),
        "finite": float(any(view.has_finite_verb(*piece) for piece in candidate.content)),
        "short": float(length < SHORT_CONTENT),
        "long": float(length > LONG_CONTENT),
        "optional": float(not candidate.core),
    }
    return {name: value for name, value in seen.items() if value}


def confidence_of(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Give the probability that a claim and its source are right.

    Args:
        seen: what :func:`observations` gives.
        weights: the weight of every observation, and of "bias".
    """
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in seen.items())
    probability = 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))
    return round(min(max(probability, LOWEST), HIGHEST), 2)


def _distance(candidate: Candidate) -> int:
    """Give how many tokens lie between the source and the nearest piece of cue or content."""
    if candidate.source is None:
        return 0
    start, end = candidate.source
    parts = (*candidate.cue, *candidate.content)
    return min(FARTHEST, min(max(first - end, start - last, 0) for first, last in parts))


def _has_arc(view: DocView, candidate: Candidate) -> bool:
    """Tell whether the parser joins source and cue by an arc."""
    if candidate.source is None or not candidate.cue:
        return False
    start, end = candidate.source
    cue = {at for first, last in candidate.cue for at in range(first, last)}
    return any(view.head[at] in cue for at in range(start, end)) or any(start <= view.head[at] < end for at in cue)


def _hangs_on_cue(view: DocView, candidate: Candidate) -> bool:
    """Tell whether the parser joins content and cue by an arc."""
    cue = {at for first, last in candidate.cue for at in range(first, last)}
    content = candidate.tokens
    return any(view.head[at] in cue for at in content) or any(view.head[at] in content for at in cue)


def _is_ambiguous(view: DocView, candidate: Candidate) -> bool:
    """Tell whether a word of the cue is a noun or an adjective too."""
    return any(view.is_in(at, "noun_homographs") for first, last in candidate.cue for at in range(first, last))
