"""The weights by which claims are chosen, read from ``choice.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def load_weights(language: str = "fr") -> dict[str, float]:
    """Read the weights of a language from the package's own data (once a process).

    Returns:
        The weight of every observation by its name, and of "bias".

    Raises:
        FileNotFoundError: if the package has no such language.
    """
    path = Path(__file__).with_name(language) / "choice.toml"
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8"))["weights"].items()}
