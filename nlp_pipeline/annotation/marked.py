"""What annotation formats share: claims as gold marks them, pieces of text, names that files can have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Offsets

LINE_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
UNSAFE = re.compile(r"[^\w.\-]+")
LONGEST_NAME = 120


class AnnotationError(ValueError):
    """An annotation that cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with claims as gold holds them: a name, the text, and a list of objects.

    ``problems`` says of what could not be read why, the rest is there all the same.
    """

    name: str
    text: str
    claims: tuple[dict[str, Any], ...]
    problems: tuple[str, ...] = ()


def gold_claim(
    content: Sequence[Offsets],
    source: Offsets | None,
    cue: Sequence[Offsets],
    kind: str,
    source_name: str,
    *,
    core: bool,
) -> dict[str, Any]:
    """Give a claim as gold files hold it."""
    return {
        "content": [list(piece) for piece in content],
        "source": list(source) if source else None,
        "cue": [list(piece) for piece in cue],
        "kind": kind,
        "source_name": source_name or None,
        "core": core,
    }


def without_breaks(text: str, spans: Iterable[Sequence[int]]) -> list[Offsets]:
    """Cut spans at line breaks, which several formats do not allow inside one."""
    found: list[Offsets] = []
    for start, end in spans:
        at = start
        for match in LINE_BREAKS.finditer(text, start, end):
            if match.start() > at:
                found.append((at, match.start()))
            at = match.end()
        if end > at:
            found.append((at, end))
    return found


def joined(text: str, spans: Iterable[Sequence[int]]) -> list[Offsets]:
    """Join spans that only line breaks part: the way back from :func:`without_breaks`."""
    found: list[Offsets] = []
    for start, end in sorted((start, end) for start, end in spans):
        if found and LINE_BREAKS.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def file_name(doc_id: str, taken: set[str]) -> str:
    """Give a name that any file system takes, its own among those given before."""
    plain = UNSAFE.sub("_", doc_id).strip("._")[:LONGEST_NAME] or "article"
    name, number = plain, 2
    while name.casefold() in taken:
        name, number = f"{plain}_{number}", number + 1
    taken.add(name.casefold())
    return name
