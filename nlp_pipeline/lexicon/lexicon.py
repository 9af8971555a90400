"""The lexicon as the components ask it: by form, by head verb, by noun."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nlp_pipeline.lexicon.entries import CueNoun, Form, SourceNoun, SourcePhrase, Verb


@dataclass(frozen=True)
class Lexicon:
    """Verbs, forms, source phrases and nouns of one language.

    Attributes:
        verbs: the uses of every reporting verb, by the verb that is conjugated ("faire savoir" under "faire").
        forms: what every form can be, by the form in lower case.
        source_phrases: phrases that name a source.
        exceptions: how a phrase goes on where it names none, by phrase: tuples of words.
        cue_nouns: reporting nouns, by their singular and plural.
        source_nouns: nouns that can head a source, by their singular and plural.
        titles: gender of the titles before names.
        first_names: gender of first names.
        stances: what each stance means.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    forms: Mapping[str, tuple[Form, ...]]
    source_phrases: tuple[SourcePhrase, ...]
    exceptions: Mapping[str, frozenset[tuple[str, ...]]]
    cue_nouns: Mapping[str, CueNoun]
    source_nouns: Mapping[str, SourceNoun]
    titles: Mapping[str, str]
    first_names: Mapping[str, str]
    stances: Mapping[str, str]
    _without_accents: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False, compare=False)

    def analyses(self, form: str) -> tuple[Form, ...]:
        """Give what a word form can be as a verb of the lexicon.

        Args:
            form: the word in lower case; accents may have been lost ("declare"), as capitals often lose them.

        Returns:
            Its analyses, none where no verb has that form.
        """
        found = self.forms.get(form)
        if found is not None:
            return found
        if not form.isascii():
            return ()
        if not self._without_accents:
            self._fold_accents()
        return self._without_accents.get(form, ())

    def is_exception(self, phrase: str, following: Sequence[str]) -> bool:
        """Tell whether a source phrase goes on as one that names no source ("selon les cas")."""
        return any(
            tuple(following[: len(words)]) == words
            for words in self.exceptions.get(phrase, ())
            if len(words) <= len(following)
        )

    def extended(self, extra: Path) -> Lexicon:
        """Give this lexicon with the entries of a user's file added.

        Raises:
            LexiconError: an entry is not valid, or the file cannot be read.
        """
        from nlp_pipeline.lexicon.user_file import extend

        return extend(self, extra)

    def _fold_accents(self) -> None:
        for form, analyses in self.forms.items():
            # The present of "déclarer" without accents is no word; a past participle would be a present ("declare").
            plain = "".join(char for char in unicodedata.normalize("NFD", form) if not unicodedata.combining(char))
            if plain != form and plain not in self.forms:
                self._without_accents[plain] = (*self._without_accents.get(plain, ()), *analyses)
        self._without_accents.setdefault("", ())
