"""Files read in a process of its own, so that none takes the run with it: by a crash, by its memory or by its time."""

from __future__ import annotations

from nlp_pipeline.readers.isolation.reading_process import read_apart

__all__ = ["read_apart"]
