"""Whether a full stop only shortens a word: « M. Durand », « art. 5 », « J. K. Rowling », « av. J.-C. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.language.layout.data import LayoutData

_ROMAN = frozenset("IVX")
_LONGEST_NUMBERING = 3
"""In characters: « 12. », « VII. » at the head of a sentence count what follows; a year ends it."""


def is_abbreviated(word: str, before: str, following: Sequence[str], data: LayoutData, *, is_first: bool) -> bool:
    """Tell whether the full stop of a word only shortens it, and ends no sentence.

    Args:
        word: the word with its full stop.
        before: the token before it.
        following: the tokens after it, at least one; it is known that a sentence can begin with them.
        data: abbreviations, and the words that begin sentences.
        is_first: whether no word stands before it in its sentence.
    """
    bare, lower, after = word[:-1], word.lower(), following[0]
    if word in data.titles:
        return True
    if is_first and len(bare) <= _LONGEST_NUMBERING and (bare.isdigit() or set(bare) <= _ROMAN):
        return True
    if not after[0].isalnum():
        return False
    if lower in data.references and _counts(after):
        return True
    is_initial = len(bare.lstrip("-")) == 1 and bare[-1].isupper()
    if is_initial and bare[0] != "-" and after.lower() in data.particles:
        # « plan B. La France » against « selon J. La Fontaine »: a noun before the letter makes it no one's initial.
        after_noun = before.islower() and before.isalpha() and before not in data.openers
        return not after_noun and len(following) > 1 and following[1][0].isupper()
    if is_initial or "." in bare or lower in data.endings:
        return after.lower() not in data.openers
    return False


def _counts(word: str) -> bool:
    """Tell whether a word is a number, or the code of an article: 5, XII, L, R."""
    return word[0].isdigit() or set(word.rstrip(".")) <= _ROMAN or len(word.rstrip(".")) == 1
