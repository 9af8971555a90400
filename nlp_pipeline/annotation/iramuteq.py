"""IRaMuTeQ: a corpus with a text a claim, or a text a source, and what is known of each as starred variables.

IRaMuTeQ takes letters and figures without accents in the names and values of variables, and no star in a text
(IRaMuTeQ documentation, "Formatage des textes").
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.scratch import Scratch, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp_pipeline.schema import Article, Row

UNFIT = re.compile(r"[^0-9a-zA-Z]+")
STARS = re.compile(r"[*\x00-\x08\x0b-\x1f\x7f]")
LETTERS = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
CLAIM_VARIABLES = {
    "source": "source_name",
    "type": "source_type",
    "kind": "kind",
    "stance": "stance",
    "modality": "modality",
    "outlet": "outlet",
    "date": "date",
    "doc": "doc_id",
    "claim": "claim_id",
}
"""The variables of a text that is a claim, and the columns that they are."""

DATE = re.compile(r"^(\d{4})-(\d{2})-\d{2}$")
TABLES = ("CREATE TABLE said (source BLOB, type BLOB, claim BLOB)", "CREATE INDEX by_source ON said (source, type)")


class ClaimTexts:
    """The ``iramuteq`` format: a text a claim."""

    name = "iramuteq"
    suffixes = (".iramuteq.txt",)

    def begin(self, stream: BinaryIO, name: str) -> ClaimCorpus:
        """Begin a corpus."""
        return ClaimCorpus(stream)


class SourceTexts:
    """The ``iramuteq-sources`` format: a text a source, with all that it says in the run."""

    name = "iramuteq-sources"
    suffixes = (".sources.iramuteq.txt",)

    def begin(self, stream: BinaryIO, name: str) -> SourceCorpus:
        """Begin a corpus."""
        return SourceCorpus(stream)


class ClaimCorpus:
    """Writes a text a claim, as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add the claims of an article."""
        for row in claims:
            self._stream.write(_text(_variables(row), [row["claim"]]).encode("utf-8", "replace"))

    def finish(self) -> None:
        """Nothing is kept back."""


class SourceCorpus:
    """Keeps what every source says, on disk, and writes it at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._scratch = Scratch(*TABLES)

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Keep the claims of an article that have a source with a name."""
        for row in claims:
            if row["source_name"]:
                values = [packed(row[name]) for name in ("source_name", "source_type", "claim")]
                self._scratch.change("INSERT INTO said VALUES (?, ?, ?)", values)

    def finish(self) -> None:
        """Write a text a source, by name and type."""
        before = ("", "")
        for rows in self._scratch.blocks("SELECT source, type, claim FROM said ORDER BY source, type, rowid"):
            for source, kind, claim in (tuple(map(unpacked, row)) for row in rows):
                if (source, kind) != before:
                    head = _head({"source": value_of(source), "type": value_of(kind)})
                    self._stream.write(f"{chr(10) if before[0] else ''}{head}\n".encode())
                    before = source, kind
                self._stream.write(f"{_words(claim)}\n".encode("utf-8", "replace"))


def value_of(text: str) -> str:
    """Give a value as IRaMuTeQ takes it: "Émile « Milou » Garnier" becomes "EmileMilouGarnier"."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS))
    words = UNFIT.split("".join(char for char in plain if not unicodedata.combining(char)))
    return "".join(word[:1].upper() + word[1:] if len(words) > 1 else word for word in words)


def _variables(row: Mapping[str, str]) -> dict[str, str]:
    found = {name: value_of(row[column]) for name, column in CLAIM_VARIABLES.items() if name != "date"}
    date = DATE.match(row["date"])
    if date:
        # Figures alone: an order of months and years that IRaMuTeQ keeps.
        found |= {"date": row["date"].replace("-", ""), "month": date[1] + date[2], "year": date[1]}
    return found


def _head(variables: Mapping[str, str]) -> str:
    return " ".join(["****", *(f"*{name}_{value}" for name, value in variables.items() if value)])


def _text(variables: Mapping[str, str], lines: Sequence[str]) -> str:
    return "\n".join([_head(variables), *map(_words, lines), "", ""])


def _words(text: str) -> str:
    return " ".join(STARS.sub(" ", text).split())
