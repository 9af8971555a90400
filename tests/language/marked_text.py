"""Sentences with their claims marked up, as the tests and the registry write them.

``[s La ministre] [q a assuré] que [c le budget serait tenu].`` marks a source, a cue and a claim. Where there are
several claims their parts carry a number: ``[s1 X] [q1 dit] que [c1 [s2 Y] [q2 affirme] que [c2 P]].`` Parts with the
same number and letter are pieces of one claim or cue. Square brackets that do not open with such a tag are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TAG = re.compile(r"\[([csq])(\d?) ")

Spans = tuple[tuple[int, int], ...]


@dataclass
class MarkedClaim:
    """What one number of a marked sentence says: offsets of the claim's pieces, its source and its cue."""

    content: list[tuple[int, int]] = field(default_factory=list)
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)


def parse_marked(marked: str) -> tuple[str, list[MarkedClaim]]:
    """Give the plain text and the claims of a marked sentence, in the order of their numbers."""
    text: list[str] = []
    length = 0
    claims: dict[str, MarkedClaim] = {}
    stack: list[tuple[str, str, int] | None] = []
    at = 0
    while at < len(marked):
        tag = TAG.match(marked, at)
        if tag:
            stack.append((tag[1], tag[2], length))
            at = tag.end()
            continue
        char = marked[at]
        at += 1
        if char == "[":
            stack.append(None)
        elif char == "]" and stack:
            opened = stack.pop()
            if opened is not None:
                letter, number, start = opened
                claim = claims.setdefault(number, MarkedClaim())
                {"c": claim.content, "s": claim.source, "q": claim.cue}[letter].append((start, length))
                continue
        text.append(char)
        length += 1
    if any(stack):
        raise ValueError(f"a tag is left open in: {marked}")
    return "".join(text), [claims[number] for number in sorted(claims)]
