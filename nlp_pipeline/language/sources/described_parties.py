"""Who a noun phrase stands for that describes one: « la chercheuse », « ce groupe », a post held further on."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import DASHES
from nlp_pipeline.language.sources.agreement import gender_of_determiner
from nlp_pipeline.language.sources.antecedents import MARGIN, Wanted, antecedent
from nlp_pipeline.language.sources.clause_subjects import participle_before
from nlp_pipeline.language.sources.description_reader import DescriptionReader
from nlp_pipeline.language.sources.descriptions import bearer
from nlp_pipeline.language.sources.named_before import NamedBefore
from nlp_pipeline.language.sources.naming import Resolved, named_as
from nlp_pipeline.language.sources.spoken_of import spoken_of_alone
from nlp_pipeline.language.sources.spouses import of_same_surname, one_of_couple
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.described_one import Description
    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.known_parties import KnownParties
    from nlp_pipeline.language.sources.parties import Party, Place, Trace


class DescribedParties:
    """Resolves the descriptions of one Doc.

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
        self.reader = DescriptionReader(doc, knowledge, parties.last_speaker, parties.bodies_in)
        self.named_before = NamedBefore(doc, knowledge, parties)

    def described(
        self, start: int, end: int, place: Place, speaker: frozenset[str], *, behind: bool = False, acts: bool = True
    ) -> Resolved | None:
        """Name who a definite description stands for; None where it is none, or takes up nobody.

        Args:
            start: its first token.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot mean.
            behind: whether it stands behind what it says.
            acts: whether it is a source or the subject of what is told: what else a text speaks of may be anybody.
        """
        description = self.reader.read(start, end, place, speaker)
        if description is None:
            return None
        description = replace(description, behind=behind)
        parties = self.parties
        couple = one_of_couple(description, parties.pairs, parties.cast, self.knowledge.descriptions)
        partner = self._partner(description) or couple
        if partner is not None:
            return named_as(partner)
        below = parties.title_end
        before = parties.cast.last(place.at)
        in_title = list(takewhile(lambda trace: trace.place.at < below, before))
        told = [trace for trace in in_title if not self._stands_for_a_name(trace)] + before[len(in_title) :]
        told_of = participle_before(self.doc, start)  # « Fondée par deux anciens de Solvec, | la société »
        told = [trace for trace in told if trace.place.at < told_of]
        owner = self._owner(description)
        beside = self._beside(start)
        if owner is not None or beside:
            told = [trace for trace in told if trace.party is not owner and trace.party.name != beside]
        found = bearer(description, told, self.knowledge.descriptions, parties.said_of)
        if found is not None and description.possessive and self._is_anothers(found[0], place):
            found = None
        apart = self.lower[end : end + 1] == [","]
        apart = apart and not self.grammar.disjunctive_pronouns.isdisjoint(self.lower[end + 1 : end + 2])
        if found is None and description.wanted.spoken_about and not (description.possessive or apart):
            found = spoken_of_alone(description, told, speaker)  # not « L'intéressé, lui, … »: another than who spoke
        titled = place.at < below
        if found is None and (titled or description.noun in self.knowledge.descriptions.posts):
            found = self._bearer_ahead(description, end - 1, titled=titled)
        if found is None and acts and (new := self.named_before.of(description, told)) is not None:
            found = new, False
        if found is None:
            found = self._named_next(description, end - 1) or self._body_named_next(description, end - 1)
        if found is None or found[0].name.lower() in self.grammar.agreement:
            return None  # whom only a pronoun stands for has no words but these
        party, sure = found
        known = self.knowledge.descriptions
        if acts and description.noun not in known.spoken_about and (sure or description.noun in known.general):
            party.nouns.add(description.noun)
        if sure and description.noun not in known.posts:
            self._heard(party, description.wanted.gender)
        return named_as(party, sure=sure)

    def _heard(self, party: Party, gender: str) -> None:
        """Note what a description shows of a person whose name shows no gender: "la Chinoise"."""
        if party.named and party.type == "person" and gender and not party.gender:
            self.parties.genders.heard(party.name, gender)
            party.gender = gender

    def _owner(self, description: Description) -> Party | None:
        """Give whose "son avocat", "son rival" somebody is: who is meant is another one."""
        known = self.knowledge.descriptions
        if not description.possessive or description.type != "person":
            return None
        if description.noun not in known.pleading and description.noun not in known.counterparts:
            return None
        place = description.wanted.place
        found = antecedent(self.parties.near(place), Wanted(place, "", "s"))
        return found.party if found is not None else None

    def _is_anothers(self, body: Party, place: Place) -> bool:
        """Tell a body that no sentence joins to the person whose "son équipe" it would be."""
        if body.type not in ("organization", "media") or not body.named:
            return False
        owner = antecedent((t for t in self.parties.near(place) if t.party.type == "person"), Wanted(place, "", "s"))
        if owner is None or owner.margin < MARGIN or body in owner.party.bodies:
            return False
        traces = self.parties.cast.last(place.at)
        here = {trace.place.sentence for trace in traces if trace.party is owner.party}
        return here.isdisjoint(trace.place.sentence for trace in traces if trace.party is body)

    def _beside(self, start: int) -> str:
        """Give the name to which "et" joins a description, which is another: "la ministre |des Cultes| et le parti"."""
        last = start - 2
        if last < 0 or self.lower[start - 1] not in self.grammar.et or not self.doc[last].ent_type_:
            return ""
        while self.doc[last].ent_iob_ == "I":
            last -= 1
        inside = self.parties.naming.named_inside(last, start)
        return inside[0].name if inside else ""

    def _partner(self, description: Description) -> Party | None:
        """Find the other one of a pair behind "son": "Anne et Luc Rey … dit Anne. Son mari …"."""
        known = self.knowledge.descriptions
        if not description.possessive or not (description.noun in known.kin or description.noun in known.counterparts):
            return None
        near = self.parties.near(description.wanted.place)
        last = next((t.party for t in reversed(near) if t.source and t.party.type == "person"), None)
        if last is None:
            return None
        others = [
            other
            for pair in self.parties.pairs.values()
            if pair.person and last.name in pair.names
            for name in pair.names
            if name != last.name and (other := self.parties.cast.named(name)) is not None
        ]
        agreeing = {party.name: party for party in others if party.gender == description.wanted.gender}
        return next(iter(agreeing.values())) if len(agreeing) == 1 else None

    def somebodys(self, start: int, end: int, place: Place, speaker: frozenset[str], own: Resolved) -> Resolved | None:
        """Name by whose it is one who has no name: "l'entourage du comédien" is "l'entourage de Luc Rey".

        Args:
            start: first token of the source.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot mean.
            own: the source in its own words.
        """
        links = self.grammar.sources.function_continuers
        of = next((at for at in range(start + 2, end - 1) if self.lower[at] in links), end)
        first = of + (self.lower[min(of, end - 1)] in self.grammar.de)
        head = self.lexicon.source_nouns.get(self.lower[of - 1])
        noun = first + 1
        if head is None or head.type not in ("person", "group"):
            return None
        if noun + 1 != end or self.lower[first] in self.grammar.plural_determiners:
            return None  # « du comédien », and no more
        description = self.reader.read(first, end, place, speaker)
        if description is None or description.type != "person" or own.type not in ("person", "group"):
            return None
        whose = self.described(first, end, place, speaker)
        if whose is None or not whose.named or not whose.sure:
            return None
        traces = self.parties.cast.last(start)
        partner = of_same_surname(head.noun, head.gender, whose.name, traces, self.knowledge.descriptions)
        if partner is not None:
            return named_as(partner, sure=False)
        words = self.parties.naming.words(start, of)
        link = self.grammar.sources.of_somebody.get(whose.name[0].lower(), self.grammar.sources.of_somebody[""])
        return own._replace(name=f"{words} {link}{whose.name}")

    def one_of_two(self, start: int, end: int, place: Place) -> Resolved | None:
        """Name "le premier", "la seconde" by the two persons who were named together last."""
        ordinal = self.lower[end - 1]
        second = ordinal in self.grammar.sources.seconds
        if end - start != 2 or not (second or ordinal in self.grammar.sources.firsts):
            return None
        names = {pair.name: pair.names for pair in self.parties.pairs.values() if pair.person}
        last = next((t.party.name for t in reversed(self.parties.near(place)) if t.party.name in names), "")
        party = self.parties.cast.named(names[last][second]) if last else None
        shown = gender_of_determiner(self.lower[start], self.grammar)
        return named_as(party) if party is not None and party.gender in ("", shown) else None

    def _stands_for_a_name(self, trace: Trace) -> bool:
        """Tell whether a trace in the title is of a person whom the article then names."""
        return trace.party.type == "person" and not trace.party.named

    def _named_next(self, description: Description, last: int) -> tuple[Party, bool] | None:
        """Find the only person by name that follows where none stands before: « le vainqueur … À 34 ans, Luc Rey »."""
        known, wanted = self.knowledge.descriptions, description.wanted
        if description.type != "person" or description.possessive or description.demonstrative:
            return None
        if not wanted.gender or description.noun in known.general:
            return None
        opens = self._opens_article(description)
        if description.noun in known.posts and not opens:
            return None
        at = wanted.place.at
        before = (trace.party for trace in self.parties.cast.last(at))
        if any(party.named and party.type == "person" and party.gender in ("", wanted.gender) for party in before):
            return None
        until = at + self.grammar.sources.soon_behind_opening if opens else self._soon(wanted.place)
        ahead = [party for party in self.parties.people_ahead(last, until) if party.gender in ("", wanted.gender)]
        alike = {description.noun, *known.bearers.get(description.noun, ()), *known.siblings.get(description.noun, ())}
        if opens:  # whoever is known for something else is not meant: « Luc Rey a saisi son avocat, Me Paul Vial »
            ahead = [party for party in ahead if alike & party.nouns or known.telling.isdisjoint(party.nouns)]
        if len(ahead) != 1:
            return None
        (party,) = ahead
        if opens and not self._acts_ahead(party, last, until):
            return None  # « La présidente du club a écrit à Anne Morel »
        if not (party.gender or opens) or not (not party.nouns or alike & party.nouns):
            return None
        return party, opens

    def _body_named_next(self, description: Description, last: int) -> tuple[Party, bool] | None:
        """Find the only body of its sort named soon behind an article's first words: "Le premier syndicat … La CGT"."""
        known = self.knowledge.descriptions
        if (
            description.type != "organization"
            or description.noun in known.posts
            or not self._opens_article(description)
        ):
            return None
        ahead = self.parties.naming.named_inside(last + 1, last + self.grammar.sources.soon_behind_opening)
        named = dict.fromkeys(mention.name for mention in ahead if mention.label == "ORG")
        nouns = {description.noun, *known.bearers.get(description.noun, ())}
        bodies = [party for name in named if (party := self.parties.cast.named(name)) and party.nouns & nouns]
        if (
            len(bodies) != 1
            or bodies[0].name in description.bodies
            or not self._acts_ahead(bodies[0], last, len(self.doc))
        ):
            return None
        return bodies[0], False

    def _acts_ahead(self, party: Party, at: int, until: int) -> bool:
        """Tell whether the first mention of a person behind a token is the subject of its clause, or says something."""
        mentions = self.parties.naming.named_inside(at + 1, until)
        first = next((mention for mention in mentions if mention.name == party.name), None)
        if first is None or first.subject:
            return first is not None
        if self.lower[first.start - 1] in self.grammar.par:
            return False  # « une question posée par Anne Morel »
        source = self.parties.speaking.get(first.start)
        return source is not None and not self.parties.naming.is_complement(source, first.start)

    def _opens_article(self, description: Description) -> bool:
        """Tell whether an article opens with somebody, or what he says: "La maire de X …", "P, dit la maire de X."."""
        begins, place = self.parties.title_end, description.wanted.place
        opening = self.parties.where.sentence_starts[place.sentence]
        return place.at >= begins and bool(description.complement) and self._is_bare(begins, opening)

    def _is_bare(self, begins: int, at: int) -> bool:
        """Tell whether nothing, or no more than place and agency, stands before a token: "NAMUR (Belga) - |La|"."""
        last = next((place for place in range(at - 1, begins - 1, -1) if not self.lower[place].isspace()), None)
        if last is None:
            return True
        if self.lower[last] not in DASHES and self.lower[last] != "-":
            return False
        before = [place for place in range(begins, at) if not self.lower[place].isspace()]
        dated = len(before) <= self.grammar.sources.longest_dateline
        return dated and not any(self.doc[place].pos_ in ("VERB", "AUX") for place in before)

    def takes_up(self, start: int, end: int, place: Place) -> bool:
        """Tell whether a noun phrase takes up somebody who was in the article before."""
        description = self.reader.read(start, end, place, frozenset())
        return description is not None and self.reader.takes_up(description)

    def _soon(self, place: Place) -> int:
        """Give the token before which a name follows soon that points back to a place."""
        return place.at + self.grammar.sources.soon

    def _bearer_ahead(self, description: Description, at: int, *, titled: bool) -> tuple[Party, bool] | None:
        """Find the only one who bears the noun in what follows: soon, or anywhere after a title and a lead."""
        place = description.wanted.place
        last = len(self.doc) if place.block < self.grammar.sources.lead_paragraphs else self._soon(place)
        nouns = {description.noun, *self.knowledge.descriptions.bearers.get(description.noun, ())}
        bearers = [party for party in self.parties.people_ahead(at, last) if nouns & party.nouns]
        if len(bearers) != 1:
            return None
        (party,) = bearers
        agrees = not description.wanted.gender or party.gender in ("", description.wanted.gender)
        said_of = self.parties.said_of(party)
        said = not description.complement or bool(description.complement & said_of)
        said = said or not said_of - party.nouns - party.origins  # « le ministre de la Santé … le ministre Luc Rey »
        said = said or (titled and not description.specified)  # « le galeriste écroué »
        return (party, True) if agrees and said else None
