"""Who is quoted over a corpus, DataFrame in, DataFrame out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.run.frame import data_frame
from nlp_pipeline.run.source_table import NEEDED, USED, SourceTable
from nlp_pipeline.schema import SOURCE_COLUMNS

if TYPE_CHECKING:
    import pandas as pd


def sources(claims: pd.DataFrame, *, min_claims: int = 1, source_type: str | None = None) -> pd.DataFrame:
    """Bring the claims of every source together, as ``selon sources`` does.

    Args:
        claims: a table of claims, from ``extract`` or read from a file; ``doc_id`` tells its articles apart.
        min_claims: leave out sources with fewer claims.
        source_type: give only sources of this type, such as "person"; None for all.

    Returns:
        A DataFrame with the columns and dtypes of ``nlp_pipeline.schema.SOURCE_COLUMNS``, one row a source, the most
        quoted first. Two persons of one full name are one row.

    Raises:
        ValueError: the table lacks a column that is needed; the message names it.
    """
    if missing := [name for name in NEEDED if name not in claims.columns]:
        raise ValueError(f"the table of claims lacks {', '.join(missing)}")
    used = claims.reindex(columns=list(USED)).astype("string").fillna("")
    table = SourceTable()
    table.add(dict(zip(USED, values, strict=True)) for values in used.itertuples(index=False, name=None))
    return data_frame(table.rows(min_claims=min_claims, source_type=source_type), SOURCE_COLUMNS)
