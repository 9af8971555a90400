"""The lexicon of attribution: data under ``fr/``, read once and checked; a user's own file can be added to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon.csv_rows import LexiconError
from nlp_pipeline.lexicon.data_files import read_lexicon
from nlp_pipeline.lexicon.entries import CueNoun, Form, SourceNoun, SourcePhrase, Verb
from nlp_pipeline.lexicon.lexicon import Lexicon
from nlp_pipeline.lexicon.user_file import extend

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CueNoun",
    "Form",
    "Lexicon",
    "LexiconError",
    "SourceNoun",
    "SourcePhrase",
    "Verb",
    "load_lexicon",
]


def load_lexicon(language: str = "fr", extra: Path | None = None) -> Lexicon:
    """Give the lexicon of a language, with a user's own entries added.

    Args:
        language: the folder of the data.
        extra: a TOML file with tables ``[[verb]]``, ``[[source_phrase]]``, ``[[cue_noun]]``, ``[[source_noun]]``.

    Returns:
        The lexicon; the package's own is read once a process.

    Raises:
        LexiconError: an entry is not valid; the message names file, line or table, and what to do.
    """
    own = _own_lexicon(language)
    return own if extra is None else extend(own, extra)


@cache
def _own_lexicon(language: str) -> Lexicon:
    return read_lexicon(language)
