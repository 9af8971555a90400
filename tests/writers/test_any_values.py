"""Whatever stands in an article and in what is told of it: every format holds it, or says that it cannot."""

from __future__ import annotations

import io
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_pipeline.rows import claim_rows
from nlp_pipeline.run.stream import checked
from nlp_pipeline.schema import Article
from nlp_pipeline.writers import CLAIMS, FORMATS, Output, RunFormat, WriteError, format_named
from tests.shares import tried
from tests.writers.test_spreadsheets_and_databases import ROWS, claim

if TYPE_CHECKING:
    from pathlib import Path

UNFIT = st.text(alphabet=st.characters(codec=None, categories=None), max_size=12) | st.sampled_from(
    ["\x00\x0b", "\ud800", "x" * 40_000, "2024-13-45", "]]>", "\ufffe"]
)


@given(UNFIT, UNFIT, UNFIT, UNFIT)
@settings(max_examples=tried(16, 40))
def test_every_format_holds_whatever_is_told_of_an_article(doc_id: str, date: str, url: str, author: str) -> None:
    """As a run hands articles on: see ``checked``."""
    given_article = Article(doc_id or "a", "Selon \x0bEve\x1f, oui.", title=author, date=date, author=author, url=url)
    article = checked(given_article)
    assert isinstance(article, Article)
    rows = claim_rows(article, [claim(12, 15, (6, 10), claim="\x0boui", source_name="\x1bEve")])
    for kind in FORMATS:
        stream = io.BytesIO()
        if isinstance(kind, RunFormat):
            run_writer = kind.begin(stream, "claims")
            run_writer.write(article, rows, [])
            run_writer.finish()
        else:
            writer = kind.start(stream, CLAIMS)
            writer.write(rows)
            writer.finish()
        assert stream.getvalue(), kind.name


def test_what_a_format_cannot_hold_is_an_output_that_fails(tmp_path: Path) -> None:
    with closing(Output(tmp_path / "claims.csv", format_named("csv"), CLAIMS)) as output:
        with pytest.raises(WriteError) as caught:
            output.write([{**ROWS[0], "title": "\ud800"}])
        assert caught.value.reason == "this format cannot hold what was found; another one may"


def test_an_article_of_more_than_a_million_characters_goes_into_a_docbin() -> None:
    stream = io.BytesIO()
    kind = format_named("docbin")
    assert isinstance(kind, RunFormat)
    writer = kind.begin(stream, "claims")
    writer.write(Article("a", "oui " * 260_000), [], [])
    writer.finish()
    assert stream.getvalue()
