"""The confidence of a row: a probability, higher where more speaks for the row, and true on the marked articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.evaluation import read_gold, right_pairs
from nlp_pipeline.language.attribution.choice.evidence import HIGHEST, LOWEST, confidence, probability
from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from nlp_pipeline.lexicon.weights import load_weights
from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

GOLD = Path(__file__).parents[3] / "corpus" / "gold"


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    rules = {f"rule.{construction.name}" for construction in CONSTRUCTIONS}
    learned = {name for name in load_weights() if name.startswith("rule.")}
    assert learned <= rules
    assert "bias" in load_weights()


def test_stays_a_probability_whatever_is_seen() -> None:
    weights = {"bias": 0.0, "sure": 1000.0, "hopeless": -1000.0}
    assert confidence(probability({"sure": 1.0}, weights)) == HIGHEST
    assert confidence(probability({"hopeless": 1.0}, weights)) == LOWEST
    assert confidence(probability({"never met": 1.0}, weights)) == 0.5


def test_falls_with_the_distance_of_the_source() -> None:
    near, far = ({"rule.bare-quotation": 1.0, "distance": distance} for distance in (0.1, 1.0))
    assert probability(near, load_weights()) > probability(far, load_weights())


def test_rows_of_high_confidence_are_more_often_right(
    read_once: Callable[[Sequence[str]], list[Doc]],
) -> None:
    outcomes: list[tuple[float, bool]] = []
    articles = read_gold(GOLD)
    for article, doc in zip(articles, read_once([article.text for article in articles]), strict=True):
        rows = claim_rows(Article(article.name, article.text), doc._.claims)
        outcomes += zip((row["confidence"] for row in rows), right_pairs(article, rows), strict=True)
    high = [right for value, right in outcomes if value >= 0.85]
    low = [right for value, right in outcomes if value < 0.85]
    assert min(len(high), len(low)) > 50
    assert sum(high) / len(high) > sum(low) / len(low) + 0.05
    mean = sum(value for value, _ in outcomes) / len(outcomes)
    assert abs(mean - sum(right for _, right in outcomes) / len(outcomes)) < 0.05
