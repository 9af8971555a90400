"""The kind of article that the project started from: its claims, its sources, nothing from the page around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_pipeline.schema import Claim

SEED = Path(__file__).parents[3] / "shared" / "seed" / "tiktok-live-shopping.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="../shared/seed is not here")


@pytest.fixture(scope="module")
def claims(nlp: Language) -> list[Claim]:
    return nlp(SEED.read_text(encoding="utf-8"))._.claims  # type: ignore[no-any-return]


def _one(claims: list[Claim], words: str) -> Claim:
    (found,) = [claim for claim in claims if words in claim.claim and claim.kind != "hearsay" and claim.parent is None]
    return found


@pytest.mark.parametrize("words", ["TikTok Shop", "sérieux conflits de gestion", "une éthique d’entreprise agressive"])
def test_the_newspaper_is_the_source(claims: list[Claim], words: str) -> None:
    claim = _one(claims, words)
    assert (claim.source_name, claim.source_type) == ("Financial Times", "media")


def test_the_letter_is_one_quotation_with_one_claim_inside(claims: list[Claim]) -> None:
    letter = _one(claims, "TikTok récolte des quantités de données")
    assert letter.source == "cette lettre"
    assert "lettre" in letter.source_name
    assert letter.claim.endswith("par les utilisateurs")
    (inner,) = [claim for claim in claims if claim.parent == claims.index(letter)]
    assert inner.source == "de nouveaux documents"


def test_bare_conditionals_are_hearsay_without_source(claims: list[Claim]) -> None:
    hearsay = [claim for claim in claims if claim.kind == "hearsay"]
    assert len(hearsay) == 3
    assert {claim.source for claim in hearsay} == {""}


def test_there_is_nothing_else(claims: list[Claim]) -> None:
    assert len(claims) == 8


def test_names_have_one_label_each_and_none_is_from_the_footer(nlp: Language) -> None:
    text = SEED.read_text(encoding="utf-8")
    labels: dict[str, set[str]] = {}
    for entity in nlp(text)._.entities:
        labels.setdefault(entity.text, set()).add(entity.label)
        assert entity.end <= text.index("Sujets liés")
    for label, names in {
        "ORG": ("TikTok", "ByteDance", "Douyin", "Financial Times", "Google", "Apple"),
        "PER": ("Brendan Carr",),
        "LOC": ("Royaume-Uni", "États-Unis", "Chine", "Londres", "Pékin", "Europe"),
    }.items():
        for name in names:
            assert labels[name] == {label}, name
    assert labels["Commission fédérale des communications"] == {"ORG"}
    assert all(len(found) == 1 for found in labels.values())
