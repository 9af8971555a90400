"""Selon reads French press articles and gives a table of attributed claims and their sources."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from nlp_pipeline.display.notebook import show
    from nlp_pipeline.language.load import load
    from nlp_pipeline.run.collect import extract
    from nlp_pipeline.run.source_frame import sources
    from nlp_pipeline.schema import Article, Claim, Entity

__all__ = ["Article", "Claim", "Entity", "__version__", "extract", "load", "show", "sources"]

# Loaded when first asked for: importing spaCy and pandas takes seconds, and ``selon --help`` needs neither.
_HOMES = {
    "Article": "nlp_pipeline.schema",
    "Claim": "nlp_pipeline.schema",
    "Entity": "nlp_pipeline.schema",
    "extract": "nlp_pipeline.run.collect",
    "load": "nlp_pipeline.language.load",
    "show": "nlp_pipeline.display.notebook",
    "sources": "nlp_pipeline.run.source_frame",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
