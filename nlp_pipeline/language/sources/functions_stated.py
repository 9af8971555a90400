"""What a text says that a person is: "Paul Rey est le maire de Lurcay", "était hier l'invité du forum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.words import words_of

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
        self.lower = words_of(doc).lower
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
