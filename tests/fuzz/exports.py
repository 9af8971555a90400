"""Exports whose articles are dropped, doubled, nested and put in another order: none is gone without a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.readers.counting import count
from tests.readers.exports import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1_000_000_000

INPUTS = st.tuples(st.sampled_from(sorted(EXPORTS)), st.integers(0, MOST)).map(lambda each: json.dumps(each).encode())
"""The name of an export, and the number of its mutation."""


def read_back(path: Path) -> int:
    """Read a mutated export; gives the number of its articles."""
    name, number = json.loads(path.read_bytes())
    articles, problems = count(path.parent, name, number)
    (path.parent / f"export{EXPORTS[name].suffix}").unlink()
    assert not problems, f"{name} {number}: {problems}"
    return articles
