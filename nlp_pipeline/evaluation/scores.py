"""The figures of a comparison with gold: what they are, and how they are printed as plain values."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal

from nlp_pipeline.messages import N_

BIN_STARTS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bins of the reliability table begin; each ends where the next begins, the last at 1."""


@dataclass(slots=True)
class Figure:
    """Precision, recall and F1, each 0 to 1, from counts."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """Give the three rounded to three decimals, as reports print them."""
        return {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}


@dataclass(slots=True)
class Figures:
    """The four measures of a set of articles.

    Attributes:
        claims: the claim's words are right (overlap of at least one half).
        exact: the claim's words are the gold's, all of them.
        pairs: the claim is right and so is its source.
        named: the claim is right and so is the source's name.
    """

    claims: Figure = field(default_factory=Figure)
    exact: Figure = field(default_factory=Figure)
    pairs: Figure = field(default_factory=Figure)
    named: Figure = field(default_factory=Figure)

    def measures(self) -> dict[str, Figure]:
        """Give the measures by their names."""
        return {
            N_("claims"): self.claims,
            N_("exact"): self.exact,
            N_("pairs"): self.pairs,
            N_("named"): self.named,
        }

    def count(self, *, found: int = 0, gold: int = 0) -> None:
        """Add claims that were found, and claims of the gold."""
        for figure in self.measures().values():
            figure.found += found
            figure.gold += gold


@dataclass(slots=True)
class KindCount:
    """Gold claims of one kind, and how many of them were found, and with the right source."""

    gold: int = 0
    claims: int = 0
    pairs: int = 0


@dataclass(slots=True)
class RuleCount:
    """Claims that one construction found: all, those that are right, those that gold holds optional."""

    found: int = 0
    right: int = 0
    optional: int = 0


@dataclass(slots=True)
class Bin:
    """Claims whose confidence lies between two bounds, and how many of them are right."""

    start: float
    end: float
    number: int = 0
    total: float = 0.0
    claims: int = 0
    pairs: int = 0

    @property
    def mean(self) -> float:
        """Mean confidence of its claims."""
        return self.total / self.number if self.number else 0.0

    def as_dict(self) -> dict[str, float]:
        """Give bounds, number, mean confidence and the shares of right claims and of right pairs."""
        number = self.number or 1
        return {
            "from": self.start,
            "to": self.end,
            "number": self.number,
            "confidence": round(self.mean, 3),
            "claims": round(self.claims / number, 3),
            "pairs": round(self.pairs / number, 3),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement with gold, with the words around it.

    Attributes:
        article: name of the article.
        verdict: ``missed`` a gold claim, ``extra`` a claim that gold does not have, ``source`` a wrong source.
        kind: of the gold claim, '' for an extra one.
        rule: the construction that found the claim, '' for a missed one.
        claim: words of the claim, the gold's where there is one.
        gold_source: words of the gold's source, '' where there is none.
        found_source: words of the source found, '' where there is none.
        start: offset of the claim.
        before: what stands before the claim in the text.
        after: what stands after it.
    """

    article: str
    verdict: Literal["missed", "extra", "source"]
    kind: str
    rule: str
    claim: str
    gold_source: str
    found_source: str
    start: int
    before: str
    after: str


def _bins() -> list[Bin]:
    return [Bin(start, end) for start, end in zip(BIN_STARTS, (*BIN_STARTS[1:], 1.0), strict=True)]


@dataclass(slots=True)
class Score(Figures):
    """What a comparison with gold gives, besides the measures over all articles.

    Attributes:
        with_source: found claims whose gold has a source.
        source_right: those of them whose source is right.
        by_kind: gold claims by their kind.
        by_rule: found claims by construction.
        by_genre: the measures by genre of the article, where genres are known.
        reliability: found claims by confidence; those that match optional gold are left out.
        misses: every core gold claim that was not found.
        extras: every claim that gold does not have, and every wrong source.
    """

    with_source: int = 0
    source_right: int = 0
    by_kind: dict[str, KindCount] = field(default_factory=lambda: defaultdict(KindCount))
    by_rule: dict[str, RuleCount] = field(default_factory=lambda: defaultdict(RuleCount))
    by_genre: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    reliability: list[Bin] = field(default_factory=_bins)
    misses: list[Finding] = field(default_factory=list)
    extras: list[Finding] = field(default_factory=list)

    @property
    def source_accuracy(self) -> float | None:
        """Share of found claims with a source in gold whose source is right; None where there are none."""
        return self.source_right / self.with_source if self.with_source else None

    def count_confidence(self, confidence: float, *, claim: bool, pair: bool) -> None:
        """Add a found claim to the reliability table."""
        place = self.reliability[bisect_right(BIN_STARTS, min(max(confidence, 0.0), 1.0)) - 1]
        place.number += 1
        place.total += confidence
        place.claims += claim
        place.pairs += pair

    def as_dict(self) -> dict[str, Any]:
        """Give the figures as plain values for JSON, rounded to three decimals."""
        accuracy = self.source_accuracy
        return {
            "gold": self.claims.gold,
            "predicted": self.claims.found,
            **{name: figure.as_dict() for name, figure in self.measures().items()},
            "source_accuracy": None if accuracy is None else round(accuracy, 3),
            "recall_by_kind": {
                kind: {
                    "gold": count.gold,
                    "claims": round(count.claims / count.gold, 3),
                    "pairs": round(count.pairs / count.gold, 3),
                }
                for kind, count in sorted(self.by_kind.items())
            },
            "by_rule": {
                rule: {"found": count.found, "right": count.right, "optional": count.optional}
                for rule, count in sorted(self.by_rule.items())
            },
            "by_genre": {
                genre: {
                    "gold": figures.claims.gold,
                    "predicted": figures.claims.found,
                    **{name: figure.as_dict() for name, figure in figures.measures().items()},
                }
                for genre, figures in sorted(self.by_genre.items())
            },
            "reliability": [place.as_dict() for place in self.reliability if place.number],
        }
