"""Gold: articles with the claims that a person marked in them, read from a folder."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_pipeline.annotation import read_brat
from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

GENRE = re.compile(r"\d+-([^\W\d_]+)-")
"""What stands between number and subject in a name: "08-region-pont-de-lurcay"."""


class GoldError(ValueError):
    """A gold file that cannot be read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as a person marked it; offsets count code points of the text."""

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    kind: str
    source_name: str | None
    core: bool
    source_also: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its gold claims; ``genre`` is '' where neither file nor file name tells it."""

    name: str
    text: str
    claims: tuple[GoldClaim, ...]
    genre: str = ""


def read_gold(folder: Path, texts: Path | None = None) -> list[GoldArticle]:
    """Read the gold of a folder: NAME.json (claims, or ``genre`` and ``claims``), or else NAME.ann.

    Args:
        folder: where the JSON files are, or else brat's annotations, in the types that ``selon extract`` writes.
        texts: the folder of the texts, NAME.txt; None to look beside the gold and in ``articles`` beside its folder.

    Returns:
        The articles by name.

    Raises:
        GoldError: a file is not in the format, its text is missing, or there is no gold at all.
    """
    paths = sorted(folder.glob("*.json"))
    read = _read_article
    if not paths:
        paths, read = sorted(folder.glob("*.ann")), _read_standoff
    if not paths:
        raise GoldError(_("{folder}: no gold in this folder (NAME.json or NAME.ann)").format(folder=folder))
    folders = [folder, folder.parent / "articles"] if texts is None else [texts]
    return [read(path, _read_text(path, folders)) for path in paths]


def _read_standoff(path: Path, text: str) -> GoldArticle:
    """Read gold in brat's standoff.

    Raises:
        GoldError: the file cannot be read, or a line of it is no annotation.
    """
    try:
        marked = read_brat(path.stem, text, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(_("{path}: cannot be read as UTF-8: {error}").format(path=path, error=error)) from error
    if marked.problems:
        raise GoldError(f"{path}: {marked.problems[0]}")
    claims = tuple(_gold_claim(item) for item in marked.claims)
    return GoldArticle(path.stem, text, claims, genre_of_name(path.stem))


def genre_of_name(name: str) -> str:
    """Give the genre that a file name tells, '' where it tells none."""
    match = GENRE.match(name)
    return match[1] if match else ""


def _read_text(path: Path, folders: Sequence[Path]) -> str:
    places = [folder / f"{path.stem}.txt" for folder in folders]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise GoldError(
            _("{path}: its text is missing: {names}").format(path=path, names=" or ".join(map(str, places)))
        )
    try:
        with found.open(encoding="utf-8", newline="") as handle:
            return handle.read()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(_("{found}: cannot be read as UTF-8: {error}").format(found=found, error=error)) from error


def _read_article(path: Path, text: str) -> GoldArticle:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        genre = data.get("genre", "") if isinstance(data, dict) else ""
        items = data["claims"] if isinstance(data, dict) else data
        claims = tuple(_gold_claim(item) for item in items)
    except (OSError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise GoldError(_("{path}: cannot be read: {error}").format(path=path, error=error)) from error
    except KeyError as error:
        raise GoldError(
            _("{path}: not in the gold format: a claim has no {error}").format(path=path, error=error)
        ) from error
    except (TypeError, ValueError) as error:
        raise GoldError(_("{path}: not in the gold format: {error}").format(path=path, error=error)) from error
    return GoldArticle(path.stem, text, claims, genre or genre_of_name(path.stem))


def _gold_claim(item: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        content=tuple((start, end) for start, end in item["content"]),
        source=_span(item["source"]),
        cue=tuple((start, end) for start, end in item["cue"]),
        kind=item["kind"],
        source_name=item["source_name"],
        core=item["core"],
        source_also=_span(item.get("source_also")),
    )


def _span(value: Sequence[int] | None) -> tuple[int, int] | None:
    return (value[0], value[1]) if value else None
