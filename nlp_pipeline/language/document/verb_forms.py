"""French verb forms that are nothing else, from the word lists of the model's lemmatizer.

The tagger of a small model takes one rare verb in ten for a noun or an adjective (« le vaccin protège », « X rachète
Y »). Where the lists know a word as a verb and as no noun or adjective, it is one whatever the tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups

    from nlp_pipeline.lexicon.grammar import Grammar

TABLES = ("lemma_exc", "lemma_index")


class VerbForms:
    """What the lemmatizer's lists say of words without their context.

    Args:
        lookups: tables ``lemma_exc`` (irregular forms by part of speech) and ``lemma_index`` (known lemmas).
        grammar: closed classes, with the endings of third persons.
    """

    def __init__(self, lookups: Lookups, grammar: Grammar) -> None:
        self.regular, self.irregular_endings, self.participles = (
            tuple(sorted(endings))
            for endings in (
                grammar.document.regular_third_persons,
                grammar.document.irregular_third_persons,
                grammar.document.feminine_participles,
            )
        )
        irregular, known = (lookups.get_table(name) for name in TABLES)
        self.irregular = irregular.get("verb", {})
        self.verbs = frozenset(known.get("verb", ()))
        self.others = tuple(frozenset(known.get(kind, ())) for kind in ("noun", "adj", "adv"))
        self.other_forms = tuple(irregular.get(kind, {}) for kind in ("noun", "adj", "adp", "det", "pron"))
        self.seen: dict[str, bool] = {}

    def is_finite(self, word: str) -> bool:
        """Tell whether a word can only be a finite verb of the third person.

        Args:
            word: in lower case.
        """
        found = self.seen.get(word)
        if found is None:
            found = self.seen[word] = self._is_verb(word) and not self._is_other(word)
        return found

    def may_be_adjective(self, word: str) -> bool:
        """Tell whether the lists know a word as an adjective, in any gender and number.

        Args:
            word: in lower case.
        """
        adjectives, irregular = self.others[1], self.other_forms[1]
        forms = {word, word.removesuffix("s"), word.removesuffix("s").removesuffix("e")}
        return not forms.isdisjoint(adjectives) or word in irregular

    def _is_verb(self, word: str) -> bool:
        if word in self.irregular and word.endswith(self.irregular_endings) and not word.endswith(self.participles):
            return True
        return any(word.endswith(ending) and word.removesuffix(ending) + "er" in self.verbs for ending in self.regular)

    def _is_other(self, word: str) -> bool:
        singular = word.removesuffix("s")
        listed = any(word in words or singular in words for words in self.others)
        return listed or any(word in forms for forms in self.other_forms)


def verb_forms_of(nlp: Language, grammar: Grammar) -> VerbForms | None:
    """Give the verb forms that a pipeline's lemmatizer knows; None where it has no such lists."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not all(lookups.has_table(name) for name in TABLES):
        return None
    return VerbForms(lookups, grammar)
