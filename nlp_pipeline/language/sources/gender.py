"""Whether a text presents a person as a woman or a man: titles, agreement, pronouns, offices, first names.

It is evidence about words, not about people. The kinds of evidence are asked in the order of :class:`Kind`; the first
that says anything decides, and says nothing where it speaks for both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.agreement import (
    Gender,
    as_gender,
    behind_preposition,
    gender_of_determiner,
    is_title,
    one_of_several,
)
from nlp_pipeline.language.sources.function_phrases import head_of_office
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar


class Kind(IntEnum):
    """Kinds of evidence, the strongest first."""

    TITLE = 0
    AGREEMENT = 1
    PRONOUN = 2
    FEMININE_OFFICE = 3
    FIRST_NAME = 4
    MASCULINE_OFFICE = 5
    """The weakest, for a masculine noun may be said of a woman ("le ministre Anne Morel")."""


class Genders:
    """What one Doc shows of the gender of the persons that it names.

    Args:
        doc: the Doc, tagged.
        lexicon: titles, source nouns, genders of first names.
        grammar: closed classes.
        mentions: all that can be a source.
        offices: name and gender for every function that the text states for a person.
        demonyms: words for the people of a place.
    """

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        grammar: Grammar,
        mentions: Sequence[Mention],
        offices: Iterable[tuple[str, Gender]],
        demonyms: Container[str] = (),
    ) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.texts, self.lower, self.tags = words.texts, words.lower, words.tags
        self.sentence_start = words.sentence_start
        self.lexicon = lexicon
        self.grammar = grammar
        self.demonyms = demonyms
        self._seen: dict[str, dict[Kind, Counter[Gender]]] = defaultdict(lambda: defaultdict(Counter))
        for mention in mentions:
            if mention.person:
                begin = head_of_office(self.lower, mention.start - 1, grammar) + 1
                self._note(mention.name, Kind.TITLE, self._title(begin))
                article = self._article(begin)
                self._note(mention.name, _office(article), article)
                self._note(mention.name, Kind.FIRST_NAME, self._first_name(mention.name))
                for gender in self._agreeing(mention):
                    self._note(mention.name, Kind.AGREEMENT, gender)
        for name, gender in offices:
            self._note(name, _office(gender), gender)

    def of(self, name: str) -> Gender:
        """Give the gender of a person by the strongest evidence; '' where nothing tells, or it tells both."""
        seen = self._seen.get(name, {})
        for kind in Kind:
            genders = seen.get(kind)
            if genders:
                return "f" if genders["f"] > genders["m"] else "m" if genders["m"] > genders["f"] else ""
        return ""

    def has_masculine_office(self, name: str) -> bool:
        """Tell whether the text gives a masculine office to one who is, or may be, a woman ("le maire Anne Rey")."""
        seen = self._seen.get(name, {})
        return Kind.MASCULINE_OFFICE in seen and (len(seen) == 1 or self.of(name) != "m")

    def heard(self, name: str, gender: str) -> None:
        """Note the gender of a pronoun that stands for a person."""
        self._note(name, Kind.PRONOUN, as_gender(gender))

    def of_words(self, words: str, shown: str) -> Gender:
        """Give the gender of a person without a name by the words for it.

        Args:
            words: its description.
            shown: the gender that the description shows.

        Returns:
            That gender; '' where the noun has one for whoever it is said of ("la victime", "le témoin").
        """
        parts = words.lower().replace("’", "'").replace("'", "' ").split()
        head = next((part for part in parts if part in self.lexicon.source_nouns), "")
        return "" if head in self.grammar.sources.fixed_gender_nouns else as_gender(shown)

    def _note(self, name: str, kind: Kind, gender: Gender) -> None:
        if gender:
            self._seen[name][kind][gender] += 1

    def _title(self, start: int) -> Gender:
        """Read "Mme Morel", "Mme la juge Anne Morel", "Sœur Anne"."""
        at = start - 1
        while at > 0 and (
            self.lower[at] in self.grammar.definite_articles or self.lower[at] in self.lexicon.source_nouns
        ):
            at -= 1
        before = [self.texts[place] for place in {at, start - 1, start} if place >= 0]
        titles = [word.lower() for word in before if is_title(word, self.lexicon)]
        return next((g for word in titles if (g := as_gender(self.lexicon.titles[word]))), "")

    def _article(self, start: int) -> Gender:
        """Read "la petite Maëlle", "le gendarme Rey", "cette Anne"."""
        at = start - 1
        if at > 1 and self.lower[at] == ",":
            return self._apposed_noun(at - 1)
        of_people = at > 0 and self.texts[at].istitle() and self.lower[at - 1] in self.grammar.definite_articles
        behind = self.lower[at - 2] if of_people and at > 1 else ""
        of_people = of_people and not self.doc[at].ent_type_  # « le préfet de la Drôme Luc Morel »
        if behind in self.grammar.name_prepositions:
            of_people = of_people and self.lower[at] in self.demonyms  # « l'échevin de la Propreté Luc Morel »
        if at > 0 and (self.tags[at] == "ADJ" or self._is_person_noun(self.lower[at]) or of_people):
            at -= 1  # « la petite Maëlle », « la Géorgienne Nino Rey »
        return gender_of_determiner(self.lower[at], self.grammar) if at >= 0 else ""

    def _apposed_noun(self, at: int) -> Gender:
        """Read "son rival conservateur, Ange Roy": a noun of one gender with its determiner, and a comma."""
        last = at
        while at > 0 and self.tags[at] in ("ADJ", "NOUN") and self.tags[at - 1] in ("ADJ", "NOUN"):
            at -= 1
        if at < 1 or not self._is_person_noun(self.lower[at]) or self.lower[at - 1] not in self.grammar.determiners:
            return ""
        noun = as_gender(self.lexicon.source_nouns[self.lower[at]].gender)
        return noun or (self._shown_by(self.doc[at + 1]) if at < last else "")  # « son homologue danoise, X »

    def _is_person_noun(self, word: str) -> bool:
        noun = self.lexicon.source_nouns.get(word)
        fixed = word in self.grammar.sources.fixed_gender_nouns
        return noun is not None and noun.type == "person" and not fixed

    def _first_name(self, name: str) -> Gender:
        """Tell the gender of the first name in a full one, or of one that stands alone; most surnames have none."""
        words = name.lower().replace("’", "'").split()
        if len(words) == 1 and words[0].split("-")[0] not in self.lexicon.first_names:
            return ""
        known = self.lexicon.first_name_genders
        return as_gender(known[words[0]] if words[0] in known else known.get(words[0].split("-")[0], ""))

    def _agreeing(self, mention: Mention) -> Iterator[Gender]:
        """Give the gender of what agrees with a name as its subject or stands in apposition to it."""
        doc, grammar = self.doc, self.grammar
        end = mention.end
        if end + 1 < len(doc) and self.lower[end + 1] in grammar.been:
            end += 1
        if end < len(doc) and _agrees_before(self.lower[end], grammar):
            if not (behind_preposition(doc, mention.start, grammar) or self._is_called_after(mention.start)):
                yield self._after_verb(end)  # but « la chanson de Paul Rey a été vue »
        elif end + 1 < len(doc) and self.lower[end] == ",":
            at = end + 1
            while at + 1 < len(doc) and self.tags[at] == "ADV":
                at += 1  # « Ange Roy, aujourd'hui retraité, »
            of_either = self._is_person_noun(self.lower[at]) and not as_gender(
                self.lexicon.source_nouns[self.lower[at]].gender
            )  # « Anne Roy, kiné de 29 ans, »
            if not of_either and ("VerbForm=Part" in str(doc[at].morph) or at > end + 1):
                yield self._clearly_shown_by(doc[at])
            elif self._is_person_noun(self.lower[at]) and at + 1 < len(doc) and self.lower[at + 1] in grammar.de:
                gender = as_gender(self.lexicon.source_nouns[self.lower[at]].gender)  # « Ange R., mère d'une fillette »
                if gender == "f" or self._first_name(mention.name) != "f":
                    yield gender  # but « Anne R., procureur de Lyon »
        start = mention.start
        if start > 1 and self.lower[start - 2] in grammar.sources.agreeing_verbs:
            yield self._shown_by(doc[start - 1])
        yield self._opening(start)
        yield self._one_of(start)

    def _is_called_after(self, start: int) -> bool:
        """Tell whether what a noun names goes by somebody's name: "la famille |Rey| a été vue", "l'affaire |Rey|"."""
        at = start - 1
        if at < 1 or self.tags[at] != "NOUN" or self.lower[at - 1] not in self.grammar.definite_determiners:
            return False
        noun = self.lexicon.source_nouns.get(self.lower[at])
        return noun is not None and noun.type != "person"

    def _one_of(self, start: int) -> Gender:
        """Read "l'un des rescapés, Ange Roy"."""
        doc = self.doc
        if start < 1 or self.lower[start - 1] != ",":
            return ""
        opening = next((at for at in back(start - 2) if doc[at].is_punct), -1) + 1
        one = one_of_several(self.lower, opening, self.grammar)
        return gender_of_determiner(one, self.grammar) if one else ""

    def _after_verb(self, at: int) -> Gender:
        """Read "est arrivée", "s'est dite prête", "a été vite remplacée"."""
        doc, grammar = self.doc, self.grammar
        while at < len(doc) and _agrees_before(self.lower[at], grammar):
            at += 1
        if self.lower[at - 1] in grammar.se or at >= len(doc):
            return ""
        for token in doc[at:]:
            if token.pos_ in ("ADJ", "VERB", "AUX"):
                return self._shown_by(token)
            if token.pos_ != "ADV" and token.lower_ not in grammar.negation_marks:
                return ""
        return ""

    def _opening(self, start: int) -> Gender:
        """Read "Interrogée par la presse, Anne Morel …"."""
        doc = self.doc
        if start < 2 or self.lower[start - 1] != ",":
            return ""
        first = self.sentence_start[start]
        if start - first < 2:
            return ""
        if any(word in ",;:«»" for word in self.lower[first : start - 1]):
            return ""
        return self._clearly_shown_by(doc[first]) if "VerbForm=Part" in str(doc[first].morph) else ""

    def _clearly_shown_by(self, token: Token) -> Gender:
        """Tell the gender of a participle that can be no other form of its verb ("née", but not "dit")."""
        return self._shown_by(token) if token.lower_.endswith(self.grammar.sources.clear_endings) else ""

    def _shown_by(self, token: Token) -> Gender:
        """Tell the gender that a participle or adjective shows by its ending; '' where both have the same."""
        word = token.lower_
        if token.pos_ not in ("ADJ", "VERB", "AUX") or word.endswith(self.grammar.sources.both_endings):
            return ""
        if word.endswith(self.grammar.sources.feminine_endings):
            return "f"
        return "m" if word.endswith(self.grammar.sources.masculine_endings) else ""


def _agrees_before(word: str, grammar: Grammar) -> bool:
    """Tell a word behind which a participle or adjective agrees with the subject: "est", "semble", "s'"."""
    return word in grammar.sources.agreeing_verbs or word in grammar.se


def _office(gender: Gender) -> Kind:
    return Kind.FEMININE_OFFICE if gender == "f" else Kind.MASCULINE_OFFICE
