"""How a language tells a day, and what ties a day to a verb of saying, read from ``days.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DayPattern:
    """One way to tell a day.

    Attributes:
        pattern: matches the words in lower case; its groups are the parts that tell the day.
        letters: what every match holds, '' where nothing is in all of them: most texts can do without the pattern.
        value: the day in the notation of :mod:`nlp_pipeline.said_on`, where the groups do not tell it.
        anchored: whether it counts from another day that the text names.
    """

    pattern: re.Pattern[str]
    letters: str
    value: str
    anchored: bool


@dataclass(frozen=True, slots=True)
class DayBounds:
    """How far the reading of days looks; ``days.toml`` says what each is."""

    farthest_day: int
    farthest_saying: int
    farthest_participle: int
    most_phrases: int
    most_claims: int
    most_sentences: int
    farthest_anchor: int


@dataclass(frozen=True, slots=True)
class Days:
    """The ways of a language to tell days.

    Attributes:
        patterns: the ways, in the order in which they are tried.
        hint: matches a word near every day that is told, in lower case.
        weekdays: their names, Monday first.
        months: their numbers by their names, in every way to write them.
        numbers: by the words for them.
        words: sets of words in lower case, by the name of the class.
        bounds: how far the reading looks.
    """

    patterns: tuple[DayPattern, ...]
    hint: re.Pattern[str]
    weekdays: tuple[str, ...]
    months: dict[str, int]
    numbers: dict[str, int]
    words: dict[str, frozenset[str]]
    bounds: DayBounds


@cache
def load_days(language: str = "fr") -> Days:
    """Read the days of a language from the package's own data (once a process).

    Raises:
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "days.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Days(
        patterns=tuple(
            DayPattern(
                pattern=_compiled(one["pattern"], data["parts"]),
                letters=one.get("letters", ""),
                value=one.get("value", ""),
                anchored=one.get("anchored", False),
            )
            for one in data["expression"]
        ),
        hint=re.compile(rf"\b(?:{'|'.join(data['hints'])})\b"),
        weekdays=tuple(data["weekdays"]),
        months={name: number for number, names in enumerate(data["months"], 1) for name in names},
        numbers=data["numbers"],
        words={name: frozenset(values) for name, values in data["words"].items()},
        bounds=DayBounds(**data["bounds"]),
    )


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, words in parts.items():
        pattern = pattern.replace("{" + name + "}", words)
    return re.compile(rf"\b{pattern}\b")
