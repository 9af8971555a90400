"""Tables with a description beside: what programs that know the description make of them."""

from __future__ import annotations

import asyncio
import json
from html import unescape
from typing import TYPE_CHECKING

from nlp_pipeline.schema import CLAIM_COLUMNS
from nlp_pipeline.writers import CLAIMS, Output, RunOutput, format_of
from tests.writers.runs import all_rows, articles, written

if TYPE_CHECKING:
    from pathlib import Path


def test_csvw_types_and_explains_the_columns_of_the_table_beside(tmp_path: Path) -> None:
    rows = all_rows(articles())
    with_table = Output(tmp_path / "claims.csv", format_of("claims.csv"), CLAIMS)  # type: ignore[arg-type]
    with_table.write(rows)
    beside = RunOutput(tmp_path / "claims.csv-metadata.json", format_of("claims.csv-metadata.json"))  # type: ignore[arg-type]
    for output in (with_table, beside):
        output.seal()
        output.publish()
        output.close()
    from csvw import Table  # these two take seconds to import

    table = Table.from_file(tmp_path / "claims.csv-metadata.json")
    read = list(table.iterdicts(strict=True))
    assert [row["claim_id"] for row in read] == [row["claim_id"] for row in rows]
    assert [(row["claim_start"], row["claim_end"]) for row in read] == [
        (r["claim_start"], r["claim_end"]) for r in rows
    ]
    assert (type(read[0]["confidence"]), type(read[0]["negated"])) == (float, bool)
    assert read[0]["source_start"] is None
    assert table.check_primary_key()


async def pages(database: Path, setup: Path, *paths: str) -> list[str]:
    from datasette.app import Datasette

    datasette = Datasette([str(database)], metadata=json.loads(setup.read_text(encoding="utf-8")))
    answers = [await datasette.client.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    return [answer.text for answer in answers]


def test_datasette_shows_facets_searches_and_explains(tmp_path: Path) -> None:
    database, setup = tmp_path / "claims.sqlite", tmp_path / "claims.datasette.yml"
    database.write_bytes(written("sqlite", articles()))
    setup.write_bytes(written("datasette", articles(), setup.name))
    every, found, page = asyncio.run(
        pages(
            database,
            setup,
            "/claims/claims.json?_shape=objects",
            "/claims/claims.json?_shape=array&_search=piscine",
            "/claims/claims",
        )
    )
    assert json.loads(every)["filtered_table_rows_count"] == len(all_rows(articles()))
    counts = {
        name: {each["value"]: each["count"] for each in facet["results"]}
        for name, facet in json.loads(every)["facet_results"].items()
    }
    assert counts["kind"] == {"direct": 2, "indirect": 1, "mixed": 1, "hearsay": 1}
    assert counts["source_type"] == {"person": 2, "organization": 2, "none": 1}
    assert [(row["claim"], row["claim_start"]) for row in json.loads(found)] == [("La piscine ferme", 0)]
    shown = [column for column in CLAIM_COLUMNS if column.name in json.loads(found)[0]]
    assert {"claim", "cue", "confidence"} <= {column.name for column in shown}
    assert [column.name for column in shown if column.meaning not in unescape(page)] == []
    assert "One row a claim" in page
