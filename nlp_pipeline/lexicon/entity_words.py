"""What the entity component knows of French besides the gazetteer, read from ``entities.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any


class EntityWordsError(ValueError):
    """An ``entities.toml`` that lacks a list or has one too many."""


@dataclass(frozen=True, slots=True)
class EntityWords:
    """Word lists, each named as in the file, which says what it is for; lower case unless the file says otherwise."""

    not_names: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]
    compass: frozenset[str]
    common_nouns: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    common_acronyms: frozenset[str]
    numbers: frozenset[str]
    particles: frozenset[str]
    person_particles: frozenset[str]
    capital_particles: frozenset[str]
    titles: frozenset[str]
    capital_titles: frozenset[str]
    place_nouns: frozenset[str]
    place_heads: frozenset[str]
    portfolio_nouns: frozenset[str]
    lower_heads: frozenset[str]
    nation_heads: frozenset[str]
    capital_heads: frozenset[str]
    alone_heads: frozenset[str]
    marks: frozenset[str]
    apposed: frozenset[str]
    complements: frozenset[str]
    relations: frozenset[str]
    adjectives: frozenset[str]
    links: frozenset[str]
    complement_links: frozenset[str]
    place_prepositions: frozenset[str]
    infixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    media_nouns: frozenset[str]
    media_prepositions: frozenset[str]
    company_nouns: frozenset[str]
    saying: frozenset[str]
    first_names: frozenset[str]


@cache
def load_entity_words(language: str = "fr") -> EntityWords:
    """Read the word lists of a language from the package's own data (once a process).

    Raises:
        EntityWordsError: if a list is missing or unknown.
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "entities.toml"
    lists: dict[str, list[str]] = {}
    for section, content in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, values in content.items():
            lists[_NAMES.get((section, name), name)] = values
    known = {field.name: field.type for field in fields(EntityWords)}
    if wrong := set(known) ^ set(lists):
        raise EntityWordsError(f"{path.name}: missing or unknown lists: {', '.join(sorted(wrong))}")
    lists["first_names"] = [name.lower() for name in lists["first_names"]]
    made: dict[str, Any] = {
        name: tuple(values) if str(known[name]).startswith("tuple") else frozenset(values)
        for name, values in lists.items()
    }
    return EntityWords(**made)


_NAMES = {("places", "prepositions"): "place_prepositions", ("first_names", "forms"): "first_names"}
