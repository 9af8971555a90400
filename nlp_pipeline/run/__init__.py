"""Joining the parts: a stream of articles through the pipeline into rows, figures and tables."""

from __future__ import annotations

from nlp_pipeline.run.stream import Extracted, Failure, extract_articles
from nlp_pipeline.run.summary import Summary

__all__ = ["Extracted", "Failure", "Summary", "extract_articles"]
