"""What a process that others are forked from has imported and read: that takes longer than most commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow.parquet as pq

from nlp_pipeline.cli import app
from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.source_names import source_names
from tests.quick_language import QuickLanguage

if TYPE_CHECKING:
    from spacy.language import Language

source_names()

_load = Settings.load
_loaded = {Settings(): Settings().load()}


def _load_or_take(settings: Settings) -> Language:
    """Load a pipeline, but for that of the usual settings, which every forked process has been born with."""
    return _loaded.get(settings) or _load(settings)


def forget_the_usual_pipeline() -> None:
    """Let this process load what it is asked for, as where another language part stands in for the real one."""
    _loaded.clear()


_load_or_take.__name__ = "load"  # as it is pickled for a process that is spawned, which loads its own
Settings.load = _load_or_take  # type: ignore[method-assign]

__all__ = ["QuickLanguage", "app", "pd", "pq"]
