"""The name behind a source: names and titles, pronouns, short descriptions, the first person in a quotation.

Where two candidates of one weight disagree the row says so by its confidence.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import gender_of_phrase
from nlp_pipeline.language.sources.antecedents import (
    FARTHEST_SENTENCE,
    Candidate,
    Place,
    antecedent,
    only_bearer,
)
from nlp_pipeline.language.sources.mentions import Mention, find_mentions
from nlp_pipeline.language.sources.naming import Naming, Resolved
from nlp_pipeline.language.sources.positions import read_positions, reported_tokens
from nlp_pipeline.language.sources.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar
    from nlp_pipeline.schema import SourceType

LONGEST_DESCRIPTION = 3
"""In tokens: a description that says more than "la jeune chercheuse" brings somebody new in."""

UNSURE = 0.8
"""What the confidence is multiplied by where a name was chosen among several."""


class Resolver:
    """Resolves the sources of one Doc's claims.

    Args:
        doc: the Doc, with entities and claim records.
        lexicon: source nouns, titles, first names.
        grammar: closed classes.
        names: canonical names of the entities by their token range.
        types: source types of names that the gazetteer knows, by name.
    """

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        grammar: Grammar,
        names: Mapping[tuple[int, int], str],
        types: Mapping[str, SourceType],
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.grammar = grammar
        self.mentions = find_mentions(doc, lexicon, grammar, names)
        self.naming = Naming(doc, lexicon, grammar, self.mentions, types)
        self.roles = Roles(doc, lexicon, grammar, self.mentions, self.naming.words)
        self.positions = read_positions(doc)
        self.candidates: list[Candidate] = []

    def resolve(self, records: Sequence[ClaimRecord]) -> None:
        """Give every record its ``source_name`` and ``source_type``, in text order."""
        reported = reported_tokens(self.doc, records)
        self.candidates = [self._as_candidate(m, reported) for m in self.mentions if self._may_be_meant(m)]
        for record in records:
            if record["source"] is None:
                continue
            start, end = record["source"]
            resolved = self._resolve(start, end, record, records)
            record["source_name"] = resolved.name
            record["source_type"] = resolved.type
            record["source_role"] = self._role(start, end, resolved)
            if not resolved.sure:
                record["confidence"] = round(record["confidence"] * UNSURE, 2)
            self._remember(start, resolved)

    def _role(self, start: int, end: int, resolved: Resolved) -> str:
        if resolved.type != "person":
            return ""
        return self.roles.of(resolved.name) or ("" if resolved.named else self.roles.of_description(start, end))

    def _resolve(self, start: int, end: int, record: ClaimRecord, records: Sequence[ClaimRecord]) -> Resolved:
        word = self.doc[start].lower_.lstrip("-")
        if end - start == 1 and word in self.grammar.words["first_person"] and record["parent"] is not None:
            outer = records[record["parent"]]
            if outer["source_name"]:
                return Resolved(outer["source_name"], outer["source_type"], "", "s", named=True)
        if end - start == 1 and word in self.grammar.agreement:
            return self._pronoun(start, word)
        named = self.naming.named(start, end) or self._short_description(start, end)
        return named or self.naming.in_own_words(start, end)

    def _pronoun(self, at: int, word: str) -> Resolved:
        gender, number = self.grammar.agreement[word]
        found = antecedent(self._before(at), self._place(at), gender, number)
        if found is None:
            return Resolved(self.naming.words(at, at + 1), "none", gender, number, sure=False)
        one, clear = found
        return Resolved(one.name, one.type, gender, number, sure=clear, named=one.named)

    def _short_description(self, start: int, end: int) -> Resolved | None:
        """Resolve "la chercheuse", "le syndicat", "ce document": the one of that sort spoken of close before."""
        determiner = self.doc[start].lower_
        if end - start > LONGEST_DESCRIPTION or determiner not in self.grammar.words["anaphoric_determiners"]:
            return None
        words = (token.lower_ for token in self.doc[start:end])
        head = next((word for word in words if word in self.lexicon.source_nouns), "")
        noun = self.lexicon.source_nouns.get(head)
        if noun is None or noun.number == "p" or head not in self.grammar.words["anaphoric_nouns"]:
            return None
        gender = gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar) if noun.type == "person" else ""
        found = only_bearer(self._before(start), self._place(start), noun.type, gender)
        if found is None:
            return None
        one, clear = found
        return Resolved(one.name, one.type, one.gender, "s", sure=clear, named=one.named)

    def _may_be_meant(self, mention: Mention) -> bool:
        """Tell whether a mention can be an antecedent: no place, and no description that itself points back."""
        if mention.label:
            return mention.label != "LOC"
        definite = self.doc[mention.start].lower_ in self.grammar.words["anaphoric_determiners"]
        return not (definite and mention.nouns & self.grammar.words["anaphoric_nouns"])

    def _before(self, at: int) -> list[Candidate]:
        """Give the candidates of the sentences before a place, as far back as an antecedent may stand."""
        sentence = max(0, self.positions.sentence_at[at] - FARTHEST_SENTENCE)
        low = bisect_left(self.candidates, self.positions.sentence_starts[sentence], key=_position)
        return self.candidates[low : bisect_left(self.candidates, at, key=_position)]

    def _place(self, at: int) -> Place:
        where = self.positions
        return Place(at, where.sentence_at[at], where.block_at[at], where.quotation_at[at])

    def _as_candidate(self, mention: Mention, reported: Sequence[bool]) -> Candidate:
        at, end = mention.start, mention.end
        if mention.label:
            sort = self.naming.type_of(mention.name, at, end, mention.label)
            known = Resolved(mention.name, sort, mention.gender, mention.number, named=True)
        else:
            known = self.naming.named(at, end) or self.naming.in_own_words(at, end)
        return Candidate(
            place=self._place(at),
            name=known.name,
            type=known.type,
            gender=mention.gender,
            number=mention.number,
            source=False,
            subject=mention.subject,
            named=known.named,
            reported=reported[at],
        )

    def _remember(self, at: int, resolved: Resolved) -> None:
        """Count a resolved source among those that later pronouns may stand for."""
        candidate = Candidate(
            place=self._place(at),
            name=resolved.name,
            type=resolved.type,
            gender=resolved.gender,
            number=resolved.number,
            source=True,
            subject=True,
            named=resolved.named,
            reported=False,
        )
        insort(self.candidates, candidate, key=_position)


def _position(candidate: Candidate) -> int:
    return candidate.place.at
