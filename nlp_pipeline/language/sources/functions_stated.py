"""What a text says that a person is: "Paul Rey est le maire de Lurcay", "était hier l'invité du forum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import tagged_words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_pipeline.language.sources.function_phrases import FunctionPhrases
    from nlp_pipeline.language.sources.mentions import Mention
    from nlp_pipeline.lexicon.grammar import Grammar


class FunctionsStated:
    """Reads the functions that one Doc states by a verb.

    Args:
        doc: the Doc.
        grammar: closed classes.
        phrases: reads the noun phrases of functions.
    """

    def __init__(self, doc: Doc, grammar: Grammar, phrases: FunctionPhrases) -> None:
        self.doc = doc
        words = tagged_words_of(doc)
        self.lower, self.sentence_start = words.lower, words.sentence_start
        self.grammar = grammar
        self.phrases = phrases

    def stated(self, mention: Mention) -> tuple[int, int] | None:
        """Read "Paul Rey est porte-parole de la police", "a été nommé porte-parole", "occupe le poste de recteur".

        Args:
            mention: the person.

        Returns:
            The tokens of the function; None where the text states none.
        """
        at = mention.end
        if at + 2 < len(self.doc) and self.lower[at] == "," and self.lower[at + 1] in self.grammar.qui:
            at += 2  # « Paul Rey, qui est porte-parole de la police, »
        elif at + 2 < len(self.doc) and self.lower[at] == "," == self.lower[mention.start - 1]:
            at += self.doc[at + 1].pos_ == "AUX"  # « La ministre, Anne Morel, | était l'invitée du forum »
        return self._from(at)

    def taken_up(self, mention: Mention) -> tuple[int, int] | None:
        """Read "Paul Rey s'agace. Il est maire de Lurcay", "Paul Rey s'agace. Maire de Lurcay depuis 2008, il cherche".

        Args:
            mention: the person, who opens a sentence that names no other one.

        Returns:
            The tokens of the function in the next sentence; None where it states none, or of somebody else.
        """
        first, after = self.sentence_start[mention.start], mention.end
        if first != mention.start:
            return None
        while after < len(self.doc) and self.sentence_start[after] == first:
            if self.doc[after].ent_type_ == "PER" or self.lower[after].isspace():
                return None
            after += 1
        if after + 2 >= len(self.doc):
            return None
        if self._may_stand_for(after, mention):
            return self._from(after + 1)
        found = None if self.lower[after] in self.grammar.determiners else self.phrases.phrase(after, len(self.doc))
        if found is None:
            return None
        stop = self.phrases.stop(found[1], len(self.doc))
        comma = stop
        while comma < len(self.doc) and self.lower[comma] != "," and self.doc[comma].pos_ not in ("VERB", "AUX"):
            comma += 1
        plain = all(self.sentence_start[at] == after for at in range(after, min(comma + 2, len(self.doc))))
        return (found[0], stop) if plain and self._may_stand_for(comma + 1, mention) else None

    def _may_stand_for(self, at: int, mention: Mention) -> bool:
        """Tell "il" or "elle" that the first name of a person does not speak against."""
        word = self.lower[at] if at < len(self.doc) else ""
        if word not in self.grammar.personal_subjects or self.grammar.agreement[word][1] != "s":
            return False
        known = self.phrases.lexicon.first_name_genders.get(self.lower[mention.start], "")
        return known in ("", self.grammar.agreement[word][0])

    def _from(self, at: int) -> tuple[int, int] | None:
        """Read the function behind a copula that stands at a token, "a été nommé", "occupe le poste de"."""
        became = False
        while at + 1 < len(self.doc) and (self.doc[at].pos_ == "AUX" or self.lower[at] in self.grammar.sources.copulas):
            became = became or self.lower[at] in self.grammar.sources.copulas
            at += 1
        if became:
            at = self._past_time(at)
        if self.lower[min(at, len(self.doc) - 1)] in self.grammar.sources.became:
            at, became = at + 1, True
        post = self._behind_post(at + (self.lower[min(at, len(self.doc) - 1)] in self.grammar.sources.holding))
        if post:
            at, became = post, True
        if not became or at >= len(self.doc):
            return None
        found = self.phrases.phrase(at, len(self.doc))
        return (found[0], self.phrases.stop(found[1], len(self.doc))) if found else self.phrases.at_the_head(at)

    def _past_time(self, at: int) -> int:
        """Step over when somebody is something: "est |depuis mai| la marraine", "était |hier| l'invitée"."""
        while at + 2 < len(self.doc):
            since = self.lower[at] in self.grammar.sources.since
            if not since and self.doc[at].pos_ != "ADV" and self.lower[at] not in self.grammar.time_words:
                break
            at += 1 + since
        return at

    def _behind_post(self, at: int) -> int:
        """Step over "le poste de", "ses fonctions de"; 0 where nothing of the kind stands at a token."""
        ahead = self.lower[at : at + 3]
        determined = ahead[:1] and (ahead[0] in self.grammar.determiners or ahead[0] in self.grammar.possessives)
        post = len(ahead) == 3 and ahead[1] in self.grammar.sources.posts_held and ahead[2] in self.grammar.de
        return at + 3 if determined and post else 0
