"""One Doc as the constructions read it: its tokens with the quotations, sentences, passages and blocks around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import count, pairwise
from operator import add
from typing import TYPE_CHECKING

from spacy.attrs import HEAD

from nlp_pipeline.language.document.long_sentences import LONGEST_PASSAGE, cut_sentences, heads_within
from nlp_pipeline.language.document.pieces import piece_at
from nlp_pipeline.language.document.verb_tokens import VerbTokens
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.document.word_forms import WordForms
    from nlp_pipeline.language.quotes.pairing import Quotation
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


class DocView(VerbTokens):
    """The tokens of a Doc as plain lists, with the quotations and the passages that they stand in.

    A *passage* is a run of sentences that an outermost quotation holds together: « A. B. », a dit X. is one passage,
    however many sentences the quotation has.

    Args:
        doc: a parsed Doc; quotations and blocks are read from it where they were set.
        lexicon: verbs, nouns and source phrases.
        grammar: closed classes.
        word_forms: what words can be whatever the tagger takes them for; None to trust it.

    Attributes:
        adjunct_ends: what :func:`adjunct_end` found: many ask for the same adjuncts.
        aside_ends: what :func:`aside_end` found, likewise.
        phrase_ends: what :func:`noun_phrase_from` found, likewise.
        tidied: what :func:`tidy` found, likewise.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, grammar: Grammar, word_forms: WordForms | None = None) -> None:
        super().__init__(doc, lexicon, grammar, word_forms)
        offsets = doc.to_array(HEAD).astype("int64").tolist()
        marks = [grammar.document.clause_marks, grammar.document.phrase_marks]
        starts = dict.fromkeys(words_of(doc).sentence_start)
        self.sentences = cut_sentences(list(pairwise([*starts, self.length])), self.words, marks)
        self.quotations: list[Quotation] = doc._.quotations if doc.has_extension("quotations") else []
        self.quotation_at = self._quotation_at()
        self.sentence_at = self._number(self.sentences)
        self.head = heads_within(list(map(add, offsets, count())), self.sentence_at)
        self.passages = self._passages()
        self.passage_at = self._number(self.passages)
        self.navigation = self._blocks_labelled("NAVIGATION")
        self.block_at = self._block_at()
        self.adjunct_ends: dict[tuple[int, int, bool], int] = {}
        self.aside_ends: dict[tuple[int, int], int] = {}
        self.phrase_ends: dict[tuple[int, int], int] = {}
        self.tidied: dict[tuple[int, int, bool], TokenRange | None] = {}
        self._windows: dict[int, TokenRange] = {}

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token, its dependents from left to right."""
        none: list[int] = []  # one for all that have none: a list a token is work to Python's collector
        children = [none] * self.length
        for at, head in enumerate(self.head):
            if head != at:
                known = children[head]
                if known is none:
                    children[head] = [at]
                else:
                    known.append(at)
        return children

    @cached_property
    def in_reach_of_quotation(self) -> list[bool]:
        """For every token, whether an incise's verb can stand there: in a quotation, or just behind one."""
        near = [number >= 0 for number in self.quotation_at]
        farthest = self.grammar.document.farthest_incise
        for quotation in self.quotations:
            stop = min(self.length, quotation.end + farthest)
            near[quotation.end : stop] = [True] * (stop - quotation.end)
        return near

    def passage(self, at: int) -> TokenRange:
        """Give the passage that a token stands in."""
        return self.passages[self.passage_at[at]]

    def block(self, at: int) -> TokenRange:
        """Give the block (a title, a paragraph, an item) that a token stands in."""
        number = self.block_at[at]
        return bisect_left(self.block_at, number), bisect_right(self.block_at, number)

    def sentence(self, at: int) -> TokenRange:
        """Give the sentence that a token stands in."""
        return self.sentences[self.sentence_at[at]]

    def quotation(self, at: int) -> Quotation | None:
        """Give the innermost quotation that a token stands in, its marks included; None outside."""
        number = self.quotation_at[at]
        return self.quotations[number] if number >= 0 else None

    def window(self, at: int) -> TokenRange:
        """Give the stretch within which a clause here must end: its passage, or inside a quotation its sentence."""
        found = self._windows.get(at)
        if found is None:
            found = self._windows[at] = self._window(at)
        return found

    def _window(self, at: int) -> TokenRange:
        quotation = self.quotation(at)
        if quotation is None:
            return self.passage(at)
        piece = piece_at(quotation, at) or (quotation.start, quotation.end)
        sentence = self.sentence(at)
        return max(piece[0], sentence[0]), min(piece[1], sentence[1])

    @cached_property
    def opening_at(self) -> Callable[[int], Quotation | None]:
        """Gives the quotation whose opening mark stands at a token."""
        return {quotation.start: quotation for quotation in self.quotations}.get

    def opens_quotation(self, start: int, end: int) -> bool:
        """Tell whether a quotation opens at one of the tokens of a stretch."""
        return bisect_left(self._openings, start) < bisect_left(self._openings, end)

    @cached_property
    def _openings(self) -> list[int]:
        return sorted(quotation.start for quotation in self.quotations)

    @cached_property
    def closing_before(self) -> Callable[[int], Quotation | None]:
        """Gives the closed quotation whose closing mark is the token just before one."""
        return {quotation.end: quotation for quotation in self.quotations if quotation.closed}.get

    def _number(self, ranges: list[TokenRange]) -> list[int]:
        numbers = [0] * self.length
        for number, (start, end) in enumerate(ranges):
            numbers[start:end] = [number] * (end - start)
        return numbers

    def _quotation_at(self) -> list[int]:
        inside = [-1] * self.length
        for number, quotation in enumerate(self.quotations):  # outer ones come first: the inner one overwrites
            inside[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
        return inside

    def _passages(self) -> list[TokenRange]:
        inner = [False] * (self.length + 1)
        for quotation in self.quotations:
            if quotation.depth == 0:
                inner[quotation.start + 1 : quotation.end] = [True] * (quotation.end - quotation.start - 1)
        passages: list[TokenRange] = []
        for start, end in self.sentences:
            if passages and inner[start] and end - passages[-1][0] <= LONGEST_PASSAGE:
                passages[-1] = (passages[-1][0], end)
            else:
                passages.append((start, end))
        return passages

    def _blocks_labelled(self, label: str) -> list[bool]:
        flags = [False] * self.length
        for block in self.doc.spans.get("blocks", ()):
            if block.label_ == label:
                flags[block.start : block.end] = [True] * (block.end - block.start)
        return flags

    def _block_at(self) -> list[int]:
        if "blocks" not in self.doc.spans:
            return [0] * self.length
        return self._number([(block.start, block.end) for block in self.doc.spans["blocks"]])
