"""The name behind a source: canonical names, titles that stand for a person, pronouns, the first person in a quotation.

Where two candidates of one weight disagree the row says so by its confidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import gender_of_phrase, number_of_phrase
from nlp_pipeline.language.sources.antecedents import Candidate, Place, antecedent, only_bearer
from nlp_pipeline.language.sources.mentions import Mention, find_mentions
from nlp_pipeline.language.sources.source_types import source_type

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


@dataclass(frozen=True, slots=True)
class Resolved:
    """The name and the type of a source; ``sure`` is false where it was guessed among several."""

    name: str
    type: SourceType
    gender: str
    number: str
    sure: bool = True
    named: bool = False


class Resolver:
    """Resolves the sources of one Doc's claims.

    Args:
        doc: the Doc, with entities and claim records.
        lexicon: source nouns, titles, first names.
        grammar: closed classes.
        names: canonical names of the entities by their token range.
        types: source types of names that the gazetteer knows, by canonical name.
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
        self.types = types
        self.mentions = find_mentions(doc, lexicon, grammar, names)
        self.by_start = {mention.start: mention for mention in self.mentions}
        self.sentence_at = _number_sentences(doc)
        self.block_at = _number_blocks(doc)
        self.quotation_at = _number_quotations(doc)
        self.candidates: list[Candidate] = []

    def resolve(self, records: Sequence[ClaimRecord]) -> None:
        """Give every record its ``source_name`` and ``source_type``, in text order."""
        reported = _number_contents(self.doc, records)
        self.candidates = [self._as_candidate(mention, reported) for mention in self.mentions if mention.label != "LOC"]
        for record in records:
            if record["source"] is None:
                continue
            start, end = record["source"]
            resolved = self._resolve(start, end, record, records)
            record["source_name"] = resolved.name
            record["source_type"] = resolved.type
            if not resolved.sure:
                record["confidence"] = round(record["confidence"] * UNSURE, 2)
            self._remember(start, resolved)

    def _resolve(self, start: int, end: int, record: ClaimRecord, records: Sequence[ClaimRecord]) -> Resolved:
        word = self.doc[start].lower_.lstrip("-")
        if end - start == 1 and word in self.grammar.words["first_person"] and record["parent"] is not None:
            speaker = self._speaker(records[record["parent"]])
            if speaker is not None:
                return speaker
        if end - start == 1 and word in self.grammar.agreement:
            return self._pronoun(start, word)
        return self._noun_phrase(start, end)

    def _speaker(self, outer: ClaimRecord) -> Resolved | None:
        if outer["source"] is None or not outer["source_name"]:
            return None
        return Resolved(outer["source_name"], outer["source_type"], "", "s")

    def _noun_phrase(self, start: int, end: int) -> Resolved:
        name = self._own_name(start, end)
        if name is not None:
            kind = self._type(name.name, start, end, name.label)
            return Resolved(name.name, kind, name.gender, name.number, named=True)
        teller = self._teller(start, end)
        if teller is not None:
            return Resolved(teller.name, self._type(teller.name, teller.start, teller.end, teller.label), "", "s")
        words = _clean(self.doc, start, end)
        brought_in = self._first_mention(start, end)
        if brought_in is not None:
            kind = self._type(words, start, end, "")
            return Resolved(brought_in, kind, gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar), "s")
        described = self._described(start, end)
        if described is not None:
            kind = self._type(described.name, described.start, described.end, described.label)
            return Resolved(described.name, kind, described.gender, described.number, named=True)
        short = self._short_description(start, end)
        if short is not None:
            return short
        kind = self._type(words, start, end, "")
        return Resolved(
            words,
            kind,
            gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar),
            number_of_phrase(self.doc, start, end, self.grammar),
        )

    def _own_name(self, start: int, end: int) -> Mention | None:
        """Give the name that a noun phrase is, or bears as its apposition: no complement ("un porte-parole de X")."""
        inside = [
            mention for mention in self.mentions if start <= mention.start and mention.end <= end and mention.label
        ]
        for mention in inside:
            if mention.person and not self._is_complement(start, mention):
                return mention
        first = inside[0] if inside else None
        if first is None or self._is_complement(start, first) or first.label == "PER":
            return None
        between = self.doc[start : first.start]
        if all(token.pos_ in ("DET", "ADJ") or token.lower_ in self.grammar.words["determiners"] for token in between):
            return first if _covers(self.doc, first, end) else None
        noun = next((token.lower_ for token in between if token.lower_ in self.lexicon.source_nouns), None)
        bears = noun is not None and self.lexicon.source_nouns[noun].type in ("organization", "media")
        return first if bears and first.label == "ORG" and _covers(self.doc, first, end) else None

    def _teller(self, start: int, end: int) -> Mention | None:
        """Give whose words they are: "les informations du Financial Times", "les propos tenus par Anne Morel"."""
        head = next((t for t in self.doc[start:end] if t.pos_ in ("NOUN", "PROPN")), None)
        if head is None or head.lower_ not in self.grammar.words["words_of_others"]:
            return None
        named = [m for m in self.mentions if head.i < m.start and m.end <= end and m.label in ("PER", "ORG")]
        return named[0] if named else None

    def _first_mention(self, start: int, end: int) -> str | None:
        """Give the fuller words by which a document that "ce rapport", "cette lettre" points to was brought in."""
        if end - start != 2 or self.doc[start].lower_ not in self.grammar.words["demonstratives"]:
            return None
        noun = self.lexicon.source_nouns.get(self.doc[start + 1].lower_)
        if noun is None or noun.type != "document":
            return None
        for token in reversed(self.doc[:start]):
            if token.lower_ == self.doc[start + 1].lower_ and token.i:
                stop = token.i + 1
                while (
                    stop < start
                    and not self.doc[stop].is_sent_start
                    and self.doc[stop].text not in (",", ".", ";", ":", "(", "«", '"')
                ):
                    stop += 1
                return _clean(self.doc, token.i - 1, stop) if stop > token.i + 1 else None
        return None

    def _is_complement(self, start: int, mention: Mention) -> bool:
        """Tell whether a preposition joins the name to the noun before it."""
        at = mention.start - 1
        while (
            at >= start
            and self.doc[at].pos_ == "DET"
            and self.doc[at].lower_ not in self.grammar.words["contracted_prepositions"]
        ):
            at -= 1
        return (
            at > start - 1
            and at >= start
            and (self.doc[at].pos_ == "ADP" or self.doc[at].lower_ in self.grammar.words["name_prepositions"])
        )

    def _described(self, start: int, end: int) -> Mention | None:
        """Find the name that a definite description stands for: the one that bore the same noun before."""
        first = self.doc[start].lower_
        if first not in self.grammar.words["definite_determiners"]:
            return None
        head = next((t for t in self.doc[start:end] if t.lower_ in self.lexicon.source_nouns), None)
        if head is None or self.lexicon.source_nouns[head.lower_].number == "p":
            return None
        noun = head.lower_
        bearers: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.label in ("PER", "ORG") and mention.start < start and self._bears(mention, noun):
                bearers[mention.name] = mention
        if not bearers:
            later = [m for m in self.mentions if m.person and m.start > end and noun in m.nouns]
            names = {mention.name for mention in later}
            return (
                later[0]
                if len(names) == 1 and self.sentence_at[later[0].start] - self.sentence_at[start] <= 3
                else None
            )
        if len(bearers) == 1:
            return next(iter(bearers.values()))
        own = {t.lower_ for t in self.doc[start:end] if t.pos_ in ("NOUN", "ADJ", "PROPN")} - {noun}
        matching = [m for m in bearers.values() if own & _context(self.doc, m)]
        return matching[0] if len(matching) == 1 else None

    def _bears(self, mention: Mention, noun: str) -> bool:
        if noun in mention.nouns:
            return True
        return mention.label == "ORG" and mention.name.lower().split()[:1] == [noun]

    def _pronoun(self, at: int, word: str) -> Resolved:
        gender, number = self.grammar.agreement[word]
        found = antecedent(self.candidates, self._place(at), gender, number)
        if found is None:
            return Resolved(self.doc[at].text.lstrip("-"), "none", gender, number, sure=False)
        one, clear = found
        return Resolved(one.name, one.type, gender, number, sure=clear, named=one.named)

    def _short_description(self, start: int, end: int) -> Resolved | None:
        """Resolve "la chercheuse", "le syndicat", "ce document": the one of that sort spoken of close before."""
        if (
            end - start > LONGEST_DESCRIPTION
            or self.doc[start].lower_ not in self.grammar.words["anaphoric_determiners"]
        ):
            return None
        words = (token.lower_ for token in self.doc[start:end])
        head = next((word for word in words if word in self.lexicon.source_nouns), "")
        noun = self.lexicon.source_nouns.get(head)
        if noun is None or noun.number == "p" or head not in self.grammar.words["anaphoric_nouns"]:
            return None
        gender = gender_of_phrase(self.doc, start, end, self.lexicon, self.grammar)
        wanted = gender if noun.type == "person" else ""
        found = only_bearer(self.candidates, self._place(start), noun.type, wanted)
        if found is None:
            return None
        one, clear = found
        return Resolved(one.name, one.type, one.gender, "s", sure=clear, named=one.named)

    def _place(self, at: int) -> Place:
        return Place(at, self.sentence_at[at], self.block_at[at], self.quotation_at[at])

    def _as_candidate(self, mention: Mention, reported: Sequence[bool]) -> Candidate:
        at = mention.start
        known = self._noun_phrase(mention.start, mention.end) if not mention.label else None
        name = known.name if known else mention.name
        sort = known.type if known else self._type(mention.name, mention.start, mention.end, mention.label)
        return Candidate(
            at=at,
            name=name,
            type=sort,
            gender=mention.gender,
            number=mention.number,
            sentence=self.sentence_at[at],
            block=self.block_at[at],
            quotation=self.quotation_at[at],
            source=False,
            subject=mention.subject,
            named=bool(mention.label) or (known is not None and known.named),
            reported=reported[at],
        )

    def _remember(self, at: int, resolved: Resolved) -> None:
        """Count a resolved source among those that later pronouns may stand for."""
        self.candidates.append(
            Candidate(
                at=at,
                name=resolved.name,
                type=resolved.type,
                gender=resolved.gender,
                number=resolved.number or "s",
                sentence=self.sentence_at[at],
                block=self.block_at[at],
                quotation=self.quotation_at[at],
                source=True,
                subject=True,
                named=resolved.named,
                reported=False,
            )
        )

    def _type(self, name: str, start: int, end: int, label: str) -> SourceType:
        return source_type(self.doc, self.lexicon, self.grammar, self.types, name, (start, end), label)


def _covers(doc: Doc, mention: Mention, end: int) -> bool:
    """Tell whether nothing of weight follows the name in the phrase ("la CGT" but not "la CGT cheminots de Lyon")."""
    return not any(token.pos_ in ("NOUN", "PROPN") for token in doc[mention.end : end])


def _clean(doc: Doc, start: int, end: int) -> str:
    text: str = doc._.original_text
    begin = doc[start].idx + (doc[start].text[0] == "-" and len(doc[start]) > 1)
    last = doc[end - 1]
    return " ".join(text[begin : last.idx + len(last)].split())


def _context(doc: Doc, mention: Mention) -> set[str]:
    """Give the words around a name that may tell two bearers of one title apart."""
    return {token.lower_ for token in doc[max(0, mention.start - 8) : mention.end + 10]}


def _number_sentences(doc: Doc) -> list[int]:
    numbers: list[int] = []
    at = -1
    for token in doc:
        at += bool(token.is_sent_start) or at < 0
        numbers.append(at)
    return numbers


def _number_blocks(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    for number, block in enumerate(doc.spans.get("blocks", ())):
        numbers[block.start : block.end] = [number] * (block.end - block.start)
    return numbers


def _number_contents(doc: Doc, records: Sequence[ClaimRecord]) -> list[bool]:
    """Tell of every token whether it stands inside what somebody reports."""
    inside = [False] * len(doc)
    for record in records:
        for start, end in record["content"]:
            inside[start:end] = [True] * (end - start)
    return inside


def _number_quotations(doc: Doc) -> list[int]:
    numbers = [-1] * len(doc)
    if doc.has_extension("quotations"):
        for number, quotation in enumerate(doc._.quotations):
            numbers[quotation.start : quotation.end] = [number] * (quotation.end - quotation.start)
    return numbers
