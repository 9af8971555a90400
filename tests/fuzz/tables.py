"""Tables of articles with metadata of any kind, in every format of tables: each row comes out, or is named."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
from hypothesis import strategies as st

from nlp_pipeline.schema import Article
from tests.fuzz.reading import items_of
from tests.fuzz.samples import ods, ods_row
from tests.fuzz.texts import ANYTHING, MIXTURES, check
from tests.readers.counting import words_in
from tests.readers.exports.parts import word
from tests.worked_out_once import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Rows = list[dict[str, str]]

METADATA = ("titre", "date", "journal", "auteur", "url", "id")
DATES = (
    *("2024-09-11", "11/09/2024", "11 septembre 2024", "31/02/2024", "0000-00-00", "99999-99-99", "1e400", "-1"),
    *("2024-09-11T08:00:00Z", "45000", "20240911", "mercredi 11 sept. 2024 à 8 h", "١٢/٠٣/٢٠٢٤", "1726012800"),
)
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What workbooks cannot hold."""

LONGEST_CELL = 32_000
"""In characters: of a workbook."""

VALUES = st.one_of(
    st.sampled_from(("", "", "=1+1", "https://exemple.fr/a", "x" * 300, "a\nb", 'a"b;c,d\te', "NaN", "None", "0")),
    st.sampled_from(DATES),
    MIXTURES,
    ANYTHING,
)


def _delimited(separator: str, encoding: str) -> Callable[[Rows], bytes]:
    return lambda rows: (
        pd.DataFrame(rows).to_csv(index=False, sep=separator, quoting=csv.QUOTE_ALL).encode(encoding, "replace")
    )


def _workbook(rows: Rows) -> bytes:
    stream = io.BytesIO()
    cells = [{key: NO_XML.sub("", value)[:LONGEST_CELL] for key, value in row.items()} for row in rows]
    pd.DataFrame(cells).to_excel(stream, index=False)
    return stream.getvalue()


def _sheet(rows: Rows) -> bytes:
    cells = [[html.escape(NO_XML.sub("", value)) for value in row.values()] for row in rows]
    return ods(ods_row(*rows[0]) + "".join(ods_row(*each) for each in cells))


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "semicolons.csv": _delimited(";", "utf-8"),
    "commas.csv": _delimited(",", "utf-8-sig"),
    "tabs.tsv": _delimited("\t", "utf-16"),
    "ansi.csv": _delimited(";", "cp1252"),
    "lines.jsonl": lambda rows: "\n".join(json.dumps(row) for row in rows).encode(),
    "list.json": lambda rows: json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"),
    "object.json": lambda rows: json.dumps({"articles": rows}).encode(),
    "columns.parquet": lambda rows: pd.DataFrame(rows).to_parquet(index=False),
    "book.xlsx": _workbook,
    "sheet.ods": _sheet,
}


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    """Give a format and the rows of a table, in each text a word of its own."""
    columns = draw(st.lists(st.sampled_from(METADATA), unique=True, max_size=len(METADATA)))
    rows = []
    for number in range(draw(st.integers(1, 6))):
        row: dict[str, Any] = {name: draw(VALUES) for name in columns}
        rows.append({"texte": f"{word(number)} est là. {draw(st.one_of(MIXTURES, ANYTHING))}", **row})
    return json.dumps([draw(st.sampled_from(sorted(FORMATS))), rows]).encode()


INPUTS = _tables()


def read_back(path: Path) -> int:
    """Write the table, read it, and make sure of every row; gives the number of articles."""
    name, rows = json.loads(path.read_bytes())
    table = path.with_name(name)
    table.write_bytes(FORMATS[name](rows))
    try:
        items = items_of(table)
    finally:
        table.unlink()
    articles = [item for item in items if isinstance(item, Article)]
    if not articles and len(items) == 1:
        return 0  # the file as a whole is named
    found = words_in(each.text for each in articles)
    assert all(count == 1 for count in found.values()), f"{name}: a row came twice: {found}"
    assert set(found) <= {word(number) for number in range(len(rows))}
    assert all(len(words_in([each.text])) == 1 for each in articles), f"{name}: an article has not one text"
    assert len(items) >= len(rows), f"{name}: {len(items)} articles and reasons of {len(rows)} rows"
    assert len({each.doc_id for each in articles}) == len(articles), f"{name}: an identifier came twice"
    for article in articles:
        check(pipeline(), article.text)
    return len(articles)
