"""Scoring of claims against gold: who is found, how exactly, and with the right source.

The measure is that of attribution relations (PARC 3.0, Pareti 2016; FRACAS, Richard et al. 2024) on words: a claim
is right where its words and those of a gold claim overlap by an F1 of at least one half, one to one, gold claims of the
core first. Gold that is optional (``"core": false``) is neither missed nor wrongly found.
"""

from __future__ import annotations

from nlp_pipeline.evaluation.against_gold import article_name, right_pairs, score
from nlp_pipeline.evaluation.foreign_claims import ClaimsError, read_claims
from nlp_pipeline.evaluation.gold import GoldArticle, GoldClaim, GoldError, read_gold
from nlp_pipeline.evaluation.matching import same_name
from nlp_pipeline.evaluation.scores import Figure, Figures, Finding, Score

__all__ = [
    "ClaimsError",
    "Figure",
    "Figures",
    "Finding",
    "GoldArticle",
    "GoldClaim",
    "GoldError",
    "Score",
    "article_name",
    "read_claims",
    "read_gold",
    "right_pairs",
    "same_name",
    "score",
]
