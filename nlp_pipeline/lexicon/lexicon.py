"""The lexicon as the components ask it: by form, by head verb, by noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.grammar.word_classes import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from nlp_pipeline.lexicon.entries import CueNoun, Form, SourcePhrase, Verb
    from nlp_pipeline.lexicon.forms import FormTable
    from nlp_pipeline.lexicon.source_nouns import SourceNouns

TOKEN = re.compile(r"[^\s']+'?")
"""A token as the tokenizer cuts it: an elided word keeps its apostrophe."""


@dataclass(frozen=True)
class Lexicon:
    """Verbs, forms, source phrases and nouns of one language.

    Attributes:
        verbs: the uses of every reporting verb, by the verb that is conjugated ("faire savoir" under "faire").
        forms: what every form can be, by the form in lower case.
        source_phrases: phrases that name a source.
        exceptions: how a phrase goes on where it names none, by phrase: tuples of words.
        cue_nouns: reporting nouns, by their singular and plural.
        source_nouns: nouns that can head a source, by their singular and plural; word formation tells those of no list.
        titles: gender of the titles before names.
        first_names: first names that speak for a person, with their gender.
        first_name_genders: gender of first names, by their shares of women and men; '' for a name of both.
        first_name_births: how many children were given a first name, for those that many were given.
        stances: what each stance means.
        determiners: words that may stand before the noun of an exception.
        models: verbs that others are conjugated like, by the ending of the infinitive.
    """

    verbs: Mapping[str, tuple[Verb, ...]]
    forms: FormTable
    source_phrases: tuple[SourcePhrase, ...]
    exceptions: Mapping[str, frozenset[tuple[str, ...]]]
    cue_nouns: Mapping[str, CueNoun]
    source_nouns: SourceNouns
    titles: Mapping[str, str]
    first_names: Mapping[str, str]
    first_name_genders: Mapping[str, str]
    first_name_births: Mapping[str, int]
    stances: Mapping[str, str]
    determiners: frozenset[str]
    models: Mapping[str, str]

    def analyses(self, form: str, *, capitals: bool = False) -> tuple[Form, ...]:
        """Give what a word form can be as a verb of the lexicon.

        Args:
            form: the word in lower case; accents may be lost ("declare", "evoquée"), as capitals often lose them.
            capitals: whether the text has the word in capitals: then every form that differs by lost accents alone
                counts, though a form without them exists too ("A AFFIRME").

        Returns:
            Its analyses, none where no verb has that form.
        """
        if not capitals:
            return self.forms.likely(form)
        return (*self.forms.get(form, ()), *self.forms.with_accents(form))

    def analyses_of(self, words: Iterable[str]) -> list[tuple[Form, ...]]:
        """Give what each word of a text, in lower case, can be as a verb of the lexicon."""
        return list(map(self.forms.likely, words))

    def prepare(self) -> None:
        """Build the indexes that are built when they are first asked for."""
        self.forms.prepare()
        for index in (
            self.locution_openings,
            self.plain_verbs,
            self.source_openings,
            self.compound_nouns,
            self.compound_documents,
        ):
            len(index)

    @cached_property
    def locution_openings(self) -> dict[str, frozenset[str]]:
        """For every verb, the words that its locutions go on with: most of its occurrences have none of them near."""
        return {verb: frozenset(use.rest[0] for use in uses if use.rest) for verb, uses in self.verbs.items()}

    @cached_property
    def plain_verbs(self) -> dict[str, tuple[Verb, ...]]:
        """The uses of every verb that are no locutions."""
        return {verb: tuple(use for use in uses if not use.rest) for verb, uses in self.verbs.items()}

    @cached_property
    def compound_nouns(self) -> Phrases:
        """The nouns of several words that can head a source: « main courante »."""
        return Phrases(noun for noun in self.source_nouns if " " in noun)

    @cached_property
    def compound_documents(self) -> Phrases:
        """Those of them that stand for documents."""
        return Phrases(noun for noun in self.compound_nouns if self.source_nouns[noun].type == "document")

    @cached_property
    def source_openings(self) -> dict[str, dict[str, list[tuple[str, str, SourcePhrase]]]]:
        """Source phrases by the token that they begin with and the next one ('' for none).

        Of each there is what stands behind these two, the whole, and its entry.
        """
        index: dict[str, dict[str, list[tuple[str, str, SourcePhrase]]]] = {}
        for entry in self.source_phrases:
            for written in entry.written:
                for first, second, rest in _openings(written):
                    index.setdefault(first, {}).setdefault(second, []).append((rest, written, entry))
        return index

    @cached_property
    def longest_exception(self) -> int:
        """How many words a source phrase goes on with at most where it names no source."""
        return max((len(words) for exceptions in self.exceptions.values() for words in exceptions), default=0)

    def is_exception(self, phrase: str, following: Sequence[str]) -> bool:
        """Tell whether a source phrase goes on as one that names no source ("selon les cas", "d'après-midi").

        Args:
            phrase: the phrase as the lexicon has it.
            following: the words after it in lower case.
        """
        exceptions = self.exceptions.get(phrase)
        if not exceptions or not following:
            return False
        if following[0] in self.determiners and tuple(following[1:2]) in exceptions:
            return True
        return any(tuple(following[:length]) in exceptions for length in range(1, self.longest_exception + 1))


def _openings(written: str) -> set[tuple[str, str, str]]:
    """Give the first two tokens of a phrase and its rest: the tokenizer cuts "d'après" in two or leaves it whole."""
    pieces = [*TOKEN.findall(written), "", ""]
    cuts = [(pieces[0], pieces[1])]
    if pieces[0].endswith("'"):
        cuts.append((pieces[0] + pieces[1], pieces[2]))
    return {(first, second, written[len(first) :].lstrip()[len(second) :].lstrip()) for first, second in cuts}
