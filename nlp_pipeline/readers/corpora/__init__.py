"""Formats of text corpora: TEI, XML-TXM, IRaMuTeQ."""

from __future__ import annotations

from nlp_pipeline.readers.corpora.iramuteq import Iramuteq
from nlp_pipeline.readers.corpora.xml_text import XmlText

__all__ = ["Iramuteq", "XmlText"]
