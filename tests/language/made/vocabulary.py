"""The words of the made sentences, read from ``data/``."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class VerbGroupData:
    """Verbs that may fill one place of a frame.

    Attributes:
        verbs: lemmas as the lexicon has them.
        frame: the construction of the lexicon in which they stand.
        mood: of the clause after them.
        recipient: whether "à l'AFP" may stand with them.
        negated: whether they stand with "ne … pas".
    """

    verbs: tuple[str, ...]
    frame: str = ""
    mood: str = "indicative"
    recipient: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of sentence; ``data/frames.toml`` says what stands in its patterns.

    Attributes:
        name: of the frame.
        patterns: of which one is drawn.
        verbs: groups of verbs of which one is drawn; empty for a frame without a verb.
        second: the same for a second verb.
        tenses: of the verb; empty for all.
        inverted: whether a pronoun stands behind the verb.
        only: the kinds of subjects that can stand in it; empty for all.
        without: kinds of subjects that cannot.
        counter: whether it holds no claim.
        optional: numbers of the claims that may be found or not.
        broken: whether its quotation marks are those of a careless page.
        adjuncts: the kinds of adjuncts that can stand in it; empty for all.
        most: how many of them at most; None for as many as there are in any frame.
        fills: what may stand in gaps of its own, by the name of the gap.
    """

    name: str
    patterns: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    tenses: tuple[str, ...] = ()
    inverted: bool = False
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    counter: bool = False
    optional: frozenset[str] = frozenset()
    broken: bool = False
    adjuncts: frozenset[str] = frozenset()
    most: int | None = None
    fills: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a CSV file of the data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def column(name: str, column: str, **where: str) -> list[str]:
    """Give one column of a CSV file of the data, of the rows whose other columns have certain values."""
    return [row[column] for row in rows(name) if all(row[key] == value for key, value in where.items())]


def _toml(name: str) -> dict[str, Any]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


@cache
def words() -> dict[str, list[str]]:
    """Give the words that fill small gaps, by the name of the gap."""
    return _toml("words.toml")


@cache
def verb_groups() -> dict[str, VerbGroupData]:
    """Give the groups of verbs by name."""
    return {
        name: VerbGroupData(**group | {"verbs": tuple(group["verbs"])}) for name, group in _toml("verbs.toml").items()
    }


@cache
def frames() -> tuple[Frame, ...]:
    """Give the frames in the order of the file."""
    return tuple(
        Frame(
            name=frame["name"],
            patterns=tuple(frame["patterns"]),
            verbs=tuple(frame.get("verbs", ())),
            second=tuple(frame.get("second", ())),
            tenses=tuple(frame.get("tenses", ())),
            inverted=frame.get("inverted", False),
            only=frozenset(frame.get("only", ())),
            without=frozenset(frame.get("without", ())),
            counter=frame.get("counter", False),
            optional=frozenset(map(str, frame.get("optional", ()))),
            broken=frame.get("style") == "broken",
            adjuncts=frozenset(frame.get("adjuncts", ())),
            most=frame.get("most"),
            fills={name: tuple(texts) for name, texts in frame.get("fills", {}).items()},
        )
        for frame in _toml("frames.toml")["frame"]
    )
