"""The words of a Doc as plain lists, read in one array: a Token object a word would take longer than most rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.attrs import ORTH, SPACY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc

REMEMBERED = 30_000
"""Strings kept by their keys: a stream of new words must not fill the memory."""

_strings: dict[int, str] = {}
"""Of all vocabularies: a key is the hash of its string, or the number of a symbol of spaCy's."""


def decoded(doc: Doc, attribute: int) -> list[str]:
    """Give an attribute of every token that is a string in the vocabulary, as ``POS`` or ``ORTH``."""
    return strings_of(doc.to_array(attribute).tolist(), doc.vocab.strings)


def strings_of(keys: Sequence[int], store: StringStore) -> list[str]:
    """Give the strings of keys, which a store that is asked for each of them takes longer for than most rules."""
    known = _strings
    try:
        return [known[key] for key in keys]
    except KeyError:
        found = {key: store[key] for key in set(keys)}
        if len(known) + len(found) > REMEMBERED:
            known.clear()
        known.update(found)
        return [found[key] for key in keys]


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
