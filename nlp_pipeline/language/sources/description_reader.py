"""Reads definite noun phrases as descriptions: their noun, what it names, what else they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS
from nlp_pipeline.language.sources.agreement import (
    as_gender,
    gender_of_determiner,
    gender_shown_behind,
    is_title,
    without_former,
)
from nlp_pipeline.language.sources.antecedents import Wanted
from nlp_pipeline.language.sources.clause_subjects import is_participle, participle_before
from nlp_pipeline.language.sources.described_one import SPEAKING, Description
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.knowledge import Knowledge
    from nlp_pipeline.language.sources.parties import Place
    from nlp_pipeline.lexicon import SourceNoun


class DescriptionReader:
    """Reads the descriptions of one Doc.

    Args:
        doc: the Doc.
        knowledge: lexicon, closed classes, descriptions, demonyms.
        last_speaker: gives the name of who spoke last before a place.
        bodies_in: gives the names of the bodies in a token range.
    """

    def __init__(
        self,
        doc: Doc,
        knowledge: Knowledge,
        last_speaker: Callable[[Place], frozenset[str]],
        bodies_in: Callable[[int, int], frozenset[str]],
    ) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.texts, self.lower, self.tags = words.texts, words.lower, words.tags
        self.knowledge = knowledge
        self.grammar = knowledge.grammar
        self.last_speaker = last_speaker
        self.bodies_in = bodies_in

    def read(self, start: int, end: int, place: Place, speaker: frozenset[str]) -> Description | None:
        """Read a noun phrase as a description.

        Args:
            start: its first token.
            end: the token after its last.
            place: where it stands.
            speaker: names that it cannot mean: who says the quotation around it.

        Returns:
            The description; None for an indefinite or plural one, or one whose noun names nobody.
        """
        if self._is_contracted(start - 1) and self.lower[start] not in self.grammar.determiners:
            start -= 1  # « du |maire| »
        if is_title(self.texts[start], self.knowledge.lexicon) and start + 1 < end:
            start += 1  # « Madame |la maire| »
        determiner = self.lower[start]
        ours = determiner in self.grammar.sources.mine and self.lower[end - 1] in self.knowledge.descriptions.speakers
        if not ours and determiner not in self.grammar.definite_determiners and not self._is_contracted(start):
            return None
        end = self._before_work(start, end)
        within = range(start + 1, end)
        at = next((i for i in within if self._sort(i) or self._fixed(i, end)), None)
        if at is None or self._is_complement(start, at):
            return None
        ranked = self._sort(at) == "organization" and at + 1 < end  # « le premier syndicat du rail »
        post = self.lower[at] in self.knowledge.descriptions.posts
        if not (post or ranked) and self._is_one_of_several(start + 1, at):
            return None
        if self.lower[at] in self.grammar.sources.young and at + 1 in within and self._is_role(at + 1):
            at += 1  # « le jeune producteur »
        past = self.lower[at] in self.grammar.sources.past
        if past and at + 2 in within and self.lower[at + 1] in self.knowledge.descriptions.higher:
            at += 1  # « l'ancien Premier ministre »
        if past and at + 1 in within and (self._sort(at + 1) or self._fixed(at + 1, end)):
            at += 1  # « l'ancien producteur », « l'ancien parti au pouvoir »
        if self._is_named(at + 1, end):
            return None
        noun, complement = self._words(at, end)
        adjectives = self.knowledge.descriptions.adjectives
        of_some = noun in self.knowledge.demonyms or noun in self.knowledge.descriptions.affiliations
        known = None if of_some else self.knowledge.lexicon.source_nouns.get(noun)
        possessive = determiner in self.grammar.possessives
        sort = known.type if known is not None else self._sort(at)
        if ours or (possessive and noun in self.knowledge.descriptions.counterparts):
            sort = "person"  # « son confrère », which may be an outlet too
        if sort not in SPEAKING or (known is not None and known.number == "p"):
            return None
        known_words = self.knowledge.descriptions
        spoken_about = noun in known_words.spoken_about or (possessive and noun in known_words.counterparts)
        wanted = Wanted(
            place,
            self._gender(determiner, known, at, end) if sort == "person" else "",
            "s",
            spoken_about=spoken_about,
            outside=speaker | self.last_speaker(place)
            if spoken_about or self._replies(start, end, noun, past=past)
            else speaker,
        )
        behind = self._past_compound(at, end)
        rest = range(behind, end)
        tags = self.tags[behind:end]
        specified = "PROPN" in tags or any(self.doc[i].ent_type_ for i in rest)
        plays_a_part = noun in known_words.parts  # « la star brésilienne »
        of_people = not self.knowledge.demonyms.keys().isdisjoint(self.lower[behind:end])
        told_apart = sort == "person" and (of_people or not plays_a_part)
        told_apart = told_apart and not self._tells_kind(behind, end)
        joined = "ADP" in tags and not (sort == "person" and self._tells_kind(behind, end))
        narrowed = bool(complement) and (told_apart or joined)
        origin = self.knowledge.demonyms.get(noun, "") if known is None else ""
        pointing = determiner in self.grammar.demonstratives
        around = (*self.lower[start + 1 : at], *self.lower[at + 1 : min(end, at + 2)])
        fresh = not self.grammar.sources.fresh.isdisjoint(around)
        peoples = self.knowledge.demonyms
        bare_phrase = len(self._fixed(at, end)) == 1  # « banque centrale »
        spelt = known_words.words_of_phrase(self._phrase(at, end)) if bare_phrase else frozenset()
        of_people_or_party = (
            self.lower[i] in peoples or self.lower[i] in known_words.affiliations
            for i in rest
            if self.lower[i].isalpha() and self.lower[i] not in spelt
        )
        national = bool(complement) and (complement <= self.knowledge.peopled_ids or all(of_people_or_party))
        aged = not self.grammar.sources.years.isdisjoint(self.lower[at + 1 : end])
        return Description(
            noun,
            sort,
            complement,
            possessive,
            wanted,
            specified=specified,
            narrowed=narrowed,
            demonstrative=pointing,
            aged=aged,
            origin=origin,
            neighbours=self.knowledge.towns if origin in self.knowledge.towns else frozenset(),
            related=self._is_of_somebody(behind, end),
            fresh=fresh,
            national=national,
            former=past or self._noun(at) != self.lower[at],
            placed=bool(complement) and all(self.tags[i] == "ADP" or self.doc[i].ent_type_ == "LOC" for i in rest),
            guessed=(known is None or known.formed) and not of_some and noun not in known_words.general,
            native=known is None and not of_some and self.doc[at].text.istitle(),
            proper=sort == "organization" and self.texts[at].istitle(),
            told_which=not self._is_contracted(start) and self._is_told_which(end),
            masculine=known is not None and known.gender == "m" and not known.formed,
            bodies=self.bodies_in(at + 1, end),
            kinds=frozenset(
                adjectives.get(self.lower[i], self.lower[i])
                for i in rest
                if self.lower[i] in adjectives or self._sort(i) == "organization"
            ),
            places=self.knowledge.places_in(self.lower[behind:end]) | (complement & self.knowledge.peopled_ids),
        )

    def _is_named(self, at: int, end: int) -> bool:
        """Tell a noun with a name right behind it that nobody knows: "le courtier |Crédilis|", "le coréen Dahan"."""
        return at + 1 == end and self.texts[at].istitle() and self.tags[at] == "PROPN" and not self._place(at)

    def _place(self, at: int) -> bool:
        return self.lower[at] in self.knowledge.demonyms or self.lower[at] in self.knowledge.peopled

    def _is_told_which(self, end: int) -> bool:
        """Tell a relative without a comma, which brings somebody in: "le promoteur |qui comptait bâtir|"."""
        return end < len(self.lower) and self.lower[end] in self.grammar.qui and self.doc[end].ent_type_ == ""

    def _is_of_somebody(self, at: int, end: int) -> bool:
        """Tell whether a complement says whose somebody is: "l'agent |du joueur|", no name, place or affiliation."""
        of = at < end and self.lower[at] in self.grammar.sources.function_continuers
        bare = of and self.lower[at] in self.grammar.de
        determiners = self.grammar.definite_determiners | self.grammar.ones
        noun = at + 1 + (bare and self.lower[min(at + 1, end - 1)] in determiners)
        return of and noun < end and (noun > at + 1 or not bare) and self._sort(noun) == "person"

    def _tells_kind(self, at: int, end: int) -> bool:
        """Tell whether a complement only says what sort of its noun it is: "la joueuse |de tennis|"."""
        words = self.doc[at + 1 : end]
        if at >= end or self.lower[at] not in self.grammar.de or not words:
            return False
        return all(word.pos_ in ("ADJ", "NOUN") and not word.ent_type_ for word in words)

    def _before_work(self, start: int, end: int) -> int:
        """Leave out the title of a work, which tells nobody apart: "l'interprète |de « Sans retour »"."""
        of = self.grammar.linking_prepositions
        marks = (
            at for at in range(start + 2, end) if self.lower[at] in OPENING_QUOTATION_MARKS and self.lower[at - 1] in of
        )
        return next(marks, end + 1) - 1

    def _replies(self, start: int, end: int, noun: str, *, past: bool) -> bool:
        """Tell whether what fits anybody answers who spoke last: "rétorque |l'écologiste|", "|l'ancien juge|"."""
        if not past and noun not in self.knowledge.descriptions.general and noun not in self.knowledge.demonyms:
            return False
        if participle_before(self.doc, start) < start:
            return False  # « Interrogé sur les faits, |le trentenaire| répond que »
        return not self.grammar.sources.replies.isdisjoint((*self.lower[start - 1 : start], *self.lower[end : end + 2]))

    def _is_one_of_several(self, start: int, at: int) -> bool:
        return not self.grammar.sources.ordinals.isdisjoint(self.lower[start:at]) and not self._fixed(at - 1, at + 1)

    def _is_complement(self, start: int, at: int) -> bool:
        """Tell a noun in the complement of another one: "la |doyenne| d'un village", not "au siège de la banque"."""
        before = self.lower[start + 1 : at]
        joined = not self.grammar.name_prepositions.isdisjoint(before)
        return joined and self.grammar.sources.seats.isdisjoint(before)

    def _noun(self, at: int) -> str:
        """Give a noun in lower case, "président" of "l'ex-président" too."""
        return without_former(self.lower[at], self.grammar)

    def _is_contracted(self, at: int) -> bool:
        """Tell whether a token is a preposition and a singular article in one: "du", "au"."""
        if at < 0 or self.lower[at] not in self.grammar.contracted_prepositions:
            return False
        return self.lower[at] in self.grammar.masculine_determiners

    def _is_role(self, at: int) -> bool:
        """Tell whether a token is a noun for what somebody does, and not for whose kin somebody is."""
        if self.lower[at] in self.knowledge.descriptions.posts or self.lower[at] in self.grammar.sources.no_functions:
            return False
        return self._sort(at) == "person"

    def takes_up(self, description: Description) -> bool:
        """Tell whether a description takes somebody up even where nobody could be found ("le syndicat")."""
        known = self.knowledge.descriptions
        if description.complement or description.possessive or description.noun in known.posts:
            return False
        return description.noun in known.bearers or description.noun in known.general

    def _words(self, at: int, end: int) -> tuple[str, frozenset[str]]:
        """Give the noun and the other words of weight, "chef de l'État" as one noun."""
        fixed = self._fixed(at, end)
        if fixed:
            spelt = self.knowledge.descriptions.words_of_phrase(self._phrase(at, end))
            rest = (i for i in range(at + 1, end) if self.lower[i] not in spelt)
            names = (self.lower[i] for i in rest if self.tags[i] == "PROPN" or self.doc[i].ent_type_)
            return fixed[0], frozenset((*fixed[1:], *names)) | self.knowledge.places_in(self.lower[at + 1 : end])
        complement = (
            self.lower[i]
            for i in range(self._past_compound(at, end), end)
            if self._is_of_weight(i) and self.tags[i - 1] != "NUM"
            if self.lower[i] not in self.grammar.sources.standing
            if not (self.lower[i - 1] in self.grammar.et and self._sort(i) == "person")  # « la chanteuse et |actrice| »
        )
        noun, known = self._noun(at), self.knowledge.descriptions
        said = frozenset(complement) | known.higher.intersection(self.lower[at - 1 : at])
        if noun in known.territorial:
            said -= known.territories
        return noun, known.with_affiliations(said) | self.knowledge.places_in(self.lower[at + 1 : end])

    def _is_of_weight(self, at: int) -> bool:
        """Tell a word that says something of whom a noun stands for: a noun, an adjective, a participle, a name."""
        token = self.doc[at]
        return self.tags[at] in ("NOUN", "PROPN", "ADJ") or bool(token.ent_type_) or is_participle(token)

    def _past_compound(self, at: int, end: int) -> int:
        """Give the token after a noun and what a hyphen joins to it: "l'|entraîneur-chef| du club"."""
        at += 1
        while at + 1 < end and self.lower[at] == "-":
            at += 2
        return at

    def _fixed(self, at: int, end: int) -> tuple[str, ...]:
        """Give the noun, and its complements, that a fixed phrase at a token stands for; () where none does."""
        word, known = self._noun(at), self.knowledge.descriptions
        if word not in known.phrases and word[-1:] != "'":
            return ()  # an elided word is one with the next
        return known.phrase_at(self._phrase(at, end))

    def _phrase(self, at: int, end: int) -> str:
        words = without_former(" ".join(self.lower[at:end]).replace("' ", "'"), self.grammar)
        first, _, rest = words.partition(" ")
        if at > 0 and self.lower[at - 1] in self.grammar.feminine_determiners:
            first = self.knowledge.descriptions.feminines.get(first, first)  # « la |chef| de l'État »
        return f"{first} {rest}"

    def _gender(self, determiner: str, noun: SourceNoun | None, at: int, end: int) -> str:
        if noun is not None and noun.noun in self.grammar.sources.fixed_gender_nouns:
            return ""
        shown = gender_of_determiner(determiner, self.grammar) or self._gender_before(at)
        listed = noun is not None and not noun.formed  # « l'|armurier| » may be somebody whom the text has yet to name
        shown = shown or (as_gender(noun.gender) if noun is not None and listed else "")
        return shown or gender_shown_behind(self.doc, at, end, self.grammar)

    def _gender_before(self, at: int) -> str:
        """Tell the gender that a word before a noun shows for what somebody was or will be: "l'|ancienne| ministre"."""
        shown = str(self.doc[at - 1].morph) if self.lower[at - 1] in self.grammar.sources.past else ""
        return "f" if "Gender=Fem" in shown else "m" if "Gender=Masc" in shown else ""

    def _sort(self, at: int) -> str:
        """Tell what a noun of a description names; '' for a word that heads none."""
        word = self._noun(at)
        noun = self.knowledge.lexicon.source_nouns.get(word)
        of_some = word in self.knowledge.demonyms or word in self.knowledge.descriptions.affiliations
        if noun is not None and not of_some:
            return noun.type
        if word in self.knowledge.descriptions.general or word in self.knowledge.demonyms:
            return "person"
        personal = self.knowledge.lexicon.source_nouns.may_be_somebody(word) and self.tags[at] in ("NOUN", "PROPN")
        return "person" if personal else ""
