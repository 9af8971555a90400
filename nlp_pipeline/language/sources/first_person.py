"""Who says "je" and "nous": who is quoted around it, or whose name stands before the answer of an interview."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import ahead
from nlp_pipeline.language.words import texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.positions import Positions

AFTER_LABEL = frozenset((":", "–", "—"))


class Speakers:
    """Tells who speaks at a place of one Doc.

    Args:
        doc: the Doc.
        mentions: all that can be a source, in text order.
        where: sentence, paragraph and quotation of every token.
        records: its claims.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention], where: Positions, records: Sequence[ClaimRecord]) -> None:
        self.doc = doc
        self.where = where
        self.records = records
        self.by_quotation: dict[int, list[TokenRange]] = defaultdict(list)
        for record in records:
            for start, _ in record["content"]:
                if record["source"] and where.quotation_at[start] != -1:
                    self.by_quotation[where.quotation_at[start]].append((record["source"][0], record["source"][1]))
        people = [mention for mention in mentions if mention.person]
        self.initials = {_initials(mention.name): mention.name for mention in people if _is_full(mention.name)}
        self.labels = self._labels({mention.start: mention for mention in people})

    def around(self, at: int, parent: int | None, quoted: Collection[TokenRange]) -> TokenRange | None:
        """Give the source of the claim that holds a token, or of one that has a piece in the same quotation.

        Args:
            at: the token.
            parent: the place of the claim that holds the one in question, if any.
            quoted: sources that are themselves part of a quotation.

        Returns:
            The source as a token range; None where nobody is known to speak.
        """
        while parent is not None:
            record = self.records[parent]
            if record["source"] and (record["source"][0], record["source"][1]) not in quoted:
                return record["source"][0], record["source"][1]
            parent = record["parent"]
        for source in self.by_quotation.get(self.where.quotation_at[at], ()):
            if source not in quoted and not source[0] <= at < source[1]:
                return source
        return None

    def answering(self, at: int) -> str:
        """Give the name that stands before the answer in which a token is ("Anne Morel : …"); '' where none does."""
        block = self.where.block_at[at]
        return next((name for start, name in reversed(self.labels) if start <= block), "") if self.labels else ""

    def asked(self, at: int) -> str:
        """Give the name of who answers the question in which a token is."""
        block = self.where.block_at[at]
        return next((name for start, name in self.labels if start > block), "")

    def _labels(self, people: Mapping[int, Mention]) -> list[tuple[int, str]]:
        """Find the paragraphs that open with a person's name, or its initials, and a colon."""
        labels: list[tuple[int, str]] = []
        texts = texts_of(self.doc)
        end = 0
        for block, paragraph in groupby(self.where.block_at):
            at, end = end, end + len(list(paragraph))
            mention = people.get(at)
            if mention is not None and mention.end < len(self.doc) and self.doc[mention.end].text in AFTER_LABEL:
                labels.append((block, mention.name))
                continue
            initials = list(takewhile(_is_initial, (texts[place] for place in ahead(at, len(texts)))))
            if initials and texts[at + len(initials) : at + len(initials) + 1] == [":"]:
                short = "".join(initials).replace(".", "").replace(" ", "")
                if short in self.initials:
                    labels.append((block, self.initials[short]))
        return labels


def _is_initial(word: str) -> bool:
    """Tell whether a token is capitals and points alone ("A.", "AS"), or space between two of them."""
    return word.isspace() or (word.isupper() or word == ".")


def _is_full(name: str) -> bool:
    return " " in name and "." not in name


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())
