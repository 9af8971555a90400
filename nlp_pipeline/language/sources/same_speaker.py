"""Who is still speaking where other words stand for him: one quotation told twice, or a verb of going on.

« Anne Rey s'est exprimée : « Je pars », a avoué la présidente du comité. »; « Anne Rey s'est exprimée : « Je pars, a
avoué la présidente du comité. Je reviendrai. » »; « Je pars », a dit Anne Rey. « Je reviendrai », a ajouté la
présidente.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS
from nlp_pipeline.language.sources.naming import named_as
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord
    from nlp_pipeline.language.document.ranges import TokenRange
    from nlp_pipeline.language.sources.naming import Resolved
    from nlp_pipeline.language.sources.parties import Party
    from nlp_pipeline.language.sources.story import Story


class Still(NamedTuple):
    """Who may be speaking still: a person by name, or behind a pronoun whoever it is.

    Attributes:
        speaker: who it is.
        clear: whether the verb says so: "a poursuivi le ministre", and no minister has spoken before.
    """

    speaker: Resolved
    clear: bool


class SameSpeaker:
    """Finds for a source who spoke before and may be meant again.

    Args:
        doc: the Doc.
        records: its claims.
        story: who there is.
    """

    def __init__(self, doc: Doc, records: Sequence[ClaimRecord], story: Story) -> None:
        self.lower = words_of(doc).lower
        self.story = story
        self.grammar = story.grammar
        sourced = [record for record in records if record["source"] and record["parent"] is None]
        self.saying: dict[tuple[TokenRange, ...], list[TokenRange]] = defaultdict(list)
        for record in sourced:
            self.saying[_content(record)].append(_source(record))
        self.cut = {_source(record): record["content"][0][0] for record in sourced}
        self.twins = {each: spans for spans in self.saying.values() if len(spans) > 1 for each in spans}
        self.before = {
            _source(record): (_source(last), said)
            for last, record in pairwise(sourced)
            if (said := self._goes_on(last, record))
        }

    def of(self, span: TokenRange, found: Mapping[TokenRange, Resolved]) -> Still | None:
        """Give the person by name who says the same words, or whoever spoke last and goes on.

        Args:
            span: a source.
            found: the names of the sources read so far.
        """
        for other in self.twins.get(span, ()):
            said_by = found.get(other) if other != span else None
            if said_by is not None and said_by.named and said_by.type == "person":
                return Still(said_by, clear=False)
        opening = self._opened_by(span)
        if opening is not None:
            return Still(opening, clear=False)
        last, said = self.before.get(span, (span, ""))
        said_by = found.get(last)
        if said_by is None:
            return None
        pronoun = self._is_pronoun(span)
        known = said_by.type != "none" if pronoun else said_by.named and said_by.type == "person"
        if not known or (not pronoun and self.story.roles.of(said_by.name) and not self._fits_anybody(span)):
            return None
        return Still(said_by, clear=said in self.grammar.sources.going_on)

    def _opened_by(self, span: TokenRange) -> Resolved | None:
        """Give the only person by name who acts before the colon of a quotation that a source's incise cuts.

        « Paul Rey est revenu sur le match : « Un beau combat, a lâché l'entraîneur du club. … » » Where nobody acts
        there, it is whose words stand before the colon: « Le message de la conseillère Anne Rey : « … » ».
        """
        first = self.cut.get(span, span[0])
        marked = 1 < first < span[0] and self.lower[first - 1] in OPENING_QUOTATION_MARKS
        if not marked or self.lower[first - 2] != ":":
            return None
        parties = self.story.parties
        begins = parties.where.sentence_starts[parties.place(first - 2).sentence]
        acting = [each for each in parties.cast.within(begins, first - 2) if each.subject and not each.reported]
        people = {each.party.name: each.party for each in acting if each.party.type == "person"}
        only = next(iter(people.values())) if len(people) == 1 else None
        if only is None and not people:
            only = self._whose_words(begins, first - 2)
        return named_as(only) if only is not None and only.named else None

    def _whose_words(self, begins: int, colon: int) -> Party | None:
        """Give the person by name in the complement of a noun for words, right before a colon."""
        story, grammar = self.story, self.grammar
        inside = story.naming.named_inside(begins, colon)
        if not inside or not inside[-1].person or inside[-1].end != colon:
            return None
        of = inside[-1].start - 1
        while of > begins and story.roles.bearer_at.get(of) is inside[-1]:
            of -= 1  # « du message de | la conseillère communale | Anne Rey »
        of -= self.lower[of] in grammar.definite_articles
        noun = story.lexicon.source_nouns.get(self.lower[of - 1])
        says = (noun is not None and noun.type == "document") or self.lower[of - 1] in story.lexicon.cue_nouns
        return (
            story.parties.cast.named(inside[-1].name)
            if says and self.lower[of] in grammar.linking_prepositions
            else None
        )

    def _fits_anybody(self, span: TokenRange) -> bool:
        """Tell whether a source without a name is such that whoever has an office may be it: "le responsable"."""
        known = self.story.knowledge.descriptions
        nouns = known.general | known.vague | known.leads - known.posts
        return not nouns.isdisjoint(self.lower[slice(*span)][1:2])

    def _is_pronoun(self, span: TokenRange) -> bool:
        return self.lower[span[0]].lstrip("-") in self.grammar.sources.story_pronouns

    def _goes_on(self, last: ClaimRecord, record: ClaimRecord) -> str:
        """Give the word in a claim's cue by which whoever spoke last, in its paragraph or the one before, goes on."""
        pronoun = self._is_pronoun(_source(record))
        if not pronoun and self.lower[_source(record)[0]] not in self.grammar.definite_articles:
            return ""
        here, there = (self.story.parties.place(_source(each)[0]) for each in (record, last))
        if here.block - there.block > 1:
            return ""
        words = [self.lower[at] for start, end in record["cue"] for at in range(start, end)]
        going_on = (self.grammar.sources.going_on, frozenset() if pronoun else self.grammar.sources.once_more)
        return next((word for those in going_on for word in words if word in those), "")


def _source(record: ClaimRecord) -> TokenRange:
    source = record["source"] or [0, 0]
    return source[0], source[1]


def _content(record: ClaimRecord) -> tuple[TokenRange, ...]:
    return tuple((start, end) for start, end in record["content"])
