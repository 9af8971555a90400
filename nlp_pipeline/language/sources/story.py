"""An article as it is read: every name, description and pronoun goes to a party, which later ones may stand for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import FARTHEST_SENTENCE, MARGIN, Wanted, antecedent
from nlp_pipeline.language.sources.describing import DescriptionReader
from nlp_pipeline.language.sources.descriptions import Description, bearer
from nlp_pipeline.language.sources.gender import Genders
from nlp_pipeline.language.sources.mentions import Mention, find_mentions
from nlp_pipeline.language.sources.naming import Naming, Resolved
from nlp_pipeline.language.sources.parties import Cast, Party, Place, Trace
from nlp_pipeline.language.sources.positions import read_positions
from nlp_pipeline.language.sources.roles import Roles
from nlp_pipeline.language.sources.same_again import read_same_again, spoken_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.schema import SourceGender, SourceType

SOON = 80
"""In tokens: how soon the name follows that a first pronoun or description points forward to."""

TOPIC_NAMED = 4
"""How often an article names at least the one whom it is about."""

LEAD_BLOCKS = 3
"""In paragraphs: title, crosshead, lead."""


class Story:
    """Reads one Doc.

    Args:
        doc: the Doc, with entities.
        knowledge: lexicon, closed classes, descriptions, gazetteer.
        names: canonical names of the entities by their token range.
        types: source types of names that the gazetteer knows, by name.
        reported: for every token whether it stands inside the content of a claim.
    """

    def __init__(
        self,
        doc: Doc,
        knowledge: Knowledge,
        names: Mapping[tuple[int, int], str],
        types: Mapping[str, SourceType],
        reported: Sequence[bool],
    ) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.lexicon = knowledge.lexicon
        self.reported = reported
        self.mentions = find_mentions(doc, self.lexicon, self.grammar, names)
        self.naming = Naming(doc, self.lexicon, self.grammar, self.mentions, types, knowledge.outlets)
        self.roles = Roles(doc, self.lexicon, self.grammar, self.mentions, self.naming.words, knowledge.demonyms)
        self.genders = Genders(doc, self.lexicon, self.grammar, self.mentions, self.roles.genders)
        self.ending = {mention.end: mention for mention in self.mentions}
        self.where = read_positions(doc)
        self.cast = Cast()
        self.reader = DescriptionReader(doc, knowledge, self._last_speaker)
        for mention in self.mentions:
            if mention.label:
                self._enter(mention)
        self._mark_topic()

    def _mark_topic(self) -> None:
        """Mark the person whom the article is about: named often, and twice as often as any other."""
        (first, most), (_, next_most) = [
            *Counter(mention.name for mention in self.mentions if mention.person).most_common(2),
            ("", 0),
            ("", 0),
        ][:2]
        party = self.cast.named(first)
        if party is not None and most >= max(TOPIC_NAMED, 2 * next_most):
            party.topic = True

    def place(self, at: int, *, outside: bool = False) -> Place:
        """Tell where a token stands; ``outside``: count it as outside of the quotation that an incise of it cuts."""
        where = self.where
        return Place(at, where.sentence_at[at], where.block_at[at], -1 if outside else where.quotation_at[at])

    def source(
        self, start: int, end: int, place: Place, speaker: frozenset[str] = frozenset(), until: int = 0
    ) -> Resolved:
        """Name a source and count it among those who speak.

        Args:
            start: its first token.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot be: who says the quotation that it stands in.
            until: the token after the last one of what it says; it is still speaking there.
        """
        while start < end - 1 and self.doc[start].lower_ in self.grammar.sources.focus:
            start += 1
        resolved = self._resolve(start, end, place, speaker)
        if resolved.type != "none" and (resolved.named or self._is_determined(start)):
            party = self._party(start, end, resolved)
            gender = "" if party.type == "person" else resolved.gender
            self.cast.add(Trace(place, party, True, True, False, gender))
            if until > end:
                self.cast.add(
                    Trace(self.place(until - 1, outside=True), party, subject=True, source=True, reported=False)
                )
        return resolved

    def gender(self, resolved: Resolved) -> SourceGender:
        """Give the gender of a quoted person; '' for all others, and where nothing tells."""
        if resolved.type != "person" or resolved.number == "p":
            return ""
        return (
            self.genders.of(resolved.name) if resolved.named else self.genders.of_words(resolved.name, resolved.gender)
        )

    def described(self, mention: Mention) -> None:
        """Take in a noun phrase that is no source: a new party, or one that it takes up."""
        if mention.label == "LOC" or not (mention.label or self._is_determined(mention.start)):
            return
        first = self.doc[mention.start].lower_
        if not mention.label and (self._office_holder(mention.start) or first in self.grammar.sources.mine):
            return
        if mention.label:
            party = None if self._names_a_thing(mention) else self.cast.named(mention.name)
        else:
            resolved = self.naming.named(mention.start, mention.end)
            if resolved is None:
                resolved = self._description(mention.start, mention.end, self.place(mention.start), frozenset())
            party = self._party(mention.start, mention.end, resolved or self._as_written(mention))
        if party is not None:
            at = mention.start
            gender = "" if mention.label or party.type == "person" else mention.gender
            self.cast.add(Trace(self.place(at), party, mention.subject, False, self.reported[at], gender))

    def pronoun(self, at: int) -> None:
        """Take in a pronoun that is no source: it keeps somebody in the story."""
        place = self.place(at)
        gender, number = self.grammar.agreement[self.doc[at].lower_.lstrip("-")]
        wanted = Wanted(place, gender, number)
        found = antecedent(self._near(place), wanted)
        if found is not None and found.margin >= MARGIN:
            subject = self.doc[at].lower_ not in self.grammar.sources.story_possessives
            if subject:
                self._heard(found.party, gender)
            self.cast.add(Trace(place, found.party, subject, source=False, reported=self.reported[at]))

    def _resolve(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Resolved:
        words = self.naming.words(start, end).lower().replace("’", "'").replace("- ", "-").replace(" -", "-")
        if words in self.grammar.y:
            return self.paper(start, end)
        if words in self.grammar.agreement:
            return self._pronoun(start, end, words, place, speaker)
        named = self.naming.named(start, end)
        if named is not None:
            party = self.cast.named(named.name)
            return _named_as(party) if party is not None else named
        brought_in = self.naming.brought_in(start, end)
        if brought_in is not None:
            return brought_in
        titled = end - start == 1 and self.doc[start].lower_ in self.lexicon.titles and end < len(self.doc)
        bearer_of = self._office_holder(end if titled else start)
        if bearer_of is not None and bearer_of.start >= end:
            return _named_as(self._enter(bearer_of))
        again = self._again(start, end, place, speaker)
        if again is not None:
            return again
        described = self._description(start, end, place, speaker) or self._several(start, end)
        return described or self.naming.in_own_words(start, end, sure=not self._takes_up(start, end, place))

    def _office_holder(self, start: int) -> Mention | None:
        """Give the person in whose stated function a noun phrase begins ("le wali de Blida, Karim Saadi,")."""
        determined = self.doc[start].lower_ in self.grammar.determiners
        return self.roles.bearer_at.get(start + determined)

    def _again(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Resolved | None:
        """Name "la même source", "l'une d'elles", and whose words "ses dires" are."""
        first, last = self.doc[start].lower_, self.doc[end - 1].lower_
        if first in self.grammar.possessives and last in self.grammar.words_of_others:
            return self._pronoun(start, end, first, place, speaker)
        asked = read_same_again(self.doc, start, end, self.lexicon, self.grammar)
        if asked is None:
            return None
        party = spoken_before(asked, self._near(place))
        return _named_as(party) if party is not None else None

    def _pronoun(self, start: int, end: int, words: str, place: Place, speaker: frozenset[str]) -> Resolved:
        gender, number = self.grammar.agreement[words]
        taken_up = self._just_before(start, gender, number)
        if taken_up is not None:
            return _named_as(taken_up)
        nearest = words in self.grammar.nearest_pronouns
        wanted = Wanted(place, gender, number, nearest=nearest, outside=speaker)
        found = antecedent(self._near(place), wanted)
        if found is None:
            ahead = self._ahead(wanted)
            if ahead is not None:
                return _named_as(ahead, sure=False)
            return Resolved(self.naming.words(start, end), "none", gender, number, sure=False)
        if found.margin < MARGIN:
            kind = found.party.type if found.same_type else "none"
            return Resolved(self.naming.words(start, end), kind, gender, number, sure=False)
        self._heard(found.party, gender)
        return _named_as(found.party)

    def _heard(self, party: Party, gender: str) -> None:
        """Note what a pronoun shows of a person by name."""
        if party.named and party.type == "person" and gender:
            self.genders.heard(party.name, gender)
            party.gender = party.gender or gender

    def paper(self, start: int, end: int) -> Resolved:
        """Name the document behind "on y lit que": the last one that was brought in."""
        for trace in reversed(self._near(self.place(start))):
            if trace.party.type == "document":
                return _named_as(trace.party)
        return self.naming.in_own_words(start, end, sure=False)

    def _just_before(self, start: int, gender: str, number: str) -> Party | None:
        """Find who stands right before a pronoun and a comma: "Quant à la maire, elle …", "Le préfet, lui, …"."""
        if start < 2 or self.doc[start - 1].text != ",":
            return None
        before = self.ending.get(start - 1)
        if before is None or before.label == "LOC" or not self._is_topic(before.start):
            return None
        party = self.cast.named(before.name)
        agrees = party is not None and party.number == number and party.gender in ("", gender)
        return party if agrees else None

    def _is_topic(self, start: int) -> bool:
        """Tell whether a name or noun phrase opens its sentence, or stands behind "quant à"."""
        first = self.doc[start].sent.start
        opening = [token.lower_ for token in self.doc[first:start] if token.lower_ not in self.grammar.determiners]
        return not opening or not self.grammar.sources.quant.isdisjoint(opening[:1])

    def _ahead(self, wanted: Wanted) -> Party | None:
        """Find the one person whose name follows soon: "Elle revient de loin. À 38 ans, Maëlle Rey …"."""
        at = wanted.place.at
        fitting = [p for p in self._people_ahead(at, at + SOON) if not p.gender or p.gender == wanted.gender]
        return fitting[0] if len(fitting) == 1 else None

    def _people_ahead(self, at: int, last: int) -> list[Party]:
        """Give the persons named between two tokens, each once."""
        named = (mention for mention in self.naming.named_inside(at + 1, last) if mention.person)
        return [party for name in dict.fromkeys(m.name for m in named) if (party := self.cast.named(name))]

    def _description(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Resolved | None:
        """Name who a definite description stands for; None where it is none, or takes up nobody."""
        description = self.reader.read(start, end, place, speaker)
        if description is None:
            return None
        found = bearer(description, self.cast.last(place.at), self.knowledge.descriptions, self._said_of)
        if found is None and description.noun in self.knowledge.descriptions.posts:
            found = self._bearer_ahead(description)
        if found is None:
            return None
        party, sure = found
        if sure and description.noun not in self.knowledge.descriptions.general:
            party.nouns.add(description.noun)
        return _named_as(party, sure=sure)

    def _bearer_ahead(self, description: Description) -> tuple[Party, bool] | None:
        """Find the only one who bears the noun in what follows: soon, or anywhere after a title and a lead."""
        place = description.wanted.place
        last = len(self.doc) if place.block < LEAD_BLOCKS else place.at + SOON
        nouns = {description.noun, *self.knowledge.descriptions.bearers.get(description.noun, ())}
        bearers = [party for party in self._people_ahead(place.at, last) if nouns & party.nouns]
        if len(bearers) != 1:
            return None
        (party,) = bearers
        agrees = not description.wanted.gender or party.gender in ("", description.wanted.gender)
        said = not description.complement or bool(description.complement & self._said_of(party))
        return (party, True) if agrees and said else None

    def _several(self, start: int, end: int) -> Resolved | None:
        """Name "les documents", "ces experts" by the fuller words that brought them in."""
        doc = self.doc
        if doc[start].lower_ not in self.grammar.sources.several_determiners:
            return None
        words = [t for t in doc[start + 1 : end] if t.pos_ != "NUM"]
        if len(words) != 1 or words[0].lower_ not in self.lexicon.source_nouns:
            return None
        noun = words[0].lower_
        for trace in reversed(self.cast.last(start)):
            party = trace.party
            if party.number == "p" and noun in party.nouns and len(party.name.split()) > 2:
                return _named_as(party)
        return None

    def _takes_up(self, start: int, end: int, place: Place) -> bool:
        description = self.reader.read(start, end, place, frozenset())
        return description is not None and self.reader.takes_up(description)

    def _last_speaker(self, place: Place) -> frozenset[str]:
        last = next((trace.party.name for trace in reversed(self._near(place)) if trace.source), "")
        return frozenset((last,))

    def _said_of(self, party: Party) -> frozenset[str]:
        """Give the words that the article says of a party: its functions, and its own words where it has no name."""
        words = self.roles.of(party.name) if party.named else party.name
        return frozenset(words.lower().replace("’", " ").replace("'", " ").split()) | party.nouns

    def _names_a_thing(self, mention: Mention) -> bool:
        """Tell whether a thing bears a person's name: "la piscine Jules-Ferry"."""
        at = mention.start - 1
        if not mention.person or at < 1 or self.doc[at].pos_ != "NOUN":
            return False
        determined = self.doc[at - 1].lower_ in self.grammar.determiners
        return determined and self.doc[at].lower_ in self.knowledge.things

    def _is_determined(self, start: int) -> bool:
        """Tell whether a noun phrase opens with a determiner or a number: bare nouns bring nobody in."""
        word = self.doc[start]
        return word.pos_ in ("NUM", "PRON") or word.lower_ in self.grammar.determiners

    def _near(self, place: Place) -> list[Trace]:
        first = self.where.sentence_starts[max(0, place.sentence - FARTHEST_SENTENCE)]
        return self.cast.before(place.at, first)

    def _enter(self, mention: Mention) -> Party:
        """Count a name among the parties, with all that the article shows of it."""
        party = self.cast.named(mention.name)
        if party is None:
            kind = self.naming.type_of(mention.name, mention.start, mention.end, mention.label)
            if kind == "organization" and self.knowledge.first_word(mention.name) in self._media_names:
                kind = "media"
            gender = self.genders.of(mention.name) if mention.person else mention.gender
            nouns = set(self.roles.nouns.get(mention.name, ()))
            party = self.cast.enter(Party(mention.name, kind, gender, mention.number, named=True, nouns=nouns))
            party.masculine_office = mention.person and self.genders.has_masculine_office(mention.name)
            if not mention.person:
                party.nouns.update(self.knowledge.nouns_of(mention.entity_id))
                party.nouns.add(self.knowledge.first_word(mention.name))
        if not mention.person:
            party.gender = party.gender or mention.gender
        party.nouns.update(mention.nouns)
        return party

    @property
    def _media_names(self) -> frozenset[str]:
        return self.knowledge.descriptions.media_names

    def _party(self, start: int, end: int, resolved: Resolved) -> Party:
        known = self.cast.named(resolved.name)
        if known is not None:
            return known
        noun = next((t.lower_ for t in self.doc[start:end] if t.lower_ in self.lexicon.source_nouns), "")
        party = Party(
            resolved.name, resolved.type, resolved.gender, resolved.number, resolved.named, {noun} if noun else set()
        )
        return self.cast.enter(party)

    def _as_written(self, mention: Mention) -> Resolved:
        written = self.naming.in_own_words(mention.start, mention.end)
        return Resolved(written.name, written.type, mention.gender, mention.number)


def _named_as(party: Party, *, sure: bool = True) -> Resolved:
    return Resolved(party.name, party.type, party.gender, party.number, sure=sure, named=party.named)
