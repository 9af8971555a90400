"""Functions as noun phrases: the noun for what somebody does, where the phrase begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.document.ranges import back
from nlp_pipeline.language.sources.clause_subjects import is_participle
from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar

ENDS = frozenset((",", ".", ";", ":", "(", ")", "[", "]", "«", "»", "“", "”", '"', "–", "—", "!", "?", "…"))
LOOSE = ("ADP", "CCONJ", "DET", "ADV", "PUNCT", "SPACE", "PRON")


class FunctionPhrases:
    """Reads the noun phrases for functions of one Doc.

    Args:
        doc: the Doc, tagged.
        lexicon: source nouns.
        grammar: closed classes.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, grammar: Grammar) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.lower, self.tags, self.sentence_start = words.lower, words.tags, words.sentence_start
        self.lexicon = lexicon
        self.grammar = grammar
        self._agent_endings = (*lexicon.source_nouns.formation.placed_endings, *grammar.sources.feminine_office_endings)

    def heads(self, start: int, end: int) -> list[str]:
        """Give the nouns of a function: the first, and those that "et" joins to it."""
        heads: list[str] = []
        for at in range(start, end):
            joined = at > start and self.lower[at - 1] in self.grammar.name_joints
            if (not heads or joined) and self.is_function(at):
                heads.append(self.lower[at].removeprefix("ex-"))
        return heads

    def phrase(self, start: int, end: int) -> tuple[int, int] | None:
        """Find where a function begins in a noun phrase, and the token after its noun; None where none is there."""
        at = start + (start < end and self.lower[start] in self.grammar.determiners)
        for noun in range(at, min(end, at + self.grammar.sources.farthest_function)):
            if self.is_function(noun):
                return at, noun + 1
            if self.tags[noun] not in ("ADJ", "ADV", "NOUN", "PROPN") and self.lower[noun] != "-":
                return None
        return None

    def at_the_head(self, at: int) -> tuple[int, int] | None:
        """Read "Paul Rey, à la tête de cette commission," and "en charge du dossier"."""
        words = " ".join(self.lower[at : at + 4]) + " "
        opened = any(words.startswith(f"{opener} ") for opener in self.grammar.sources.function_openers)
        return (at, self.stop(at + 2, len(self.doc))) if opened else None

    def is_function(self, at: int) -> bool:
        """Tell whether a token is a noun for what somebody does, and no verb, kinship or "homme"."""
        word = self.lower[at]
        noun = self.lexicon.source_nouns.get(word.removeprefix("ex-"))
        if noun is None or noun.type != "person" or noun.number == "p":
            return False
        token = self.doc[at]
        if token.ent_type_ == "PER" and token.is_title:  # « Benjamin Rey »
            return False
        if self._is_verb(at) and not (is_participle(token) and self._has_complement(at)):
            return False
        return word not in self.grammar.sources.no_functions

    def _is_verb(self, at: int) -> bool:
        """Tell a verb from a noun that the tagger takes for one: "est |juge|", "est |avocate|", "boulanger"."""
        token = self.doc[at]
        if token.pos_ not in ("VERB", "AUX") or "VerbForm=Inf" in str(token.morph):
            return False
        if self.lower[at].endswith(self._agent_endings):
            return False
        if is_participle(token):
            return self.lower[at].endswith(self.grammar.participle_endings)
        return not (at > 0 and self.tags[at - 1] == "AUX")

    def _has_complement(self, at: int) -> bool:
        """Tell whether a body, or a preposition and a name, follows what may be a participle: "|curé| de Lurcy"."""
        behind = self.lower[at + 1 : at + 3]
        if behind and self.doc[at + 1].ent_type_ == "ORG" and self.doc[at + 1].text.isupper():
            return True  # « Luc Rey, |délégué| CGT »
        joined = len(behind) == 2 and behind[0] in self.grammar.name_prepositions
        return joined and self.doc[at + 2].text.istitle()

    def opening(self, noun: int, *, apposed: bool) -> int | None:
        """Find the first word of a function before a name; an apposition must open with a determiner."""
        at = noun
        while at > 0:
            hyphen = self.lower[at - 1] == "-" and at > 1 and self.is_function(at - 2)
            vice = self.lower[at - 1] in self.grammar.sources.vice
            if not (hyphen or vice or self.tags[at - 1] in ("ADJ", "ADV") or self.is_function(at - 1)):
                break
            if self.lower[at - 1] in ENDS:
                break
            at -= 1
        lead = self.lower[at - 1] if at > 0 else ""
        if at > 0 and self.doc[at - 1].ent_type_ == "PER":
            return None  # « Paul Rey |critique| Anne Morel »
        if lead in self.grammar.sources.post_prepositions and at > 1 and self.is_function(at - 2):
            return self.opening(at - 2, apposed=apposed)
        return at if lead in self.grammar.determiners or not apposed else None

    def _opens_age(self, at: int) -> bool:
        """Tell "de 39 ans", which is no part of a function."""
        if self.lower[at] not in self.grammar.de or at + 2 >= len(self.doc):
            return False
        return self.doc[at + 1].like_num and self.lower[at + 2] in self.grammar.sources.years

    def stop(self, at: int, limit: int) -> int:
        """Find the token after a function's last word."""
        start = at
        while at < min(limit, len(self.doc)):
            token, word = self.doc[at], self.lower[at]
            if (
                word in ENDS
                or self.sentence_start[at] == at
                or (self.tags[at] in ("VERB", "AUX", "SCONJ") and not is_participle(token) and token.ent_iob_ != "I")
                or word in self.grammar.relatives
                or word in self.grammar.sources.since
                or word in self.grammar.sources.behind_functions
                or self._opens_age(at)
                or (word.isspace() and "\n" in word)
            ):
                break
            at += 1
        while at > start and self.tags[at - 1] in LOOSE:
            at -= 1
        return at

    def opens_clause(self, at: int) -> bool:
        """Tell whether nothing but what a comma sets off stands before a token: "Joint, |le maire, Luc Rey dit"."""
        return self.sentence_start[at] == at or self.lower[at - 1] == "," or self.lower[at - 1].isspace()

    def before_brackets(self, at: int) -> int:
        """Give the token before what is in brackets up to a token: "la Ligue des voisins |(LDV, opposition)|"."""
        if self.lower[at] != ")":
            return at
        first = self.sentence_start[at]
        opening = next((each for each in back(at - 1) if self.lower[each] == "(" or each == first), first)
        return opening - 1 if opening > first else at

    def past_brackets(self, at: int) -> int:
        """Give the token behind brackets that open at a token and close in its sentence; that token for any other."""
        if at >= len(self.doc) or self.lower[at] != "(":
            return at
        end = self.doc[at].sent.end
        return next((each + 1 for each in range(at + 1, end) if self.lower[each] == ")"), at)


def head_of_office(lower: Sequence[str], at: int, grammar: Grammar) -> int:
    """Give the noun that heads an office with another's name in it: "le |substitut| du procureur du roi"."""
    while at > 1 and " ".join(lower[at - 2 : at + 1]) in grammar.sources.joined_offices:
        at -= 2
    return at
