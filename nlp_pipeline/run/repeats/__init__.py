"""Claims that repeat one another, whoever prints them: told row by row, and brought together in a table."""

from __future__ import annotations

from nlp_pipeline.run.repeats.memory import ClaimMemory, with_repeats
from nlp_pipeline.run.repeats.table import NEEDED, RepeatTable

__all__ = ["NEEDED", "ClaimMemory", "RepeatTable", "with_repeats"]
