"""The function that stands before a person's name: "le maire Paul Rey", "Élue à la tête du parti, Anne Morel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.agreement import is_title
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.sources.function_phrases import ENDS, FunctionPhrases, head_of_office
from nlp_pipeline.language.sources.shared_surnames import is_of_several
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

CLOSED = frozenset((",", ".", ")", ";", ":", "»", "”", "–", "—"))


class FunctionsBefore:
    """Reads the functions before the names of one Doc.

    Args:
        doc: the Doc, tagged.
        lexicon: source nouns, titles.
        grammar: closed classes.
        demonyms: words for the people of a place.
        affiliations: words for the party or cause of somebody.
        phrases: reads the functions themselves.
    """

    def __init__(
        self,
        doc: Doc,
        lexicon: Lexicon,
        grammar: Grammar,
        demonyms: Container[str],
        affiliations: Container[str],
        phrases: FunctionPhrases,
    ) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.texts, self.lower, self.tags = words.texts, words.lower, words.tags
        self.sentence_start = words.sentence_start
        self.lexicon = lexicon
        self.grammar = grammar
        self.demonyms = demonyms
        self.affiliations = affiliations
        self.phrases = phrases

    def before(self, mention: Mention) -> tuple[int, int] | None:
        """Read "le ministre de l'Intérieur Paul Rey" and "le procureur de Lurcay, Paul Rey,"."""
        if is_of_several(self.doc, mention, self.lexicon, self.grammar):
            return None  # « l'avocat du couple Rey »
        end = self._past_titles(mention.start)
        apposed = end > 0 and self.lower[end - 1] == ","
        closed = True
        if apposed:
            behind = self.doc[mention.end].text if mention.end < len(self.doc) else "."
            closed = behind in CLOSED or behind == "(" or behind.isspace()
            if not closed and self.doc[mention.end].pos_ not in ("VERB", "AUX"):
                return None
            end -= 1
        return self._ending_at(end, apposed=apposed, closed=closed)

    def before_rank(self, mention: Mention) -> tuple[int, int] | None:
        """Read "le porte-parole de la police, |le commissaire| Luc Vial": the function before that beside the name."""
        beside = self.before(mention)
        comma = beside[0] - 2 if beside is not None else 0
        if comma < 1 or self.lower[comma] != "," or self.lower[comma + 1] not in self.grammar.definite_articles:
            return None
        return self._ending_at(comma, apposed=True, closed=True)

    def fronted(self, mention: Mention) -> tuple[int, int] | None:
        """Read "Championne du monde en titre, Anne Morel a chuté": a bare noun at the head of the sentence."""
        end = self._past_titles(mention.start)
        first = self.sentence_start[mention.start]
        if end - 1 > first + 1 and self.lower[first + 1] in self.grammar.sources.became:
            first += 1  # « Fraîchement élue »
        if end - 1 <= first or self.lower[end - 1] != ",":
            return None
        came = is_participle(self.doc[first]) or self.lower[first] in self.grammar.sources.became
        if came and (opened := self.phrases.at_the_head(first + 1)) is not None:
            return opened if opened[1] <= end - 1 else None  # « Élue à la tête du parti, Anne Morel »
        first += came
        if self.lower[first] in self.grammar.determiners or self.phrases.phrase(first, end - 1) is None:
            return None
        stop = self.phrases.stop(first + 1, end - 1)
        dated = self.lower[stop] in self.grammar.sources.since and not any(
            token.pos_ in ("VERB", "AUX") or token.text == "," for token in self.doc[stop : end - 1]
        )
        return (first, stop) if stop == end - 1 or dated else None

    def _ending_at(self, end: int, *, apposed: bool, closed: bool) -> tuple[int, int] | None:
        """Find the function that ends before a token.

        Args:
            end: the token.
            apposed: whether a comma stands there.
            closed: whether what follows is closed by a mark.
        """
        if end > 0 and self.lower[end - 1] in self.grammar.name_prepositions:
            return None
        steps = back(end - 1)
        at = end - 1
        while at in steps:
            at = self.phrases.before_brackets(at)
            word = self.lower[at]
            verbal = self.tags[at] in ("VERB", "AUX", "SCONJ") and not (
                is_participle(self.doc[at]) or word in self.affiliations
            )
            behind = self.lower[at + 1 : at + 2]
            listed = word == "," and not self.grammar.sources.function_continuers.isdisjoint(behind)
            told = word in self.grammar.relatives  # « un acteur |dont| Paul Rey est proche »
            if (word in ENDS and not listed) or verbal or told or self._is_somebody(at):
                return None
            if self.phrases.is_function(at) and self.doc[at].ent_iob_ != "I":  # « l'Union |générale| des marins »
                if not apposed and self._is_verb(at):
                    return None
                if apposed and (head := self._head_of(at)) >= 0:
                    if self.lower[head] in self.grammar.sources.no_functions:
                        return None  # « la fille du maire, Anne Rey »
                    at = head
                at = head_of_office(self.lower, at, self.grammar)
                found = self.phrases.opening(at, apposed=apposed)
                joined = at > 0 and self.lower[at - 1] in self.grammar.et  # « la ministre des Sports et | députée »
                if found is not None or not joined:
                    whole = found is not None and (closed or self.phrases.opens_clause(found - 1))
                    return (found, end) if found is not None and whole else None
            at -= 1
        return None

    def _head_of(self, at: int) -> int:
        """Find the noun for who is somebody to the one with a function: "l'|avocat| du |maire|"; -1 for none."""
        words, of = self.lower, self.grammar.sources.function_continuers
        while at > 0 and self.tags[at - 1] == "ADJ":
            at -= 1
        opener = at - 1 - (at > 1 and words[at - 1] not in of)
        if opener < 1 or words[opener] not in of:
            return -1
        for place in back(opener - 1):
            noun = self.lexicon.source_nouns.get(words[place])
            if noun is not None and noun.type == "person" and noun.number != "p" and self.tags[place] == "NOUN":
                return place
            inside = self.tags[place] in ("NOUN", "ADJ", "PROPN", "ADP", "ADV") or words[place] in of
            if not inside and words[place - 1] not in of:
                return -1
        return -1

    def _is_verb(self, at: int) -> bool:
        """Tell whether a noun behind another one is a verb in truth: « La cour |juge| Paul Rey »."""
        behind = at > 0 and self.doc[at - 1].pos_ in ("NOUN", "PROPN") and self.lower[at - 1] != "-"
        titled = behind and self.phrases.is_function(at - 1)  # « le chef |rebelle| Paul Rey »
        return behind and not titled and bool(self.lexicon.analyses(self.lower[at]))

    def _past_titles(self, at: int) -> int:
        """Give where the titles before a name begin, or the word for whose people it is of ("le Danois Lars Holm")."""
        while at > 0 and is_title(self.texts[at - 1], self.lexicon):
            if head_of_office(self.lower, at - 1, self.grammar) < at - 1:
                break  # « le procureur du roi Luc Vial »
            at -= 1
        of_people = (
            at > 1 and self.lower[at - 1] in self.demonyms and self.lower[at - 2] in self.grammar.definite_articles
        )
        return at - 2 if of_people else at

    def _is_somebody(self, at: int) -> bool:
        """Tell whether a token is part of a person's name, and not of what an office has charge of ("wali de X")."""
        token = self.doc[at]
        if token.ent_type_ != "PER":
            return False
        while at > 0 and self.doc[at].ent_iob_ == "I":
            at -= 1
        return at == 0 or self.lower[at - 1] not in self.grammar.name_prepositions
