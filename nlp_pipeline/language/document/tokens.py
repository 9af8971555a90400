"""The tokens of a Doc as plain lists, looked up once: words, tags, arcs, the lexicon's forms, fixed phrases.

A list look-up costs a fraction of a ``Token`` attribute, and every construction passes over the same tokens. What only
looks up is the list's own method, for the same reason.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, MORPH

from nlp_pipeline.language.words import decoded, strings_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from nlp_pipeline.lexicon import Form, Lexicon
    from nlp_pipeline.lexicon.grammar import Grammar, Phrases, Words

BEGINS = 3
"""In spaCy's column ``ENT_IOB``: an entity begins at the token."""

BEYOND = 8
"""So many empty places stand behind the last token, and by indices below 0 before the first: rules look that far."""


class Tokens:
    """The words of a Doc, and what the tagger and the lexicon say of each.

    The lists are longer than the Doc by :data:`BEYOND` places, at which there is nothing.

    Args:
        doc: a parsed Doc.
        lexicon: verbs, nouns and source phrases.
        grammar: closed classes.
    """

    def __init__(self, doc: Doc, lexicon: Lexicon, grammar: Grammar) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.grammar = grammar
        self.length = len(doc)
        self._lemmas: dict[int, frozenset[str]] = {}
        written = words_of(doc)
        written.read_tags(doc)
        # One array for all: a Token object a word and attribute would take longer than the rules.
        columns = doc.to_array([DEP, MORPH])
        self.dep, self.morph = (
            [*strings_of(columns[:, number].tolist(), doc.vocab.strings), *[""] * BEYOND] for number in range(2)
        )
        self.texts, self.words, self.pos = (
            [*each, *[""] * BEYOND] for each in (written.texts, written.lower, written.tags)
        )

    @cached_property
    def forms(self) -> list[tuple[Form, ...]]:
        """For every token, what the lexicon's verb forms say of it."""
        return self.lexicon.analyses_of(self.words)

    @cached_property
    def moods(self) -> list[frozenset[str]]:
        """For every token, the moods of the lexicon's forms for it: ``ind``, ``inf``, ``pap`` and so on."""
        none: frozenset[str] = frozenset()
        return [none.union(*[form.moods for form in forms]) if forms else none for forms in self.forms]

    @cached_property
    def entity_at(self) -> list[str]:
        """For every token, the label of the entity that holds it, or ''."""
        return [*decoded(self.doc, ENT_TYPE), *[""] * BEYOND]

    @cached_property
    def are_words(self) -> list[bool]:
        """For every token, whether it has a letter or a digit."""
        return [*words_of(self.doc).are_words, *[False] * BEYOND]

    @cached_property
    def _media(self) -> frozenset[int]:
        records = self.doc._.entity_records if self.doc.has_extension("entity_records") else None
        known = (record for record in records or () if record["type"] == "media")
        return frozenset(at for record in known for at in range(record["start"], record["end"]))

    def is_media(self, at: int) -> bool:
        """Tell whether a token belongs to the name of a paper, an agency or a channel that the gazetteer knows."""
        return at in self._media

    @cached_property
    def begins_entity(self) -> Callable[[int], bool]:
        """Tells whether an entity begins at a token."""
        codes = self.doc.to_array(ENT_IOB).tolist()
        return frozenset(at for at, code in enumerate(codes) if code == BEGINS).__contains__

    def lemmas(self, at: int) -> frozenset[str]:
        """Give what a word may be a form of, by lexicon, model and endings in -er; nothing beyond the text."""
        known = self._lemmas.get(at)
        if known is None:
            known = self._lemmas[at] = self._read_lemmas(at)
        return known

    def _read_lemmas(self, at: int) -> frozenset[str]:
        if not 0 <= at < self.length:
            return frozenset()
        found = {form.lemma for form in self.forms[at]}
        found.add(self.doc[at].lemma_.lower())
        word, endings = self.words[at], self.grammar.document.er_endings
        if word.endswith(endings):
            found.update(word.removesuffix(ending) + "er" for ending in endings if word.endswith(ending))
        return frozenset(found)

    def word(self, at: int) -> str:
        """Give the word at a place in lower case; '' outside of the Doc."""
        return self.words[at] if 0 <= at < self.length else ""

    @cached_property
    def is_word(self) -> Callable[[int], bool]:
        """Tells whether a token has a letter or a digit."""
        return self.are_words.__getitem__

    def is_in(self, at: int, words: Words) -> bool:
        """Tell whether the word at a place is one of these, a closed class of the grammar."""
        return 0 <= at < self.length and self.words[at] in words

    def is_number(self, at: int) -> bool:
        """Tell whether the word at a place is a number in figures or in words (« 300 », « trois »)."""
        return self.word(at)[:1].isdigit() or self.is_in(at, self.grammar.numerals)

    def skip_space(self, at: int, step: int) -> int:
        """Move over white-space tokens in one direction."""
        while 0 <= at < self.length and self.texts[at].isspace():
            at += step
        return at

    def has_relative(self, start: int, end: int) -> bool:
        """Tell whether the stretch holds a relative pronoun."""
        return any(self.is_in(at, self.grammar.strong_relatives) for at in range(start, end))

    def matches(self, at: int, phrase: str) -> int:
        """Give the number of tokens that a fixed phrase takes from here; 0 where it does not stand here."""
        length = 0
        rest = phrase
        while rest:
            word = self.word(at + length)
            if not word or not rest.startswith(word):
                return 0
            rest = rest[len(word) :].lstrip()
            length += 1
        return length

    def phrase_from(self, at: int, phrases: Phrases) -> int:
        """Give the number of tokens of the longest of these fixed phrases that stands here; 0 for none."""
        rests = phrases.by_first_word.get(self.words[at]) if 0 <= at < self.length else None
        if rests is None:
            return 0
        after = self.words[at + 1]
        possible = rests.get(after[:1])
        if not possible:
            return int("" in rests)
        likely = [rest for rest in possible if rest.startswith(after)]
        lengths = [length + 1 for rest in likely if (length := self.matches(at + 1, rest))]
        return max(lengths, default=int("" in rests))

    def is_within(self, at: int, phrases: Phrases) -> bool:
        """Tell whether one of these fixed phrases stands around a token: « plus | ou | moins »."""
        if self.word(at) not in phrases.inner_words:
            return False
        starts = range(max(0, at - phrases.most_tokens + 1), at)
        return any(start + self.phrase_from(start, phrases) > at for start in starts)

    def phrase_until(self, at: int, phrases: Phrases) -> int:
        """Give the number of tokens of the longest of these fixed phrases that ends at this token; 0 for none."""
        if not 0 <= at < self.length or self.words[at] not in phrases.last_words:
            return 0
        for start in range(max(0, at - phrases.most_tokens), at + 1):
            if self.phrase_from(start, phrases) == at - start + 1:
                return at - start + 1
        return 0
