"""Where sentences begin: by punctuation, abbreviations, quotation marks and what follows.

The parser takes the sentences from here: it would end some inside quotations and run titles into paragraphs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_pipeline.language.layout.abbreviations import is_abbreviated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from nlp_pipeline.language.layout.data import LayoutData

_ENDS = frozenset(".!?…")
_DASHES = frozenset(("-", "–", "—", "―"))
_OPENING = frozenset(("(", "[", "{", "«", "“", "„", '"', "‹", "<<", "'", "•", "*", "·", "▪", "►", "→"))
_CLOSING = frozenset((")", "]", "}", "»", "”", "›", ">>"))
_CLOSING_BRACKETS = frozenset((")", "]", "}"))
_BRACKETS = frozenset(("(", "[", "{"))
_BRACKETS_AND_QUOTES = _BRACKETS | {"«", "“", "„", "‹", "<<"}

_READ = _ENDS | _BRACKETS | _CLOSING_BRACKETS
"""What words end with that sentences are read by; all others are passed over."""

_LOOK_AHEAD = 8
"""In tokens: how many marks may stand between the end of a sentence and the first word of the next."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text as the search for sentences reads them.

    Attributes:
        texts: the tokens.
        spaces: for each token, whether a space follows it.
        words_before: for each token, how many with a letter or digit stand before it.
        opening: the tokens that are marks opening a quotation.
        closing: the tokens that are marks closing one, and for each the mark that opens it.
    """

    texts: Sequence[str]
    spaces: Sequence[bool]
    words_before: Sequence[int]
    opening: Collection[int] = frozenset()
    closing: Mapping[int, int] = field(default_factory=dict)


def sentence_starts(words: Words, blocks: Sequence[int], data: LayoutData) -> list[bool]:
    """Say of every token whether a sentence begins with it.

    Args:
        words: the tokens.
        blocks: the tokens that begin a block, in order, 0 among them: a sentence begins with each.
        data: abbreviations, and the words that begin sentences.

    Returns:
        One flag a token. White space begins no sentence but that of a text which it begins.
    """
    starts = [False] * len(words.texts)
    for start, end in zip(blocks, [*blocks[1:], len(words.texts)], strict=True):
        for place in _Block(words, start, end, data).starts():
            starts[place] = True
    return starts


class _Block:
    """One block of a text, read from its first token to its last."""

    def __init__(self, words: Words, start: int, end: int, data: LayoutData) -> None:
        self.words = words
        self.texts = words.texts
        self.start = start
        self.end = end
        self.data = data
        self.begin = start  # of the sentence that is being read
        self.words_seen = 0  # in that sentence
        self.brackets: list[int] = []  # those open in it, by how many words stand before each

    def starts(self) -> list[int]:
        """Give the tokens that sentences of the block begin with."""
        starts = [self.start]
        at = self._after_dateline()
        if at > self.start:
            starts.append(at)
        before = self.words.words_before
        counted = at
        for place in [place for place in range(at, self.end) if self.texts[place][-1] in _READ]:
            if place < at:
                continue  # one of several marks behind a sentence
            word = self.texts[place]
            self.words_seen = before[place] - before[counted]
            if self.words_seen and word[-1] in _ENDS and (after := self._next_sentence(place)):
                starts.append(after)
                at = counted = self.begin = after
                self.brackets.clear()
            elif word in _BRACKETS:
                self.brackets.append(self.words_seen)
            elif word in _CLOSING_BRACKETS and self.brackets:
                self.brackets.pop()
        return starts

    def _next_sentence(self, at: int) -> int | None:
        """Give the token that a sentence begins with after the mark at a token, if that mark ends one."""
        after = at + 1
        while after < self.end and self._still_belongs(after):
            after += 1
        if after >= self.end or not self._can_begin(after):
            return None
        if self._is_omission(at) or self._is_aside(at, after) or self._is_abbreviation(at, after):
            return None
        if after == at + 1 and self._is_in_name(at):
            return None
        return after

    def _is_aside(self, at: int, after: int) -> bool:
        """Tell whether a mark ends only what stands in brackets or quotation marks within a sentence.

        « Il a écrit (à tort ?) Paris sans s. », « Dans « Qui l'eût cru ? » Jean Petit raconte … »
        """
        last = after - 1
        while last > at and self.texts[last].isspace():
            last -= 1
        if self.texts[last] in _CLOSING_BRACKETS:
            return bool(self.brackets) and self.brackets[-1] > 0
        opening = self.words.closing.get(last)
        if opening is None or self.texts[at][-1] == "." or opening <= self.begin:
            return False
        before = self.texts[opening - 1]
        return before[-1].isalnum() and self.texts[after].lower() not in self.data.openers

    def _is_in_name(self, at: int) -> bool:
        """Tell a mark that a name is written with, as the space before and none behind show: « E !Online »."""
        parted = at > self.start and (self.words.spaces[at - 1] or self.texts[at - 1].isspace())
        return parted and not self.words.spaces[at] and self.texts[at + 1][0].isupper()

    def _is_abbreviation(self, at: int, after: int) -> bool:
        """Tell whether the mark at a token is the full stop of an abbreviation, glued to it or part of its token."""
        word, first, words_before = self.texts[at], at, self.words_seen
        if word == "." and not self.words.spaces[at - 1]:
            first = at - 1
            word = self.texts[first] + word
            words_before -= 1
        if word[-1] != "." or not word.strip("."):
            return False
        before = self.texts[first - 1] if first > self.start else ""
        following = [text for text in self.texts[after : after + 4] if not (text.isspace() or text in _BRACKETS)]
        return bool(following) and is_abbreviated(word, before, following, self.data, is_first=words_before == 0)

    def _still_belongs(self, at: int) -> bool:
        """Tell whether a token after the end of a sentence belongs to it: more marks, what closes, white space."""
        word = self.texts[at]
        if at in self.words.opening:
            return False
        return word.isspace() or word in _CLOSING or at in self.words.closing or all(c in _ENDS for c in word)

    def _is_omission(self, at: int) -> bool:
        """Tell whether a mark leaves words out, (…) or [...] or « … Puis », or doubts them, (?): it ends nothing."""
        before = self.texts[at - 1] if at > self.start else ""
        after = self.texts[at + 1] if at + 1 < self.end else ""
        is_ellipsis = self.texts[at] in ("…", "...")
        if is_ellipsis and (before in _BRACKETS_AND_QUOTES or at - 1 in self.words.opening):
            return True
        return before in ("(", "[") and after in (")", "]")

    def _can_begin(self, at: int) -> bool:
        """Tell whether a sentence can begin at a token: with a capital or a figure, marks before it or not.

        With a quotation that leaves its first words out too: « [...] les travaux sont finis ».
        """
        for place in range(at, min(at + _LOOK_AHEAD, self.end)):
            word = self.texts[place].lstrip("@#")
            if not word or word.isspace() or word in _OPENING or word in _DASHES or place in self.words.opening:
                continue
            if word in _CLOSING or all(char in _ENDS for char in word) or unicodedata.category(word[0]) == "So":
                continue
            if at in self.words.opening and place > at + 1 and self._leaves_out(at + 1, place):
                return True
            # A capital in second place is a brand's: iPhone, eBay.
            return word[0].isupper() or word[0].isdigit() or (word[0].isalpha() and word[1:2].isupper())
        return False

    def _leaves_out(self, start: int, end: int) -> bool:
        """Tell three dots in brackets from other marks."""
        bracketed = self.texts[start] in _BRACKETS and self.texts[end - 1] in _CLOSING_BRACKETS
        return (
            bracketed and end > start + 2 and all(c in _ENDS for text in self.texts[start + 1 : end - 1] for c in text)
        )

    def _after_dateline(self) -> int:
        """Give the first token after the place and date that open a dispatch; the block's first where none do.

        « PARIS, 4 janvier (AFP) – », « 4 janvier 2016 . – »: capitals, figures, months and a dash, then a
        capital. « Berne (ats) », « (Belga) »: an agency in brackets does without the dash.
        """
        is_dated = False
        behind = self.start  # an agency in brackets
        for at in range(self.start, min(self.start + self.data.longest_dateline, self.end)):
            word = self.texts[at]
            lower = word.lower()
            if at < behind:
                continue
            if word in _DASHES and self._stands_alone(at):
                after = self._next_word(at + 1)
                is_dated = is_dated or all(text.isupper() for text in self.texts[self.start : at] if text[0].isalpha())
                return after if is_dated and after < self.end and self._can_begin(after) else self.start
            if behind > self.start:
                after = self._next_word(behind)
                return after if after < self.end and self._can_begin(after) else self.start
            behind = self._after_agency(at)
            if behind > self.start:
                is_dated = True
                continue
            is_dated = is_dated or word[0].isdigit() or word == "(" or lower in self.data.months
            known = lower in self.data.months or lower in self.data.dateline_words
            if not (known or word[0].isupper() or word[0].isdigit() or not word[0].isalnum()):
                return self.start
        return self.start

    def _next_word(self, at: int) -> int:
        """Move over white space."""
        while at < self.end and self.texts[at].isspace():
            at += 1
        return at

    def _after_agency(self, at: int) -> int:
        """Give the token after an agency's name in brackets; the block's first where none stands here."""
        if self.texts[at] not in _BRACKETS:
            return self.start
        stop = min(at + self.data.longest_dateline, self.end)
        closing = next((place for place in range(at, stop) if self.texts[place] in _CLOSING_BRACKETS), at)
        spaced = (
            text + " " * space
            for text, space in zip(self.texts[at + 1 : closing], self.words.spaces[at + 1 : closing], strict=True)
        )
        return closing + 1 if "".join(spaced).lower() in self.data.dateline_agencies else self.start

    def _stands_alone(self, at: int) -> bool:
        """Tell whether white space stands on both sides of a token inside the block."""
        if at == self.start or at + 1 >= self.end:
            return False
        spaces, texts = self.words.spaces, self.texts
        return (spaces[at - 1] or texts[at - 1].isspace()) and (spaces[at] or texts[at + 1].isspace())
