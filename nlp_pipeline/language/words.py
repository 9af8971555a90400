"""The words of a Doc as plain lists, read in one array: a Token object a word would take longer than most rules."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, compress, count
from operator import add
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np
from spacy.attrs import ORTH, POS, SENT_START, SPACY

from nlp_pipeline.language.given_text import given_offsets, left_out_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

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
        return list(map(known.__getitem__, keys))
    except KeyError:
        found = {key: known.get(key) or store[key] for key in set(keys)}
        if len(known) + len(found) > REMEMBERED:
            known.clear()
        known.update(found)
        return [found[key] for key in keys]


class WrittenWords:
    """The words of a Doc as they are written, each list put together once; whoever reads them leaves them as they are.

    Args:
        doc: the Doc; it is not held.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array([ORTH, SPACY]).reshape(-1, 2)
        self.texts = strings_of(columns[:, 0].tolist(), doc.vocab.strings)
        self.spaces: list[bool] = list(map(bool, columns[:, 1].tolist()))
        self.tags: list[str] = []
        self.sentence_start: list[int] = []

    def read_tags(self, doc: Doc) -> None:
        """Read of every token its part of speech and the first token of its sentence; see :func:`tagged_words_of`."""
        columns = doc.to_array([POS, SENT_START]).reshape(-1, 2)
        self.tags = strings_of(columns[:, 0].tolist(), doc.vocab.strings)
        begins = np.where(columns[:, 1] == 1, np.arange(len(columns)), 0)
        self.sentence_start = np.maximum.accumulate(begins).tolist()

    @cached_property
    def lower(self) -> list[str]:
        """The text of every token in lower case."""
        return list(map(str.lower, self.texts))

    @cached_property
    def are_words(self) -> list[bool]:
        """For every token, whether it has a letter or a digit."""
        return [text.isalnum() or has_word(text) for text in self.texts]

    @cached_property
    def starts(self) -> list[int]:
        """The offset of every token, and behind them the length of the text."""
        return [*accumulate(map(add, map(len, self.texts), self.spaces), initial=0)]

    def between(self, start: int, end: int) -> str:
        """Give the text of a stretch of tokens, as ``doc[start:end].text`` does."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.texts[end - 1])]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets of a stretch in the text, without the hyphen of an inverted pronoun at its head."""
        first = self.texts[start]
        begin = self.starts[start] + (len(first) > 1 and first[0] == "-")
        return begin, self.starts[end - 1] + len(self.texts[end - 1])

    @cached_property
    def text(self) -> str:
        """The text of the Doc, as ``doc.text`` gives it."""
        return "".join([word + " " if space else word for word, space in zip(self.texts, self.spaces, strict=True)])


DOCS_REMEMBERED = 64
"""Docs whose words are kept, more than a batch."""

_words: dict[int, tuple[WrittenWords, int, ref[Doc]]] = {}
"""By the identity of a Doc, with their number, until it is gone: one component after the other asks for them."""


def words_of(doc: Doc) -> WrittenWords:
    """Give the words of a Doc as they are written."""
    kept = _words.get(id(doc))
    if kept is not None and kept[1] == len(doc):
        return kept[0]
    if len(_words) >= DOCS_REMEMBERED:
        _words.clear()
    key, found = id(doc), WrittenWords(doc)
    _words[key] = found, len(doc), ref(doc, lambda _: _words.pop(key, None))
    return found


def tagged_words_of(doc: Doc) -> WrittenWords:
    """Give the words of a Doc with their tags, which are read once, and anew where claims are looked for."""
    kept = _words.get(id(doc))  # asked for more often than anything else: a call less
    words = kept[0] if kept is not None and kept[1] == len(doc) else words_of(doc)
    if not words.tags:
        words.read_tags(doc)
    return words


def offsets_of(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of a stretch of tokens in the text as it was given.

    The hyphen of an inverted pronoun at its head (« -t-il ») is left out.
    """
    begin, close = offsets_in_doc(doc, start, end)
    runs = left_out_of(doc, words_of(doc).starts[-1])
    return given_offsets(runs, begin, close) if runs else (begin, close)


def offsets_in_doc(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Give the offsets of a stretch of tokens in the Doc's own text, likewise."""
    return words_of(doc).offsets(start, end)


def original_text_of(doc: Doc) -> str:
    """Give the text of a Doc as it was given to the pipeline."""
    text: str = doc._.original_text if doc.has_extension("original_text") else text_of(doc)
    return text


def printed_text_of(doc: Doc) -> str:
    """Give the text of a Doc with its apostrophes and spaces as they are printed."""
    text: str = doc._.printed_text if doc.has_extension("printed_text") else text_of(doc)
    return text


def texts_of(doc: Doc) -> list[str]:
    """Give the text of every token."""
    return words_of(doc).texts


def spaces_of(doc: Doc) -> list[bool]:
    """Tell of every token whether a space follows it."""
    return words_of(doc).spaces


def text_of(doc: Doc) -> str:
    """Give the text of a Doc, as ``doc.text`` does."""
    return words_of(doc).text


def places_of(words: Iterable[str], known: Container[str]) -> Iterator[int]:
    """Give the places at which words stand that are among the known ones, in order.

    Most words of a text are not among those that a rule looks for: this passes over them faster than a loop.
    """
    return compress(count(), map(known.__contains__, words))


def has_word(text: str) -> bool:
    """Tell whether a text has a letter or a digit."""
    return text.isalnum() or any(map(str.isalnum, text))
