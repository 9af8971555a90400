"""Where sentences begin: by punctuation, abbreviations, quotation marks and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from nlp_pipeline.language.layout.data import LayoutData

TERMINALS = frozenset(".!?…")
DASHES = frozenset(("-", "–", "—", "―"))
_CLOSING_BRACKETS = frozenset(")]}")
_OPENING_BRACKETS = frozenset("([{")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text as the search for sentences reads them.

    Attributes:
        texts: the tokens.
        spaces: for each token, whether a space follows it.
        opening: indices of the marks that open a quotation.
        closing: indices of the marks that close one.
    """

    texts: Sequence[str]
    spaces: Sequence[bool]
    opening: Collection[int]
    closing: Collection[int]


def sentence_starts(words: Words, breaks: Collection[int], data: LayoutData) -> list[bool]:
    """Say of every token whether a sentence begins with it.

    Args:
        words: the tokens.
        breaks: indices of the tokens that begin a block: a sentence begins there.
        data: abbreviations and the words that begin sentences.

    Returns:
        One flag a token; white space begins a sentence only at the very beginning of a text.
    """
    texts = words.texts
    starts = [False] * len(texts)
    begin = 0
    has_word = False
    at = 0
    for at in breaks:
        starts[at] = True
    if texts:
        starts[0] = True
        first = next((at for at, word in enumerate(texts) if not word.isspace()), 0)
        if first:  # white space before the first word begins its sentence
            starts[first] = False
    at = 0
    while at < len(texts):
        if starts[at]:
            begin, has_word = at, False
        word = texts[at]
        if (word[-1] in TERMINALS and has_word) or (len(word) > 1 and word[-1] == "." and word[0].isalnum()):
            follower = _after_closers(words, at + 1)
            if follower < len(texts) and not starts[follower] and _ends(words, at, follower, begin, data):
                if texts[follower] in DASHES and follower - begin <= data.longest_dateline:
                    follower = _skip_space(texts, follower + 1)
                if follower < len(texts):
                    starts[follower] = True
                at = max(at + 1, follower)
                continue
        has_word = has_word or any(char.isalnum() for char in word)
        at += 1
    return starts


def _after_closers(words: Words, at: int) -> int:
    """Skip what still belongs to a sentence after its full stop: more marks, closing brackets and quotation marks."""
    while at < len(words.texts):
        word = words.texts[at]
        if not (word.isspace() or word in _CLOSING_BRACKETS or word[0] in TERMINALS or at in words.closing):
            break
        at += 1
    return at


def _skip_space(texts: Sequence[str], at: int) -> int:
    while at < len(texts) and texts[at].isspace():
        at += 1
    return at


def _ends(words: Words, at: int, follower: int, begin: int, data: LayoutData) -> bool:
    """Tell whether the mark at a token ends its sentence, given the token that follows it and its closers."""
    texts = words.texts
    if not _can_begin(words, follower):
        return False
    word = texts[at]
    if word[-1] != ".":
        return not _is_bracketed_ellipsis(texts, at)
    if set(word) <= TERMINALS and len(word) > 1:
        return not _is_bracketed_ellipsis(texts, at)
    return not data.is_abbreviated(_word_before_stop(words, at), texts[follower], is_first=_is_first(words, at, begin))


def _is_first(words: Words, at: int, begin: int) -> bool:
    """Tell whether the word that a full stop follows is the first of its sentence (« 1. », « A. »)."""
    place = at if len(words.texts[at]) > 1 else at - 1
    return not any(char.isalnum() for word in words.texts[begin:place][-3:] for char in word)


def _word_before_stop(words: Words, at: int) -> str:
    """Give the word that a full stop belongs to, with the stop; '.' where a space stands between."""
    word = words.texts[at]
    if len(word) > 1:
        return word
    if at and not words.spaces[at - 1]:
        return words.texts[at - 1] + word
    return word


def _is_bracketed_ellipsis(texts: Sequence[str], at: int) -> bool:
    """Tell whether an ellipsis stands alone in brackets: (…) leaves words out and ends nothing."""
    return 0 < at < len(texts) - 1 and texts[at - 1] in _OPENING_BRACKETS and texts[at + 1] in _CLOSING_BRACKETS


def _can_begin(words: Words, at: int) -> bool:
    """Tell whether a sentence can begin at a token: a capital, a figure, or a mark with one of these after it."""
    texts = words.texts
    for place in range(at, min(at + 6, len(texts))):
        word = texts[place]
        if word.isspace() or place in words.opening or word in _OPENING_BRACKETS or word in DASHES:
            continue
        if word[0] in TERMINALS or word in _CLOSING_BRACKETS:
            if place == at:
                return False
            continue
        if word in ("«", "“", "„", '"', "‹", "•", "*"):
            continue
        return word[0].isupper() or word[0].isdigit() or any(char.isupper() for char in word[1:2])
    return False
