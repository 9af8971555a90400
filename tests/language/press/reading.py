"""The texts of ``texts/``: one a line, marked as :mod:`tests.language.marked_text` says, in files by kind of press.

A claim without a source of its own has that of the first claim of the text; a claim numbered 7, 8 or 9 may be found or
not; an indented line gives the name of a source that does not name itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.language.made.building import kind_of
from tests.language.marked_text import TAG, MarkedClaim, parse_marked

FOLDER = Path(__file__).with_name("texts")
OPTIONAL = frozenset("789")
ARROW = " → "
OPENING, CLOSING = "«“", "»”"


@dataclass(frozen=True, slots=True)
class PressText:
    """A text and its gold.

    Attributes:
        name: the kind of press and a number: "courts-03".
        text: as the pipeline is to read it.
        claims: each as ``gold/score.py`` has it.
    """

    name: str
    text: str
    claims: tuple[dict[str, Any], ...]

    @property
    def press(self) -> str:
        """The kind of press."""
        return self.name.rpartition("-")[0]


def press_texts() -> list[PressText]:
    """Give all texts, by kind of press and in the order of the files."""
    return [text for path in sorted(FOLDER.glob("*.txt")) for text in _of_file(path)]


def _of_file(path: Path) -> list[PressText]:
    found: list[tuple[str, dict[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  ") and ARROW in line:
            words, _, name = line.strip().partition(ARROW)
            found[-1][1][words] = name
        elif line.strip() and not line.startswith("#"):
            found.append((line.replace("\\n", "\n"), {}))
    return [_read(f"{path.stem}-{at:02}", marked, names) for at, (marked, names) in enumerate(found, 1)]


def _read(name: str, marked: str, names: dict[str, str]) -> PressText:
    text, found = parse_marked(marked)
    numbers = sorted({tag[2] for tag in TAG.finditer(marked)})
    by_number = dict(zip(numbers, found, strict=True))
    first = next((claim.source for claim in found if claim.source), [])
    claims = [
        _gold(text, claim, claim.source or (first if number else []), number not in OPTIONAL, names)
        for number, claim in by_number.items()
        if claim.content
    ]
    return PressText(name, text, tuple(claims))


def _gold(
    text: str, claim: MarkedClaim, source: list[tuple[int, int]], core: bool, names: dict[str, str]
) -> dict[str, Any]:
    words = text[slice(*source[0])] if source else None
    return {
        "content": [list(span) for span in claim.content],
        "source": list(source[0]) if source else None,
        "cue": [list(span) for span in claim.cue],
        "kind": kind_of(_with_guillemets(text), claim.content),
        "source_name": names.get(words, words) if words else None,
        "core": core,
    }


def _with_guillemets(text: str) -> str:
    """Give a text with « and » for all quotation marks, at the same places."""
    marks, inside = [], False
    for char in text:
        if char in OPENING or (char == '"' and not inside):
            char, inside = "«", True
        elif char in CLOSING or char == '"':
            char, inside = "»", False
        marks.append(char)
    return "".join(marks)
