"""What docs/scale.en.md shows for other engines was run: the files beside it, where the engines are installed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from nlp_pipeline.arrow import claim_schema
from nlp_pipeline.readers import Inputs
from nlp_pipeline.run import Extracted, extract_articles
from nlp_pipeline.run.records import articles_to_arrow
from nlp_pipeline.schema import Article
from tests.pages import ROOT, blocks

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

SCRIPTS = {"spark.py": "pyspark", "ray_data.py": "ray"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_page_shows_the_script_as_it_is(name: str) -> None:
    shown = [block.text for block in blocks(ROOT / "docs" / "scale.en.md") if block.file == name]
    assert shown == [(ROOT / "docs" / "scale" / name).read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_engine_finds_what_the_plain_run_finds(name: str, tmp_path: Path, nlp: Language) -> None:
    if find_spec(SCRIPTS[name]) is None:
        pytest.skip(f"{SCRIPTS[name]} is not installed")
    read = [item for item in Inputs([ROOT / "corpus" / "articles"]) if isinstance(item, Article)]
    articles = [replace(article, doc_id=f"{article.doc_id}-{copy}") for copy in range(2) for article in read[:8]]
    parquet.write_table(articles_to_arrow(articles), tmp_path / "articles.parquet")
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "scale" / name, "articles.parquet", "results", "claims"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = parquet.read_table(tmp_path / "claims").select(claim_schema().names).to_pylist()
    results = [result for result in extract_articles(nlp, articles) if isinstance(result, Extracted)]
    plain = [row for result in results for row in result.claims]
    assert sorted(found, key=lambda row: row["claim_id"]) == sorted(plain, key=lambda row: row["claim_id"])
    assert len(plain) > 100
