"""Paths of files that go with another file while that is made, out of sight beside it."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def hidden_beside(path: Path, ending: str) -> Path:
    """Give the path of a file that goes with another while that is made.

    Its name is short, as the other's may be at the limit, and hidden, so that reading the folder passes over it.

    Args:
        path: the other file.
        ending: tells what it is for, without a dot.
    """
    digest = hashlib.blake2b(os.fsencode(path.name), digest_size=8).hexdigest()
    return path.parent / f".selon-{digest}.{ending}"
