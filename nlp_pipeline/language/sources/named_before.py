"""Whom a text brings in by a bare name and goes on to describe: « Anne Morel s'est expliquée. « … », dit la maire »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import fits
from nlp_pipeline.language.sources.clause_subjects import is_moved
from nlp_pipeline.language.sources.description_fit import SAME_SORT, level_of
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.known_parties import KnownParties
    from nlp_pipeline.language.sources.parties import Party, Trace


class NamedBefore:
    """Finds in one Doc who is named in the sentence before a description, and of whom the text has said nothing.

    Args:
        doc: the Doc.
        knowledge: closed classes, descriptions.
        parties: who there is.
    """

    def __init__(self, doc: Doc, knowledge: Knowledge, parties: KnownParties) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.grammar = knowledge.grammar
        self.known = knowledge.descriptions
        self.parties = parties

    def of(self, description: Description, traces: Sequence[Trace]) -> Party | None:
        """Give the only person by name who acts in the sentence before, is new there, and may be the one described.

        Args:
            description: the description; whose bearer is nobody that the text says so of.
            traces: all mentions before it, in text order.
        """
        if not self._says_who(description) or self._has_bearer(description, traces):
            return None
        actor = self._new_actor(description, traces)
        if actor is None or not (self._fits_anybody(description) or self._is_about_to_speak(actor)):
            return None
        return actor.party

    def _says_who(self, description: Description) -> bool:
        """Tell what may say who somebody is by himself: not « son avocat », « l'agent du joueur », « le juge »."""
        known, noun = self.known, description.noun
        if description.type != "person" or description.possessive or description.related or description.told_which:
            return False
        if description.origin or description.native or description.wanted.spoken_about:
            return False
        if noun in known.general or noun in known.ages:
            return (
                False  # « Anne Morel, 54 ans, est là. La trentenaire … »: they fit anybody whom nothing speaks against
            )
        return noun not in known.pleading | known.tried | known.on_duty | known.kin

    def _has_bearer(self, description: Description, traces: Sequence[Trace]) -> bool:
        """Tell whether somebody, before or behind, goes by the noun already: two ministers, and nothing says which."""
        known = self.known
        before = {trace.party for trace in traces}
        if any(level_of(description, party, known, self.parties.said_of) >= SAME_SORT for party in before):
            return True
        nouns = {description.noun, *known.bearers.get(description.noun, ())}
        ahead = self.parties.people_ahead(description.wanted.place.at, len(self.doc))
        agreeing = (party for party in ahead if party.gender in ("", description.wanted.gender or party.gender))
        return any(not nouns.isdisjoint(party.nouns) for party in agreeing)

    def _new_actor(self, description: Description, traces: Sequence[Trace]) -> Trace | None:
        """Give the mention of the only person by name in the sentence before, who has not come up before it."""
        place = description.wanted.place
        below = [trace for trace in traces if trace.place.at >= self.parties.title_end]
        starts = [*self.parties.where.sentence_starts, len(self.doc)]
        here = self.parties.cast.within(*starts[place.sentence : place.sentence + 2])
        near = [trace for trace in below if trace.place.sentence == place.sentence - 1] + here
        near = [trace for trace in near if trace.place.quotation == -1 and trace.party.type in ("person", "group")]
        near = [trace for trace in near if trace.place.at != place.at and (trace.subject or trace.party.named)]
        gender = description.wanted.gender
        agreeing = [trace for trace in near if trace.party.gender in ("", gender or trace.party.gender)]
        if len({trace.party for trace in agreeing}) != 1:
            return None
        first = agreeing[0]
        fresh = all(trace.place.sentence == place.sentence - 1 for trace in below if trace.party is first.party)
        alone = first.place.block == place.block and fresh and self._acts_by_name(first)
        return first if alone and fits(first.party, first, description.wanted) else None

    def _acts_by_name(self, trace: Trace) -> bool:
        """Tell a subject by its full name, of whom nothing is said: not « la vidéo de Paul Rey », « le maire Rey »."""
        party = trace.party
        bare = party.named and " " in party.name and party.nouns <= self.known.parts
        bare = bare and not self.parties.roles.of(party.name)
        apart = all(party.name not in pair.names for pair in self.parties.pairs.values())
        opened = self.lower[trace.place.at - 1] if trace.place.at else ""
        joined = opened in self.grammar.name_prepositions or opened in self.grammar.par
        return bare and apart and not joined and trace.subject and not trace.source and not trace.reported

    def _fits_anybody(self, description: Description) -> bool:
        """Tell a noun for what somebody is, and no post or lead that another than who was named may well hold."""
        known, noun = self.known, description.noun
        stands_for = known.bearers.get(noun, frozenset()) | {noun}
        return noun not in known.vague | known.leads | known.off_the_field and stands_for.isdisjoint(known.posts)

    def _is_about_to_speak(self, trace: Trace) -> bool:
        """Tell whether a sentence leads one to hear somebody: « n'a pas caché son dépit », « interrogée »."""
        named = self.parties.naming.named_inside(trace.place.at, len(self.doc))[0]
        if is_moved(self.doc, named.start, named.end, self.grammar):
            return True
        starts = [*self.parties.where.sentence_starts, len(self.doc)]
        begins, ends = starts[trace.place.sentence : trace.place.sentence + 2]
        said = f" {' '.join(word for word in self.lower[begins:ends] if not word.isspace())} "
        return any(f" {words} " in said for words in self.known.before_speech)
