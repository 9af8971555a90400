"""Files to articles: a module a format, one registry, and the stream over files and folders."""

from __future__ import annotations

from nlp_pipeline.readers.base import Reader, ReadError, ReadOptions, Unreadable
from nlp_pipeline.readers.decoding import is_text_encoding
from nlp_pipeline.readers.ids import UniqueIds, printable
from nlp_pipeline.readers.inputs import STANDARD_INPUT, Inputs
from nlp_pipeline.readers.passed_over import PassedOver
from nlp_pipeline.readers.read_so_far import ReadSoFar
from nlp_pipeline.readers.registry import READERS, find_reader, known_suffixes
from nlp_pipeline.readers.sound_articles import sound_article, sound_line
from nlp_pipeline.readers.web_address import is_web_address

__all__ = [
    "READERS",
    "STANDARD_INPUT",
    "Inputs",
    "PassedOver",
    "ReadError",
    "ReadOptions",
    "ReadSoFar",
    "Reader",
    "UniqueIds",
    "Unreadable",
    "find_reader",
    "is_text_encoding",
    "is_web_address",
    "known_suffixes",
    "printable",
    "sound_article",
    "sound_line",
]
