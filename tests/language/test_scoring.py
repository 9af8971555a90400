"""spaCy's own evaluation scores claims: the words, the source, the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.util import registry

from nlp_pipeline.language.scoring import SCORES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = "Selon la mairie, le pont rouvrira lundi. « Tout est prêt », a déclaré Paul Garnier."


def evaluated(nlp: Language, *references: Doc) -> dict[str, Any]:
    return nlp.evaluate([Example(nlp.make_doc(reference.text), reference) for reference in references])


def test_a_pipeline_agrees_with_itself_through_a_docbin(nlp: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    scores = evaluated(nlp, *DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert [scores[name] for name in SCORES] == [1.0] * len(SCORES)
    assert set(scores["claims_per_type"]) == {"direct", "indirect"}
    assert scores["token_acc"] == 1.0


def test_a_claim_missed_a_wrong_source_and_a_claim_too_many_count(nlp: Language) -> None:
    reference = nlp(TEXT)
    first, second = (dict(record) for record in reference._.claim_records)
    first["source"] = second["source"]
    second["content"] = [[0, 1]]
    reference._.claim_records = [first, second, {**second, "content": [[1, 3]]}]
    scores = evaluated(nlp, reference)
    assert (scores["claims_p"], scores["claims_r"]) == (1 / 2, 1 / 3)
    assert scores["claims_source_f"] == 0.0


def test_references_that_nobody_annotated_say_nothing(nlp: Language) -> None:
    scores = evaluated(nlp, nlp.make_doc(TEXT))
    assert [scores[name] for name in SCORES] == [None] * len(SCORES)


def test_the_scorer_has_a_name_and_can_be_left_out(nlp: Language) -> None:
    assert registry.scorers.get("selon.claim_scorer.v1")
    assert nlp.get_pipe_config("selon_claims")["scorer"] == {"@scorers": "selon.claim_scorer.v1"}
    claims = nlp.get_pipe("selon_claims")
    scorer, claims.scorer = claims.scorer, None  # type: ignore[attr-defined]
    try:
        assert "claims_f" not in evaluated(nlp, nlp(TEXT))
    finally:
        claims.scorer = scorer  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", SCORES)
def test_the_scores_do_not_weigh_in_the_training_of_a_pipeline(nlp: Language, name: str) -> None:
    assert not nlp.get_pipe_meta("selon_claims").default_score_weights[name]
