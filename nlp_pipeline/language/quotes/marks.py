"""What each quotation mark of a text does: by its form where that settles it, else by the space around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nlp_pipeline.language.words import has_word, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["open", "close", "ignore"]
Kind = Literal["guillemets", "single", "curly", "straight"]

OPEN: Role = "open"
CLOSE: Role = "close"
IGNORE: Role = "ignore"

KINDS: dict[str, Kind] = {
    "«": "guillemets",
    "»": "guillemets",
    "<<": "guillemets",
    ">>": "guillemets",
    "‹": "single",
    "›": "single",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    '"': "straight",
}
_SETTLED = {"«": OPEN, "<<": OPEN, "‹": OPEN, "„": OPEN, "»": CLOSE, ">>": CLOSE, "›": CLOSE}

_OPENING = frozenset("([{—–/:")
_CLOSING = frozenset(".,;:!?…)]}»”›/")

_DASHES = frozenset("-–—")

_ENDING = frozenset(",.;!?…")
"""Nothing is quoted that begins with these."""

RIVAL_WITHIN = 60
"""In tokens: how far ahead a mark after a figure looks for another one that closes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark.

    Attributes:
        at: its token.
        kind: which marks it pairs with.
        role: what it does.
        reopens: whether it can open a quotation again at the beginning of a paragraph, as » can too.
    """

    at: int
    kind: Kind
    role: Role
    reopens: bool


def is_mark(word: str) -> bool:
    """Tell whether a token is a quotation mark."""
    return word in KINDS


def read_marks(words: Sequence[str], spaces: Sequence[bool], edges: Sequence[int]) -> list[Mark]:
    """Say of every quotation mark whether it opens or closes.

    Args:
        words: the tokens of the text.
        spaces: for each token, whether a space follows it.
        edges: the tokens that begin a paragraph, in order; what is open does not count beyond them.

    Returns:
        The marks in text order.
    """
    places = list(places_of(words, KINDS))
    around = _Surroundings(words, spaces)
    marks: list[Mark] = []
    is_open = dict.fromkeys(KINDS.values(), 0)
    number = 0
    for order, at in enumerate(places):
        while number < len(edges) and at >= edges[number]:
            is_open = dict.fromkeys(KINDS.values(), 0)
            number += 1
        word = words[at]
        kind = KINDS[word]
        begins = at == 0 or (number > 0 and at == edges[number - 1])
        role = around.settled(at, is_open=is_open[kind] > 0, begins=begins)
        if role is None:
            role = around.role(at, is_open=is_open[kind] > 0)
            if kind == "curly":
                role = _curly_role(word, role, is_open=is_open[kind] > 0)
            elif role == CLOSE and around.is_after_figure(at):
                ahead = places[order + 1 : order + 4]
                limit = min(at + RIVAL_WITHIN, edges[number] if number < len(edges) else len(words))
                rivals = [rival for rival in ahead if rival < limit and words[rival] == word]
                if around.leaves_open(rivals):
                    role = IGNORE  # "un écran de 5" est petit": inches
        if role == IGNORE and any(is_open.values()) and around.only_closes(at) and not around.is_after_figure(at):
            role = CLOSE  # « “P", dit X »: of another kind than the one that opens
        if role != IGNORE:
            is_open[kind] = max(0, is_open[kind] + (1 if role == OPEN else -1))
        reopens = role == OPEN or (role == CLOSE and around.is_before_word(at))
        marks.append(Mark(at, kind, role, reopens))
    return marks


def _curly_role(word: str, by_place: Role, *, is_open: bool) -> Role:
    """“ opens and ” closes, but for “ at the end of „German style“ and ” on both sides of ”a word”."""
    if word == "”":
        return CLOSE if is_open or by_place != OPEN else OPEN
    return CLOSE if is_open and by_place == CLOSE else OPEN


class _Surroundings:
    """The tokens around a mark that looks the same on both sides."""

    def __init__(self, words: Sequence[str], spaces: Sequence[bool]) -> None:
        self.words = words
        self.spaces = spaces

    def role(self, at: int, *, is_open: bool) -> Role:
        """Read a mark from the white space around it, and where that says nothing, from what is open."""
        before, after = self._is_free_before(at), self._is_free_after(at)
        if self._splits_a_figure(at):
            return IGNORE
        if before and not after:
            return OPEN
        if not before and (after or self._solid_after(at)[:1] in _DASHES):
            return CLOSE if is_open else IGNORE
        return CLOSE if is_open else OPEN

    def leaves_open(self, places: Sequence[int]) -> bool:
        """Tell whether one of some marks closes what none of them has opened."""
        depth = 0
        for at in places:
            depth += self.role(at, is_open=False) == OPEN
            if self.only_closes(at):
                if not depth:
                    return True
                depth -= 1
        return False

    def settled(self, at: int, *, is_open: bool, begins: bool) -> Role | None:
        """Give what a mark does by its form, one that is turned round (« A « , » A «) by its place; else None."""
        role = _SETTLED.get(self.words[at])
        if role == OPEN and is_open and self._ends_behind(at):
            return CLOSE
        if role == CLOSE and not is_open and begins and self.is_before_word(at):
            other = next((p for p in range(at + 1, len(self.words)) if self.words[p] in _SETTLED), None)
            turned = other is not None and _SETTLED[self.words[other]] == OPEN and self._ends_behind(other)
            return OPEN if turned else role
        return role

    def _ends_behind(self, at: int) -> bool:
        after = self._solid_after(at)
        return after == "" or after[0] in _ENDING

    def _solid_after(self, at: int) -> str:
        """Give the next token that is no white space."""
        return next((word for word in self.words[at + 1 : at + 4] if not word.isspace()), "")

    def only_closes(self, at: int) -> bool:
        """Tell whether a mark can do nothing but close."""
        return self._is_free_after(at) and not self._is_free_before(at)

    def is_after_figure(self, at: int) -> bool:
        """Tell whether a mark is glued to a figure before it, as the sign of inches and seconds is."""
        return at > 0 and not self.spaces[at - 1] and self.words[at - 1][-1].isdigit()

    def is_before_word(self, at: int) -> bool:
        """Tell whether a word comes right after a mark."""
        return at + 1 < len(self.words) and has_word(self._solid_after(at))

    def _splits_a_figure(self, at: int) -> bool:
        glued = at + 1 < len(self.words) and not self.spaces[at]
        return glued and self.is_after_figure(at) and self.words[at + 1][0].isdigit()

    def _is_free_before(self, at: int) -> bool:
        if at == 0 or self.spaces[at - 1]:
            return True
        before = self.words[at - 1]
        return before.isspace() or before in _OPENING or before.endswith("'") or _opens(before)

    def _is_free_after(self, at: int) -> bool:
        if at + 1 >= len(self.words) or self.spaces[at]:
            return True
        after = self.words[at + 1]
        return after.isspace() or after[0] in _CLOSING


def _opens(word: str) -> bool:
    return _SETTLED.get(word) == OPEN or word == "“"
