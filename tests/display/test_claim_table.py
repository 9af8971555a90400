"""A table of claims in Jupyter: the list of claims, everything escaped, long tables cut and counted."""

from __future__ import annotations

import pandas as pd
import pytest

from nlp_pipeline import show


def table(count: int, claim: str = "le pont rouvre") -> pd.DataFrame:
    row = {"source_name": "la maire", "source": "la maire", "cue": "Selon", "kind": "indirect", "claim": claim}
    return pd.DataFrame([{**row, "parent_id": ""}] * count)


def test_rows_are_listed() -> None:
    html = show(table(2))._repr_html_()
    assert html.count("<td>le pont rouvre</td>") == 2
    assert "more" not in html


def test_a_long_table_is_cut_and_counted() -> None:
    html = show(table(1_052))._repr_html_()
    assert html.count("<td>le pont rouvre</td>") == 50
    assert "… 1,002 more" in html


def test_what_a_claim_holds_stays_text() -> None:
    html = show(table(1, "<script>alert(1)</script>"))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_empty_table_and_printing() -> None:
    assert "<table>" not in show(table(1).head(0))._repr_html_()
    assert "le pont rouvre" in repr(show(table(1)))


def test_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table of claims"):
        show(pd.DataFrame({"a": [1]}))
