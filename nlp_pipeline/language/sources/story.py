"""An article as it is read: every name, description and pronoun goes to a party, which later ones may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.entities.acronyms import is_acronym
from nlp_pipeline.language.sources.agreement import is_title
from nlp_pipeline.language.sources.antecedents import Wanted
from nlp_pipeline.language.sources.described_parties import DescribedParties
from nlp_pipeline.language.sources.described_several import DescribedSeveral
from nlp_pipeline.language.sources.first_name_speakers import with_first_names
from nlp_pipeline.language.sources.gender import Genders
from nlp_pipeline.language.sources.known_parties import KnownParties
from nlp_pipeline.language.sources.mentions import Mention, find_mentions
from nlp_pipeline.language.sources.naming import Naming, Resolved, named_as
from nlp_pipeline.language.sources.nicknames import with_nicknames
from nlp_pipeline.language.sources.parties import Place, Trace
from nlp_pipeline.language.sources.phrases_around import PhrasesAround
from nlp_pipeline.language.sources.pronouns import Pronouns
from nlp_pipeline.language.sources.roles import Roles
from nlp_pipeline.language.sources.same_again import one_of_them, read_same_again, spoken_before
from nlp_pipeline.language.sources.shared_surnames import with_shared_surnames, with_titled_surnames
from nlp_pipeline.language.sources.short_bodies import with_short_bodies
from nlp_pipeline.language.sources.title_speakers import named_below_title
from nlp_pipeline.language.sources.words_said import WordsSaid
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.pairs import Pair
    from nlp_pipeline.language.sources.parties import Party
    from nlp_pipeline.language.sources.same_speaker import Still
    from nlp_pipeline.schema import SourceGender, SourceType


class Story:
    """Reads one Doc.

    Args:
        doc: the Doc, with entities.
        knowledge: lexicon, closed classes, descriptions, gazetteer.
        names: canonical names of the entities by their token range.
        types: source types of names that the gazetteer knows, by name.
        reported: for every token whether it stands inside the content of a claim.
        speaking: for every token in a source the source's first.
        apart: tokens at which what somebody says begins right behind him.
    """

    def __init__(
        self,
        doc: Doc,
        knowledge: Knowledge,
        names: Mapping[tuple[int, int], str],
        types: Mapping[str, SourceType],
        reported: Sequence[bool],
        speaking: Mapping[int, int],
        apart: frozenset[int] = frozenset(),
    ) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.lexicon = knowledge.lexicon
        self.reported = reported
        found = find_mentions(doc, self.lexicon, self.grammar, names)
        found = with_first_names(doc, found, speaking, self.lexicon, self.grammar)
        found = with_shared_surnames(doc, found, self.lexicon, self.grammar)
        found = with_titled_surnames(doc, found, self.lexicon)
        found = with_short_bodies(doc, found, self.lexicon, self.grammar)
        self.mentions = with_nicknames(doc, found, self.grammar)
        self.naming = Naming(doc, self.lexicon, self.grammar, self.mentions, types, knowledge.outlets, apart)
        self.roles = Roles(
            doc,
            self.lexicon,
            self.grammar,
            self.mentions,
            self.naming.words,
            knowledge.demonyms,
            knowledge.descriptions.affiliations,
            apart,
        )
        self.genders = Genders(doc, self.lexicon, self.grammar, self.mentions, self.roles.genders, knowledge.demonyms)
        self.parties = KnownParties(doc, knowledge, self.mentions, self.naming, self.roles, self.genders, speaking)
        self.where = self.parties.where
        self.words_said = WordsSaid(doc, self.grammar, self.where.quotation_at)
        self.pronouns = Pronouns(doc, self.grammar, self.parties, reported)
        self.descriptions = DescribedParties(doc, knowledge, self.parties)
        self.several = DescribedSeveral(doc, knowledge, self.parties)
        self.phrases = PhrasesAround(doc, knowledge, self.naming, self.roles)

    def source(
        self,
        start: int,
        end: int,
        place: Place,
        speaker: frozenset[str] = frozenset(),
        since: int | None = None,
        until: int = 0,
        still: Still | None = None,
    ) -> Resolved:
        """Name a source and count it among those who speak.

        Args:
            start: its first token.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot be: who says the quotation that it stands in.
            since: the first token of what it says, where that is known: whom that alone speaks of does not say it.
            until: the token after the last one of what it says; it is still speaking there.
            still: who spoke before and is meant where nobody else is.
        """
        focus = self.grammar.sources.focus
        if self.lower[end - 1] in self.grammar.source_labels:
            focus = focus - self.grammar.same  # « de |même| source »
        while start < end - 1 and self.lower[start] in focus:
            start += 1
        since = start if since is None else since
        resolved = self._resolve(start, end, place, speaker, since, until)
        if still is not None and self._goes_on(start, resolved, still):
            resolved = still.speaker._replace(sure=False)
        known = (
            resolved.named or resolved.type == "anonymous" or self.phrases.is_determined(start)
        )  # « de source sûre »
        if resolved.type != "none" and known:
            party = self.parties.of(start, end, resolved)
            gender = "" if party.type == "person" else self.phrases.shown_gender(start, end) or resolved.gender
            anothers = self.lower[start] in self.grammar.possessives
            if party.type == "document":
                self._whose_paper(start, end)
            aside = party.type == "media" and self.lower[start - 1] in self.grammar.sources.according
            self.parties.cast.add(Trace(place, party, not aside, True, False, gender, anothers))
            if until > end and not aside:
                last = self.parties.place(until - 1, outside=True)
                self.parties.cast.add(Trace(last, party, True, True, False, anothers=anothers, still=True))
        return resolved

    def _whose_paper(self, start: int, end: int) -> None:
        """Count the body among those who speak whose paper says something: "un communiqué |du Bloc|"."""
        inside = [mention for mention in self.naming.named_inside(start, end) if mention.label == "ORG"]
        if len(inside) != 1 or self.lower[inside[0].start - 1] not in self.grammar.linking_prepositions:
            return
        body = self.parties.cast.named(inside[0].name)
        if body is not None:
            place = self.parties.place(inside[0].start, outside=True)
            self.parties.cast.add(Trace(place, body, False, True, False))

    def _goes_on(self, start: int, resolved: Resolved, still: Still) -> bool:
        """Tell whether a source without a name, or with that of somebody who has not spoken, is who spoke before."""
        if not _may_be(resolved, still.speaker):
            return False
        if not resolved.named:
            return not (resolved.sure and self.lower[start].lstrip("-") in self.grammar.sources.story_pronouns)
        described = not any(self.naming.named_inside(start, start + 2))
        heard = any(trace.source and trace.party.name == resolved.name for trace in self.parties.cast.last(start))
        return still.clear and described and not heard

    def gender(self, resolved: Resolved) -> SourceGender:
        """Give the gender of a quoted person; '' for all others, and where nothing tells."""
        if resolved.type != "person" or resolved.number == "p":
            return ""
        return (
            self.genders.of(resolved.name) if resolved.named else self.genders.of_words(resolved.name, resolved.gender)
        )

    def described(self, mention: Mention) -> None:
        """Take in a noun phrase that is no source: a new party, or one that it takes up."""
        if mention.label == "LOC" or not (mention.label or self.phrases.is_determined(mention.start)):
            return
        at, first = mention.start, self.lower[mention.start]
        kin = self.parties.kin_at.values()
        if not mention.label and (at in kin or (at + 1 < mention.end and at + 1 in kin)):
            return  # « sa mère, Anne Morel, »
        if not mention.label and (self.phrases.is_function(mention) or first in self.grammar.sources.mine):
            return
        place = self.parties.place(at)
        if mention.label:
            party = None if self.phrases.names_a_thing(mention) else self.parties.cast.named(mention.name)
        else:
            resolved = named = self.naming.named(mention.start, mention.end)
            if resolved is None:
                others = frozenset() if mention.subject else self._persons_acting(place)
                acts = mention.subject and place.quotation == -1
                resolved = self.descriptions.described(mention.start, mention.end, place, others, acts=acts)
                resolved = resolved or self.several.named(mention.start, mention.end)
            party = self.parties.of(mention.start, mention.end, resolved or self.naming.as_mentioned(mention))
            if named is not None:
                self.parties.called(party, mention.start, mention.end)
        if party is not None:
            gender = "" if mention.label or party.type == "person" else mention.gender
            self.parties.cast.add(
                Trace(
                    place,
                    party,
                    mention.subject or self.phrases.is_of_paper(mention),
                    False,
                    self.reported[at],
                    gender,
                    coordinated=mention.coordinated,
                    presented=mention.person and self.parties.is_presented(mention),
                )
            )

    def together(self, pair: Pair) -> None:
        """Take in persons whose names are joined."""
        party = self.parties.cast.named(pair.name)
        if party is not None:
            place = self.parties.place(pair.start)
            self.parties.cast.add(Trace(place, party, pair.subject, False, self.reported[pair.start]))

    def _resolve(self, start: int, end: int, place: Place, speaker: frozenset[str], since: int, until: int) -> Resolved:
        words = self.naming.words(start, end).lower().replace("’", "'").replace("- ", "-").replace(" -", "-")
        if words in self.grammar.y:
            return self.pronouns.there(start, end, end, since)
        if words in self.grammar.agreement:
            human = self.words_said.of_oneself(since, until) or self.words_said.of_own_body(start, until)
            of_another = self.words_said.of_another(start, since, until)
            return self.pronouns.resolve(start, end, words, place, speaker, since, human=human, of_another=of_another)
        told = self._taken_up_by_qui(start, end, place) or self._told_by_relative(start, end, place, speaker, since)
        if told is not None:
            return told
        held = self.phrases.held_around(start, end) or self.roles.bearer_before(start, end)
        if held is not None:
            return named_as(self.parties.enter(held))
        pair = self.parties.pair_of(start, end)
        if pair is not None:
            return named_as(pair)
        office = self._by_initials(start, end)
        if office is not None:
            return named_as(office)
        named = self.naming.named(start, end) or self.naming.outlet_of_colleagues(start, end)
        if named is not None and named.name.islower():
            body = self.descriptions.described(start, end, place, speaker)
            if body is not None and body.named and not body.name[0].islower():
                return body  # « La NASA … |l'agence spatiale américaine| »
        if named is not None:
            party = self.parties.cast.named(named.name)
            if party is not None and (party.type, named.type) == ("organization", "media"):
                party.type = (
                    "media"  # « comme l'écrit Libération »: an everyday word, which is an outlet where it speaks
                )
            if party is not None:
                self.parties.called(party, start, end)
            return named_as(party) if party is not None else named
        brought_in = self.naming.brought_in(start, end)
        if brought_in is not None:
            return brought_in
        titled = end - start == 1 and is_title(self.doc[start].text, self.lexicon) and end < len(self.doc)
        bearer_of = self.phrases.office_holder(end if titled else start)
        if bearer_of is not None and bearer_of.start >= end:
            return named_as(self.parties.enter(bearer_of))
        again = self.descriptions.one_of_two(start, end, place) or self._again(start, end, place, speaker, since)
        if again is not None:
            return again
        described = self.descriptions.described(start, end, place, speaker, behind=since < start)
        described = described or self.several.named(start, end)
        if described is not None:
            return described
        below = named_below_title(self.doc, start, end, self.knowledge, self.parties)
        if below is not None:
            return named_as(below, sure=False)
        own = self.naming.in_own_words(start, end, sure=not self.descriptions.takes_up(start, end, place))
        own = self.descriptions.somebodys(start, end, place, speaker, own) or own
        return own._replace(type="person") if self.phrases.is_of_people(start, end) else own

    def _by_initials(self, start: int, end: int) -> Party | None:
        """Give the person whose office goes by its initials: "|le DST| assure"."""
        determined = end - start == 2 and self.lower[start] in self.grammar.definite_articles
        if not determined or not is_acronym(self.doc[start + 1].text):
            return None
        name = self.roles.by_initials(self.doc[start + 1].text)
        return self.parties.cast.named(name) if name else None

    def _taken_up_by_qui(self, start: int, end: int, place: Place) -> Resolved | None:
        """Name who goes on in a sentence that is a relative: « P, lâche un maire. |Qui| ajoute : « Q ». »."""
        if end - start != 1 or self.lower[start] not in self.grammar.qui:
            return None
        number = "p" if "Number=Plur" in str(self.doc[end].morph) else "s"
        near = (trace for trace in reversed(self.parties.near(place)) if trace.place.sentence == place.sentence - 1)
        parties = (trace.party for trace in near)
        party = next((party for party in parties if party.number == number and party.type != "document"), None)
        return None if party is None else named_as(party, sure=False)

    def _told_by_relative(
        self, start: int, end: int, place: Place, speaker: frozenset[str], since: int
    ) -> Resolved | None:
        """Name the person spoken of who goes by who it is, behind what it says: « … », confie |celle qui a gagné|."""
        pronoun = self.grammar.sources.told_by_relative.get(self.lower[start])
        if pronoun is None or end - start < 3 or self.lower[start + 1] not in self.grammar.relatives:
            return None
        if since >= start and self.doc[start - 1].pos_ != "ADP":
            return None  # « Celle qui a porté plainte affirme que »
        found = self.pronouns.resolve(start, start + 1, pronoun, place, speaker, since)
        return found._replace(sure=False) if found.named and found.type == "person" else None

    def _again(self, start: int, end: int, place: Place, speaker: frozenset[str], since: int) -> Resolved | None:
        """Name "la même source", "l'une d'elles", "nos confrères", and whose words "ses dires" are."""
        first, last = self.lower[start], self.lower[end - 1]
        if " ".join(self.lower[start:end]) in self.grammar.sources.fellow_outlets:
            cited = (trace.party for trace in reversed(self.parties.near(place)) if trace.source)
            outlet = next((party for party in cited if party.type == "media" and party.named), None)
            return named_as(outlet) if outlet is not None and place.quotation == -1 else None
        if first in self.grammar.possessives and last in self.grammar.words_of_others:
            own = self.pronouns.subject_of_claim(Wanted(place, "", "s", outside=speaker), since)
            own = own or self._speaking_here(place)
            if own is not None:
                return named_as(own, sure=False)
            return self.pronouns.resolve(start, end, first, place, speaker)
        asked = read_same_again(self.doc, start, end, self.lexicon, self.grammar)
        if asked is None:
            return None
        before = [trace for trace in self.parties.near(place) if trace.place.at < since or not trace.reported]
        party = spoken_before(asked, before)
        if party is None or not asked.one_of:
            return named_as(party) if party is not None else None
        of = next(at for at in range(start + 1, end) if self.lower[at] in self.grammar.de)
        name = one_of_them(self.naming.words(start, of), party, self.grammar)
        sort: SourceType = "anonymous" if party.type == "anonymous" else "person"
        return Resolved(name, sort, asked.gender, asked.taken, sure=False) if name else None

    def _speaking_here(self, place: Place) -> Party | None:
        """Give who says something in the sentence already: « Le maire veut partir, car, selon ses dires, … »."""
        near = (trace for trace in reversed(self.parties.near(place)) if trace.place.sentence == place.sentence)
        return next((trace.party for trace in near if trace.source and trace.party.number == "s"), None)

    def _persons_acting(self, place: Place) -> frozenset[str]:
        """Give the persons who are subjects in a sentence, whom no object of it stands for."""
        starts = [*self.parties.where.sentence_starts, len(self.doc)]
        traces = self.parties.cast.within(*starts[place.sentence : place.sentence + 2])
        acting = (trace.party for trace in traces if trace.subject and _together(trace.place, place))
        return frozenset(party.name for party in acting if party.type == "person")


def _may_be(resolved: Resolved, other: Resolved) -> bool:
    """Tell whether a source can be somebody who spoke before."""
    agrees = not resolved.gender or not other.gender or resolved.gender == other.gender
    same = resolved.type == other.type or (resolved.type == "none" and not resolved.sure)
    return agrees and same and resolved.number == other.number == "s"


def _together(one: Place, other: Place) -> bool:
    """Tell whether two places are in one sentence of one paragraph."""
    return (one.sentence, one.block) == (other.sentence, other.block)
