"""Articles as every format can hold them: no half of a surrogate pair, no NUL, nothing unseen in the metadata."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from nlp_pipeline.schema import Article

REPLACEMENT = "\ufffd"
"""In the place of one character: the offsets of the others stay."""

_SURROGATES = re.compile("[\ud800-\udfff]+")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_METADATA = [field.name for field in fields(Article) if field.name != "text"]


def sound_article(article: Article) -> Article:
    """Give an article with what no file in UTF-8 could hold replaced; a sound one is given back as it is.

    In the text, halves of a surrogate pair that follow each other are put together, as some formats write emoji so; a
    half alone, and NUL, become U+FFFD. In the metadata, control characters and line ends become a space.
    """
    changed = {name: line for name in _METADATA if (line := sound_line(value := getattr(article, name))) != value}
    if _NOT_TEXT.search(article.text):
        changed["text"] = _SURROGATES.sub(_paired, article.text).replace("\0", REPLACEMENT)
    return replace(article, **changed) if changed else article


def sound_line(value: str) -> str:
    """Give what is told of an article without control characters, line ends and halves of a surrogate pair."""
    if not _UNSEEN.search(value):
        return value
    return _UNSEEN.sub(" ", _SURROGATES.sub(_paired, value)).strip()


def _paired(halves: re.Match[str]) -> str:
    return halves[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
