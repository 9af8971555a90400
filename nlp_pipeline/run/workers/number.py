"""How many workers pay."""

from __future__ import annotations

import os

CHARACTERS_FOR_A_WORKER = 300_000
"""Of text: with less, a worker costs more in loading the model than it saves."""


def usable_cores() -> int:
    """Give how many cores this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(characters: int) -> int:
    """Give how many workers pay for some text: none where it is little, and never more than there are cores.

    Args:
        characters: of the text, in code points.

    Returns:
        0 where the work is best done in this process, else how many workers to start.
    """
    return min(usable_cores(), characters // CHARACTERS_FOR_A_WORKER)
