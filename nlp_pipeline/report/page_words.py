"""The words of the page: English by name in ``labels.toml``, French in the catalogue, under the name as context."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import translations

if TYPE_CHECKING:
    from collections.abc import Callable

    from nlp_pipeline.run.intervals import Share

LANGUAGES = ("fr", "en")
"""The languages of the page, the default first; the articles' own is French throughout."""

CONTEXT = "page"
"""What the contexts of these words begin with in the catalogue."""

_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?=$|[T ])")


class Labels:
    """The words of the page in one language, by the names that ``labels.toml`` gives them."""

    def __init__(self, language: str, words: dict[str, Any]) -> None:
        self.language = language
        self._words = words

    def __getitem__(self, name: str) -> str:
        word = self._words[name]
        assert isinstance(word, str), name  # noqa: S101 - a table was asked for as a word
        return word

    def table(self, name: str) -> dict[str, str]:
        """Give a table of words, such as ``kinds``, ``stances``, ``types`` or ``script``."""
        return dict(self._words[name])

    def of(self, table: str, value: str) -> str:
        """Give the word for a value, or the value itself where there is none, as a lexicon may add some."""
        word = self._words[table].get(value)
        return on_one_line(value) if word is None else str(word)

    def counted(self, number: int, noun: str) -> str:
        """Give a number with its noun: "1 article", "2 articles"; in French nought is singular."""
        singular = number < 2 if self.language == "fr" else number == 1
        forms = self._words["nouns"][noun]
        return f"{self.number(number)} {forms[0] if singular else forms[1]}"

    def number(self, number: int) -> str:
        """Give a number with its thousands set apart."""
        return f"{number:,}".replace(",", "\u202f") if self.language == "fr" else f"{number:,}"

    def share(self, value: float | None) -> str:
        """Give a share in per cent: "31 %", "31%"; a dash where there is none."""
        if value is None:
            return "–"
        return f"{value:.0%}".replace("%", "\u202f%") if self.language == "fr" else f"{value:.0%}"

    def with_interval(self, share: Share | None) -> str:
        """Give a share in per cent with its interval: "31 % (22–41)"; a dash where there is none."""
        if share is None:
            return "–"
        return f"{self.share(share.share)} ({100 * share.low:.0f}–{100 * share.high:.0f})"

    def date(self, date: str) -> str:
        """Give an ISO date in words; what is no such date stays as it is."""
        match = _DATE.match(date)
        months = self._words["months"]
        if not match or not 1 <= int(match[2]) <= len(months):
            return date
        day = match[3] and str(int(match[3]))
        if day == "1" and self.language == "fr":
            day = "1er"
        return " ".join(part for part in (day, months[int(match[2]) - 1], match[1]) if part)


@cache
def load_labels(language: str) -> Labels:
    """Load the words of the page.

    Args:
        language: one of ``LANGUAGES``.

    Raises:
        ValueError: the page has no words in that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no page in the language {language} (there are {', '.join(LANGUAGES)})")
    text = resources.files("nlp_pipeline.report").joinpath("labels.toml").read_text("utf-8")
    told = translations(language).pgettext
    return Labels(language, mapped_words(tomllib.loads(text), told))


def mapped_words(words: Any, told: Callable[[str, str], str], context: str = CONTEXT) -> Any:
    """Give ``labels.toml``, or a part of it, with other words in the place of each.

    Args:
        words: a table, a list or a word.
        told: gives the word for a context and a word.
        context: the name of the part: ``page.stances.deny``.
    """
    if isinstance(words, dict):
        return {name: mapped_words(part, told, f"{context}.{name}") for name, part in words.items()}
    if isinstance(words, list):
        return [mapped_words(part, told, f"{context}.{place}") for place, part in enumerate(words, 1)]
    return told(context, words)
