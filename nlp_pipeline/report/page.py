"""The page put together: one HTML file, whatever the texts hold escaped, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, BinaryIO

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.report.aggregates import named_sources
from nlp_pipeline.report.articles import article_view
from nlp_pipeline.report.overview import KINDS, overview
from nlp_pipeline.report.packing import PACKED_FROM, TOGETHER, packed, packed_articles
from nlp_pipeline.report.page_words import LANGUAGES, Labels, load_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp_pipeline.schema import Article, Row
    from nlp_pipeline.writers import Table


class Page:
    """The page as a format of the claim table: it takes the rows, and the articles that they stand in beside.

    Args:
        language: the language of the page's own words, one of ``LANGUAGES``.
        title: what stands at its head; empty for the default.
        sentences_only: the texts are the claims' sentences, as their articles are not at hand.
    """

    name = "html"
    suffixes = (".html", ".htm")

    def __init__(self, language: str = LANGUAGES[0], *, title: str = "", sentences_only: bool = False) -> None:
        self._labels = load_labels(language)
        self._title = on_one_line(title) or self._labels["title"]
        self._sentences_only = sentences_only
        self._articles: dict[str, Article] = {}
        self._rows: dict[str, list[Row]] = {}

    def add_article(self, article: Article) -> None:
        """Take an article, with claims or without, before or after its rows."""
        self._articles[article.doc_id] = article

    def start(self, stream: BinaryIO, table: Table) -> PageRows:
        """Give the writer of the rows; the page is written when they are complete."""
        return PageRows(stream, self)

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Take rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``."""
        for row in rows:
            self._rows.setdefault(row["doc_id"], []).append(row)

    def html(self) -> str:
        """Give the whole page."""
        labels = self._labels
        views: list[dict[str, Any]] = []
        rows: list[Row] = []
        data: list[dict[str, Any]] = []
        for index, (doc_id, article) in enumerate(self._articles.items()):
            of_article = self._rows.get(doc_id, [])
            views.append(article_view(article, of_article, len(rows), labels))
            data += _data_rows(of_article, index)
            rows += of_article
        style, script = _asset("report.css"), _asset("report.js")
        packs = packed_articles(_environment(), views, labels) if len(views) >= PACKED_FROM else []
        told = _data(data, self._articles.values(), views, labels)
        return (
            _environment()
            .get_template("page.html")
            .render(
                labels=labels,
                title=self._title,
                sentences_only=self._sentences_only,
                articles=views,
                kinds=KINDS,
                figures=_figures(len(views), rows, labels),
                overview=overview(rows, labels) if len(views) > 1 else None,
                data=None if packs else told,
                packed_data=packed(told) if packs else "",
                packs=packs,
                # Not escaped: these two are files of this package.
                style=Markup(style),  # noqa: S704
                script=Markup(script),  # noqa: S704
                policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
                "base-uri 'none'; form-action 'none'",
            )
        )


class PageRows:
    """Hands rows to the page, and writes it at the end."""

    def __init__(self, stream: BinaryIO, page: Page) -> None:
        self._stream = stream
        self._page = page

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._page.add_rows(rows)

    def finish(self) -> None:
        """Write the page."""
        self._stream.write(self._page.html().encode("utf-8"))


def _data(
    rows: list[dict[str, Any]], articles: Iterable[Article], views: Sequence[dict[str, Any]], labels: Labels
) -> dict[str, Any]:
    """Give what the script works on."""
    return {
        "rows": rows,
        "articles": [view["name"] for view in views],
        "about": [_about(article) for article in articles],
        "together": TOGETHER,
        "kind": labels.table("kinds"),
        "kinds": KINDS,
        "stance": labels.table("stances"),
        "type": labels.table("types"),
        "words": labels.table("script"),
        "language": labels.language,
    }


def _about(article: Article) -> list[str]:
    """Give what is searched of an article, and stands in a table of its claims."""
    return [on_one_line(part) for part in (article.doc_id, article.title, article.outlet, article.date, article.author)]


def _data_rows(rows: Sequence[Row], article: int) -> list[dict[str, Any]]:
    """Give an article's rows as the script takes them: short keys, nothing that is empty."""
    # By their place, as the marks are: the ids of a table that somebody shortened have gaps.
    numbers = {row["claim_id"]: number for number, row in enumerate(rows, 1)}
    return [_data_row(row, article, number, numbers.get(row["parent_id"])) for number, row in enumerate(rows, 1)]


def _data_row(row: Row, article: int, number: int, parent: int | None) -> dict[str, Any]:
    values = {
        "claim": on_one_line(row["claim"]),
        "name": on_one_line(row["source_name"] or row["source"]),
        "source": on_one_line(row["source"]) if row["source"] != row["source_name"] else "",
        "type": on_one_line(row["source_type"]),
        "role": on_one_line(row["source_role"]),
        "origin": on_one_line(row["origin"]),
        "cue": on_one_line(row["cue"]),
        "kind": on_one_line(row["kind"]),
        "stance": on_one_line(row["stance"]),
        "entities": on_one_line(row["entities"]),
        "sentence": on_one_line(row["sentence"]) if row["sentence"] != row["claim"] else "",
        "confidence": row["confidence"],
        "parent": parent,
        "article": article,
        "number": number,
    }
    return {key: value for key, value in values.items() if value not in ("", None)}


def _figures(articles: int, rows: Sequence[Row], labels: Labels) -> str:
    sources = named_sources(rows)
    counts = ((articles, "article"), (len(rows), "claim"), (sources, "source"))
    return " · ".join(labels.counted(number, noun) for number, noun in counts)


@cache
def _environment() -> Environment:
    loaders = [PackageLoader(f"nlp_pipeline.{place}", "templates") for place in ("report", "display")]
    return Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _asset(name: str) -> str:
    # The browser compares hashes of what it parsed, where every line ends with a line feed.
    text = resources.files("nlp_pipeline.report").joinpath("templates", name).read_text("utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
