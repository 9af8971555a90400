"""Auxiliaries that are misspelt: « Le maire à déclaré que », « les élus on affirmé que »."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nlp_pipeline.language.layout.data import load_layout
from nlp_pipeline.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTICIPLE = "pap.ms"


def misspelt_auxiliaries(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what is written for an auxiliary and cannot stand before the participle that follows.

    Args:
        text: a normalised text.

    Yields:
        The offsets of each, and what is meant.
    """
    pattern = _pattern()
    for match in pattern.finditer(text) if pattern else ():
        meant, endings = load_layout().misspelt[match["written"]]
        if match["participle"].endswith(endings) and match["participle"] in _participles():
            yield *match.span("written"), meant


@cache
def _pattern() -> re.Pattern[str] | None:
    """Match a misspelt auxiliary behind a word or a comma and before a word, an adverb between or not."""
    written = "|".join(map(re.escape, load_layout().misspelt))
    if not written:
        return None
    return re.compile(rf"(?<=[\w,»”\"] )(?P<written>{written})(?= (?:[^\W\d_]+ment )?(?P<participle>[^\W\d_]+)\b)")


@cache
def _participles() -> frozenset[str]:
    """Give the participles of the verbs that state a clause."""
    lexicon = load_lexicon()
    verbs = (verb for entries in lexicon.verbs.values() for verb in entries)
    saying = {verb.lemma for verb in verbs if verb.core and "que" in verb.frames}
    return frozenset(
        form
        for form, readings in lexicon.forms.items()
        if any(PARTICIPLE in reading.features and reading.lemma in saying for reading in readings)
    )
