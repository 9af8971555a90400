"""Who a pronoun stands for: whoever stands right before it, the best of those near it, or the one who is named soon."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.antecedents import MARGIN, Wanted, antecedent, fits
from nlp_pipeline.language.sources.clause_subjects import participle_before
from nlp_pipeline.language.sources.naming import Resolved, named_as
from nlp_pipeline.language.sources.parties import Trace
from nlp_pipeline.language.sources.story_pronouns import nearest_pronoun
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.known_parties import KnownParties
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.language.sources.parties import Party, Place
    from nlp_pipeline.lexicon.grammar import Grammar
    from nlp_pipeline.schema import SourceType


class Pronouns:
    """Resolves the pronouns of one Doc.

    Args:
        doc: the Doc.
        grammar: closed classes.
        parties: who there is.
        reported: for every token whether it stands inside the content of a claim.
    """

    def __init__(self, doc: Doc, grammar: Grammar, parties: KnownParties, reported: Sequence[bool]) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.lower, self.tags, self.sentence_start = words.lower, words.tags, words.sentence_start
        self.grammar = grammar
        self.parties = parties
        self.naming = parties.naming
        self.genders = parties.genders
        self.reported = reported
        self.ending: dict[int, list[Mention]] = defaultdict(list)
        for mention in parties.mentions:
            self.ending[mention.end].append(mention)

    def resolve(
        self,
        start: int,
        end: int,
        words: str,
        place: Place,
        speaker: frozenset[str],
        since: int | None = None,
        *,
        human: bool = False,
        of_another: bool = False,
    ) -> Resolved:
        """Name who a pronoun, or what stands for one, takes up; under its own words where nobody is clear.

        Args:
            start: first token.
            end: the token after its last.
            words: the pronoun, as the grammar has it.
            place: where it stands.
            speaker: names that it cannot mean.
            since: the first token of what it says, where that is known.
            human: whether it says "je".
            of_another: whether it says "il" of somebody else, though the words around would let it be that one.
        """
        gender, number = self.grammar.agreement[words]
        nearest = words in self.grammar.nearest_pronouns
        taken_up = self._just_before(start, gender, number, nearest=nearest) or self._apposed(end)
        if taken_up is not None:
            return named_as(taken_up)
        told = self._told_by_quant(start)
        if told is not None and told.number == number and told.gender in ("", gender):
            return told
        wanted = Wanted(place, gender, number, nearest=nearest, outside=speaker, human=human)
        others = self._others(place, start if since is None else since)
        spoke = self._last_speaker(others, wanted) if of_another else None
        if spoke is not None:
            return named_as(spoke, sure=False)
        found = antecedent(others, wanted)
        if found is None:
            since = start if since is None else since
            other = self.subject_of_claim(wanted, since) or self._ahead(wanted) or self._state(wanted)
            other = other or self._collective(wanted, since)
            if other is not None:
                return named_as(other, sure=False)
            kind: SourceType = "person" if human else "none"
            return Resolved(self.naming.words(start, end), kind, gender, number, sure=False)
        own = self.subject_of_claim(wanted, start if since is None else since)
        if found.party.type == "document" and own is not None and own.type == "person":
            return named_as(own, sure=False)  # « La plainte est datée. L'actrice a hésité, explique-t-elle »
        if found.margin < MARGIN:
            kind = found.party.type if found.same_type else "person" if human else "none"
            return Resolved(self.naming.words(start, end), kind, gender, number, sure=False)
        self._heard(found.party, gender)
        return named_as(found.party)

    def _last_speaker(self, traces: Sequence[Trace], wanted: Wanted) -> Party | None:
        """Give the person who spoke last, in the sentence before."""
        last = next((trace for trace in reversed(traces) if trace.source), None)
        if last is None or last.party.type != "person" or wanted.place.sentence - last.place.sentence > 1:
            return None
        return last.party if fits(last.party, last, wanted) else None

    def take_in(self, at: int) -> None:
        """Take in a pronoun that is no source: it keeps somebody in the story."""
        place = self.parties.place(at)
        taking_up = nearest_pronoun(self.lower, at, self.grammar)
        gender, number = self.grammar.agreement[taking_up or self.lower[at].lstrip("-")]
        wanted = Wanted(place, gender, number, nearest=bool(taking_up))
        found = antecedent(self.parties.near(place), wanted)
        if found is not None and found.margin >= MARGIN:
            subject = self.lower[at] not in self.grammar.sources.story_possessives
            if subject:
                self._heard(found.party, gender)
            self.parties.cast.add(Trace(place, found.party, subject, source=False, reported=self.reported[at]))

    def there(self, start: int, end: int, verb: int, since: int | None = None) -> Resolved:
        """Name what "y" stands for in "on y lit que", "y assure-t-on": the last document; where none is read, a body.

        Args:
            start: first token of the source.
            end: the token after its last.
            verb: where its verb stands.
            since: the first token of what is said there: what that alone speaks of does not say it.
        """
        read = self.lower[min(verb, len(self.lower) - 1)] in self.grammar.sources.reading
        place = self.parties.place(start)
        since = start if since is None else since
        for trace in reversed([trace for trace in self.parties.near(place) if trace.place.at < since]):
            if trace.place.quotation not in (-1, place.quotation):
                continue  # what somebody only speaks of
            body = trace.party.type == "organization" and (trace.subject or self._is_inside(trace))
            if trace.party.type == "document" or (body and not read):
                return named_as(trace.party)
        return self.naming.in_own_words(start, end, sure=False)

    def _is_inside(self, trace: Trace) -> bool:
        """Tell whether a body is mentioned as a place where somebody is: "au ministère", "à la préfecture"."""
        at = trace.place.at
        at -= at > 0 and self.lower[at] not in self.grammar.definite_articles
        while at > 0 and self.lower[at] in self.grammar.definite_articles:
            at -= 1
        return self.lower[at] in self.grammar.sources.body_prepositions

    def _others(self, place: Place, since: int) -> list[Trace]:
        """Give who came up before a place, less those of whom it tells: « Le préfet a menti, affirme-t-il »."""
        sentence = self.sentence_start[place.at]
        near = [trace for trace in self.parties.near(place) if trace.place.at < since or not trace.reported]
        papers = ("document", "media")
        near = [trace for trace in near if trace.party.type not in papers or not self._is_only_told(trace, sentence)]
        near = self._below_title(near, place)
        told_of = participle_before(self.doc, place.at)  # « Interrogée par Luc Vial, elle dit »
        whose = self._own_before(place.at) + 1
        own = {each.party for each in near if each.party.named and each.place.at + each.source >= whose}
        return [trace for trace in near if trace.place.at < told_of and trace.party not in own]

    def _own_before(self, at: int) -> int:
        """Give "son" in what a sentence puts before its subject, whose it is: "Par |son| avocat, Luc Vial, |il| dit".

        Args:
            at: the subject.

        Returns:
            Its token; ``at`` itself where none stands there.
        """
        first = self.sentence_start[at]
        if self.tags[first] != "ADP" or self.lower[at - 1] != "," or {"VERB", "AUX"} & set(self.tags[first:at]):
            return at
        return next((own for own in range(first, at) if self.lower[own] in self.grammar.possessives), at)

    def _below_title(self, near: list[Trace], place: Place) -> list[Trace]:
        """Leave out the persons whom the title alone names, where the article goes on to name others."""
        begins = self.parties.title_end
        if place.at < begins:
            return near
        below = {trace.party for trace in near if trace.place.at >= begins}
        if not any(party.named and party.type == "person" for party in below):
            return near
        return [trace for trace in near if trace.place.at >= begins or trace.party in below or trace.party.topic]

    def _state(self, wanted: Wanted) -> Party | None:
        """Find the state that acts in the sentence before, where nobody else is there: "La Russie a réagi. Elle …"."""
        last = wanted.place.sentence - 1
        states = (m for m in self.parties.mentions if m.label == "LOC" and m.subject and m.start < wanted.place.at)
        acting = [m for m in states if self.parties.place(m.start).sentence == last and self.parties.is_state(m)]
        if wanted.nearest or wanted.human or not acting or self.reported[acting[-1].start]:
            return None
        agrees = acting[-1].number == wanted.number and acting[-1].gender in ("", wanted.gender)
        return self.parties.cast.named(acting[-1].name) if agrees else None

    def _collective(self, wanted: Wanted, since: int) -> Party | None:
        """Find the one body of several whom "ils", "eux" take up where no plural is: "Une équipe de géologues"."""
        if wanted.number != "p" or wanted.nearest:
            return None
        traces = [trace for trace in self._others(wanted.place, since) if trace.subject or trace.source]
        collective = self.grammar.sources.collectives
        meant = {t.party.name: t.party for t in traces if not t.party.nouns.isdisjoint(collective)}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def _is_only_told(self, trace: Trace, sentence: int) -> bool:
        return self._is_written_in(trace, sentence) or self._is_heard_in(trace)

    def _is_heard_in(self, trace: Trace) -> bool:
        """Tell where an outlet is only the place where somebody speaks: « … dans Gala. Elle raconte que »."""
        at = trace.place.at
        if trace.party.type != "media" or trace.source or at == 0:
            return False
        opener = at - 1 - (at > 1 and self.lower[at - 1] in self.grammar.definite_articles)
        return self.lower[opener] in self.grammar.channel_prepositions

    def subject_of_claim(self, wanted: Wanted, since: int) -> Party | None:
        """Find who speaks of himself where nobody came before: "Le groupe Solvec va fermer deux usines, a-t-il dit"."""
        place = wanted.place
        told = (trace for trace in self.parties.near(place) if trace.place.at >= since and trace.subject)
        own = self.grammar.possessives  # « Son frère est parti, dit-il »
        told = (trace for trace in told if self.lower[trace.place.at] not in own)
        near = {t.party.name: t.party for t in told if t.place.sentence == place.sentence and fits(t.party, t, wanted)}
        return next(iter(near.values())) if len(near) == 1 else None

    def _is_written_in(self, trace: Trace, sentence: int) -> bool:
        """Tell where a pronoun's own words are written, which is not who it is: « Dans un tweet, il écrit que »."""
        at = trace.place.at
        return trace.party.type == "document" and at > sentence and self.tags[at - 1] == "ADP"

    def _heard(self, party: Party, gender: str) -> None:
        """Note what a pronoun shows of a person by name."""
        if party.named and party.type == "person" and gender:
            self.genders.heard(party.name, gender)
            party.gender = party.gender or gender

    def _just_before(self, start: int, gender: str, number: str, *, nearest: bool) -> Party | None:
        """Find who stands right before a pronoun and a comma: "Quant à la maire, elle …", "Le préfet, lui, …".

        What takes up the nearest does so wherever that stands: "une lettre au préfet, ce dernier ayant dit que".
        """
        if start < 2 or self.lower[start - 1] != "," or participle_before(self.doc, start) < start:
            return None  # « Joint chez lui par Luc Rey, celui-ci … »
        quant = self._after_quant(start)
        for before in self.ending.get(start - 1, []) if quant is None else [quant]:
            if before.label == "LOC" or not (nearest or self._is_topic(before.start)):
                continue
            met = (t.party for t in reversed(self.parties.cast.last(start)) if t.place.at == before.start)
            party = next(met, None) or self.parties.cast.named(before.name)
            if party is not None and party.number == number and party.gender in ("", gender):
                return party
        return None

    def _apposed(self, end: int) -> Party | None:
        """Find who is named between commas right behind a pronoun: "Celui-ci, Paul Rey, maintient que"."""
        if end + 2 >= len(self.doc) or self.lower[end] != ",":
            return None
        soon = end + 1 + self.grammar.sources.soon
        named = next((m for m in self.naming.named_inside(end + 1, soon) if m.person), None)
        if named is None or named.end >= len(self.doc) or self.lower[named.end] != ",":
            return None
        titled = all(word in self.parties.lexicon.titles for word in self.lower[end + 1 : named.start])
        return self.parties.cast.named(named.name) if titled else None

    def _after_quant(self, start: int) -> Mention | None:
        """Give who stands behind "quant à" at the head of a sentence, whatever else is said before the comma."""
        first = self.sentence_start[start]
        if self.lower[first] not in self.grammar.sources.quant:
            return None
        near = (m for m in self.parties.mentions if first < m.start < start and (m.label or m.nouns))
        return next(near, None)

    def _told_by_quant(self, start: int) -> Resolved | None:
        """Name in their own words those who stand between "quant à" and a comma: "Quant à la gauche, elle …"."""
        first = self.sentence_start[start]
        if start - first < 3 or self.lower[first] not in self.grammar.sources.quant or self.lower[start - 1] != ",":
            return None
        opener = first + 1 + (self.lower[first + 1] in self.grammar.sources.post_prepositions)
        if "," in self.lower[opener : start - 1] or self.lower[opener] not in self.grammar.determiners:
            return None
        if any(tag in ("VERB", "AUX") for tag in self.tags[opener : start - 1]):
            return None
        own = self.naming.in_own_words(opener, start - 1, sure=False)
        return own if own.type != "document" else None

    def _is_topic(self, start: int) -> bool:
        """Tell whether a name or noun phrase opens its sentence, or stands behind "quant à"."""
        first = self.sentence_start[start]
        opening = [word for word in self.lower[first:start] if word not in self.grammar.determiners]
        return not opening or not self.grammar.sources.quant.isdisjoint(opening[:1])

    def _ahead(self, wanted: Wanted) -> Party | None:
        """Find the one person whose name follows soon: "Elle revient de loin. À 38 ans, Maëlle Rey …"."""
        if wanted.number != "s":
            return None
        at = wanted.place.at
        soon = at + self.grammar.sources.soon
        fitting = [p for p in self.parties.people_ahead(at, soon) if not p.gender or p.gender == wanted.gender]
        if len(fitting) != 1:
            return None
        (party,) = fitting
        first = next(m for m in self.naming.named_inside(at + 1, soon) if m.person and m.name == party.name)
        return party if self._brings_in(first, wanted.place) else None

    def _brings_in(self, mention: Mention, place: Place) -> bool:
        """Tell whether a name says who was meant before: as a subject, in nobody's words, and as nobody's other.

        Not « la faute d'autres élus comme Paul Rey », « et le président Paul Rey a proposé », « son frère Paul Rey ».
        """
        same = self.parties.place(mention.start).sentence == place.sentence
        apposed = self.lower[mention.start - 2] in self.parties.lexicon.source_nouns  # « que l'adjoint, | Luc Rey |, »
        if not mention.subject or (self.reported[mention.start] and (apposed or not same)):
            return False
        before = mention.start - 1
        while before > place.at and self.tags[before] in ("DET", "ADJ", "NOUN"):
            if self.lower[before] in self.grammar.possessives:
                return False
            before -= 1
        return not same or self.lower[before] == ","
