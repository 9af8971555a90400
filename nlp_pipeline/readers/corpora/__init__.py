"""Formats of text corpora: TEI, XML-TXM, ALTO, IRaMuTeQ, CoNLL-U."""

from __future__ import annotations

from nlp_pipeline.readers.corpora.alto import Alto
from nlp_pipeline.readers.corpora.conllu import ConllU
from nlp_pipeline.readers.corpora.iramuteq import Iramuteq
from nlp_pipeline.readers.corpora.xml_text import XmlText

__all__ = ["Alto", "ConllU", "Iramuteq", "XmlText"]
