"""The words of a Doc as plain lists, read in one array: a Token object a word would take longer than most rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import ORTH, SPACY

if TYPE_CHECKING:
    from spacy.tokens import Doc


def decoded(doc: Doc, attribute: int) -> list[str]:
    """Give an attribute of every token that is a string in the vocabulary, as ``POS`` or ``ORTH``."""
    strings = doc.vocab.strings
    keys = doc.to_array(attribute).tolist()
    names = {key: strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def texts_of(doc: Doc) -> list[str]:
    """Give the text of every token."""
    return decoded(doc, ORTH)


def spaces_of(doc: Doc) -> list[bool]:
    """Tell of every token whether a space follows it."""
    return [bool(value) for value in doc.to_array(SPACY).tolist()]


def text_of(doc: Doc) -> str:
    """Give the text of a Doc, as ``doc.text`` does."""
    return "".join(word + " " if space else word for word, space in zip(texts_of(doc), spaces_of(doc), strict=True))


def has_word(text: str) -> bool:
    """Tell whether a text has a letter or a digit."""
    return text.isalnum() or any(char.isalnum() for char in text)
