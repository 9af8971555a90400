"""Abbreviations, the words that begin sentences, and the phrases of navigation, read from ``layout.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path


@dataclass(frozen=True)
class LayoutData:
    """What the layout of a language's press is known by.

    Attributes:
        titles: abbreviations that a name or number follows: they never end a sentence.
        endings: abbreviations that may end one, if the next word is one that begins sentences.
        openers: words that begin sentences and no name, in lower case.
        longest_dateline: in tokens.
        markers: patterns of lines that begin a list of links or a form.
        footers: patterns of lines after which the page is over.
        navigation: patterns of lines that are navigation wherever they stand.
        credits: patterns of photo credits.
    """

    titles: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    longest_dateline: int
    markers: re.Pattern[str]
    footers: re.Pattern[str]
    navigation: re.Pattern[str]
    credits: re.Pattern[str]

    def is_abbreviated(self, word: str, after: str, *, is_first: bool) -> bool:
        """Tell whether the full stop of a word only shortens it.

        Args:
            word: the word with its full stop, "." where the stop stands alone.
            after: the word after it.
            is_first: whether nothing stands before the word in its sentence.
        """
        lower = word.lower()
        if lower in self.titles:
            return True
        bare = word[:-1]
        if is_first and (bare.isdigit() or len(bare) == 1 or set(bare) <= set("IVX")):
            return bool(bare)
        if lower in self.endings or (len(bare) == 1 and bare.isupper()) or "." in bare or bare.startswith("-"):
            return after.lower() not in self.openers
        return False


@cache
def load_layout(path: str | None = None, language: str = "fr") -> LayoutData:
    """Read the layout data of a language (once a process).

    Args:
        path: a file of the user's own instead of the package's.
        language: folder of the package's data.

    Raises:
        OSError: if the file cannot be read.
        ValueError: if the file is no TOML, lacks a part, or holds a pattern that is no regular expression.
    """
    file = Path(path) if path else resources.files("nlp_pipeline.lexicon") / language / "layout.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        sentences, page = data["sentences"], data["page"]
        return LayoutData(
            titles=frozenset(sentences["titles"]),
            endings=frozenset(sentences["endings"]),
            openers=frozenset(sentences["openers"]),
            longest_dateline=int(sentences["longest_dateline"]),
            markers=_pattern(page["markers"]),
            footers=_pattern(page["footers"]),
            navigation=_pattern(page["navigation"]),
            credits=_pattern(page["credits"]),
        )
    except (KeyError, TypeError, tomllib.TOMLDecodeError, re.error) as error:
        raise ValueError(f"layout data in {file}: {error}") from error


def _pattern(patterns: list[str]) -> re.Pattern[str]:
    """Make one pattern of several; of none, one that matches nothing."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)
