"""Shares of claims by outlet, or by month where outlets are not known, with their intervals, as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.report import plotting
from nlp_pipeline.run.comparison import Comparison
from nlp_pipeline.run.intervals import wilson
from nlp_pipeline.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.report.page_words import Labels
    from nlp_pipeline.run.intervals import Share
    from nlp_pipeline.schema import Row

COMPARED = ("outlet", "month")
"""What is compared, the first of which there are two and more."""

SHOWN = {"kind": "kinds", "source_type": "types"}
"""The columns whose shares are shown, and where the words for their values stand."""

MOST_GROUPS = 8
MOST_VALUES = 5
"""More cannot be told apart in a plot."""


def share_plates(rows: Sequence[Row], labels: Labels, *, plots: bool) -> list[dict[str, Any]]:
    """Give the plates of shares, none where there is only one outlet and one month.

    Args:
        rows: rows of the claim table.
        labels: the words of the page.
        plots: whether they can be drawn.
    """
    for by in COMPARED:
        comparison = Comparison(by)
        comparison.add(rows)
        groups = [name for name in comparison.groups() if name]
        if len(groups) > 1:
            shown = groups[-MOST_GROUPS:] if by == "month" else groups[:MOST_GROUPS]
            return [_plate(comparison, measure, shown, labels, plots=plots) for measure in _told(comparison, shown)]
    return []


def _told(comparison: Comparison, groups: Sequence[str]) -> list[str]:
    return [measure for measure in SHOWN if len(comparison.values(measure, groups)) > 1]


def _plate(
    comparison: Comparison, measure: str, groups: Sequence[str], labels: Labels, *, plots: bool
) -> dict[str, Any]:
    values = comparison.values(measure, groups)[:MOST_VALUES]
    if measure == "kind":
        values.sort(key=lambda value: KINDS.index(value) if value in KINDS else len(KINDS))
    columns = [labels.of(SHOWN[measure], value) for value in values]
    names = [_name(comparison, measure, group, labels) for group in groups]
    shares = [[_share(comparison, measure, group, value) for value in values] for group in groups]
    title = labels[f"shares_{measure}"].format(by=labels[f"by_{comparison.by}_name"])
    cells = [[labels.with_interval(share) for share in line] for line in shares]
    told = "; ".join(
        f"{name}: {', '.join(f'{column} {cell}' for column, cell in zip(columns, line, strict=True))}"
        for name, line in zip(names, cells, strict=True)
    )
    plot = plotting.shares(names, columns, shares, labels["shares_axis"]) if plots else None
    return {
        "title": title,
        "header": (labels[f"by_{comparison.by}_name"].capitalize(), *columns),
        "rows": list(zip(names, cells, strict=True)),
        "by_source": False,
        "alt": f"{title}. {told}.",
        "light": plot.light if plot else "",
        "dark": plot.dark if plot else "",
    }


def _name(comparison: Comparison, measure: str, group: str, labels: Labels) -> str:
    """Give a group with the number of claims that its shares are of."""
    words = labels.date(group) if comparison.by == "month" else on_one_line(group)
    number = sum(comparison.counts(group, measure).values())
    return labels["shares_group"].format(name=words, number=labels.number(number))


def _share(comparison: Comparison, measure: str, group: str, value: str) -> Share | None:
    counts = comparison.counts(group, measure)
    out_of = sum(counts.values())
    return wilson(counts.get(value, 0), out_of) if out_of else None
