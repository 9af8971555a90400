"""Verbs of the lexicon in the tenses of the press, agreeing with a subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nlp_pipeline.lexicon.lexicon import Lexicon

Tense = Literal["present", "compound", "imperfect", "pluperfect", "past"]

SIMPLE = {"present": "ind.prs", "imperfect": "ind.imp", "past": "ind.pst"}
COMPOUND = {"compound": "ind.prs", "pluperfect": "ind.imp"}
VOWELS = "aeiouyàâäéèêëîïôöùûüh"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Gender and number that a verb or an adjective takes: of "elles", f and p."""

    gender: str
    number: str

    @property
    def ending(self) -> str:
        """What a regular participle takes: "", "e", "s" or "es"."""
        return ("e" if self.gender == "f" else "") + ("s" if self.number == "p" else "")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A conjugated verb: "s'est" and "vantée", "a" and "fait savoir"; ``rest`` is empty for a simple tense."""

    finite: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.finite} {self.rest}".strip()


class Conjugator:
    """Makes verb groups of lemmas, from the forms of the lexicon.

    Args:
        lexicon: where verbs and forms are.
        invariable: reflexive verbs whose participle agrees with nothing.
        with_be: verbs that take "être" without being reflexive.
    """

    def __init__(self, lexicon: Lexicon, invariable: frozenset[str], with_be: frozenset[str]) -> None:
        self._invariable = invariable
        self._with_be = with_be
        self._forms: dict[tuple[str, str], str] = {}
        for form in sorted(lexicon.forms):
            for analysis in lexicon.forms[form]:
                for feature in analysis.features:
                    self._forms.setdefault((analysis.lemma, feature), form)

    def group(self, lemma: str, tense: Tense, subject: Agreement, *, negated: bool = False) -> VerbGroup:
        """Conjugate a verb in the third person.

        Args:
            lemma: a verb or locution as the lexicon lists it.
            tense: of the press.
            subject: what it agrees with.
            negated: whether "ne … pas" stands round the finite verb.
        """
        reflexive, head, rest = self._parts(lemma, subject)
        person = f"3{subject.number}"
        if tense in SIMPLE:
            finite, after = self._find(head, f"{SIMPLE[tense]}.{person}"), rest
        else:
            being = reflexive or lemma in self._with_be
            finite = self._find("être" if being else "avoir", f"{COMPOUND[tense]}.{person}")
            agrees = being and lemma not in self._invariable
            after = f"{self.participle(head, subject if agrees else Agreement('m', 's'))} {rest}".strip()
        if reflexive:
            finite = elided("se", finite)
        if negated:
            finite = f"{elided('ne', finite)} pas"
        return VerbGroup(finite, after)

    def participle(self, head: str, agreement: Agreement) -> str:
        """Give the past participle of a verb."""
        return self._find(head, f"pap.{agreement.gender}{agreement.number}", f"pap.m{agreement.number}", "pap.ms")

    def present_participle(self, lemma: str) -> str:
        """Give the present participle: "affirmant", "se vantant", "faisant savoir"."""
        reflexive, head, rest = self._parts(lemma, Agreement("m", "s"))
        form = f"{self._find(head, 'prp')} {rest}".strip()
        return elided("se", form) if reflexive else form

    def infinitive(self, lemma: str, subject: Agreement) -> str:
        """Give the infinitive: "affirmer", "être convaincue"."""
        reflexive, head, rest = self._parts(lemma, subject)
        form = f"{head} {rest}".strip()
        return elided("se", form) if reflexive else form

    def _parts(self, lemma: str, subject: Agreement) -> tuple[bool, str, str]:
        words = lemma.split()
        reflexive = words[0] == "se" or words[0].startswith("s'")
        if words[0] == "se":
            words = words[1:]
        elif reflexive:
            words[0] = words[0].removeprefix("s'")
        order = ["ms", "fs", "mp", "fp"].index(subject.gender + subject.number)
        rest = [forms[order] if len(forms := word.split("/")) == 4 else word for word in words[1:]]
        return reflexive, words[0], " ".join(rest)

    def _find(self, head: str, *features: str) -> str:
        for feature in features:
            if (head, feature) in self._forms:
                return self._forms[head, feature]
        raise KeyError(f"the lexicon has no form {features[0]} of {head}")


def elided(word: str, following: str) -> str:
    """Join "se", "ne", "que" or "de" to what follows, without its vowel before another."""
    return f"{word[:-1]}'{following}" if following[:1].lower() in VOWELS else f"{word} {following}"
