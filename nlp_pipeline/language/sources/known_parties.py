"""The parties of an article: how each comes in, what is known of it, and who is near a place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import CLOSING_QUOTATION_MARKS, SENTENCE_MARKS
from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.acts import (
    is_told_dead,
    nouns_by_act,
    nouns_by_being_done_to,
    nouns_by_deed,
    nouns_by_doing,
    nouns_of_body_by_act,
)
from nlp_pipeline.language.sources.kin import kin_beside
from nlp_pipeline.language.sources.pairs import find_pairs
from nlp_pipeline.language.sources.parties import Cast, Party, Place, Trace
from nlp_pipeline.language.sources.positions import read_positions
from nlp_pipeline.language.words import tagged_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.gender import Genders
    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.naming import Naming, Resolved
    from nlp_pipeline.language.sources.pairs import Pair
    from nlp_pipeline.language.sources.roles import Roles
    from nlp_pipeline.schema import SourceType

BETWEEN_WORDS = str.maketrans(dict.fromkeys("’',;()«»“”\"", " "))
"""Marks between the words of a function: "ministre de l'Intérieur, des Cultes", "président de l'Union (UPR)"."""


class KnownParties:
    """The parties of one Doc; every name is one from the beginning.

    Args:
        doc: the Doc.
        knowledge: lexicon, closed classes, descriptions, gazetteer.
        mentions: all that can be a source, in text order.
        naming: names of noun phrases.
        roles: functions of persons.
        genders: genders of persons.
        speaking: for every token in a source the source's first.
    """

    def __init__(
        self,
        doc: Doc,
        knowledge: Knowledge,
        mentions: Sequence[Mention],
        naming: Naming,
        roles: Roles,
        genders: Genders,
        speaking: Mapping[int, int],
    ) -> None:
        self.doc = doc
        self.speaking = speaking
        self.lower = words_of(doc).lower
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.mentions = mentions
        self.naming = naming
        self.roles = roles
        self.genders = genders
        self.where = read_positions(doc)
        self.title_end = self._title_end()
        self.pairs = find_pairs(doc, mentions, knowledge.lexicon, knowledge.grammar, genders, roles.bearer_at)
        self._said: dict[str, frozenset[str]] = {}
        self.cast = Cast()
        found = {
            mention.start: kin_beside(doc, mention, knowledge.grammar, knowledge.descriptions)
            for mention in mentions
            if mention.person
        }
        self.kin_at = {start: at for start, at in found.items() if at >= 0}
        for mention in mentions:
            if mention.label:
                self.enter(mention)
        for name, bodies in roles.bodies.items():
            person = self.cast.named(name)
            if person is not None:
                person.bodies += [body for each in sorted(bodies) if (body := self.cast.named(each)) is not None]
        for pair in self.pairs.values():
            known = self.cast.named(pair.name)
            parties = (self.cast.named(name) for name in pair.names)
            media = all(party is not None and party.type == "media" for party in parties)
            kind: SourceType = "group" if pair.person else "media" if media else "organization"
            party = known or self.cast.enter(Party(pair.name, kind, pair.gender, "p", named=True))
            party.nouns.update(pair.nouns)
            if pair.person:
                self._share_acts(pair)
        self._mark_topic()

    def _share_acts(self, pair: Pair) -> None:
        """Give both of a pair the nouns for what they do together: "fondé par Luc Rey et Anne Morel"."""
        known = self.knowledge
        words = (self.roles.bearer_at, known.grammar, known.descriptions)
        nouns = set(nouns_by_being_done_to(self.doc, pair.start, *words))
        if pair.end < len(self.doc) and self.doc[pair.end].text != ",":
            nouns.update(nouns_by_doing(self.doc, pair.end, *words))
        for name in pair.names:
            party = self.cast.named(name)
            if party is not None:
                party.nouns.update(nouns)

    def _title_end(self) -> int:
        """Give the token after the article's title: a first paragraph that no full stop ends; 0 where it has none."""
        blocks = self.where.block_at
        end = next((at for at, block in enumerate(blocks) if block > 0), 0)
        words = [word for word in self.lower[:end] if not word.isspace()]
        quoted = len(words) > 1 and words[-1] in CLOSING_QUOTATION_MARKS
        last = words[-1 - quoted] if words else "."
        return 0 if last == "." or (last in SENTENCE_MARKS and not quoted) else end  # « Luc Rey : « On ferme ! » »

    def _mark_topic(self) -> None:
        """Mark the person whom the article is about: named often, and twice as often as any other."""
        (first, most), (_, next_most) = [
            *Counter(mention.name for mention in self.mentions if mention.person).most_common(2),
            ("", 0),
            ("", 0),
        ][:2]
        party = self.cast.named(first)
        if party is not None:
            party.alone = not next_most
        if party is not None and most >= max(self.knowledge.grammar.sources.topic_named, 2 * next_most):
            party.topic = True
        portrayed = self._portrayed()
        if portrayed is not None:
            portrayed.topic = True

    def _portrayed(self) -> Party | None:
        """Give the one person of a title whom the first sentence takes up by a pronoun: "Anne Rey, le saut ¶ Elle"."""
        named = [mention for mention in self.mentions if mention.person]
        titled = {mention.name for mention in named if mention.start < self.title_end}
        if len(titled) != 1:
            return None
        party = self.cast.named(next(iter(titled)))
        ends = (at for at in range(self.title_end, len(self.doc)) if self.lower[at] in SENTENCE_MARKS)
        end = min(next(ends, len(self.doc)), next((m.start for m in named if m.start >= self.title_end), len(self.doc)))
        pronouns = self.knowledge.grammar.sources.story_pronouns
        first = next((word for word in self.lower[self.title_end : end] if word in pronouns), "")
        gender, number = self.knowledge.grammar.agreement.get(first, ("", "p"))
        agrees = party is not None and number == "s" and party.gender in ("", gender)
        return party if agrees else None

    def place(self, at: int, *, outside: bool = False) -> Place:
        """Tell where a token stands; ``outside``: count it as outside of the quotation that an incise of it cuts."""
        where = self.where
        return Place(at, where.sentence_at[at], where.block_at[at], -1 if outside else where.quotation_at[at])

    def near(self, place: Place) -> list[Trace]:
        """Give who came up in the sentences before a place, in text order."""
        first = self.where.sentence_starts[max(0, place.sentence - self.knowledge.grammar.sources.farthest_sentence)]
        return self.cast.before(place.at, first)

    def pair_of(self, start: int, end: int) -> Party | None:
        """Give the persons whose joined names a noun phrase is, or bears behind a comma."""
        if not self.pairs:
            return None
        named = any(self.doc[at].ent_type_ for at in range(start, end))  # « Gala, X et Y »
        apposed = end + 1 < len(self.doc) and self.lower[end] == "," and not named
        for at in (*range(start, end), *((end + 1,) if apposed else ())):
            pair = self.pairs.get(at)
            if pair is not None and (at > end or pair.end <= end) and not self.naming.is_complement(start, at):
                return self.cast.named(pair.name)
        return None

    def is_state(self, mention: Mention) -> bool:
        """Tell whether an article opens the name of a place, as it does those of states: "le Vatican"."""
        return mention.start > 0 and self.lower[mention.start - 1] in self.knowledge.grammar.definite_articles

    def people_ahead(self, at: int, last: int) -> list[Party]:
        """Give the persons named between two tokens, each once."""
        named = (mention for mention in self.naming.named_inside(at + 1, last) if mention.person)
        return [party for name in dict.fromkeys(m.name for m in named) if (party := self.cast.named(name))]

    def bodies_in(self, start: int, end: int) -> frozenset[str]:
        """Give the bodies that a stretch names, each by its fullest name."""
        return frozenset(mention.name for mention in self.naming.named_inside(start, end) if mention.label == "ORG")

    def last_speaker(self, place: Place) -> frozenset[str]:
        """Give the name of who spoke last before a place."""
        last = next((trace.party.name for trace in reversed(self.near(place)) if trace.source), "")
        return frozenset((last,))

    def said_of(self, party: Party) -> frozenset[str]:
        """Give the words that the article says of a party: its functions, and its own words where it has no name."""
        words = self.roles.all_of(party.name) if party.named else party.name
        return self._weighed(words) | party.nouns | party.origins

    def _weighed(self, words: str) -> frozenset[str]:
        """Give the words of a function, and the places that they name; read once for each."""
        known = self._said.get(words)
        if known is None:
            said = words.lower().translate(BETWEEN_WORDS).split()
            weighed = frozenset(said) | self.knowledge.places_in(said)
            known = self._said[words] = self.knowledge.descriptions.with_affiliations(weighed)
        return known

    def enter(self, mention: Mention) -> Party:
        """Count a name among the parties, with all that the article shows of it."""
        party = self.cast.named(mention.name)
        if party is None:
            kind = self.naming.type_of(mention.name, mention.start, mention.end, mention.label)
            last = mention.name.lower().split()[-1]
            ends = {self.knowledge.first_word(mention.name), last, last.rpartition(".")[2]}  # « Lurcy.info »
            if kind == "organization" and not self._media_names.isdisjoint(ends):
                kind = "media"
            gender = self.genders.of(mention.name) if mention.person else mention.gender
            nouns = {*self.roles.nouns.get(mention.name, ()), *self._fixed_phrase(mention.name)}
            party = self.cast.enter(Party(mention.name, kind, gender, mention.number, named=True, nouns=nouns))
            party.member = mention.label == "ORG"  # until it is more than that
            party.masculine_office = mention.person and self.genders.has_masculine_office(mention.name)
            if mention.person:
                places = self.knowledge.places_in(self.roles.of(mention.name).lower().split())
                words = self.knowledge.descriptions
                of_others = not party.nouns.isdisjoint(words.parts | words.abroad)  # « vainqueur du Tour de France »
                party.origins.update(() if of_others else places - words.wide_places)
            if not mention.person:
                party.nouns.update(self.knowledge.nouns_of(mention.entity_id))
                party.origins.update(self.knowledge.known_for(mention.entity_id)[1])
                party.nouns.update(self._nouns_of_seat(mention.name))
                party.nouns.add(self.knowledge.first_word(mention.name))
                party.nouns -= self._misleading(party)
        if not mention.person:
            party.gender = party.gender or mention.gender
        party.nouns.update(mention.nouns - self._misleading(party))
        party.member = party.member and self._is_of_members(mention.start)
        if mention.label == "ORG":
            known = self.knowledge
            bearers = self.roles.bearer_at
            party.nouns.update(nouns_of_body_by_act(self.doc, mention, bearers, known.grammar, known.descriptions))
        stated = self.roles.nouns.get(mention.name, set()) if mention.person else set()
        if not self.knowledge.descriptions.ranks.isdisjoint({*mention.nouns, *stated}):
            party.nouns.update(self._nouns_of_other(mention))
        if mention.person:
            known_nouns, known_places = self.knowledge.known_for(mention.entity_id)
            party.nouns.update(known_nouns)
            party.origins.update(known_places)
            party.origins.update(self._origins(mention.start))
            party.age = party.age or self._age_behind(mention.end)
            if (kin := self.kin_at.get(mention.start)) is not None:
                party.nouns.add(self.lower[kin])
            party.nouns.update(nouns_by_deed(self.doc, mention.start, self.knowledge.grammar))
            party.silent = party.silent or is_told_dead(self.doc, mention.start, self.knowledge.grammar)
            party.nouns.update(
                nouns_by_act(
                    self.doc,
                    mention,
                    self.roles.bearer_at,
                    self.knowledge.grammar,
                    self.knowledge.descriptions,
                )
            )
        return party

    def _is_of_members(self, start: int) -> bool:
        """Tell whether a body stands bare behind what one of its members is: "Luc Rey, permanent |FGTB|"."""
        at = start - 1
        noun = self.lexicon.source_nouns.get(self.lower[at]) if at > 0 else None
        if at < 2 or self.doc[at].pos_ not in ("NOUN", "ADJ", "VERB") or self.doc[at].ent_type_:
            return False
        apposed = self.lower[at - 1] == "," and self.doc[at - 2].ent_type_ == "PER"
        return apposed if noun is None else noun.type == "person"

    def _nouns_of_seat(self, name: str) -> frozenset[str]:
        """Give the nouns for what a body is that goes by the name of its seat: "l'Élysée" is the presidency."""
        return self.knowledge.descriptions.seats.get(name.lower().replace("’", "'"), frozenset())

    def is_presented(self, mention: Mention) -> bool:
        """Tell whether an age presents somebody: "comme Anne Morel, 68 ans", not "la mère d'Anne Morel, 8 ans"."""
        before = self.lower[mention.start - 1] if mention.start else ""
        return before not in self.knowledge.grammar.de and self._age_behind(mention.end) > 0

    def _age_behind(self, end: int) -> int:
        """Give the age behind a name: "Anne Morel, 34 ans,", "Luc Rey (51 ans)", "Léa, kiné de 29 ans"; 0 for none."""
        grammar = self.knowledge.grammar
        if end + 2 >= len(self.doc) or self.lower[end] not in (",", "("):
            return 0
        at = end + 1
        called = self.lower[at] in self.lexicon.source_nouns
        at += 2 * (called and self.lower[at + 1] in grammar.de)
        aged = at + 1 < len(self.doc) and self.lower[at + 1] in grammar.sources.years
        return int(self.lower[at]) if aged and self.lower[at].isdecimal() else 0

    def _misleading(self, party: Party) -> frozenset[str]:
        """Give the first word of an outlet's name where it is a noun for something else: "L'Équipe" is no club."""
        if party.type != "media":
            return frozenset()
        known = self.knowledge.descriptions
        first = self.knowledge.first_word(party.name)
        return (known.telling - known.media_kinds - known.media_names) & {first}

    def _nouns_of_other(self, mention: Mention) -> set[str]:
        """Give the nouns of the person named last before one who is of the same rank: "son homologue Luc Rey"."""
        before = bisect_left(self.naming.starts, mention.start)
        near = (self.mentions[at] for at in back(before - 1))
        other = next((m.name for m in near if m.person and m.name != mention.name), "")
        held = {*self.roles.nouns.get(other, ()), *self._fixed_phrase(other)}
        return held & self.knowledge.descriptions.posts

    def _origins(self, start: int) -> set[str]:
        """Give the places whose people a person is counted among before its name: "la sprinteuse danoise X"."""
        tags, demonyms = tagged_words_of(self.doc).tags, self.knowledge.demonyms
        found: set[str] = set()
        for at in back(start - 1):
            word = self.lower[at]
            if not word.isalpha() or tags[at] in ("ADP", "VERB", "AUX"):
                break
            if word in demonyms:
                found.add(demonyms[word])
        return found

    def _fixed_phrase(self, name: str) -> tuple[str, ...]:
        """Give the nouns for whoever is "chef de la diplomatie", "premier magistrat"."""
        return self.knowledge.descriptions.phrase_at(self.roles.of(name).lower().replace("’", "'"))

    @property
    def _media_names(self) -> frozenset[str]:
        return self.knowledge.descriptions.media_names

    def called(self, party: Party, start: int, end: int) -> None:
        """Note the noun of a phrase that bears a person's name: "La mère de la victime, Anne Morel, … la mère"."""
        if party.type != "person":
            return
        links = self.knowledge.grammar.name_prepositions
        before = takewhile(lambda word: word not in links, self.lower[start:end])
        nouns = (noun for word in before if (noun := self.lexicon.source_nouns.get(word)))
        head = next(nouns, None)
        if head is not None and head.type == "person" and head.number != "p":
            party.nouns.add(head.noun)

    def of(self, start: int, end: int, resolved: Resolved) -> Party:
        """Give the party that a resolved noun phrase names: one that is known, or a new one."""
        known = self.cast.named(resolved.name)
        if known is not None:
            return known
        noun = next((word for word in self.lower[start:end] if word in self.lexicon.source_nouns), "")
        determined = start + (self.lower[start] in self.knowledge.grammar.determiners)
        fixed = self.knowledge.descriptions.phrase_at(" ".join(self.lower[determined:end]).replace("' ", "'"))
        nouns = {noun} if noun else set()
        nouns.update(fixed[:1])  # « le conseil départemental … le département »
        if resolved.type == "person":  # « Un homme de 34 ans comparaissait … le prévenu »
            words = (self.roles.bearer_at, self.knowledge.grammar, self.knowledge.descriptions)
            nouns.update(nouns_by_doing(self.doc, end, *words))
        party = Party(resolved.name, resolved.type, resolved.gender, resolved.number, resolved.named, nouns)
        return self.cast.enter(party)
