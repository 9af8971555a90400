from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from nlp_pipeline.language.quotes.pairing import Quotation
from tests.language.blank import blank_french
from tests.shares import tried

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Il a dit : « Je m’en vais.\n\n« Et je reviens “demain” », puis « non »."


def pipeline() -> Language:
    nlp = blank_french()
    nlp.add_pipe("selon_quotes")
    return nlp


NLP = pipeline()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return NLP


def test_quotations_are_given_with_their_pieces(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, inner, last = doc._.quotations
    assert [doc[start:end].text for start, end in first.pieces] == ["Je m'en vais.", "Et je reviens “demain”"]
    assert (inner.depth, doc[inner.start : inner.end].text) == (1, "“demain”")
    assert doc[last.start : last.end].text == "« non »"


def test_spans_are_those_of_the_quotations(nlp: Language) -> None:
    doc = nlp(TEXT)
    expected = [(each.start, each.end) for each in doc._.quotations]
    assert [(span.start, span.end) for span in doc.spans["quotes"]] == expected


def test_the_key_of_the_spans_can_be_chosen() -> None:
    nlp = blank_french()
    nlp.add_pipe("selon_quotes", config={"spans_key": "guillemets"})
    doc = nlp("« a » b")
    assert [span.text for span in doc.spans["guillemets"]] == ["« a »"]


def test_quotations_survive_bytes_and_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    binned = next(iter(DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)))
    for copy in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), binned):
        assert copy._.quotations == doc._.quotations
        assert all(isinstance(each, Quotation) for each in copy._.quotations)
        assert [span.text for span in copy.spans["quotes"]] == [span.text for span in doc.spans["quotes"]]


def test_a_doc_that_was_not_read_has_none() -> None:
    assert spacy.blank("fr")("« a »")._.quotations == []


def test_a_line_of_its_own_is_a_paragraph(nlp: Language) -> None:
    text = "Le maire a réagi : « C'est une honte.\nLe préfet, lui, n'a pas souhaité s'exprimer sur ce point."
    [quotation] = nlp(text)._.quotations
    assert not quotation.closed
    assert nlp(text)[quotation.start : quotation.end].text == "« C'est une honte."


@given(st.text(st.characters(exclude_categories=("Cs",))))
@settings(deadline=None, max_examples=tried(24, 60))
def test_any_text_is_read(text: str) -> None:
    doc = NLP(text)
    for each in doc._.quotations:
        assert 0 <= each.start < each.end <= len(doc)
