"""An article as it is read: every name, description and pronoun goes to a party, which later ones may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.agreement import as_gender, gender_of_determiner
from nlp_pipeline.language.sources.antecedents import FARTHEST_SENTENCE, MARGIN, Wanted, antecedent
from nlp_pipeline.language.sources.descriptions import SPEAKING, Description, bearer
from nlp_pipeline.language.sources.mentions import Mention, find_mentions
from nlp_pipeline.language.sources.naming import Naming, Resolved
from nlp_pipeline.language.sources.parties import Cast, Party, Place, Trace
from nlp_pipeline.language.sources.positions import read_positions
from nlp_pipeline.language.sources.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.schema import SourceType

SOON = 80
"""In tokens: how soon the name follows that a first pronoun or description points forward to."""

LEAD_BLOCKS = 3
"""In paragraphs: title, crosshead, lead."""

NOUN_WITHIN = 4
"""In tokens: how far behind its determiner a description's noun stands ("cette jeune et brillante chercheuse")."""


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
        self.naming = Naming(doc, self.lexicon, self.grammar, self.mentions, types)
        self.roles = Roles(doc, self.lexicon, self.grammar, self.mentions, self.naming.words)
        self.where = read_positions(doc)
        self.cast = Cast()
        for mention in self.mentions:
            if mention.label:
                self._enter(mention)

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
        resolved = self._resolve(start, end, place, speaker)
        if resolved.type != "none" and (resolved.named or self._is_determined(start)):
            party = self._party(start, end, resolved)
            self.cast.add(Trace(place, party, subject=True, source=True, reported=False))
            if until > end:
                self.cast.add(
                    Trace(self.place(until - 1, outside=True), party, subject=True, source=True, reported=False)
                )
        return resolved

    def described(self, mention: Mention) -> None:
        """Take in a noun phrase that is no source: a new party, or one that it takes up."""
        if mention.label == "LOC" or not (mention.label or self._is_determined(mention.start)):
            return
        if not mention.label and mention.start + 1 in self.roles.bearer_at:
            return
        if mention.label:
            party = self.cast.named(mention.name)
        else:
            resolved = self._description(mention.start, mention.end, self.place(mention.start), frozenset())
            party = self._party(mention.start, mention.end, resolved or self._as_written(mention))
        if party is not None:
            at = mention.start
            self.cast.add(Trace(self.place(at), party, mention.subject, source=False, reported=self.reported[at]))

    def pronoun(self, at: int) -> None:
        """Take in a pronoun that is no source: it keeps somebody in the story."""
        place = self.place(at)
        gender, number = self.grammar.agreement[self.doc[at].lower_.lstrip("-")]
        wanted = Wanted(place, gender, number)
        found = antecedent(self._near(place), wanted)
        if found is not None and found.margin >= MARGIN:
            self.cast.add(Trace(place, found.party, subject=True, source=False, reported=self.reported[at]))

    def role(self, start: int, end: int, resolved: Resolved) -> str:
        """Give the function that the article states for a source; '' where it states none."""
        if resolved.type != "person":
            return ""
        return self.roles.of(resolved.name) or ("" if resolved.named else self.roles.of_description(start, end))

    def _resolve(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Resolved:
        words = self.naming.words(start, end).lower().replace("’", "'").replace("- ", "-").replace(" -", "-")
        if words in self.grammar.agreement:
            return self._pronoun(start, end, words, place, speaker)
        named = self.naming.named(start, end)
        if named is not None:
            return named
        brought_in = self.naming.brought_in(start, end)
        if brought_in is not None:
            return brought_in
        bearer_of = self.roles.bearer_at.get(start)
        if bearer_of is not None and bearer_of.start >= end:
            return _named_as(self._enter(bearer_of))
        described = self._description(start, end, place, speaker)
        return described or self.naming.in_own_words(start, end, sure=not self._points_back(start, end))

    def _pronoun(self, start: int, end: int, words: str, place: Place, speaker: frozenset[str]) -> Resolved:
        gender, number = self.grammar.agreement[words]
        nearest = words in self.grammar.words["nearest_pronouns"]
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
        return _named_as(found.party)

    def _ahead(self, wanted: Wanted) -> Party | None:
        """Find the one person whose name follows soon: "Elle revient de loin. À 38 ans, Maëlle Rey …"."""
        at = wanted.place.at
        parties = {
            mention.name: party
            for mention in self.mentions
            if mention.person and at < mention.start < at + SOON and (party := self.cast.named(mention.name))
            if not party.gender or party.gender == wanted.gender
        }
        return next(iter(parties.values())) if len(parties) == 1 else None

    def _description(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Resolved | None:
        """Name who a definite description stands for; None where it is none, or takes up nobody."""
        description = self._read_description(start, end, place, speaker)
        if description is None:
            return None
        found = bearer(description, self.cast.before(place.at), self.knowledge.descriptions, self._said_of)
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
        parties = {
            mention.name: party
            for mention in self.mentions
            if mention.person and place.at < mention.start < last and (party := self.cast.named(mention.name))
            if nouns & party.nouns
        }
        if len(parties) != 1:
            return None
        (party,) = parties.values()
        agrees = not description.wanted.gender or party.gender in ("", description.wanted.gender)
        said = self._said_of(party)
        fitting = agrees and (not description.complement or bool(description.complement & said))
        return (party, True) if fitting else None

    def _points_back(self, start: int, end: int) -> bool:
        """Tell whether a phrase that could not be resolved takes somebody up all the same ("le syndicat")."""
        description = self._read_description(start, end, self.place(start), frozenset())
        if description is None or description.complement or description.possessive:
            return False
        known = self.knowledge.descriptions
        return description.noun not in known.posts and description.noun in {*known.bearers, *known.general}

    def _read_description(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Description | None:
        doc, descriptions = self.doc, self.knowledge.descriptions
        determiner = doc[start].lower_
        if determiner not in self.grammar.words["definite_determiners"]:
            return None
        at = next((i for i in range(start + 1, min(end, start + 1 + NOUN_WITHIN)) if self._sort(i)), None)
        sort = self._sort(at) if at is not None else ""
        if at is None or sort not in SPEAKING:
            return None
        noun = doc[at].lower_
        complement = {t.lower_ for t in doc[at + 1 : end] if t.pos_ in ("NOUN", "PROPN", "ADJ")}
        phrase = " ".join(t.lower_ for t in doc[at:end]).replace("' ", "'")
        for known, words in descriptions.phrases.items():
            if phrase.startswith(known):
                *more, noun = words
                complement = set(more)
        known_noun = self.lexicon.source_nouns.get(noun)
        if known_noun is not None and known_noun.number == "p":
            return None
        gender = gender_of_determiner(determiner, self.grammar) if determiner not in ("son", "sa") else ""
        gender = gender or (as_gender(known_noun.gender) if known_noun is not None else "")
        wanted = Wanted(
            place,
            gender if sort == "person" else "",
            "s",
            spoken_about=noun in descriptions.spoken_about,
            outside=speaker,
        )
        return Description(noun, sort, frozenset(complement), determiner in ("son", "sa"), wanted)

    def _sort(self, at: int) -> str:
        """Tell what a noun of a description names; '' for a word that heads none."""
        word = self.doc[at].lower_
        noun = self.lexicon.source_nouns.get(word)
        if noun is not None:
            return noun.type
        if word in self.knowledge.descriptions.general or word in self.knowledge.demonyms:
            return "person"
        personal = word.endswith(self.knowledge.agent_endings) and self.doc[at].pos_ in ("NOUN", "PROPN")
        return "person" if personal else ""

    def _said_of(self, party: Party) -> frozenset[str]:
        """Give the words that the article says of a party: its functions, and its own words where it has no name."""
        words = self.roles.of(party.name) if party.named else party.name
        return frozenset(words.lower().replace("’", " ").replace("'", " ").split()) | party.nouns

    def _is_determined(self, start: int) -> bool:
        """Tell whether a noun phrase opens with a determiner or a number: bare nouns bring nobody in."""
        word = self.doc[start]
        return word.pos_ in ("NUM", "PRON") or word.lower_ in self.grammar.words["determiners"]

    def _near(self, place: Place) -> list[Trace]:
        first = self.where.sentence_starts[max(0, place.sentence - FARTHEST_SENTENCE)]
        return self.cast.before(place.at, first)

    def _enter(self, mention: Mention) -> Party:
        """Count a name among the parties, with all that the article shows of it."""
        party = self.cast.named(mention.name)
        if party is None:
            kind = self.naming.type_of(mention.name, mention.start, mention.end, mention.label)
            gender = self.roles.genders.get(mention.name, "") if mention.person else ""
            nouns = set(self.roles.nouns.get(mention.name, ()))
            party = self.cast.enter(Party(mention.name, kind, gender, mention.number, named=True, nouns=nouns))
            if not mention.person:
                party.nouns.update(self.knowledge.nouns_of(mention.entity_id), [mention.name.lower().split()[0]])
        party.gender = party.gender or mention.gender
        party.nouns.update(mention.nouns)
        return party

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
        named = self.naming.named(mention.start, mention.end)
        if named is not None:
            return named
        written = self.naming.in_own_words(mention.start, mention.end)
        return Resolved(written.name, written.type, mention.gender, mention.number)


def _named_as(party: Party, *, sure: bool = True) -> Resolved:
    return Resolved(party.name, party.type, party.gender, party.number, sure=sure, named=party.named)
