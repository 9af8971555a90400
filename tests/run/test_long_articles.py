"""Long articles in parts: nothing is lost between them, and offsets count from the whole text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_pipeline.run import Extracted, extract_articles, stream
from nlp_pipeline.run.long_articles import LONGEST_PART, parts_of, with_one_label
from nlp_pipeline.schema import Article, Entity

if TYPE_CHECKING:
    from spacy.language import Language

PARAGRAPH = (
    "La maire de Vernac, Anne Morel, a assuré que le pont serait rouvert lundi. « C’est promis », a-t-elle dit.\n\n"
)


@given(text=st.text(st.sampled_from("ab .\n"), max_size=300), longest=st.integers(1, 50))
def test_parts_make_up_the_text(text: str, longest: int) -> None:
    parts = list(parts_of(text, longest))
    assert "".join(words for _, words in parts) == text
    assert all(text[at : at + len(words)] == words for at, words in parts)
    assert all(len(words) <= longest for _, words in parts)


def test_short_text_is_one_part() -> None:
    assert list(parts_of("Selon la mairie, oui.")) == [(0, "Selon la mairie, oui.")]


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> int:
    """Articles are cut into parts sooner, so that one of some paragraphs is a long one."""
    longest = 10 * len(PARAGRAPH)
    monkeypatch.setattr(stream, "LONGEST_PART", longest)
    monkeypatch.setattr(stream, "parts_of", partial(parts_of, longest=longest))
    return longest


def test_a_book_is_cut_into_parts() -> None:
    text = PARAGRAPH * (LONGEST_PART // len(PARAGRAPH) + 200)
    assert [at for at, _ in parts_of(text)] == [0, LONGEST_PART // len(PARAGRAPH) * len(PARAGRAPH)]


def test_offsets_of_a_long_article_count_from_its_beginning(nlp: Language, longest: int) -> None:
    text = PARAGRAPH * (longest // len(PARAGRAPH) + 15)
    (result,) = extract_articles(nlp, [Article("livre", text)])
    assert isinstance(result, Extracted)
    assert len(result.claims) == 2 * text.count("\n\n")
    for row in result.claims:
        words = " … ".join(" ".join(text[start:end].split()) for start, end in row["claim_spans"])
        assert words == row["claim"]
    assert [row["claim_start"] for row in result.claims] == sorted(row["claim_start"] for row in result.claims)
    assert all(text[row["start"] : row["end"]] == row["text"] for row in result.entities)


def test_one_name_has_one_label_over_all_parts() -> None:
    def entity(text: str, name: str, label: str) -> Entity:
        return Entity(text, name, label, 0, len(text))

    found = [
        entity("OMV", "Office des mers de Vernac", "ORG"),
        entity("Vernac", "Vernac", "LOC"),
        entity("Office des mers de Vernac", "Office des mers de Vernac", "ORG"),
        entity("vernac", "vernac", "PER"),
        entity("Vernac", "Vernac", "LOC"),
        entity("OMV", "OMV", "LOC"),
    ]
    assert [each.label for each in with_one_label(found)] == ["ORG", "LOC", "ORG", "LOC", "LOC", "ORG"]


def test_labels_agree_over_the_parts_of_a_long_article(nlp: Language, longest: int) -> None:
    text = PARAGRAPH * (longest // len(PARAGRAPH) + 5) + "La société Vernac a recruté. Vernac SA recrute.\n"
    (result,) = extract_articles(nlp, [Article("livre", text)])
    assert isinstance(result, Extracted)
    assert len({row["label"] for row in result.entities if row["text"] == "Vernac"}) == 1
