"""Words that say little of what a text is about, and numbers in words, read from ``light_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LightWords:
    """What is left aside where the words of two texts are compared.

    Attributes:
        words: articles, pronouns, prepositions and the like, in lower case.
        numbers: numbers in words, in lower case, and the same in figures.
    """

    words: frozenset[str]
    numbers: dict[str, str]


@cache
def load_light_words(language: str = "fr") -> LightWords:
    """Read the light words of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "light_words.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return LightWords(frozenset(data["words"]), dict(data["numbers"]))
