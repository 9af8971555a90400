"""Headings that quote: whose words they are, by the claims below them: « « On a peur » ¶ « On a peur », dit Léa. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nlp_pipeline.language.attribution.candidates import Candidate, Found
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.view import DocView

STOPS = frozenset((".", "…", "..."))


def is_heading(view: DocView, candidate: Candidate) -> bool:
    """Tell a quotation that is a paragraph of its own, without a full stop in or behind it."""
    block = view.block_at[candidate.start]
    if candidate.cue or block != view.block_at[candidate.end - 1]:
        return False
    if any(block == view.block_at[at] for at in _around(view, candidate)):
        return False
    behind = next((at for at in range(candidate.end, view.length) if view.is_word(at)), view.length)
    return not any(view.words[at] in STOPS for at in range(candidate.start, behind))


def above_headings(view: DocView, passage: int) -> int:
    """Give the passage before one, over the headings between them that are all in quotation marks.

    Args:
        view: the Doc as lists.
        passage: number of the passage.

    Returns:
        Its number; -1 where none stands before.
    """
    above = passage - 1
    while above >= 0 and _is_quoted_heading(view, *view.passages[above]):
        above -= 1
    return above


def _is_quoted_heading(view: DocView, start: int, end: int) -> bool:
    quotation = view.opening_at(view.skip_space(start, 1))
    if quotation is None or any(view.is_word(at) for at in range(quotation.end, end)):
        return False
    block = view.block_at[quotation.start]
    apart = start == 0 or view.block_at[view.skip_space(start - 1, -1)] != block
    return apart and not any(view.words[at] in STOPS for at in range(start, end))


def _below(
    view: DocView, candidate: Candidate, below: Sequence[Found | None]
) -> Iterator[tuple[Candidate, TokenRange]]:
    """Give the claims that stand near enough below a heading, with their sources."""
    block = view.block_at[candidate.start]
    for other in (one.candidate for one in below if one is not None):
        if view.block_at[other.start] - block > view.grammar.attribution.farthest_repeat:
            return
        if other.source is not None:
            yield other, other.source


def repeated_below(view: DocView, candidate: Candidate, below: Sequence[Found | None]) -> TokenRange | None:
    """Give who says below what a heading quotes, in full or shortened: « « On a peur » ¶ « On a peur ici », dit X »."""
    words, loosest = _words_of(view, candidate), view.grammar.attribution.loosest_repeat
    near = _below(view, candidate, below)
    return next((source for other, source in near if _shortens(words, _words_of(view, other), loosest)), None)


def quoted_below(view: DocView, candidate: Candidate, below: Sequence[Found | None]) -> TokenRange | None:
    """Give who is quoted first below a heading."""
    near = _below(view, candidate, below)
    return next((source for other, source in near if view.quotation_at[other.start] >= 0), None)


def _shortens(words: list[str], said: list[str], loosest: int) -> bool:
    """Tell words that another claim holds, all in their order and near each other."""
    for start in (at for at, word in enumerate(said) if word == words[0]):
        found, at = 0, start
        while found < len(words) and at < min(start + loosest * len(words), len(said)):
            found += said[at] == words[found]
            at += 1
        if found == len(words):
            return True
    return False


def _around(view: DocView, candidate: Candidate) -> list[int]:
    """Give the nearest words around a claim, its marks and the hour of a ticker aside: « 15h45: « P » »."""
    words = (at for at in range(candidate.start - 1, -1, -1) if view.is_word(at))
    before = next((at for at in words if not view.texts[at][0].isdigit()), None)
    behind = next((at for at in range(candidate.end, view.length) if view.is_word(at)), None)
    return [at for at in (before, behind) if at is not None]


def _words_of(view: DocView, candidate: Candidate) -> list[str]:
    """Give the words of a claim in lower case, its marks left out."""
    return [view.words[at] for start, end in candidate.content for at in range(start, end) if view.is_word(at)]
