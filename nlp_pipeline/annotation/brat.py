"""brat standoff: a ZIP of texts and annotations to unpack into brat's data folder, and corrected ones read back.

A claim, its source and its cue are text-bound annotations joined by relations; kind, stance, modality and negation are
attributes; the source's name is a note on it. Offsets count code points, as brat's do.
https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.annotation.marked import MarkedArticle, file_name, gold_claim, joined, without_breaks
from nlp_pipeline.annotation.zipped_texts import TextArchive
from nlp_pipeline.messages import _
from nlp_pipeline.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Offsets, Row

CONFIGURATION = f"""[entities]
Claim
Source
Cue
PER
ORG
LOC
MISC

[relations]
said_by Arg1:Claim, Arg2:Source
marked_by Arg1:Claim, Arg2:Cue

[events]

[attributes]
Kind Arg:Claim, Value:{"|".join(KINDS)}
Stance Arg:Claim, Value:<ANY>
Modality Arg:Claim, Value:<ANY>
Negated Arg:Claim
Optional Arg:Claim
"""
TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) ([0-9; ]+)\t")
RELATION = re.compile(r"^R\d+\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*$")
ATTRIBUTE = re.compile(r"^[AM]\d+\t(\S+) (\S+)(?: (\S+))?\s*$")
NOTE = re.compile(r"^#\d+\t\S+ (\S+)\t(.*)$")


class Brat:
    """The ``brat`` format."""

    name = "brat"
    suffixes = (".zip",)

    def begin(self, stream: BinaryIO, name: str) -> BratFiles:
        """Begin an archive."""
        return BratFiles(stream)


class BratFiles:
    """Writes two files an article into an archive, and brat's configuration."""

    def __init__(self, stream: BinaryIO) -> None:
        self._archive = TextArchive(stream)
        self._taken: set[str] = {"annotation"}
        self._archive.add("annotation.conf", CONFIGURATION)

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims and entities."""
        name = file_name(article.doc_id, self._taken)
        self._archive.add(f"{name}.txt", article.text)
        self._archive.add(f"{name}.ann", standoff(article.text, claims, entities))

    def finish(self) -> None:
        """Write the archive's table of contents."""
        self._archive.close()


def standoff(text: str, claims: Sequence[Row], entities: Sequence[Row]) -> str:
    """Give the lines of an ``.ann`` file.

    Args:
        text: the article's text.
        claims: its rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``.
        entities: its rows of the entity table.
    """
    lines = _Lines(text)
    for row in claims:
        claim = lines.bound("Claim", row["claim_spans"])
        lines.attribute("Kind", claim, row["kind"])
        lines.attribute("Stance", claim, row["stance"])
        lines.attribute("Modality", claim, row["modality"])
        if row["negated"]:
            lines.attribute("Negated", claim)
        if row["source_span"]:
            source = lines.bound("Source", [row["source_span"]])
            lines.relation("said_by", claim, source)
            lines.note(source, row["source_name"])
        if row["cue_spans"]:
            lines.relation("marked_by", claim, lines.bound("Cue", row["cue_spans"]))
    for row in entities:
        lines.bound(row["label"], [(row["start"], row["end"])])
    return "".join(f"{line}\n" for line in lines.lines)


@dataclass
class _Lines:
    """The lines of a file and how many of each kind there are."""

    text: str
    lines: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def bound(self, label: str, spans: Sequence[Sequence[int]]) -> str:
        pieces = without_breaks(self.text, spans)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        return self._add("T", f"{label} {places}", " ".join(self.text[start:end] for start, end in pieces))

    def relation(self, label: str, first: str, second: str) -> None:
        self._add("R", f"{label} Arg1:{first} Arg2:{second}")

    def attribute(self, label: str, of: str, value: str = "") -> None:
        self._add("A", f"{label} {of} {value}".rstrip())

    def note(self, of: str, words: str) -> None:
        self._add("#", f"AnnotatorNotes {of}", " ".join(words.split()))

    def _add(self, letter: str, *parts: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        identifier = f"{letter}{self.counts[letter]}"
        self.lines.append("\t".join((identifier, *parts)))
        return identifier


def read_brat(name: str, text: str, annotations: str) -> MarkedArticle:
    """Read the claims of an article that were corrected in brat.

    Args:
        name: the article's name.
        text: the text of its ``.txt`` file.
        annotations: the text of its ``.ann`` file.

    Returns:
        The article with its claims in text order; a line that is no annotation is among the problems.
    """
    bound: dict[str, tuple[str, list[Offsets]]] = {}
    relations: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    values: dict[tuple[str, str], str] = {}
    notes: dict[str, str] = {}
    problems: list[str] = []
    for number, line in enumerate(annotations.splitlines(), 1):
        if match := TEXT_BOUND.match(line):
            # Places of more digits than any text has characters are none.
            spans = [tuple(int(place[:12]) for place in piece.split()) for piece in match[3].split(";")]
            pieces = [(span[0], span[1]) for span in spans if len(span) == 2 and span[0] < span[1] <= len(text)]
            if len(pieces) == len(spans):
                bound[match[1]] = (match[2], joined(text, pieces))
                continue
        elif match := RELATION.match(line):
            relations[match[2]].append((match[1], match[3]))
            continue
        elif match := ATTRIBUTE.match(line):
            values[match[1], match[2]] = match[3] or "yes"
            continue
        elif match := NOTE.match(line):
            notes[match[1]] = match[2].strip()
            continue
        if line.strip():
            problems.append(
                _("line {number}: no annotation that is known: {line}").format(number=number, line=line[:60])
            )
    claims = []
    for identifier, (label, content) in bound.items():
        if label != "Claim":
            continue
        joint = {kind: other for kind, other in relations[identifier] if other in bound}
        source = bound[joint["said_by"]][1] if "said_by" in joint else []
        cue = bound[joint["marked_by"]][1] if "marked_by" in joint else []
        kind = values.get(("Kind", identifier), "")
        if kind not in KINDS:
            problems.append(_("{name}: its kind is not one of {names}").format(name=identifier, names=", ".join(KINDS)))
            continue
        whole = (source[0][0], source[-1][1]) if source else None
        named = notes.get(joint.get("said_by", ""), "") or (text[slice(*whole)] if whole else "")
        core = ("Optional", identifier) not in values and kind != "hearsay"
        claims.append(gold_claim(content, whole, cue, kind, " ".join(named.split()), core=core))
    return MarkedArticle(name, text, tuple(sorted(claims, key=lambda claim: claim["content"])), tuple(problems))
