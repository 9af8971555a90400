"""The articles of a table of claims: a text made of the sentences that the claims stand in, the marks set anew in it.

The marks are found by the words, at the distances that the table's offsets tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_pipeline.readers.claims_table import claims_in
from nlp_pipeline.schema import PIECE_JOINER, Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from nlp_pipeline.schema import Row


def read_claims(path: Path) -> list[tuple[Article, list[Row]]]:
    """Read a table of claims.

    Args:
        path: a file that ``is_claims_file`` knows for one.

    Returns:
        For each article its sentences as a text, and its rows with ``claim_spans``, ``source_span`` and
        ``cue_spans`` in that text; in the order of the file.

    Raises:
        ClaimsFileError: a line is broken, or the file is not UTF-8.
        OSError: the file cannot be read.
    """
    articles: dict[str, list[Row]] = {}
    for row in claims_in(path):
        articles.setdefault(row["doc_id"], []).append(row)
    return [_with_text(rows) for rows in articles.values()]


def _with_text(rows: Sequence[Row]) -> tuple[Article, list[Row]]:
    """Join the sentences of an article's claims to a text, and set the marks in it."""
    parts: list[str] = []
    starts: dict[str, int] = {}
    length = 0
    marked: list[Row] = []
    for row in rows:
        sentence = row["sentence"] or row["claim"]
        if sentence not in starts:
            starts[sentence] = length
            parts.append(sentence)
            length += len(sentence) + 2
        marked.append({**row, **_spans(row, sentence, starts[sentence])})
    first = rows[0]
    known = {name: first[name] for name in ("doc_id", "title", "date", "outlet", "author", "url")}
    return Article(text="\n\n".join(parts), **known), marked


def _spans(row: Row, sentence: str, offset: int) -> dict[str, Any]:
    claim = _pieces(sentence, row["claim"], 0)
    begin = claim[0][0] if claim else 0
    source = _near(sentence, row["source"], _distance(row, "source_start", begin))
    cue_at = _distance(row, "cue_start", begin)
    whole = _near(sentence, row["cue"], cue_at)
    cue = [whole] if whole else _pieces(sentence, row["cue"], max(0, cue_at))
    return {
        "claim_spans": [[start + offset, end + offset] for start, end in claim],
        "source_span": [source[0] + offset, source[1] + offset] if source else None,
        "cue_spans": [[start + offset, end + offset] for start, end in cue],
    }


def _distance(row: Row, name: str, begin: int) -> int:
    if row[name] is None or row["claim_start"] is None:
        return begin
    return begin + int(row[name]) - int(row["claim_start"])


def _pieces(sentence: str, words: str, at: int) -> list[tuple[int, int]]:
    """Find the pieces of a claim or cue one after another; none where one of them is not there."""
    found: list[tuple[int, int]] = []
    for piece in (words.split(PIECE_JOINER) if words not in sentence else [words]) if words else []:
        start = sentence.find(piece, at)
        if start < 0:
            return []
        at = start + len(piece)
        found.append((start, at))
    return found


def _near(sentence: str, words: str, expected: int) -> tuple[int, int] | None:
    """Find the occurrence of words that is nearest to where they are expected."""
    places: list[int] = []
    start = sentence.find(words) if words else -1
    while start >= 0:
        places.append(start)
        start = sentence.find(words, start + 1)
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - expected))
    return nearest, nearest + len(words)
