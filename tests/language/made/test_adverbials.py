"""Adverbial phrases wherever one may stand: no claim is lost for one, none gets other ends or another source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.made import vocabulary
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from spacy.language import Language

FRAMES = (
    "[s Le trésorier] a {} annoncé que [c la caisse fermerait en mai].",
    "[s Le trésorier] a annoncé {} que [c la caisse fermerait en mai].",
    "« [c La caisse fermera en mai prochain] », a {} annoncé [s le trésorier].",
    "[c La caisse fermera en mai prochain], a {} annoncé [s le trésorier].",
    "[s Le trésorier], {}, a annoncé que [c la caisse fermerait en mai].",
    "[s Le trésorier] a {} dénoncé « [c une caisse vide et mal tenue] ».",
)
EVERY = 3
"""Every so manieth phrase is tried in a frame, others in the next."""


@pytest.mark.parametrize("number", range(len(FRAMES)), ids=lambda number: FRAMES[number][:40])
def test_no_adverbial_takes_a_claim_away(nlp: Language, number: int) -> None:
    phrases = [row["adverbial"] for row in vocabulary.rows("adverbials.csv")][number % EVERY :: EVERY]
    marked = [parse_marked(FRAMES[number].format(phrase)) for phrase in phrases]
    lost = []
    for (text, (claim,)), doc in zip(marked, nlp.pipe(text for text, _ in marked), strict=True):
        found = [(list(each.claim_spans), [each.source_span]) for each in doc._.claims]
        if found != [(claim.content, claim.source)]:
            lost.append((text, [(each.claim, each.source) for each in doc._.claims]))
    assert not lost
