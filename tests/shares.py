"""How much of what has no end is tried: a share in an ordinary run, the whole by ``python -m pytest --whole``."""

from __future__ import annotations

import os

WHOLE = "SELON_TESTS_WHOLE"
"""The variable by which a test's processes know it too."""


def tried(share: int, whole: int) -> int:
    """Give how many examples, sentences or kills are tried in this run.

    Args:
        share: in an ordinary one, of minutes.
        whole: where all is asked for.
    """
    return whole if os.environ.get(WHOLE) else share
