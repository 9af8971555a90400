"""The function that an article states for a person: before the name, behind it, or by "X est …"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp_pipeline.language.document.punctuation import OPENING_QUOTATION_MARKS
from nlp_pipeline.language.entities.acronyms import initials_of, letters_of
from nlp_pipeline.language.sources.agreement import (
    Gender,
    as_gender,
    behind_preposition,
    gender_of_determiner,
    is_title,
)
from nlp_pipeline.language.sources.clause_subjects import opens_sentence
from nlp_pipeline.language.sources.function_phrases import FunctionPhrases
from nlp_pipeline.language.sources.functions_before import CLOSED, FunctionsBefore
from nlp_pipeline.language.sources.functions_stated import FunctionsStated
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

OPENED = frozenset((",", "(", "–", "—"))


class Roles:
    """Reads the stated functions of one Doc.

    ``nouns`` and ``genders`` give what the functions show of each person, as often as one is stated; ``bodies`` the
    names of bodies in them; ``bearer_at`` whose function a token is in.

    Args:
        doc: the Doc, tagged.
        lexicon: source nouns.
        grammar: closed classes.
        mentions: all that can be a source, in text order.
        words: gives the words of a token range as the article prints them.
        demonyms: words for the people of a place.
        affiliations: words for the party or cause of somebody.
        apart: tokens at which what somebody says begins right behind him: a name there has no function before them.
    """

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        grammar: Grammar,
        mentions: Sequence[Mention],
        words: Callable[[int, int], str],
        demonyms: Container[str],
        affiliations: Container[str],
        apart: Container[int] = (),
    ) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self._words = words
        self.lexicon = lexicon
        self.grammar = grammar
        self.phrases = FunctionPhrases(doc, lexicon, grammar)
        self.told = FunctionsStated(doc, grammar, self.phrases)
        self.ahead = FunctionsBefore(doc, lexicon, grammar, demonyms, affiliations, self.phrases)
        self.by_name: dict[str, str] = {}
        self.stated: dict[str, str] = {}
        self.nouns: dict[str, set[str]] = defaultdict(set)
        self.bodies: dict[str, set[str]] = defaultdict(set)
        self.genders: list[tuple[str, Gender]] = []
        self.bearer_at: dict[int, Mention] = {}
        names = {mention.start: mention.name for mention in mentions if mention.label == "ORG"}
        for mention in mentions:
            if mention.person:
                ahead = (self.ahead.before, self.ahead.before_rank, self.ahead.fronted)
                before = () if mention.start in apart else tuple(read(mention) for read in ahead)
                for found in (self._behind(mention), *before, self.told.stated(mention), self.told.taken_up(mention)):
                    if found is not None and found[1] > found[0]:
                        self._keep(mention.name, *found)
                        self.bodies[mention.name].update(names[at] for at in range(*found) if at in names)
                        if found[0] and self.lower[found[0] - 1] in self.grammar.possessives:
                            self.bodies[mention.name].update(self._whose(found[0], mentions))
                        self._go_on(mention.name, found[1])
                        self.bearer_at.update(dict.fromkeys(range(self._whole(found[0]), found[1]), mention))

    def _go_on(self, name: str, stop: int) -> None:
        """Read the nouns of another function behind one: "Paul Rey, ancien ministre, |désormais sénateur|,"."""
        at = stop + 1
        if at + 1 >= len(self.doc) or self.lower[stop] != ",":
            return
        while at + 1 < len(self.doc) and self.doc[at].pos_ == "ADV":
            at += 1
        found = self.phrases.phrase(at, len(self.doc)) if at > stop + 1 else None
        if found is not None and self.lower[at] not in self.grammar.determiners:
            self.nouns[name].update(self.phrases.heads(*found))

    def _whose(self, at: int, mentions: Sequence[Mention]) -> set[str]:
        """Give the body whose "son président" somebody is: the last that acts in the sentence before."""
        sent = self.doc[at].sent.start
        before = self.doc[sent - 1].sent.start if sent else 0
        acting = [each for each in mentions if before <= each.start < at and each.subject and each.label]
        return {acting[-1].name} if acting and acting[-1].label == "ORG" else set()

    @property
    def _articles(self) -> frozenset[str]:
        return self.grammar.definite_articles

    def of(self, name: str) -> str:
        """Give the function that the article states for a person of that name; '' where it states none."""
        return self.by_name.get(name, "")

    def all_of(self, name: str) -> str:
        """Give the words of all functions that the article states for a person of that name."""
        return self.stated.get(name, "")

    def by_initials(self, acronym: str) -> str:
        """Give the only person whose function an acronym stands for: "le DST", a "directeur des services techniques".

        Args:
            acronym: as written.

        Returns:
            The person's name; '' where no function begins with words of these initials, or those of two do.
        """
        light = self.grammar.linking_prepositions | self.grammar.definite_articles
        letters = letters_of(acronym)
        roles = ((name, initials_of(role.lower().split(), light)) for name, role in self.by_name.items())
        held = [name for name, initials in roles if initials.startswith(letters)]
        return held[0] if len(held) == 1 else ""

    def bearer_before(self, start: int, end: int) -> Mention | None:
        """Give the person by name whom a noun phrase is apposed to, if a relative or the verb of both follows it.

        « Paul Rey, | un retraité |, qui raconte », « Paul Rey, | le maire | estime ». A function without a determiner
        is apposed whatever follows it: « comme Paul Rey, | patron du club | l'avait dit ».
        """
        bearer = self.bearer_at.get(start + (self.lower[start] in self.grammar.determiners))
        if bearer is None or bearer.end + 1 != start or end + 1 >= len(self.doc):
            return None
        if self.lower[start] not in self.grammar.determiners:
            return bearer
        relative = self.lower[end + (self.doc[end].text == ",")] in self.grammar.relatives
        return bearer if relative or self._is_subject_of(bearer, end) else None

    def of_description(self, start: int, end: int) -> str:
        """Give the function in the words of a source without a name: "un porte-parole de la police"."""
        found = self.phrases.phrase(start, end)
        return self._words(found[0], max(found[1], self.phrases.stop(found[1], end))) if found else ""

    def _keep(self, name: str, start: int, end: int) -> None:
        """Keep the first function that is stated, and a fuller statement of the same one in its place."""
        role = self._words(start + (self.lower[start] in self.grammar.sources.before_functions), end)
        nouns = self.phrases.heads(start, end)
        shown = gender_of_determiner(self.lower[start - 1], self.grammar) if start else ""
        gender = shown or next((g for noun in nouns if (g := as_gender(self._noun_gender(noun)))), "")
        tells = bool(gender) and not self.grammar.sources.fixed_gender_nouns.intersection(nouns)
        if tells and gender == "f" and self._is_man(name):
            return  # « selon Luc Rey, | la préfète | a menti »
        self.nouns[name].update(nouns)
        for opener, opened in self.grammar.sources.opened_functions.items():
            if f"{role.lower()} ".startswith(f"{opener} "):
                self.nouns[name].update(opened)
        if tells:
            self.genders.append((name, gender))
        self.stated[name] = f"{self.stated.get(name, '')} {role}".strip()
        known = self.by_name.get(name, "")
        fuller = len(role) > len(known) and set(known.lower().split()) <= set(role.lower().split())
        if not known or fuller:
            self.by_name[name] = role

    def _is_man(self, name: str) -> bool:
        """Tell whether a full name has a first name that men alone have."""
        first, _, rest = name.lower().partition(" ")
        return bool(rest) and self.lexicon.first_name_genders.get(first) == "m"

    def _noun_gender(self, noun: str) -> str:
        return self.lexicon.source_nouns[noun.removeprefix("ex-")].gender

    def _behind(self, mention: Mention) -> tuple[int, int] | None:
        """Read "Paul Rey, porte-parole de la police," and "Paul Rey (maire de Lurcay)"."""
        at = mention.end
        if at + 1 >= len(self.doc):
            return None
        if self.lower[at] == "(" and self.phrases.phrase(at + 1, len(self.doc)) is None:
            at = self.phrases.past_brackets(at)  # « Paul Rey (PS), maire de Lurcay, »
            if at + 1 >= len(self.doc) or self.lower[at] != ",":
                return self._bare(at)
        if self.doc[at].text not in OPENED:
            return self._unparted(mention)
        at = self._after_age(at + 1)
        if self.lower[at] in self.grammar.sources.became and self.phrases.phrase(at + 1, len(self.doc)) is not None:
            at += 1  # « Paul Rey, |devenu| recteur, »
        if self.lower[at] in self.grammar.contracted_prepositions:
            return None  # « les noms de Paul Rey, |du conseiller| Luc Vial »
        article = self.lower[at] in self._articles
        found = self.phrases.phrase(at, len(self.doc))
        if found is None:
            return self.phrases.at_the_head(at)
        if found[1] < len(self.doc) and self.doc[found[1]].ent_type_ == "PER":
            return None  # « le président Rey, |le président| Vial »
        stop = self.phrases.stop(found[1], len(self.doc))
        last = self.phrases.past_brackets(stop)  # « Paul Rey, le maire de Lurcay |(PS)|, »
        closed = last < len(self.doc) and (self.doc[last].text in CLOSED or self._closes_later(stop))
        if not article and self._is_verb(found[1], stop):
            return None
        told = stop < len(self.doc) and self.lower[stop] in self.grammar.qui
        if article and not (closed or told):
            return (found[0], stop) if self._is_subject_of(mention, stop) else None
        if article and (self._opened_by_preposition(mention) or self._is_of_next(mention, stop)):
            return None
        return found[0], stop

    def _bare(self, at: int) -> tuple[int, int] | None:
        """Read "Paul Rey (PS) maire de Lurcay", with no comma behind the brackets."""
        found = self.phrases.phrase(at, len(self.doc)) if at + 1 < len(self.doc) else None
        stop = at if found is None else self.phrases.stop(found[1], len(self.doc))
        return None if found is None or found[0] != at or self._is_verb(found[1], stop) else (at, stop)

    def _closes_later(self, stop: int) -> bool:
        """Tell whether a comma or full stop closes what tells since when: "Paul Rey, le maire |depuis 2014|,"."""
        sources = self.grammar.sources
        if self.lower[stop] not in sources.since | sources.behind_functions:
            return False
        for at in range(stop + 1, min(len(self.doc), stop + 1 + sources.longest_time)):
            if self.doc[at].text in CLOSED:
                return True
            if "VerbForm=Fin" in str(self.doc[at].morph):
                return False
        return False

    def _unparted(self, mention: Mention) -> tuple[int, int] | None:
        """Read "Paul Rey le maire de Lurcay estime", with no comma at all, at the head of a clause."""
        at = mention.end
        if self.lower[at] not in self._articles or self.doc[at].is_sent_start:
            return None
        if not (self.doc[mention.start].is_sent_start or self.doc[mention.start - 1].text == ","):
            return None
        found = self.phrases.phrase(at, len(self.doc))
        if found is None or found[0] != at + 1:
            return None
        stop = self.phrases.stop(found[1], len(self.doc))
        verb = self.doc[stop] if stop < len(self.doc) else None
        return (found[0], stop) if verb is not None and "VerbForm=Fin" in str(verb.morph) else None

    def _is_verb(self, end: int, stop: int) -> bool:
        """Tell whether a noun is a verb in truth, for its object follows: "Paul Rey, |juge| la loi inutile"."""
        if stop > end or end >= len(self.doc):
            return False
        follows = self.lower[end]
        return (
            follows in self.grammar.determiners - self.grammar.contracted_prepositions
            or follows in OPENING_QUOTATION_MARKS
        )

    def _is_subject_of(self, mention: Mention, stop: int) -> bool:
        """Tell a name and its function, unclosed, at the head of a sentence: « Paul Rey, le maire estime »."""
        verb = stop
        while verb < len(self.doc) and self.lower[verb] in self.grammar.negation_marks | self.grammar.se:
            verb += 1
        shown = str(self.doc[verb].morph) if verb < len(self.doc) and self.doc[verb].pos_ in ("VERB", "AUX") else ""
        finite = "VerbForm=Fin" in shown and "Number=Plur" not in shown
        if not finite or not opens_sentence(self.doc, mention.start, self.grammar):
            return False
        known = self.lexicon.first_name_genders.get(self.lower[mention.start], "")
        shown_gender = gender_of_determiner(self.lower[mention.end + 1], self.grammar)
        return not (as_gender(known) and shown_gender and as_gender(known) != shown_gender)

    def _whole(self, start: int) -> int:
        """Find where the phrase begins that a function goes on with: "L'expert, le capitaine Yvan Lerouge,"."""
        doc, determiners = self.doc, self.grammar.determiners
        at = start - 2
        if at < 1 or doc[at].text != "," or self.lower[start - 1] not in determiners:
            return start
        noun = next(
            (
                here
                for here in range(at - 1, max(-1, at - 1 - self.grammar.sources.farthest_function), -1)
                if self.phrases.is_function(here)
            ),
            0,
        )
        opened = noun and self.lower[noun - 1] in self._articles
        return noun if opened and doc[noun - 1].is_sent_start else start

    def _after_age(self, at: int) -> int:
        """Step over "45 ans,"."""
        ahead = self.doc[at : at + 3]
        aged = len(ahead) == 3 and ahead[1].lower_ in self.grammar.sources.years and ahead[2].text == ","
        return at + 3 if aged and at + 3 < len(self.doc) else at

    def _opened_by_preposition(self, mention: Mention) -> bool:
        """Tell whether "selon" or "pour" opens the name: then "le maire" behind its comma may begin the clause."""
        at = mention.start - 1
        if at < 0 or self.doc[at].pos_ != "ADP":
            return False
        return bool(self.doc[at].is_sent_start or (at > 0 and self.doc[at - 1].is_sent_start))

    def _is_of_next(self, mention: Mention, stop: int) -> bool:
        """Tell whether a function is that of the person named behind it: "Au procès de X, l'avocate, Me Y, …"."""
        at = stop + 1
        while at < len(self.doc) and is_title(self.doc[at].text, self.lexicon):
            at += 1
        if at >= len(self.doc) or self.doc[stop].text != "," or self.doc[at].ent_type_ != "PER":
            return False
        return behind_preposition(self.doc, mention.start, self.grammar)
