"""Verbs that only lead to the one that says something: « ne cesse de répéter que », « a bien dû répéter »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.language.made import vocabulary
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from spacy.language import Language

SAID = (
    "[s Le trésorier] [q {} répéter] que [c la caisse fermerait en mai].",
    "« [c La caisse fermera en mai prochain] », [q {} répéter] [s le trésorier].",
)
UNSAID = (
    "Le trésorier a cessé de répéter que la caisse fermerait en mai.",
    "Le trésorier a arrêté de répéter que la caisse fermerait en mai.",
    "Le trésorier a oublié de rappeler que la caisse fermerait en mai.",
)


@pytest.mark.parametrize("frame", SAID)
def test_what_leads_to_a_verb_of_saying_is_part_of_its_cue(nlp: Language, frame: str) -> None:
    marked = [parse_marked(frame.format(row["governor"])) for row in vocabulary.rows("governors.csv")]
    other = []
    for (text, (claim,)), doc in zip(marked, nlp.pipe(text for text, _ in marked), strict=True):
        found = [(list(each.claim_spans), [each.source_span], list(each.cue_spans)) for each in doc._.claims]
        if found != [(claim.content, claim.source, claim.cue)]:
            other.append((text, [(each.source, each.cue, each.claim) for each in doc._.claims]))
    assert not other


@pytest.mark.parametrize("text", UNSAID)
def test_what_somebody_leaves_unsaid_is_no_claim(nlp: Language, text: str) -> None:
    assert nlp(text)._.claims == []


def test_a_modal_behind_a_quotation_is_part_of_the_cue(nlp: Language) -> None:
    (claim,) = nlp("« La caisse fermera en mai prochain », doit bien reconnaître le trésorier.")._.claims
    assert (claim.source, claim.cue) == ("le trésorier", "doit bien reconnaître")
