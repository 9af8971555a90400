"""Whether a text is running French, told from the small words that any such text is full of."""

from __future__ import annotations

import re
from functools import cache

from nlp_pipeline.lexicon.grammar import load_grammar

SAMPLE = 4_000
"""In characters: so much of a text is looked at."""

FEWEST_WORDS = 30
"""A shorter text does not tell."""

LEAST_FRENCH = 0.15
"""Share of small French words below which a text is in another language, or no running text."""

WORD = re.compile(r"[^\W\d_]+")


def is_foreign(text: str) -> bool:
    """Tell a text that is in another language, or no running text; of a few words nothing is said."""
    words = WORD.findall(text[:SAMPLE].casefold())
    return len(words) > FEWEST_WORDS and sum(word in _small_words() for word in words) / len(words) < LEAST_FRENCH


@cache
def _small_words() -> frozenset[str]:
    grammar = load_grammar()
    return (
        grammar.determiners
        | grammar.subject_pronouns
        | grammar.coordinators
        | grammar.linking_prepositions
        | grammar.inner_prepositions
        | grammar.relatives
    )
