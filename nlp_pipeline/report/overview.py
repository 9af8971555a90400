"""The figures over a corpus as the page's template takes them: a plot, its text alternative, its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.report import plotting
from nlp_pipeline.report.aggregates import Crossing, crossed, most_quoted, over_time
from nlp_pipeline.report.shares import share_plates
from nlp_pipeline.run.gender_shares import BY, GenderShares
from nlp_pipeline.run.intervals import wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.report.page_words import Labels
    from nlp_pipeline.report.plotting import Plot
    from nlp_pipeline.run.intervals import Share
    from nlp_pipeline.schema import Row

KINDS = ("direct", "indirect", "mixed", "hearsay")
"""The kinds of claims in the order in which the page names them."""

_MOST_STANCES = 8
_MOST_OUTLETS = 8
_MOST_GENDER_ROWS = 10
_POINTS_TOLD = 5
GENDERS = ("women", "men", "unknown")


def overview(rows: Sequence[Row], labels: Labels) -> dict[str, Any] | None:
    """Give the figures over a corpus.

    Args:
        rows: the claim table's rows, of all articles.
        labels: the words of the page.

    Returns:
        ``plates``, each with its table and, where matplotlib is installed, its plot; ``plots`` tells whether it
        is. None where no claim has a named source. Dates and outlets are shown only where at least two are known.
    """
    ranked = most_quoted(rows)
    if not ranked:
        return None
    plots = plotting.can_plot()
    claims = labels["claims_axis"]
    names = [on_one_line(source.name) for source in ranked]
    plates = [
        _plate(
            labels["most_quoted"],
            (labels["source"], labels["claims_column"], labels["articles_column"]),
            [(source.name, (source.claims, source.articles)) for source in ranked],
            plotting.bars(names, [source.claims for source in ranked], claims) if plots else None,
            labels["alt_ranked"].format(
                points=", ".join(f"{name} {source.claims}" for name, source in zip(names, ranked, strict=True))
            ),
        )
    ]
    kinds = crossed(rows, "kind", order=KINDS)
    plates.append(_crossed_plate("kinds_by_source", kinds, "kind", labels, plots=plots))
    stances = crossed(rows, "stance", columns=_MOST_STANCES)
    plates.append(_crossed_plate("stances_by_source", stances, "stance", labels, plots=plots))
    time = over_time(rows)
    if time.columns:
        plates.append(_time_plate(time, labels, plots=plots))
    outlets = crossed(rows, "outlet", columns=_MOST_OUTLETS)
    if len(outlets.columns) > 1:
        plates.append(_crossed_plate("by_outlet", outlets, "", labels, plots=plots))
    plates += share_plates(rows, labels, plots=plots)
    return {"plates": [*plates, *_gender_plates(rows, labels, plots=plots)], "plots": plots}


def _gender_plates(rows: Sequence[Row], labels: Labels, *, plots: bool) -> list[dict[str, Any]]:
    """Give women and men among the people quoted: over all, and by outlet, role and month where there are several.

    There are none where no article tells anybody's gender.
    """
    shares = GenderShares()
    shares.add(rows)
    counted = shares.rows()
    groups = {by: [row for row in counted if row["by"] == by] for by in BY}
    whole = next(iter(groups["all"]), None)
    if whole is None or not _share_of_women(whole, "claims"):
        return []
    plates = [
        _gender_plate(
            "all", [(labels["by_claims"], whole, "claims"), (labels["by_people"], whole, "people")], labels, plots=plots
        )
    ]
    for by in BY[1:]:
        shown = groups[by] if by == "month" else groups[by][:_MOST_GENDER_ROWS]
        if len(shown) > 1:
            named = [(labels.date(row["value"]) if by == "month" else row["value"], row, "claims") for row in shown]
            plates.append(_gender_plate(by, named, labels, plots=plots))
    return plates


def _gender_plate(by: str, counted: Sequence[tuple[str, Row, str]], labels: Labels, *, plots: bool) -> dict[str, Any]:
    names = [on_one_line(name) for name, _, _ in counted]
    counts = [[row[f"{what}_{gender}"] for gender in GENDERS] for _, row, what in counted]
    told = [labels.with_interval(_share_of_women(row, what)) for _, row, what in counted]
    unknown = [labels.share(row[f"{what}_share_unknown"]) for _, row, what in counted]
    columns = [labels.of("genders", gender) for gender in GENDERS]
    plot = (
        plotting.stacked_bars(names, columns, counts, labels["claims_axis"] if by != "all" else "") if plots else None
    )
    header = (labels[f"gender_{by}"], *columns, labels["share_women"], labels["share_unknown"])
    rows = [(name, (*line, women, none)) for name, line, women, none in zip(names, counts, told, unknown, strict=True)]
    points = "; ".join(f"{name}: {women}" for name, women in list(zip(names, told, strict=True))[:_POINTS_TOLD])
    plate = _plate(labels[f"gender_title_{by}"], header, rows, plot, labels["alt_gender"].format(points=points))
    return {**plate, "by_source": False}


def _share_of_women(row: Row, what: str) -> Share | None:
    """Give the share of women among those whose gender is told; None where nobody's is."""
    women, men = row[f"{what}_women"], row[f"{what}_men"]
    return wilson(women, women + men) if women + men else None


def _crossed_plate(name: str, crossing: Crossing, table: str, labels: Labels, *, plots: bool) -> dict[str, Any]:
    columns = [labels.of(f"{table}s", value) if table else on_one_line(value) for value in crossing.columns]
    plot = None
    if plots and table == "kind":
        plot = plotting.stacked_bars(crossing.sources, columns, crossing.counts, labels["claims_axis"])
    elif plots:
        plot = plotting.matrix(crossing.sources, columns, crossing.counts)
    rows = list(zip(crossing.sources, crossing.counts, strict=True))
    return _plate(labels[name], (labels["source"], *columns), rows, plot, _told(crossing, columns, labels))


def _time_plate(time: Crossing, labels: Labels, *, plots: bool) -> dict[str, Any]:
    periods = [labels.date(period) for period in time.columns]
    plot = plotting.lines(time.sources, time.columns, time.counts, labels["claims_axis"]) if plots else None
    # A row a period: there may be many of them. Those without any claim of these sources are left out.
    by_period = zip(periods, zip(*time.counts, strict=True), strict=True)
    rows = [(period, counts) for period, counts in by_period if any(counts)]
    header = (labels["period"], *(on_one_line(name) for name in time.sources))
    return {**_plate(labels["over_time"], header, rows, plot, _told(time, periods, labels)), "by_source": False}


def _plate(
    title: str, header: Sequence[str], rows: Sequence[tuple[str, Sequence[int | str]]], plot: Plot | None, alt: str
) -> dict[str, Any]:
    return {
        "title": title,
        "header": header,
        "rows": [(on_one_line(name), numbers) for name, numbers in rows],
        "by_source": True,
        "alt": f"{title}. {alt}",
        "light": plot.light if plot else "",
        "dark": plot.dark if plot else "",
    }


def _told(crossing: Crossing, columns: Sequence[str], labels: Labels) -> str:
    """Say in words what the plot shows of the first sources; the table beside it says all."""
    points = []
    for name, counts in list(zip(crossing.sources, crossing.counts, strict=True))[:_POINTS_TOLD]:
        told = sorted(zip(counts, columns, strict=True), key=lambda pair: -pair[0])[:_POINTS_TOLD]
        words = ", ".join(f"{column} {count}" for count, column in told if count)
        points.append(f"{on_one_line(name)} ({words})")
    return labels["alt_crossed"].format(points="; ".join(points))
