"""What word forms can be, by the word lists of the model's lemmatizer: verbs that are nothing else, adjectives.

The tagger of a small model takes one rare verb in ten for a noun or an adjective (« le vaccin protège », « X rachète
Y »), and an adjective for a noun (« les travaux insuffisants »). Where the lists know a word as a verb and as no noun
or adjective, it is one whatever the tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups

    from nlp_pipeline.lexicon.grammar import Grammar

TABLES = ("lemma_exc", "lemma_index")


class Possible(NamedTuple):
    """What a word can be by the lists: a finite verb, a participle, something else (an infinitive too)."""

    finite: bool
    participle: bool
    other: bool


class WordForms:
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
        self.not_in_lists = grammar.document.words_not_in_lists
        self.other_forms = tuple(irregular.get(kind, {}) for kind in ("noun", "adj", "adp", "det", "pron"))
        self.finite_endings = tuple(sorted(grammar.document.regular_finite_endings))
        self.participle_endings, self.never_finite = (
            tuple(sorted(endings))
            for endings in (grammar.possible_participle_endings, grammar.document.never_finite_endings)
        )
        self.imperfect_endings = tuple(sorted(grammar.document.imperfect_endings))
        self.always_finite = tuple(sorted(grammar.document.first_person_endings))
        self.verb_endings = (*grammar.document.clear_finite_endings, *grammar.document.plural_verb_endings)
        self.seen: dict[str, bool] = {}
        self.like_finite: dict[str, bool] = {}
        self.possible: dict[str, Possible] = {}

    def is_finite(self, word: str) -> bool:
        """Tell whether a word can only be a finite verb of the third person.

        Args:
            word: in lower case.
        """
        found = self.seen.get(word)
        if found is None:
            found = self.seen[word] = self._is_verb(word) and not self._is_other(word)
        return found

    def looks_finite(self, word: str) -> bool:
        """Tell whether a word can be a finite verb, or ends as those of the plural do: most other words cannot.

        Args:
            word: in lower case.
        """
        found = self.like_finite.get(word)
        if found is None:
            plural = word.endswith(self.verb_endings)
            found = self.like_finite[word] = plural or self._is_verb(word) or self._may_be_finite(word)
        return found

    def is_adverb(self, word: str) -> bool:
        """Tell whether the lists know a word as an adverb and as nothing else.

        Args:
            word: in lower case.
        """
        nouns, adjectives, adverbs = self.others
        return word in adverbs and word not in nouns and word not in adjectives and not self.possible_of(word).finite

    def may_be_adjective(self, word: str) -> bool:
        """Tell whether the lists know a word as an adjective, in any gender and number.

        Args:
            word: in lower case.
        """
        adjectives, irregular = self.others[1], self.other_forms[1]
        forms = {word, word.removesuffix("s"), word.removesuffix("s").removesuffix("e")}
        return not forms.isdisjoint(adjectives) or word in irregular

    def is_infinitive(self, word: str) -> bool:
        """Tell whether the lists know a word, in lower case, as the infinitive of a verb."""
        return word in self.verbs

    def is_conditional(self, word: str) -> bool:
        """Tell a conditional of the third person from an imperfect: « nourrirait », not « tirait » or « courait ».

        Args:
            word: in lower case.
        """
        stem = self._without_imperfect_ending(word)
        if not stem.endswith("r"):
            return False
        lemmas = self.irregular.get(word, ())
        if stem in self.verbs or any(lemma.removesuffix("e") == stem for lemma in lemmas):
            return True
        return bool(lemmas) and not any(lemma.startswith(stem) for lemma in lemmas)  # « viendrait », not « courait »

    def is_imperfect(self, word: str) -> bool:
        """Tell an imperfect of a verb in -er that ends as conditionals do: « filtrait ».

        Args:
            word: in lower case.
        """
        return self._without_imperfect_ending(word) + "er" in self.verbs

    def _without_imperfect_ending(self, word: str) -> str:
        """Give what stands before an ending that imperfect and conditional share; '' for a word without one."""
        return next((word.removesuffix(ending) for ending in self.imperfect_endings if word.endswith(ending)), "")

    def possible_of(self, word: str) -> Possible:
        """Tell what a word can be, of a finite verb in any person, a participle and a word of another class.

        Args:
            word: in lower case.
        """
        found = self.possible.get(word)
        if found is None:
            finite, participle = self._may_be_finite(word), self._may_be_participle(word)
            found = self.possible[word] = Possible(finite, participle, self._is_other(word) or word in self.verbs)
        return found

    def _may_be_finite(self, word: str) -> bool:
        if word in self.irregular:
            never = word.endswith(self.never_finite) and not word.endswith(self.always_finite)
            return not never and (not word.endswith("e") or self._has_plural(word))
        if not word.endswith(self.finite_endings):
            return False
        for ending in self.finite_endings:
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                if stem + "er" in self.verbs or ("è" in stem and stem.replace("è", "é") + "er" in self.verbs):
                    return True
        return False

    def _has_plural(self, word: str) -> bool:
        """Tell « mette, mettent » from « recouverte » and « comprise »."""
        return not set(self.irregular.get(word + "nt", ())).isdisjoint(self.irregular[word])

    def _is_feminine_participle(self, word: str) -> bool:
        """Tell « recouverte » from « mette »: without its ending it is a form of the same verb."""
        base = word.removesuffix("s").removesuffix("e")
        lemmas = self.irregular.get(base, ()) if base.endswith(("t", "u", "i")) and base != word else ()
        return word.endswith(("e", "es")) and not set(lemmas).isdisjoint(self.irregular[word])

    def _may_be_participle(self, word: str) -> bool:
        masculine = word.removesuffix("s").removesuffix("e")
        if word in self.irregular:
            own = set(self.irregular[word])
            bases = (word, word.removesuffix("s")) if word.endswith(self.participle_endings) else ()
            inflects = any(not own.isdisjoint(self.irregular.get(base + "e", ())) for base in bases)
            return inflects or self._is_feminine_participle(word)  # « écrit, écrite », but « combattit »
        return masculine.endswith("é") and masculine.removesuffix("é") + "er" in self.verbs

    def _is_verb(self, word: str) -> bool:
        if word in self.irregular and word.endswith(self.irregular_endings) and not word.endswith(self.participles):
            return True
        if not word.endswith(self.regular):
            return False
        return any(word.endswith(ending) and word.removesuffix(ending) + "er" in self.verbs for ending in self.regular)

    def _is_other(self, word: str) -> bool:
        singular = word.removesuffix("s")
        listed = any(word in words or singular in words for words in (*self.others, self.not_in_lists))
        return listed or any(word in forms for forms in self.other_forms)


def listed_adjectives(nlp: Language) -> frozenset[str]:
    """Give the adjectives, in lower case, that a pipeline's lemmatizer knows; none where it has no lists."""
    lookups = _lookups(nlp)
    if lookups is None:
        return frozenset()
    irregular, known = (lookups.get_table(name) for name in TABLES)
    return frozenset(known.get("adj", ())) | frozenset(irregular.get("adj", ()))


def word_forms_of(nlp: Language, grammar: Grammar) -> WordForms | None:
    """Give the verb forms that a pipeline's lemmatizer knows; None where it has no such lists."""
    lookups = _lookups(nlp)
    return None if lookups is None else WordForms(lookups, grammar)


def _lookups(nlp: Language) -> Lookups | None:
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    return lookups if lookups is not None and all(lookups.has_table(name) for name in TABLES) else None
