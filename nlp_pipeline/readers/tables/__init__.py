"""Tables of articles, a row each: delimited text, workbooks, JSON, Parquet; columns are found by their names."""

from __future__ import annotations

from nlp_pipeline.readers.tables.delimited import Delimited
from nlp_pipeline.readers.tables.json_rows import JsonRows
from nlp_pipeline.readers.tables.parquet import Parquet
from nlp_pipeline.readers.tables.workbook import Workbook

__all__ = ["Delimited", "JsonRows", "Parquet", "Workbook"]
