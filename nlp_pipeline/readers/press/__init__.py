"""Exports of press databases: many articles a file, each with its outlet, date, title and author."""

from __future__ import annotations

from nlp_pipeline.readers.press.europresse import Europresse
from nlp_pipeline.readers.press.factiva import FactivaHtml, FactivaRtf

__all__ = ["Europresse", "FactivaHtml", "FactivaRtf"]
