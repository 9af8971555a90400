"""Texts as a model would hand them over: its entities marked in the text, ``[Nice|LOC]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

import nlp_pipeline.language.entities.factory  # noqa: F401 - registers the component

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

MARKED = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")
Names = list[tuple[str, str]]


@pytest.fixture(scope="session")
def mender() -> Language:
    """A blank French pipeline with nothing but the component."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("selon_entities")
    return nlp


def marked_doc(nlp: Language, marked: str) -> Doc:
    """Make a Doc of a marked text; words that a mark cuts stay whole."""
    spans: list[tuple[int, int, str]] = []
    plain = ""
    last = 0
    for match in MARKED.finditer(marked):
        plain += marked[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        last = match.end()
    doc = nlp.make_doc(plain + marked[last:])
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in (".", "!", "?")
    found = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
    doc.set_ents([span for span in found if span is not None])
    return doc


@pytest.fixture
def names(mender: Language) -> Callable[[str], Names]:
    """Gives the names and labels that the component leaves of a marked text."""

    def find(marked: str) -> Names:
        doc = mender.get_pipe("selon_entities")(marked_doc(mender, marked))
        return [(ent.text, ent.label_) for ent in doc.ents]

    return find


@pytest.fixture
def canonical(mender: Language) -> Callable[[str], Names]:
    """Gives the mentions and canonical names that the component finds in a marked text."""

    def find(marked: str) -> Names:
        doc = mender.get_pipe("selon_entities")(marked_doc(mender, marked))
        return [(entity.text, entity.name) for entity in doc._.entities]

    return find


@pytest.fixture
def nlp_tagged(mender: Language) -> Callable[[str], list[str]]:
    """Gives the names that the component finds among ``word/TAG`` and ``word/TAG/LABEL``, as a tagger left them."""

    def find(tagged: str) -> list[str]:
        parts = [part.split("/") for part in tagged.split()]
        doc = Doc(
            mender.vocab,
            words=[part[0] for part in parts],
            pos=[part[1] for part in parts],
            ents=[f"B-{part[2]}" if len(part) > 2 else "O" for part in parts],
            sent_starts=[at == 0 for at in range(len(parts))],
        )
        return [ent.text for ent in mender.get_pipe("selon_entities")(doc).ents]

    return find
