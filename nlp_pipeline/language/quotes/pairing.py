"""Pairing of quotation marks: nested, left open, continued over paragraphs, or odd in number.

Pure functions over words: no Doc and no model. One pass over the words, with a stack of the marks that are
still open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES, SENTENCE_MARKS
from nlp_pipeline.language.quotes.marks import CLOSE, IGNORE, KINDS, OPEN, Kind, Mark, is_mark, read_marks
from nlp_pipeline.language.words import has_word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DEEPEST = 6
"""Quotation marks nested deeper than that are noise: they are paired with each other but not reported."""

FARTHEST = 600
"""In tokens: how far beyond its paragraph a quotation may end that no paragraph takes up again with a mark."""


SPEAKER_MARKS = DASHES | {",", "-"}
"""What parts a quotation from whoever said it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, in tokens.

    Attributes:
        start: token index of the opening mark; of the first word, where that mark was forgotten.
        end: token index after the closing mark; after the last token inside, where it is left open.
        pieces: token ranges of the words between the marks, one a paragraph, without the marks that open
            again.
        depth: 0 for an outermost quotation, 1 inside another, and so on.
        closed: whether the closing mark was found.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    depth: int
    closed: bool


def pair(words: Sequence[str], spaces: Sequence[bool], breaks: Collection[int] = ()) -> list[Quotation]:
    """Find the quotations of a text.

    Args:
        words: the tokens of the text, every quotation mark one of its own.
        spaces: for each token, whether a space follows it.
        breaks: indices of the tokens that begin a paragraph (0 need not be among them).

    Returns:
        The quotations in text order, an outer one before those inside it. One whose next paragraph begins
        with its mark, or whose closing mark stands a few paragraphs on with no other mark of its kind
        between, goes on there. One that is left open ends with its paragraph, or before the next mark of its
        kind that opens. Marks with nothing between them are no quotation.
    """
    edges = sorted({at for at in breaks if 0 < at < len(words)})
    return _Pairing(words, read_marks(words, spaces, edges), edges).run()


@dataclass(slots=True)
class _Opened:
    """A mark that waits for its other half.

    Attributes:
        mark: the mark.
        piece_start: where its words in this paragraph begin.
        pieces: its words in the paragraphs before.
        inner_start: the first mark of its kind that opens inside it.
        inner_end: the last mark of its kind that closes inside it.
    """

    mark: Mark
    piece_start: int
    pieces: list[tuple[int, int]] = field(default_factory=list)
    inner_start: int | None = None
    inner_end: int | None = None


class _Pairing:
    """The state of one pass: what is open, what was found."""

    def __init__(self, words: Sequence[str], marks: list[Mark], edges: list[int]) -> None:
        self.words = words
        self.marks = marks
        self.edges = [*edges, len(words)]
        self.stack: list[_Opened] = []
        self.found: list[Quotation] = []
        self.paragraph = 0  # where it begins

    @cached_property
    def solid_before(self) -> list[int]:
        """For every token, how many stand before it that are neither marks nor white space."""
        return list(accumulate([not (word in KINDS or word.isspace()) for word in self.words], initial=0))

    @cached_property
    def numbers_by_kind(self) -> dict[Kind, list[int]]:
        """The places among the marks of those of each kind."""
        numbers: dict[Kind, list[int]] = {kind: [] for kind in KINDS.values()}
        for number, mark in enumerate(self.marks):
            numbers[mark.kind].append(number)
        return numbers

    @cached_property
    def words_before(self) -> list[int]:
        """For every token, how many with a letter or digit stand before it: asked for where a mark is missing."""
        return list(accumulate(map(has_word, self.words), initial=0))

    def run(self) -> list[Quotation]:
        number = 0
        for edge in self.edges:
            while number < len(self.marks) and self.marks[number].at < edge:
                self._take(number)
                number += 1
            if self.stack:
                number += self._end_paragraph(edge, number)
            self.paragraph = edge
        return _with_depths(self.found)

    def _take(self, number: int) -> None:
        """Let one mark open or close a quotation."""
        mark = self.marks[number]
        if mark.role == OPEN:
            if self.stack and self.stack[-1].mark.kind == mark.kind and self.stack[-1].inner_start is None:
                self.stack[-1].inner_start = mark.at
            self.stack.append(_Opened(mark, mark.at + 1))
            return
        if not self.stack:
            self._close_unopened(mark)
            return
        if mark.role == IGNORE:
            return
        if all(opened.mark.kind != mark.kind for opened in self.stack[-DEEPEST:]):
            if self._closes_another_kind(number):
                self._report(self.stack.pop(), mark.at, closed=True)
            return
        while self.stack[-1].mark.kind != mark.kind:  # an inner one of another kind was left open
            self._report(self.stack.pop(), mark.at, closed=False)
        self._report(self.stack.pop(), mark.at, closed=True)
        if self.stack and self.stack[-1].mark.kind == mark.kind:
            self.stack[-1].inner_end = mark.at

    def _closes_another_kind(self, number: int) -> bool:
        """Tell the mark that ends a quotation which none of its own kind ends in its paragraph: « “P", dit X »."""
        mark, kind = self.marks[number], self.stack[-1].mark.kind
        edge = self.edges[bisect_right(self.edges, mark.at)]
        own = self.numbers_by_kind[kind]
        place = bisect_right(own, number)
        later = self.marks[own[place]] if place < len(own) else None
        closed = later is not None and later.role == CLOSE and later.at < edge
        return mark.role == CLOSE and len(self.stack) == 1 and not closed

    def _close_unopened(self, mark: Mark) -> None:
        """Let a mark that nothing opened close the sentence that it ends, where what stands beside it says so.

        « « P », a dit X. P'. » »: a quotation that goes on behind its incise; « P » – X », « P », dit X »: one whose
        first mark was forgotten.
        """
        goes_on = self.found and self.found[-1].start >= self.paragraph
        start = max(self.paragraph, self.found[-1].end) if self.found else self.paragraph
        last = mark.at - 1
        first, behind = (bisect_left(self.sentence_marks, at) for at in (start, last))
        ends = [self.sentence_marks[at] + 1 for at in (first, behind - 1)] if first < behind else []
        if goes_on and not (ends and mark.role == CLOSE and self.words[last] in SENTENCE_MARKS):
            return
        measures = last >= 0 and self.words[last][-1].isdigit()  # « un écran de 24" »
        if not goes_on and (measures or not self._names_speaker(mark.at + 1)):
            return
        opened = _Opened(mark, (ends[0] if goes_on else ends[-1]) if ends else start)
        self._add_piece(opened, mark.at)
        if opened.pieces and not is_mark(self.words[opened.pieces[0][0]]):  # another mark that closes nothing
            self.found.append(Quotation(opened.pieces[0][0], mark.at + 1, tuple(opened.pieces), 0, closed=True))

    @cached_property
    def sentence_marks(self) -> list[int]:
        """Where the marks stand that end sentences: looked for once, and only where a mark closes what none opened."""
        return [at for at, word in enumerate(self.words) if word in SENTENCE_MARKS]

    def _names_speaker(self, at: int) -> bool:
        """Tell a comma or dash with a word behind it, or a word alone: « P », dit X », « P » – X », « P » dit X »."""
        if at + 1 >= len(self.words):
            return False
        parted = self.words[at] in SPEAKER_MARKS
        word = next((word for word in self.words[at + parted : at + parted + 2] if not word.isspace()), "")
        return word[:1].isalpha() if parted and self.words[at] != "," else word[:1].islower()

    def _end_paragraph(self, edge: int, number: int) -> int:
        """End what a paragraph leaves open, but for a quotation that goes on; give how many marks that took."""
        outermost = self.stack[0]
        reopened = self._is_reopened(outermost, edge, number)
        if reopened or self._closes_later(outermost, edge, number):
            while self.stack[-1].mark.kind != outermost.mark.kind:
                self._report(self.stack.pop(), edge, closed=False)
            if len(self.stack) == 1:
                self._add_piece(outermost, edge)
                outermost.piece_start = self.marks[number].at + 1 if reopened else edge
                outermost.inner_start = outermost.inner_end = None
                return int(reopened)
        while self.stack:
            self._leave_open(self.stack.pop(), edge)
        return 0

    def _leave_open(self, opened: _Opened, edge: int) -> None:
        """Report a quotation whose own closing mark is missing at the end of its paragraph."""
        start, end = opened.inner_start, opened.inner_end
        if start is None:
            self._report(opened, edge, closed=False)
        elif end is not None and not self._has_words(end, edge) and not self._begins_sentence(start):
            self._report(opened, end, closed=True)  # « A « B » : one mark closes both
        else:
            self._report(opened, start, closed=False)

    def _begins_sentence(self, at: int) -> bool:
        """Tell whether a sentence ends right before a token."""
        while at and self.words[at - 1].isspace():
            at -= 1
        return at > 0 and self.words[at - 1][-1] in ".!?…"

    def _has_words(self, start: int, end: int) -> bool:
        """Tell whether a letter or digit stands between two marks or edges."""
        return self.words_before[end] > self.words_before[start]

    def _is_reopened(self, opened: _Opened, edge: int, number: int) -> bool:
        """Tell whether the paragraph at an edge begins with the mark of a quotation that is still open."""
        if number >= len(self.marks):
            return False
        mark = self.marks[number]
        if self._has_speakers(opened, number):
            return False
        between = self.words[edge : min(mark.at, edge + 3)]
        return (
            mark.kind == opened.mark.kind
            and mark.reopens
            and mark.at <= edge + 2
            and all(word.isspace() for word in between)
        )

    def _has_speakers(self, opened: _Opened, number: int) -> bool:
        """Tell two speakers' quotations: one behind a colon, and a next one with an incise of its own behind it."""
        introduced = any(word == ":" for word in self.words[max(0, opened.mark.at - 2) : opened.mark.at])
        kind = self.marks[number].kind
        closing = next((mark.at for mark in self.marks[number + 1 :] if mark.kind == kind), None)
        if not introduced or closing is None:
            return False
        behind = self.words[closing + 1 : closing + 4]
        said = all(word[:1].islower() or word[:1].isupper() for word in behind[1:])  # not « A », puis « B »
        return behind[:1] == [","] and len(behind) > 2 and behind[1][:1].islower() and said

    def _closes_later(self, opened: _Opened, edge: int, number: int) -> bool:
        """Tell whether the next mark of its kind closes a quotation, not too far on."""
        while number < len(self.marks) and self.marks[number].at <= edge + FARTHEST:
            mark = self.marks[number]
            if mark.kind == opened.mark.kind:
                return mark.role == CLOSE
            number += 1
        return False

    def _add_piece(self, opened: _Opened, end: int) -> None:
        """Note the words of a quotation up to a place, if there are any."""
        start = opened.piece_start
        while start < end and self.words[start].isspace():
            start += 1
        while start < end and self.words[end - 1].isspace():
            end -= 1
        if start < end and self.solid_before[end] > self.solid_before[start]:
            opened.pieces.append((start, end))

    def _report(self, opened: _Opened, end: int, *, closed: bool) -> None:
        """Add a quotation whose words end before a token, if it has any."""
        self._add_piece(opened, end)
        if opened.pieces:
            stop = end + 1 if closed else opened.pieces[-1][1]
            self.found.append(Quotation(opened.mark.at, stop, tuple(opened.pieces), 0, closed))


def _with_depths(found: list[Quotation]) -> list[Quotation]:
    """Put quotations in text order, say how deep each one stands, and leave out the deepest."""
    ordered = []
    around: list[int] = []
    for quotation in sorted(found, key=lambda each: each.start):
        while around and around[-1] <= quotation.start:
            around.pop()
        depth = len(around)
        if depth < DEEPEST:
            ordered.append(Quotation(quotation.start, quotation.end, quotation.pieces, depth, quotation.closed))
        around.append(quotation.end)
    return ordered
