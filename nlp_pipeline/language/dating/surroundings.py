"""The words around a claim's cue, as :mod:`nlp_pipeline.language.dating.adjunct` reads them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.dating.expressions import DayExpression
    from nlp_pipeline.lexicon.days import Days

VERBS = ("VERB", "AUX")
PREPOSITIONAL = frozenset(("ADP", "ADV", "SCONJ", "DET", "PUNCT", "SPACE"))
"""Parts of speech in "selon", "d'après" and the like, which have no day of their own."""

ENDS = frozenset((".", ";", ":", "!", "?", "…", "(", ")"))


class Text:
    """A Doc's words, days and claims, read once for all its claims.

    Args:
        doc: a Doc with parts of speech and sentences.
        records: its claims.
        expressions: the words that tell a day, in text order.
        days: the word classes.
    """

    def __init__(
        self, doc: Doc, records: Sequence[ClaimRecord], expressions: Sequence[DayExpression], days: Days
    ) -> None:
        self.doc = doc
        self.records = records
        self.classes = days.words
        self.bounds = days.bounds
        self.expressions = {one.start: one for one in expressions}
        self._starts = list(self.expressions)
        self.ends = {one.end for one in expressions}
        words = tagged_words_of(doc)
        self.words, self.tags = words.lower, words.tags
        self._sentences = list(dict.fromkeys(words.sentence_start))
        self.claims_at: dict[int, set[int]] = {}
        for number, record in enumerate(records):
            for start, end in record["content"]:
                for at in range(start, end):
                    self.claims_at.setdefault(at, set()).add(number)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Give the sentences that a stretch of tokens stands in, as a stretch."""
        first = self._sentences[bisect_right(self._sentences, start) - 1]
        after = bisect_right(self._sentences, end - 1)
        return first, self._sentences[after] if after < len(self._sentences) else len(self.words)

    def has_day(self, start: int, end: int) -> bool:
        """Tell whether a day begins in a stretch of tokens."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)


class Surroundings:
    """A claim's cue among its words, or its source where it has no cue.

    Attributes:
        start: the first token of the cue.
        end: the token after its last.
        source: the tokens of the source, an empty stretch at the cue's end where there is none.
        left: no word before this one is read.
        right: nor this one or any after it.
    """

    def __init__(self, text: Text, number: int) -> None:
        record = text.records[number]
        self._text = text
        self.bounds = text.bounds
        self._record = record
        self._number = number
        pieces = record["cue"] or [record["source"] or record["content"][0]]
        self.start, self.end = min(start for start, _ in pieces), max(end for _, end in pieces)
        self._pieces = [range(start, end) for start, end in record["cue"]]
        start, end = record["source"] or (self.end, self.end)
        self.source = range(start, end)
        left, right = text.sentence(self.start, self.end)
        if record["parent"] is not None:
            outer = text.records[record["parent"]]["content"]
            left, right = max(left, outer[0][0]), min(right, outer[-1][1])
        reach = text.bounds.farthest_day
        self.left, self.right = max(left, self.start - reach), min(right, max(self.end, self.source.stop) + reach)
        self._around_cue = text.claims_at.get(self.start, set())

    @cached_property
    def speaks(self) -> bool:
        """Whether the cue can have a day: a verb, a noun, or the source of a quotation behind a colon."""
        if self._pieces:
            tags = {self._text.tags[at] for piece in self._pieces for at in piece}
            return "ADP" not in tags or not tags <= PREPOSITIONAL
        first = self._record["content"][0][0]
        between = range(self.source.stop, min(first, self.right))
        return self.source.stop <= first < self.right + 2 and any(self.word(at) == ":" for at in between)

    @cached_property
    def is_ahead(self) -> bool:
        """Whether the cue speaks of what is still to be said ("annoncera", "doit annoncer")."""
        cue = [at for piece in self._pieces for at in piece]
        if any("Fut" in self._text.doc[at].morph.get("Tense", []) for at in cue if self._text.tags[at] in VERBS):
            return True
        return any(self.is_class(first, "ahead") and self._is_form(second, "Inf") for first, second in pairwise(cue))

    @cached_property
    def goes_on(self) -> bool:
        """Whether the cue is a participle that goes on from another ("ajoutant", "et précisé")."""
        if not self._pieces or self.start <= self.left or self._text.tags[self.start] not in VERBS:
            return False
        before = self.word(self.start - 1)
        return (before == "," or before in self._text.classes["joints"]) and self._is_form(self.start, "Part")

    @cached_property
    def is_coordinated(self) -> bool:
        """Whether the cue shares the subject of the verb before it ("s'est rendu à Lens et a annoncé")."""
        return self.start > self.left and self.word(self.start - 1) in self._text.classes["joints"]

    def word(self, at: int) -> str:
        """Give a word in lower case."""
        return self._text.words[at]

    def is_class(self, at: int, name: str) -> bool:
        """Tell whether a word belongs to a class of the data."""
        return self._text.words[at] in self._text.classes[name]

    def is_cue(self, at: int) -> bool:
        """Tell whether a word belongs to the cue."""
        return any(at in piece for piece in self._pieces)

    def end_of_claim(self, at: int) -> int:
        """Give where the piece of this claim ends that a word belongs to; the word itself where it belongs to none."""
        return next((end for start, end in self._record["content"] if start <= at < end), at)

    def is_others(self, at: int) -> bool:
        """Tell whether a word belongs to a claim that the cue does not stand in, other than its own."""
        return not self._text.claims_at.get(at, set()) <= (self._around_cue | {self._number})

    def is_end(self, at: int) -> bool:
        """Tell whether a sentence or one of its parts ends at a word."""
        return self.word(at) in ENDS or "\n" in self.word(at)

    def is_verb(self, at: int) -> bool:
        """Tell whether a word is a verb that takes what follows it, other than one of how the source came to speak."""
        if self._text.tags[at] not in VERBS or self.is_cue(at) or at in self.source:
            return False
        helped = (
            range(at, min(at + self.bounds.farthest_participle, len(self._text.words)))
            if self._text.tags[at] == "AUX"
            else (at,)
        )
        return not any(self.is_class(one, "saying") for one in helped)

    def is_finite(self, at: int) -> bool:
        """Tell whether a word is a verb of a clause of its own."""
        return self.is_verb(at) and self._is_form(at, "Fin")

    def opens_clause(self, at: int) -> bool:
        """Tell whether another clause begins at a word."""
        return self.is_class(at, "clause_openers") and at not in self.source and not self.is_cue(at)

    def day_at(self, at: int) -> DayExpression | None:
        """Give the day whose first word this is, unless the words beside it make it another's."""
        day = self._text.expressions.get(at)
        if day is None or self.is_others(at) or self.end_of_claim(at) != at:
            return None
        before, after = at - 1, day.end
        if before >= self.left and (
            self.is_class(before, "apart") or (self.is_class(before, "ranges") and before in self._text.ends)
        ):
            return None
        if after < self.right and self.is_class(after, "ranges") and after + 1 in self._text.expressions:
            return None
        return day

    def is_of_saying(self, day: DayExpression, start: int) -> bool:
        """Tell whether a day can be that of the saying: behind a noun ("de lundi") only if something was said there.

        Args:
            day: the day.
            start: where the phrase begins that it stands in.
        """
        words = [self.word(at) for at in range(start, day.start)]
        if any(word in self._text.classes["bounds"] for word in words):
            return False
        if not words or words[-1] not in self._text.classes["of"]:
            return True
        return any(word in self._text.classes["occasions"] or word in self._text.classes["saying"] for word in words)

    def is_attributed(self, day: DayExpression) -> bool:
        """Tell whether a day is of what is said of somebody: "aujourd'hui retraité"."""
        return day.end < self.right and self._text.tags[day.end] in ("ADJ", "VERB")

    def closes_quotation(self, at: int) -> bool:
        """Tell whether a quotation ends right before a word, or with it."""
        return self.word(at - 1) in CLOSING_QUOTATION_MARKS or (
            at < self.right and self.word(at) in CLOSING_QUOTATION_MARKS
        )

    def _is_form(self, at: int, form: str) -> bool:
        return form in self._text.doc[at].morph.get("VerbForm", [])
