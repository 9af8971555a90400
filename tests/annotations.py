"""What a model says of tokens, compared token by token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy

from nlp_pipeline.language.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

BEFORE_THE_MODEL = ("selon_quotes", "selon_layout")
AFTER_THE_MODEL = ("selon_entities", "selon_claims", "selon_sources", "selon_dates")


def annotated(token: Token) -> dict[str, Any]:
    """Give what a model sets on a token."""
    return {
        "text": token.text,
        "tag": token.tag_,
        "part of speech": token.pos_,
        "features": str(token.morph),
        "head": token.head.i,
        "label": token.dep_,
        "lemma": token.lemma_,
        "entity": (token.ent_iob_, token.ent_type_),
        "sentence start": token.is_sent_start,
    }


def differing(docs: Iterable[Doc], others: Iterable[Doc]) -> list[str]:
    """Give for every annotation in which two analyses of the same texts differ its name and the two tokens."""
    return [
        f"{name}: {token!r} {ours[name]} {theirs[name]}"
        for doc, other in zip(docs, others, strict=True)
        for token, same in zip(doc, other, strict=True)
        if (ours := annotated(token)) != (theirs := annotated(same))
        for name in ours
        if ours[name] != theirs[name]
    ]


def loaded_and_shipped(texts: Iterable[str], model: str) -> Iterator[tuple[Doc, Doc]]:
    """Give each text as the loaded pipeline annotates it with the model's own weights, and as the shipped model does.

    Both get the same tokens and sentence starts, which Selon sets before the model; its components after it are off.
    """
    nlp, plain = load(model, press_weights=False), spacy.load(model)
    given = list(texts)
    with nlp.select_pipes(disable=AFTER_THE_MODEL):
        ours = nlp.pipe(given, batch_size=32)
        yield from zip(ours, plain.pipe(_prepared(nlp, given), batch_size=32), strict=True)


def _prepared(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    for text in texts:
        doc = nlp.make_doc(text)
        for name in BEFORE_THE_MODEL:
            doc = nlp.get_pipe(name)(doc)
        yield doc
