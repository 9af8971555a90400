"""A table of claims in Jupyter: the list of claims, everything escaped, long tables cut and counted."""

from __future__ import annotations

import pandas as pd
import pytest

from nlp_pipeline import show


def table(count: int, claim: str = "le pont rouvre") -> pd.DataFrame:
    row = {"source_name": "la maire", "source": "la maire", "cue": "Selon", "kind": "indirect", "claim": claim}
    ids = [{"claim_id": f"a#{number}", "parent_id": "", "confidence": 0.873} for number in range(1, count + 1)]
    return pd.DataFrame([{**row, **each} for each in ids])


def test_rows_are_listed() -> None:
    html = show(table(2))._repr_html_()
    assert html.count("<td>le pont rouvre</td>") == 2
    assert "more" not in html


def test_the_confidence_is_shown_and_a_missing_one_is_no_error() -> None:
    claims = table(2).astype({"confidence": "Float64"})
    claims.loc[1, "confidence"] = pd.NA
    html = show(claims)._repr_html_()
    assert "<td>0.87</td>" in html
    assert "<td>–</td></tr>" in html


def test_offsets_that_are_missing_are_no_error() -> None:
    starts = pd.Series([pd.NA], dtype="Int64")
    assert "le pont rouvre" in show(table(1).assign(source_start=starts))._repr_html_()


def test_a_claim_inside_another_is_numbered_by_the_line_of_that_one() -> None:
    claims = table(3).assign(claim_id=["a#1", "b#1", "b#2"], parent_id=["", "", "b#1"])
    assert "<td>3 in 2</td>" in show(claims)._repr_html_()


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
    assert repr(show(table(1))) == repr(table(1))


def test_another_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table of claims"):
        show(pd.DataFrame({"a": [1]}))
