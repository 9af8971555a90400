"""The closed classes and fixed phrases of French grammar, read from ``grammar.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Grammar:
    """Closed classes of one language: word sets by name, fixed phrases as tuples of words.

    Attributes:
        words: sets of word forms in lower case, by the name of the class.
        phrases: fixed phrases by the name of the class, each as written, in lower case.
        periphrases: verbs (lemmas) that may govern the infinitive of a cue, and the words that join them.
        agreement: gender and number of the pronouns of the third person.
    """

    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    periphrases: dict[str, frozenset[str]]
    agreement: dict[str, tuple[str, str]]


@cache
def load_grammar(language: str = "fr") -> Grammar:
    """Read the grammar of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "grammar.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Grammar(
        words={name: frozenset(values) for name, values in data["words"].items()},
        phrases={name: tuple(values) for name, values in data["phrases"].items()},
        periphrases={name: frozenset(values) for name, values in data["periphrases"].items()},
        agreement={word: (gender, number) for word, (gender, number) in data["agreement"].items()},
    )
