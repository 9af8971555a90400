"""Plots by matplotlib as SVG images in data addresses, each for a light and a dark page.

They are images, not parts of the page: nothing in them can run or load, and no style of theirs meets the page's.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from nlp_pipeline.display.visible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

    from nlp_pipeline.run.intervals import Share

_WIDTH = 4.3
"""In inches: shown at about its own size on a wide screen, and still legible on a telephone."""

_LINE_HEIGHT = 0.25
_LONGEST_NAME = 34
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_MOST_TICKS = 8

_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "selon",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans"],
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "ytick.left": False,
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page: its ink, what is fainter, its paper, and a series that can be told apart."""

    ink: str
    faint: str
    paper: str
    accent: str
    series: tuple[str, ...]


LIGHT = Palette("#1d1b18", "#6b655b", "#fdfcf9", "#8c2f2a", ("#1f5a9e", "#1c7450", "#76409c", "#945100", "#5d5850"))
DARK = Palette("#ebe6dc", "#a8a194", "#191815", "#e58a80", ("#8db8f2", "#7fcba3", "#caa3ec", "#efb566", "#b8b1a4"))
"""The first four of the series are the colours of the kinds in ``report.css``."""

_HATCHES = ("", "////", "\\\\\\\\", "----", "xxxx")
_LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
_MARKERS = ("o", "s", "^", "D", "v")


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot as two data addresses."""

    light: str
    dark: str


def can_plot() -> bool:
    """Tell whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def bars(names: Sequence[str], values: Sequence[int], axis: str) -> Plot:
    """Draw a bar for each name, the first on top, with its value beside it."""

    def draw(axes: Axes, palette: Palette) -> None:
        drawn = axes.barh(_places(names), values, height=0.62, color=palette.accent)
        axes.bar_label(drawn, padding=3, color=palette.ink)
        _name_rows(axes, names)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.set_title(axis, loc="right", fontsize=8, color=palette.faint)

    return _drawn(draw, len(names))


def stacked_bars(names: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], axis: str) -> Plot:
    """Draw a bar for each name, cut by columns; colour and hatch tell them apart, as the legend says."""

    def draw(axes: Axes, palette: Palette) -> None:
        left = [0] * len(names)
        for at, column in enumerate(columns):
            values = [line[at] for line in counts]
            axes.barh(
                _places(names),
                values,
                left=left,
                height=0.62,
                label=_label(column),
                color=palette.series[at % len(palette.series)],
                hatch=_HATCHES[at % len(_HATCHES)],
                edgecolor=palette.paper,
                linewidth=0.6,
            )
            left = [start + value for start, value in zip(left, values, strict=True)]
        _name_rows(axes, names)
        _whole_numbers(axes.xaxis)
        axes.set_xlabel(axis, color=palette.faint)
        _legend(axes, palette, columns=len(columns))

    return _drawn(draw, len(names) + 2)


def shares(names: Sequence[str], columns: Sequence[str], values: Sequence[Sequence[Share | None]], axis: str) -> Plot:
    """Draw a point for each share, a line of points for each column, and its interval as a bar through it.

    Args:
        names: what has a row, the first on top.
        columns: what has a colour and a marker.
        values: for each name the share of each column; None where there is no case.
        axis: what the shares are of.
    """

    def draw(axes: Axes, palette: Palette) -> None:
        step = 0.7 / max(1, len(columns))
        for at, column in enumerate(columns):
            known = [(row, line[at]) for row, line in enumerate(values)]
            points = [(row, share) for row, share in known if share is not None]
            axes.errorbar(
                [100 * share.share for _, share in points],
                [row + (at - (len(columns) - 1) / 2) * step for row, _ in points],
                xerr=[
                    [100 * (share.share - share.low) for _, share in points],
                    [100 * (share.high - share.share) for _, share in points],
                ],
                fmt=_MARKERS[at % len(_MARKERS)],
                label=_label(column),
                color=palette.series[at % len(palette.series)],
                markersize=4,
                linewidth=1.2,
                capsize=2,
            )
        _name_rows(axes, names)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlim(left=0)
        axes.grid(axis="x", color=palette.faint, alpha=0.25, linewidth=0.6)
        axes.set_xlabel(axis, color=palette.faint)
        _legend(axes, palette, columns=min(3, len(columns)))

    return _drawn(draw, max(len(names) + 2, len(names) * len(columns) // 2 + 3))


def matrix(names: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]) -> Plot:
    """Draw a table of counts, the darker the higher, with every count in its cell."""

    def draw(axes: Axes, palette: Palette) -> None:
        from matplotlib.colors import LinearSegmentedColormap

        shades = LinearSegmentedColormap.from_list("shades", [palette.paper, palette.series[0]])
        highest = max((value for line in counts for value in line), default=1) or 1
        axes.pcolormesh(counts, cmap=shades, vmin=0, vmax=highest, edgecolors=palette.paper, linewidth=1.5)
        axes.invert_yaxis()
        for row, line in enumerate(counts):
            for column, value in enumerate(line):
                if value:
                    ink = palette.paper if value > highest * 0.55 else palette.ink
                    axes.text(column + 0.5, row + 0.5, str(value), ha="center", va="center", color=ink)
        axes.set_xticks(
            [at + 0.5 for at in _places(columns)], [_label(name) for name in columns], rotation=40, ha="left"
        )
        axes.xaxis.tick_top()
        axes.set_yticks([at + 0.5 for at in _places(names)], [_label(name) for name in names])
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)

    return _drawn(draw, len(names) + 3)


def lines(names: Sequence[str], periods: Sequence[str], counts: Sequence[Sequence[int]], axis: str) -> Plot:
    """Draw a line for each name over the periods; colour, dashes and marker tell them apart."""

    def draw(axes: Axes, palette: Palette) -> None:
        for at, (name, values) in enumerate(zip(names, counts, strict=True)):
            style = at % len(_LINES)
            axes.plot(
                range(len(periods)),
                values,
                label=_label(name),
                color=palette.series[style],
                linestyle=_LINES[style],
                marker=_MARKERS[style],
                markersize=3.5,
                linewidth=1.4,
            )
        step = -(-len(periods) // _MOST_TICKS)
        shown = range(0, len(periods), step)
        axes.set_xticks(shown, [periods[at] for at in shown], rotation=30, ha="right")
        axes.set_ylim(bottom=0)
        _whole_numbers(axes.yaxis)
        axes.grid(axis="y", color=palette.faint, alpha=0.25, linewidth=0.6)
        axes.set_title(axis, loc="left", fontsize=8, color=palette.faint)
        _legend(axes, palette, columns=2)

    return _drawn(draw, 11)


def _drawn(draw: Callable[[Axes, Palette], None], rows: int) -> Plot:
    return Plot(_address(draw, LIGHT, rows), _address(draw, DARK, rows))


def _address(draw: Callable[[Axes, Palette], None], palette: Palette, rows: int) -> str:
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    settings: Any = {
        **_SETTINGS,
        "text.color": palette.ink,
        "xtick.color": palette.faint,
        "ytick.color": palette.faint,
        "ytick.labelcolor": palette.ink,
        "xtick.labelcolor": palette.ink,
        "axes.edgecolor": palette.faint,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "hatch.color": palette.paper,
        "hatch.linewidth": 0.7,
    }
    with mpl.rc_context(settings), warnings.catch_warnings():
        # The browser sets the words and knows other letters than the font by which they are measured here.
        warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)
        figure = Figure(figsize=(_WIDTH, max(1.2, 0.5 + rows * _LINE_HEIGHT)), layout="constrained")
        canvas: Any = FigureCanvasSVG(figure)
        draw(figure.add_subplot(), palette)
        stream = io.BytesIO()
        canvas.print_svg(stream, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(stream.getvalue()).decode('ascii')}"


def _places(names: Sequence[str]) -> list[int]:
    return list(range(len(names)))


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(_places(names), [_label(name) for name in names])
    axes.invert_yaxis()
    axes.margins(y=0.02)


def _whole_numbers(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, integer=True))


def _legend(axes: Axes, palette: Palette, columns: int) -> None:
    axes.figure.legend(
        *axes.get_legend_handles_labels(),
        loc="outside upper left",
        ncols=columns,
        frameon=False,
        fontsize=8,
        labelcolor=palette.ink,
        handlelength=2.6,
        columnspacing=1.2,
    )


def _label(name: str) -> str:
    """Give a name short enough for an axis, without what an SVG may not hold."""
    words = _NO_XML.sub("\ufffd", on_one_line(name))
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"
