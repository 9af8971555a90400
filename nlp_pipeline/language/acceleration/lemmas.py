"""The French lemmatizer with its lists of known words as sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.language.acceleration.prerequisites import NotAsKnownError
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from spacy.lang.fr.lemmatizer import FrenchLemmatizer
    from spacy.language import Language
    from spacy.tokens import Token

RULED = frozenset({"noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"})
"""The parts of speech that have rules; the others are looked up in one table."""

TABLES = ("lemma_index", "lemma_exc", "lemma_rules", "lemma_lookup")

REMEMBERED = 30_000
"""Words kept with their lemmas: a stream of new words must not fill the memory."""


class FrenchLemmas:
    """Gives the lemmas that ``FrenchLemmatizer.rule_lemmatize`` gives, which looks words up in lists."""

    def __init__(self, lemmatizer: FrenchLemmatizer) -> None:
        self.lemmatizer = lemmatizer
        table = lemmatizer.lookups.get_table
        missing = {*TABLES} - {*lemmatizer.lookups.tables}
        if missing:
            raise NotAsKnownError(_("no table {names}").format(names=", ".join(sorted(missing))))
        index, exceptions, rules = table("lemma_index"), table("lemma_exc"), table("lemma_rules")
        self.words = {pos: frozenset(index.get(pos, ())) for pos in RULED}
        self.exceptions = {pos: exceptions.get(pos, {}) for pos in RULED}
        self.rules = {pos: [(str(old), str(new)) for old, new in rules.get(pos, ())] for pos in RULED}
        self.lookup = table("lemma_lookup")
        self.known: dict[tuple[int, int], list[str]] = {}

    def __call__(self, token: Token) -> list[str]:
        """Give the lemmas of a token, the best first."""
        key = (token.orth, token.pos)
        found = self.known.get(key)
        if found is None:
            found = self._lemmas(token)
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[key] = found
        return found

    def _lemmas(self, token: Token) -> list[str]:
        pos = token.pos_.lower()
        word = token.text.lower()
        if pos in ("", "eol", "space"):
            return [word]
        if pos not in RULED:
            return self.lemmatizer.lookup_lemmatize(token)
        if word in self.words[pos]:
            return [word]
        forms = list(self.exceptions[pos].get(word, ())) or self._by_rule(word, pos)
        return list(dict.fromkeys(forms)) or list(self.lookup.get(word, [word])[:1])

    def _by_rule(self, word: str, pos: str) -> list[str]:
        """Put endings for endings: the forms that are known words, or all of them where none is."""
        forms = [word.removesuffix(old) + new for old, new in self.rules[pos] if word.endswith(old)]
        forms = [form for form in forms if form]
        return [form for form in forms if form in self.words[pos] or not form.isalpha()] or forms


def look_lemmas_up_in_sets(nlp: Language) -> None:
    """Let a pipeline's French lemmatizer look words up in sets, where it works by rules as spaCy ships it."""
    from spacy.lang.fr.lemmatizer import FrenchLemmatizer  # seconds, before a pipeline is loaded

    for _name, component in nlp.components:
        if type(component) is FrenchLemmatizer and component.mode == "rule":
            component.lemmatize = FrenchLemmas(component)
