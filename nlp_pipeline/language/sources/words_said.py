"""What the words that a pronoun says show of who it is: « J'ai froid », « Il est souffrant », « son parti »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.sources.story_pronouns import impersonal
from nlp_pipeline.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon.grammar import Grammar


class WordsSaid:
    """Reads what the pronouns of one Doc say.

    Args:
        doc: the Doc.
        grammar: closed classes.
        quotation_at: for every token the quotation that it stands in; -1 for none.
    """

    def __init__(self, doc: Doc, grammar: Grammar, quotation_at: Sequence[int]) -> None:
        self.doc = doc
        self.lower = words_of(doc).lower
        self.grammar = grammar
        self.quotation_at = quotation_at

    def of_oneself(self, since: int, until: int) -> bool:
        """Tell whether somebody speaks of himself in a quotation between two tokens: « J'ai froid », « Mon frère »."""
        own = self.grammar.sources.one_speaker
        return any(self.lower[at] in own and self.quotation_at[at] != -1 for at in range(since, until))

    def of_own_body(self, start: int, until: int) -> bool:
        """Tell whether a body is said to be that of who a pronoun stands for: « Il assure que |son parti| a gagné »."""
        own, bodies = self.grammar.possessives, self.grammar.sources.own_bodies
        sentence = self.doc[start].sent
        within = range(sentence.start + 1, max(sentence.end, min(until, len(self.doc))))
        return any(self.lower[at] in bodies and self.lower[at - 1] in own for at in within)

    def of_another(self, start: int, since: int, until: int) -> bool:
        """Tell whether a pronoun's quotation says the same of another: « Il est souffrant », a-t-il dit."""
        word = self.lower[start].lstrip("-")
        return word in self.grammar.sources.story_pronouns and any(
            self.lower[at] == word
            and at != start
            and self.quotation_at[at] != -1
            and not impersonal(self.doc, at, self.grammar)
            for at in range(since, until)
        )
