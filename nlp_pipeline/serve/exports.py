"""What is taken away from a dossier: tables in every format of ``selon extract``, the report page, and gold."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.annotation.marked import file_name, gold_claim
from nlp_pipeline.messages import speaking
from nlp_pipeline.report import Page
from nlp_pipeline.rows import kept_rows
from nlp_pipeline.schema import CLAIM_JSON_KEYS
from nlp_pipeline.serve.dossier import JUDGEMENT_COLUMNS
from nlp_pipeline.serve.dossier.claims import REJECTED
from nlp_pipeline.writers import CLAIMS, FORMATS, RunFormat, Table, format_named
from nlp_pipeline.writers.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from nlp_pipeline.schema import Article, Row
    from nlp_pipeline.serve.dossier import Dossier, KeptArticle

PAGE, GOLD = "html", "gold"
NAMES = (*(known.name for known in FORMATS), PAGE, GOLD)
"""The formats, by the names that ``selon extract --format`` has, and two more."""

JUDGED = Table("claims", (*CLAIMS.columns, *JUDGEMENT_COLUMNS), CLAIM_JSON_KEYS)
"""The table of claims with what a person said of each."""

_SUFFIXES = {"excel-fr": ".csv", "txm": ".csv", GOLD: ".zip", PAGE: ".html"}
_OUTSIDE = re.compile(r"[^\w\-]+")


class NothingReviewedError(Exception):
    """Gold is wanted, and no article was read through by a person."""


@dataclass(frozen=True, slots=True)
class Export:
    """Something to take away.

    Attributes:
        format: one of ``NAMES``.
        articles: the numbers of the articles; None for all.
        rejected: whether rejected claims are in it too.
        language: of what the file says of itself: the words of the report page, the explanations of columns.
        about: tells what a workbook says of the model and the options.
    """

    format: str
    articles: Sequence[int] | None = None
    rejected: bool = False
    language: str = "fr"
    about: Callable[[], Mapping[str, str]] = dict

    def file_name(self, dossier: Dossier) -> str:
        """Give a name for the file: the article's where it is one, else the dossier's."""
        named = dossier.path.stem
        if self.articles is not None and len(self.articles) == 1:
            article = dossier.articles.get(self.articles[0]).article
            named = article.title or article.doc_id
        plain = _OUTSIDE.sub("-", named).strip("-")[:60] or "selon"
        suffix = _SUFFIXES.get(self.format) or format_named(self.format).suffixes[0]
        return f"{plain}{'-gold' if self.format == GOLD else ''}{suffix}"

    def write(self, dossier: Dossier, stream: BinaryIO) -> None:
        """Write it.

        Raises:
            NothingReviewedError: gold, and no article was read through.
            ValueError: a format that there is not.
        """
        with speaking(self.language):
            if self.format == GOLD:
                _write_gold(dossier, self._chosen(dossier), stream)
            elif self.format == PAGE:
                self._write_page(dossier, stream)
            else:
                self._write_table(dossier, stream)

    def _chosen(self, dossier: Dossier) -> Iterator[KeptArticle]:
        """Give the articles in the order in which they came."""
        wanted = None if self.articles is None else set(self.articles)
        for kept in reversed(dossier.articles.all()):
            if wanted is None or kept.id in wanted:
                yield dossier.articles.get(kept.id)

    def _found(self, dossier: Dossier) -> Iterator[tuple[KeptArticle, list[Row]]]:
        for kept in self._chosen(dossier):
            yield kept, judged_rows(dossier, kept.id, rejected=self.rejected)

    def _write_table(self, dossier: Dossier, stream: BinaryIO) -> None:
        chosen: Any = format_named(self.format)
        if isinstance(chosen, Workbook):
            chosen = Workbook(self.about(), JUDGEMENT_COLUMNS)
        if isinstance(chosen, RunFormat):
            run = chosen.begin(stream, f"dossier.{self.format}")
            for kept, rows in self._found(dossier):
                run.write(kept.article, rows, dossier.articles.entities(kept.id))
            run.finish()
            return
        table = chosen.start(stream, JUDGED)
        for _, rows in self._found(dossier):
            table.write(rows)
        table.finish()

    def _write_page(self, dossier: Dossier, stream: BinaryIO) -> None:
        page = Page(self.language)
        for kept, rows in self._found(dossier):
            page.add_article(kept.article)
            page.add_rows(rows)
        stream.write(page.html().encode("utf-8"))


def judged_rows(dossier: Dossier, article: int, *, rejected: bool = False) -> list[Row]:
    """Give an article's rows as a table takes them: with the judgements, and without what was rejected."""
    claims = dossier.claims.of_article(article)
    kept = {claim.row["claim_id"] for claim in claims if rejected or claim.verdict != REJECTED}
    return kept_rows([claim.judged_row() for claim in claims], kept)


def _write_gold(dossier: Dossier, articles: Iterator[KeptArticle], stream: BinaryIO) -> None:
    """Write the articles that a person has read through as gold for ``selon evaluate``: NAME.txt beside NAME.json."""
    taken: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for kept in articles:
            if kept.reviewed:
                name = file_name(kept.article.doc_id, taken)
                archive.writestr(f"{name}.txt", kept.article.text.encode("utf-8"))
                archive.writestr(f"{name}.json", _gold(kept.article, judged_rows(dossier, kept.id)))
    if not taken:
        raise NothingReviewedError


def _gold(article: Article, rows: Sequence[Row]) -> str:
    claims = [
        gold_claim(
            row["claim_spans"],
            row["source_span"],
            row["cue_spans"],
            row["kind"],
            row["source_name"],
            core=row["kind"] != "hearsay",
        )
        for row in rows
    ]
    return json.dumps(claims, ensure_ascii=False, indent=1)
