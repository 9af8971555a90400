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

    articles: frozenset[str]
    contracted: frozenset[str]
    foreign_articles: frozenset[str]
    definite: frozenset[str]
    of: frozenset[str]
    coordination: frozenset[str]
    joint: frozenset[str]
    en: frozenset[str]
    vowels: frozenset[str]
    feminine_article: frozenset[str]
    elided_article: frozenset[str]
    elisions: frozenset[str]
    participle_endings: frozenset[str]
    to_masculine: frozenset[str]
    to_feminine: tuple[str, ...]
    years: frozenset[str]
    elided: frozenset[str]
    arabic_articles: frozenset[str]
    short_forms: tuple[tuple[str, tuple[str, ...]], ...]
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
    town_endings: tuple[str, ...]
    titles: frozenset[str]
    office_rests: frozenset[str]
    charge_prepositions: frozenset[str]
    capital_titles: frozenset[str]
    sure_titles: frozenset[str]
    personal_titles: frozenset[str]
    ranks: frozenset[str]
    place_nouns: frozenset[str]
    place_heads: frozenset[str]
    building_heads: frozenset[str]
    feminine_buildings: frozenset[str]
    feminine_determiners: frozenset[str]
    replaced: frozenset[str]
    portfolio_nouns: frozenset[str]
    ministers: frozenset[str]
    outlet_nouns: frozenset[str]
    no_portfolios: frozenset[str]
    office_ranks: frozenset[str]
    offices: frozenset[str]
    domains: frozenset[str]
    memberships: frozenset[str]
    partisans: frozenset[str]
    lower_heads: frozenset[str]
    local_heads: frozenset[str]
    local_bodies: frozenset[str]
    local_adjectives: frozenset[str]
    local_complements: frozenset[str]
    nation_heads: frozenset[str]
    capital_heads: frozenset[str]
    media_heads: frozenset[str]
    alone_heads: frozenset[str]
    plural_determiners: frozenset[str]
    movement_adjectives: frozenset[str]
    slogan_heads: frozenset[str]
    slogan_openers: frozenset[str]
    calling_endings: tuple[str, ...]
    marks: frozenset[str]
    apposed: frozenset[str]
    complements: frozenset[str]
    relations: frozenset[str]
    kin: frozenset[str]
    adjectives: frozenset[str]
    links: frozenset[str]
    complement_links: frozenset[str]
    place_prepositions: frozenset[str]
    whereabouts: frozenset[str]
    place_complements: frozenset[str]
    infixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    acting_nouns: frozenset[str]
    seat_prepositions: frozenset[str]
    source_prepositions: frozenset[str]
    elided_road_codes: frozenset[str]
    road_codes: frozenset[str]
    road_nouns: frozenset[str]
    road_prepositions: frozenset[str]
    road_words: frozenset[str]
    networks: frozenset[str]
    lines: frozenset[str]
    line_words: frozenset[str]
    media_nouns: frozenset[str]
    possessives: frozenset[str]
    told_prepositions: frozenset[str]
    told_adverbs: frozenset[str]
    media_prepositions: frozenset[str]
    company_nouns: frozenset[str]
    saying: frozenset[str]
    first_names: frozenset[str]
    longest_title: int
    longest_slogan: int
    shortest_name: int
    shortest_repeat: int
    shortest_list: int
    shortest_spelt: int
    farthest_kind: int
    farthest_saying: int
    fewest_births: int


@cache
def load_entity_words(language: str = "fr") -> EntityWords:
    """Read the word lists of a language from the package's own data (once a process).

    Raises:
        EntityWordsError: if a list is missing or unknown.
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "entities.toml"
    sections: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    short_forms = tuple((article, tuple(before)) for article, before in sections.pop("short_forms", {}).items())
    made: dict[str, Any] = {"short_forms": short_forms, **sections.pop("bounds", {})}
    for section, lists in sections.items():
        for name, values in lists.items():
            field = _NAMES.get((section, name), name)
            made[field] = tuple(values) if field in _ORDERED else frozenset(values)
    if wrong := {field.name for field in fields(EntityWords)} ^ made.keys():
        raise EntityWordsError(f"{path.name}: missing or unknown lists: {', '.join(sorted(wrong))}")
    made["first_names"] = frozenset(name.lower() for name in made["first_names"])
    return EntityWords(**made)


_ORDERED = ("calling_endings", "infixes", "prefixes", "to_feminine", "town_endings")
_NAMES = {("places", "prepositions"): "place_prepositions", ("first_names", "forms"): "first_names"}
