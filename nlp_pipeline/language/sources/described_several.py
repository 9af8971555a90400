"""Who a noun phrase in the plural stands for: « les documents », « ces experts », « les deux syndicats »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.naming import Resolved, named_as
from nlp_pipeline.language.words import words_of
from nlp_pipeline.lexicon.plurals import plural

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.known_parties import KnownParties


class DescribedSeveral:
    """Resolves the words for several of one Doc.

    Args:
        doc: the Doc.
        knowledge: lexicon, closed classes, descriptions.
        parties: who there is.
    """

    def __init__(self, doc: Doc, knowledge: Knowledge, parties: KnownParties) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.lexicon = knowledge.lexicon
        self.parties = parties

    def named(self, start: int, end: int) -> Resolved | None:
        """Name "les documents", "ces experts" by the fuller words that brought them in."""
        described = " ".join(self.lower[start + 1 : end])
        if described in self.knowledge.descriptions.pairs:
            return self._pair(start, persons=True)
        if described in self.knowledge.descriptions.body_pairs:
            return self._pair(start, persons=False)
        if described in self.knowledge.descriptions.paired_bodies and self.lower[start] in self.grammar.sources.these:
            return self._pair_just_named(start)
        both = self._both(start, end)
        if both is not None:
            return both
        if self.lower[start] not in self.grammar.sources.several_determiners:
            return None
        words = [word.lower_ for word in self.doc[start + 1 : end] if word.pos_ != "NUM"]
        if not words or words[0] not in self.lexicon.source_nouns:
            return None
        noun, quotation = words[0], self.parties.place(start).quotation
        for trace in reversed(self.parties.cast.last(start)):
            party = trace.party
            if trace.place.quotation not in (-1, quotation):
                continue  # « Nous sommes trois communes », dit-elle
            fuller = party.named if len(words) > 1 else len(party.name.split()) > 2
            if party.number == "p" and noun in party.nouns and fuller:
                return named_as(party)
        return self._several_of_one_sort(noun, start) if len(words) == 1 else None

    def _several_of_one_sort(self, noun: str, start: int) -> Resolved | None:
        """Name "les chercheurs" by the only ones before who are of a sort with them: "deux astronomes de Grenoble"."""
        near = (trace.party for trace in self.parties.near(self.parties.place(start)))
        several = [party for party in near if (party.type, party.number) == ("group", "p") and noun not in party.nouns]
        several = [party for party in several if len(party.name.split()) > 2]
        if not several:
            return None
        known = self.knowledge.descriptions
        meant = {known.bearers[one] for one in known.singulars.get(noun, ())}
        sorts = {plural(one) for nouns in meant for one in nouns}
        alike = {party.name: party for party in several if not sorts.isdisjoint(party.nouns)}
        return named_as(next(iter(alike.values())), sure=False) if len(alike) == 1 else None

    def _pair(self, start: int, *, persons: bool) -> Resolved | None:
        """Name "le couple", "les deux hommes", "les deux syndicats" by those who were named together last."""
        word, grammar = self.lower[start], self.grammar
        if word not in grammar.definite_determiners and word not in grammar.sources.several_determiners:
            return None
        traces = reversed(self.parties.near(self.parties.place(start)))
        names = {pair.name for pair in self.parties.pairs.values() if pair.person == persons}
        return next((named_as(trace.party) for trace in traces if trace.party.name in names), None)

    def _pair_just_named(self, start: int) -> Resolved | None:
        """Name "ces syndicats" by the two bodies that were named together, if no others of several came after them."""
        traces = reversed(self.parties.near(self.parties.place(start)))
        last = next((trace.party.name for trace in traces if trace.party.number == "p"), "")
        pair = self._pair(start, persons=False)
        return pair if pair is not None and pair.name == last else None

    def _both(self, start: int, end: int) -> Resolved | None:
        """Name "les deux fondateurs" by the two persons who were named together last, if both go by that noun."""
        two, several = " ".join(self.lower[start + 1 : end - 1]), self.lower[end - 1]
        known = self.knowledge.descriptions
        found = self._pair(start, persons=True) if two in known.pairs else None
        if found is None:
            return None
        alike = {noun for each in known.singulars.get(several, ()) for noun in known.bearers[each]}
        names = next(pair.names for pair in self.parties.pairs.values() if pair.name == found.name)
        both = [party for name in names if (party := self.parties.cast.named(name)) is not None]
        told = all(party.nouns & alike or several in map(plural, party.nouns) for party in both)
        return found if told else None
