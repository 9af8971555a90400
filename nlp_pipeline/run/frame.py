"""Rows as a pandas DataFrame with the columns and types of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from nlp_pipeline.schema import Column, Row


def data_frame(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    """Give rows as a DataFrame.

    Args:
        rows: the rows; keys beside the columns are left out.
        columns: the table's columns, as in ``schema.CLAIM_COLUMNS``.

    Returns:
        A DataFrame with exactly these columns, each of its own dtype, also without any row. Text that is not
        there is an empty string, a number that is not there ``<NA>``.
    """
    import pandas as pd

    return pd.DataFrame(
        {column.name: pd.array([row[column.name] for row in rows], dtype=column.dtype) for column in columns}
    )
