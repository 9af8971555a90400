"""What bounds the work on a text without full stops: its endless sentences and passages are read in stretches.

A construction looks through the sentence of its cue. In a sentence of fifty thousand words with a cue in every third,
that would take as long as the square of its length, and every claim would repeat the sentence. No sentence of the press
comes near the bounds here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

LONGEST_SENTENCE = 300
LONGEST_PASSAGE = 1_000
FARTHEST_PIECE = 600
"""In tokens: how far from an incise the words of its quotation may stand."""


def cut_sentences(
    sentences: Sequence[tuple[int, int]], words: Sequence[str], marks: Sequence[Set[str]]
) -> list[tuple[int, int]]:
    """Cut sentences that are too long: behind a mark where there is one, else behind any word.

    Args:
        sentences: token ranges in text order.
        words: the tokens.
        marks: behind which a sentence is best cut, the best ones first.

    Returns:
        Token ranges that cover the same tokens, none longer than ``LONGEST_SENTENCE``.
    """
    return [stretch for start, end in sentences for stretch in _cut(start, end, words, marks)]


def _cut(start: int, end: int, words: Sequence[str], marks: Sequence[Set[str]]) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        half = start + LONGEST_SENTENCE // 2
        cut = next(
            (at + 1 for good in marks for at in range(limit - 1, half, -1) if words[at] in good),
            limit,
        )
        yield start, cut
        start = cut
    yield start, end


def heads_within(heads: list[int], sentence_at: list[int]) -> list[int]:
    """Make roots of the tokens whose head stands in another stretch, so that no arc leads out of one.

    Args:
        heads: for every token its head, itself for a root.
        sentence_at: for every token the number of its stretch.
    """
    around = list(map(sentence_at.__getitem__, heads))
    if around == sentence_at:
        return heads  # as nearly everywhere: no sentence was cut
    return [
        head if its == own else at for at, (head, its, own) in enumerate(zip(heads, around, sentence_at, strict=True))
    ]
