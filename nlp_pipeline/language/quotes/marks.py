"""What each quotation mark of a text does: by its form where that settles it, else by the white space around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Role = Literal["open", "close", "ignore"]
OPEN: Role = "open"
CLOSE: Role = "close"
IGNORE: Role = "ignore"

KINDS = {"«": "guillemets", "»": "guillemets", "‹": "single guillemets", "›": "single guillemets"} | dict.fromkeys(
    "“”„‟", "curly"
)
STRAIGHT = '"'
_ROLES: dict[str, Role] = {"«": OPEN, "»": CLOSE, "‹": OPEN, "›": CLOSE, "„": OPEN}
_OPENING_BRACKETS = frozenset("([{:—–-/")


_FEW = 60
"""In tokens: how far ahead a mark after a number looks for its rival."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at a token: its kind, what it does, and whether it can open a quotation again."""

    at: int
    kind: str
    role: Role
    reopens: bool


def is_mark(word: str) -> bool:
    """Tell whether a token is a quotation mark."""
    return word == STRAIGHT or word in KINDS


def read_marks(words: Sequence[str], spaces: Sequence[bool], breaks: Collection[int]) -> list[Mark]:
    """Say of every quotation mark whether it opens or closes.

    Args:
        words: the tokens of the text.
        spaces: for each token, whether a space follows it.
        breaks: indices of the tokens that begin a paragraph; what is open does not count beyond them.

    Returns:
        The marks in text order.
    """
    marks: list[Mark] = []
    open_count = dict.fromkeys(("curly", "straight"), 0)
    edges = iter(sorted(breaks))
    edge = next(edges, len(words))
    for at, word in enumerate(words):
        while at >= edge:
            open_count = dict.fromkeys(open_count, 0)
            edge = next(edges, len(words))
        kind = "straight" if word == STRAIGHT else KINDS.get(word)
        if kind is None:
            continue
        free_before = at == 0 or spaces[at - 1] or words[at - 1].isspace()
        free_after = at + 1 == len(words) or spaces[at] or words[at + 1].isspace()
        if word in _ROLES:
            role = _ROLES[word]
        else:
            role = _role_by_place(at, words, free_before, free_after, open_count[kind] > 0)
            if kind == "curly":
                role = _curly_role(word, role, is_open=open_count[kind] > 0)
        if kind in open_count:
            open_count[kind] = max(0, open_count[kind] + {OPEN: 1, CLOSE: -1, IGNORE: 0}[role])
        marks.append(Mark(at, kind, role, reopens=role == OPEN or _word_follows(words, at)))
    return marks


def _role_by_place(
    at: int, words: Sequence[str], free_before: bool, free_after: bool, is_open: bool
) -> Role:
    """Read a mark that looks the same on both sides, from the white space around it and from what is open."""
    before = words[at - 1] if at else ""
    if before and (before.endswith("'") or before in _OPENING_BRACKETS):
        free_before = True
    if free_before != free_after:
        if free_before:
            return OPEN
        if is_open:
            return CLOSE
        return IGNORE
    return CLOSE if is_open else OPEN


def _curly_role(word: str, by_place: Role, *, is_open: bool) -> Role:
    """“ opens and ” closes, but for “ at the end of „German style“ and ” on both sides of ”a word”."""
    if word == "”":
        return CLOSE if is_open or by_place != OPEN else OPEN
    return CLOSE if is_open and by_place == CLOSE else OPEN


def _word_follows(words: Sequence[str], at: int) -> bool:
    """Tell whether a word stands right after a mark: » may open a quotation again, but not before a comma."""
    following = at + 1
    return following < len(words) and any(char.isalnum() for char in words[following])
