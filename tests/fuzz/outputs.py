"""What is found in articles with metadata of any kind, in every format that is written; and tables of it, broken."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from nlp_pipeline.readers.claims_table import is_claims_file
from nlp_pipeline.run.source_table import NEEDED
from nlp_pipeline.run.stream import Extracted, extract_articles
from nlp_pipeline.schema import Article
from nlp_pipeline.writers import CLAIMS, ENTITIES, FORMATS, RunFormat
from tests.cli.command import selon
from tests.fuzz.mutations import changed
from tests.fuzz.texts import TEXTS
from tests.worked_out_once import pipeline
from tests.writers.test_spreadsheets_and_databases import table

if TYPE_CHECKING:
    from pathlib import Path

    from nlp_pipeline.schema import Row

ODD = st.one_of(
    st.text(alphabet=st.characters(codec=None, categories=None), max_size=12),
    st.sampled_from(
        ("", "\x00\x0b", "\ud800", "x" * 40_000, "2024-13-45", "2024-09-11", "]]>", "\ufffe", "=1+1", "a/../b")
    ),
)
CUES = ("Selon Paul Martin, ", "« Tout va bien », a dit la préfecture. ", "Il assure que ", "")

ARTICLES = st.fixed_dictionaries(
    {"doc_id": ODD, "text": st.tuples(st.sampled_from(CUES), TEXTS).map("".join)},
    optional=dict.fromkeys(("title", "date", "outlet", "author", "url"), ODD),
).map(lambda fields: json.dumps(fields).encode())

TABLES = changed(table("jsonl"))


def written(path: Path) -> int:
    """Find the claims of an article and write them in every format; gives their number."""
    article = Article(**json.loads(path.read_bytes()))
    (result,) = extract_articles(pipeline(), [article])
    if not isinstance(result, Extracted):
        return 0
    named = [row for row in result.claims if row["source_name"]]  # a text a source has no other
    for kind in FORMATS:
        stream = io.BytesIO()
        if isinstance(kind, RunFormat):
            run = kind.begin(stream, "claims")
            run.write(result.article, result.claims, result.entities)
            run.finish()
            assert stream.getvalue() or not named, kind.name
        else:
            for told, rows in ((CLAIMS, result.claims), (ENTITIES, result.entities)):
                stream = io.BytesIO()
                writer = kind.start(stream, told)
                writer.write(rows)
                writer.finish()
                assert stream.getvalue() or not rows, kind.name
                _read_back(kind.name, stream.getvalue(), rows)
    return len(result.claims)


def _read_back(name: str, data: bytes, rows: list[Row]) -> None:
    """Make sure that formats which hold all there is give it back."""
    if name == "jsonl":
        given = [json.loads(line) for line in data.decode().removesuffix("\n").split("\n") if line]
        assert [each["doc_id"] for each in given] == [row["doc_id"] for row in rows]
    elif name in ("csv", "tsv", "excel-fr"):
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        assert len(list(csv.reader(text, delimiter={"csv": ",", "tsv": "\t"}.get(name, ";")))) == len(rows) + 1


def counted(path: Path) -> int:
    """Count the sources of a table of claims; gives 1 where it is taken."""
    if not is_claims_file(path, NEEDED):
        return 0
    result = selon("sources", str(path))
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.output.strip(), "not a word"
    return result.exit_code == 0
