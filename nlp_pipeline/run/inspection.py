"""What a corpus holds, told without the model: formats, articles, metadata, and what looks wrong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import N_
from nlp_pipeline.readers import PassedOver
from nlp_pipeline.run.duplicates import with_duplicates
from nlp_pipeline.run.running_text import is_foreign
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from nlp_pipeline.readers import Inputs

METADATA = ("title", "date", "outlet", "author", "url")
SHORT, LONG = 200, 100_000
"""In characters: fewer hardly hold an article, more are worked through in parts."""

SAMPLE = 4_000
ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
MOJIBAKE = re.compile("Ã[\u0080-\u00bf©¨ª®´»‰ ]|â€[™œ“”¦]|Â[«»\u00a0°]")
TAGS = re.compile(r"</?(?:p|div|span|br|a|b|i|em|strong|img)\b[^>]*>", re.IGNORECASE)


DOUBTS: dict[str, Callable[[str], bool]] = {
    N_("shorter than 200 characters"): lambda text: len(text) < SHORT,
    N_("longer than 100,000 characters"): lambda text: len(text) > LONG,
    N_("letters lost (the sign \ufffd)"): lambda text: "\ufffd" in text,
    N_("read in a wrong encoding (Ã©, â€™)"): lambda text: MOJIBAKE.search(text[:SAMPLE]) is not None,
    N_("tags left in the text"): lambda text: TAGS.search(text[:SAMPLE]) is not None,
    N_("not in French, or no running text"): is_foreign,
}
"""What may be wrong with a text, and how it is told."""


@dataclass(slots=True)
class Inspection:
    """What was found in a corpus.

    Attributes:
        formats: articles by the name of the format that they were read from.
        articles: how many there are.
        characters: how long their texts are together.
        metadata: articles by the part that is known of them.
        outlets: articles by outlet.
        dates: the first and the last date in ISO form, '' where none is known.
        doubts: names of articles by what looks wrong with them.
        duplicates: names of articles that repeat an earlier one, each with that one's.
        failures: what could not be read: path and reason.
        passed_over: the files in folders that are of other kinds.
    """

    formats: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    characters: int = 0
    metadata: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    dates: tuple[str, str] = ("", "")
    doubts: dict[str, list[str]] = field(default_factory=dict)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)
    passed_over: PassedOver = field(default_factory=PassedOver)

    def add(self, article: Article) -> None:
        """Count an article."""
        self.articles += 1
        self.characters += len(article.text)
        self.metadata.update(part for part in METADATA if getattr(article, part))
        if article.outlet:
            self.outlets[article.outlet] += 1
        if ISO.match(article.date):
            first, last = self.dates
            self.dates = (min(first or article.date, article.date), max(last, article.date))
        for doubt, applies in DOUBTS.items():
            if applies(article.text):
                self.doubts.setdefault(doubt, []).append(article.doc_id)
        if article.duplicate_of:
            self.duplicates.append((article.doc_id, article.duplicate_of))

    def as_dict(self) -> dict[str, Any]:
        """Give everything as plain values for JSON."""
        return {
            "articles": self.articles,
            "characters": self.characters,
            "formats": dict(self.formats),
            "metadata": {part: self.metadata[part] for part in METADATA},
            "first_date": self.dates[0],
            "last_date": self.dates[1],
            "outlets": dict(self.outlets.most_common()),
            "doubts": self.doubts,
            "duplicates": [{"doc_id": name, "duplicate_of": first} for name, first in self.duplicates],
            "failures": [{"path": path, "reason": reason} for path, reason in self.failures],
            "passed_over": {"files": self.passed_over.count, "first": self.passed_over.names},
        }


def inspect_inputs(given: Inputs, advance: Callable[[], None] | None = None) -> Inspection:
    """Read everything and tell what it is; the model is not needed.

    Args:
        given: files, folders and standard input.
        advance: what to call after each article.
    """
    found = Inspection()
    for item in with_duplicates(given):
        if isinstance(item, Article):
            found.add(item)
            found.formats[given.format] += 1
        else:
            found.failures.append((item.path, item.reason))
        if advance is not None:
            advance()
    found.passed_over = given.passed_over
    return found
