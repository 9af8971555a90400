"""Exports of press databases: many articles a file, each with its outlet, date, title and author."""

from __future__ import annotations

from nlp_pipeline.readers.press.europresse import Europresse
from nlp_pipeline.readers.press.factiva import FactivaRtf, FactivaText
from nlp_pipeline.readers.press.factiva_html import FactivaHtml
from nlp_pipeline.readers.press.factiva_xml import FactivaXml
from nlp_pipeline.readers.press.gallica import GallicaText
from nlp_pipeline.readers.press.lexisnexis import LexisNexisHtml, LexisNexisRtf, LexisNexisText, LexisNexisWord

__all__ = [
    "Europresse",
    "FactivaHtml",
    "FactivaRtf",
    "FactivaText",
    "FactivaXml",
    "GallicaText",
    "LexisNexisHtml",
    "LexisNexisRtf",
    "LexisNexisText",
    "LexisNexisWord",
]
