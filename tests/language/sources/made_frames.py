"""Frames of short texts, filled with names and offices: each lets one of those in it speak by another reference."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.language.sources.gold_sources import content

if TYPE_CHECKING:
    from spacy.tokens import Doc

DATA = tomllib.loads(Path(__file__).with_name("frames.toml").read_text(encoding="utf-8"))
SLOT = re.compile(r"\{([A-Za-z]+)(\d?)([gs]?)\}")
VOWELS = "AEIOUÉÈÊÎaeiouéèêî"
JOINED = [
    (re.compile(r"\bde [Ll]e "), "du "),
    (re.compile(r"\bà [Ll]e "), "au "),
    (re.compile(rf"\bde (?=[{VOWELS}])"), "d'"),
    (re.compile(rf"\bque (?=[{VOWELS}])"), "qu'"),
    (re.compile(r"(^|\. )l(?=e |')"), r"\1L"),
]
"""How a filling runs together with what stands before it."""


@dataclass(frozen=True)
class MadeText:
    """A filled frame.

    Attributes:
        kind: the group of its frame.
        text: the text.
        start: where the source begins.
        end: where it ends.
        name: what it is to be called; '' where it keeps its own words.
    """

    kind: str
    text: str
    start: int
    end: int
    name: str

    def outcome(self, doc: Doc) -> str:
        """Tell whether the source is named right: "right", "wrong", "own" for its own words, "lost" for no claim."""
        names = [
            (claim.source, claim.source_name)
            for claim in doc._.claims
            if claim.source_span and claim.source_span[0] < self.end and claim.source_span[1] > self.start
        ]
        if not names:
            return "lost"
        source, name = names[-1]
        got, own = content(name), content(source) | content(self.text[self.start : self.end])
        if not self.name:
            return "right" if got <= own else "wrong"
        return "right" if content(self.name) <= got else "own" if got <= own else "wrong"


def made_texts(seed: int) -> list[MadeText]:
    """Fill every frame once."""
    return [_filled(kind, frame, seed) for kind, frames in DATA["frames"].items() for frame in frames]


def _filled(kind: str, frame: str, seed: int) -> MadeText:
    chance = random.Random(f"{seed} {frame}")  # noqa: S311
    words: dict[str, list[str]] = {name: chance.sample(every, len(every)) for name, every in DATA["words"].items()}

    def filling(slot: re.Match[str]) -> str:
        name, number, part = slot.groups()
        at = int(number or 1) - 1
        if name in ("M", "F"):
            given, surname = words[f"given_{name.lower()}"][at], words["surnames"][at if name == "M" else -1 - at]
            return {"g": given, "s": surname}.get(part, f"{given} {surname}")
        if name in ("c", "C"):
            said = words["said"][at]
            return said if name == "c" else said[0].upper() + said[1:]
        return words[name][at]

    marked, _, name = frame.partition(" => ")
    marked, name = (_run_together(SLOT.sub(filling, part)) for part in (marked, name))
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return MadeText(kind, text, start, end, "" if name == "own" else name)


def _run_together(text: str) -> str:
    for pattern, written in JOINED:
        text = pattern.sub(written, text)
    return text
