"""What a person says of a claim, made into its row: words found in the text, the source by name, offsets anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_pipeline.schema import NAME_JOINER, PIECE_JOINER
from nlp_pipeline.serve.dossier import blank_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Article, Offsets, Row

ADDED_RULE = "person"
"""What stands in the column ``rule`` of a claim that a person added."""

_SENTENCE_END = re.compile(r"(?:[.!?…][»”\"’)\]]*|[.!?…]\s?»)\s+|[\r\n]+")
_TYPES = {"PER": "person", "ORG": "organization"}
_OPENING = '«“"'


class CorrectionError(ValueError):
    """A correction that cannot be: ``reason`` is one of ``REASONS``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


REASONS = ("no words", "outside the text", "across one another", "not in the text")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that the article names: its name, its type, and where it is mentioned."""

    name: str
    type: str
    places: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be different of a claim; None leaves it as it is.

    Attributes:
        claim: its words, as they stand in the text; pieces parted by " … ".
        claim_spans: its pieces by their offsets; counts before ``claim``.
        source_name: the name of the source; "" for none.
        source_type: its type; by default what the article's names tell.
        source_span: where the source's words stand.
        kind: one of ``KINDS``.
    """

    claim: str | None = None
    claim_spans: Sequence[Offsets] | None = None
    source_name: str | None = None
    source_type: str | None = None
    source_span: Offsets | None = None
    kind: str | None = None


def names_of(rows: Iterable[Row], entities: Iterable[Row]) -> list[Name]:
    """Give the names that an article offers for a source: its sources, then the persons and organizations in it."""
    places: dict[str, list[Offsets]] = {}
    types: dict[str, str] = {}
    for row in rows:
        if row["source_name"] and row["source_type"] != "none":
            types.setdefault(row["source_name"], row["source_type"])
            if row["source_span"]:
                places.setdefault(row["source_name"], []).append((row["source_span"][0], row["source_span"][1]))
    for row in entities:
        if row["label"] in _TYPES:
            types.setdefault(row["name"], _TYPES[row["label"]])
            places.setdefault(row["name"], []).append((row["start"], row["end"]))
    return [Name(name, kind, tuple(sorted(set(places.get(name, ()))))) for name, kind in types.items()]


def corrected(
    row: Row, correction: Correction, article: Article, names: Sequence[Name], entities: Sequence[Row]
) -> Row:
    """Give a row as a person corrected it.

    Args:
        row: as it is.
        correction: what is to be different.
        article: the article that it stands in.
        names: those that the article offers for a source.
        entities: the article's entities.

    Raises:
        CorrectionError: the words are not in the text, or the offsets are none.
    """
    changed = dict(row)
    if correction.claim_spans is not None:
        changed |= _claim(article.text, checked(article.text, correction.claim_spans), entities)
    elif correction.claim is not None and correction.claim != row["claim"]:
        near = row["claim_start"] if row["claim_start"] is not None else 0
        changed |= _claim(article.text, located(article.text, correction.claim, near), entities)
    if correction.source_name is not None or correction.source_span is not None:
        changed |= _source(article.text, changed, correction, names)
    if correction.kind is not None:
        changed["kind"] = correction.kind
    return changed


def added(article: Article, correction: Correction, names: Sequence[Name], entities: Sequence[Row]) -> Row:
    """Give the row of a claim that a person adds; raises CorrectionError as ``corrected`` does."""
    known = {name: getattr(article, name) for name in ("doc_id", "title", "date", "outlet", "author", "url")}
    row = blank_row() | known
    row |= {"source_type": "none", "stance": "report", "modality": "none", "rule": ADDED_RULE, "kind": ""}
    if correction.claim_spans is None and not (correction.claim or "").strip():
        raise CorrectionError("no words")
    row = corrected(row, correction, article, names, entities)
    return row if row["kind"] else row | {"kind": _kind(article.text, row)}


def checked(text: str, spans: Sequence[Offsets]) -> list[Offsets]:
    """Give spans in text order without white space at their edges.

    Raises:
        CorrectionError: one is empty or outside the text, or two lie across one another.
    """
    found: list[Offsets] = []
    for start, end in sorted(spans):
        if not 0 <= start < end <= len(text):
            raise CorrectionError("outside the text")
        words = text[start:end]
        if not words.strip():
            raise CorrectionError("no words")
        begin = start + len(words) - len(words.lstrip())
        if found and begin < found[-1][1]:
            raise CorrectionError("across one another")
        found.append((begin, begin + len(words.strip())))
    if not found:
        raise CorrectionError("no words")
    return found


def located(text: str, words: str, near: int) -> list[Offsets]:
    """Find words in the text, piece after piece, at the place nearest to an offset; white space does not count.

    Raises:
        CorrectionError: they are not there.
    """
    pieces = [piece for piece in words.split(PIECE_JOINER) if piece.strip()]
    if not pieces:
        raise CorrectionError("no words")
    found: list[Offsets] = []
    for piece in pieces:
        pattern = re.compile(r"\s+".join(map(re.escape, piece.split())))
        places = [match.span() for match in pattern.finditer(text, found[-1][1] if found else 0)]
        if not places:
            raise CorrectionError("not in the text")
        at = found[-1][1] if found else near
        found.append(min(places, key=lambda place: abs(place[0] - at)))
    return found


def _claim(text: str, spans: Sequence[Offsets], entities: Sequence[Row]) -> Row:
    start, end = spans[0][0], spans[-1][1]
    inside = [row["name"] for row in entities for left, right in spans if left <= row["start"] and row["end"] <= right]
    return {
        "claim": PIECE_JOINER.join(" ".join(text[left:right].split()) for left, right in spans),
        "claim_spans": [list(span) for span in spans],
        "claim_start": start,
        "claim_end": end,
        "entities": NAME_JOINER.join(dict.fromkeys(inside)),
        "sentence": sentence_around(text, start, end),
    }


def _source(text: str, row: Row, correction: Correction, names: Sequence[Name]) -> Row:
    span = None
    if correction.source_span is not None:
        span = checked(text, [correction.source_span])[0]
    name = correction.source_name
    if name is None:
        name = " ".join(text[span[0] : span[1]].split()) if span else ""
    known = next((one for one in names if one.name == name), None)
    if span is None and known and known.places:
        at = row["claim_start"] or 0
        span = min(known.places, key=lambda place: abs(place[0] - at))
    if not name:
        span = None
    kept_type = row["source_type"] if name == row["source_name"] else "person"
    return {
        "source": " ".join(text[span[0] : span[1]].split()) if span else "",
        "source_span": list(span) if span else None,
        "source_start": span[0] if span else None,
        "source_end": span[1] if span else None,
        "source_name": name,
        "source_type": correction.source_type or (known.type if known else kept_type) if name else "none",
        "source_role": row["source_role"] if name == row["source_name"] else "",
        "origin": row["origin"] if name == row["source_name"] else "",
    }


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence, or the sentences, that a stretch stands in, white space folded."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begin = max((at for at in ends if at <= start), default=0)
    close = min((at for at in ends if at >= end), default=len(text))
    return " ".join(text[begin:close].split())


def _kind(text: str, row: Row) -> str:
    """Tell whether words that a person added are quoted: whole, in part or not at all."""
    start, end = row["claim_start"], row["claim_end"]
    before = text[:start].rstrip()
    if text[start] in _OPENING or before[-1:] in tuple(_OPENING):
        return "direct"
    return "mixed" if any(mark in text[start:end] for mark in "«“") else "indirect"
