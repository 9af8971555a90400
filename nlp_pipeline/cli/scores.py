"""The figures of an evaluation on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from nlp_pipeline.display.visible import on_one_line
from nlp_pipeline.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from nlp_pipeline.evaluation import Figure, Finding, Score

_VERDICTS = {"missed": N_("MISSED"), "extra": N_("EXTRA"), "source": N_("SOURCE")}


def print_score(console: Console, score: Score, *, misses: int) -> None:
    """Print the figures, then claims that were missed and claims or sources that are wrong.

    Args:
        console: standard output.
        score: the figures.
        misses: how many missed claims, and how many wrong ones, are printed at most.
    """
    source = "–" if score.source_accuracy is None else f"{score.source_accuracy:.3f}"
    line = _("{gold} claims in gold, {found} found; right sources: {share}").format(
        gold=score.claims.gold, found=score.claims.found, share=source
    )
    console.print(Text(line, style="bold"))
    heads = ("", _("precision"), _("recall"), "F1")
    _table(console, heads, [(_(name), *_shares(figure)) for name, figure in score.measures().items()])
    kinds = sorted(score.by_kind.items())
    _table(
        console,
        (_("kind"), _("gold"), _("claims found"), _("with their source")),
        [(kind, str(n.gold), f"{n.claims / n.gold:.3f}", f"{n.pairs / n.gold:.3f}") for kind, n in kinds],
    )
    rules = sorted(score.by_rule.items(), key=lambda item: (-item[1].found, item[0]))
    _table(
        console,
        (_("construction"), _("found"), _("right"), _("optional"), _("precision")),
        [
            (rule, str(n.found), str(n.right), str(n.optional), _share(n.right, n.found - n.optional))
            for rule, n in rules
        ],
    )
    _table(
        console,
        (_("genre"), _("gold"), _("found"), _("claims F1"), _("exact F1"), _("pairs F1"), _("named F1")),
        [
            (genre, str(f.claims.gold), str(f.claims.found), *(f"{figure.f1:.3f}" for figure in f.measures().values()))
            for genre, f in sorted(score.by_genre.items())
        ],
    )
    _table(
        console,
        (_("confidence"), _("number"), _("mean"), _("claims right"), _("pairs right")),
        [
            (
                f"{place.start:.1f}–{place.end:.1f}",
                str(place.number),
                f"{place.mean:.3f}",
                _share(place.claims, place.number),
                _share(place.pairs, place.number),
            )
            for place in score.reliability
            if place.number
        ],
    )
    _print_findings(console, score.misses, misses, _("{number} of {total} missed:"))
    _print_findings(console, score.extras, misses, _("{number} of {total} wrong:"))


def _shares(figure: Figure) -> tuple[str, str, str]:
    return f"{figure.precision:.3f}", f"{figure.recall:.3f}", f"{figure.f1:.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _table(console: Console, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, its first column to the left and figures to the right; nothing where it has no rows."""
    rows = list(rows)
    if not rows:
        return
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else box.ASCII2, pad_edge=not console.is_terminal)
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(on_one_line(cell)) for cell in row))
    console.print(table)


def _print_findings(console: Console, findings: Sequence[Finding], most: int, words: str) -> None:
    shown = findings[:most]
    if not shown:
        return
    console.print(Text(words.format(number=len(shown), total=len(findings)), style="bold"))
    for finding in shown:
        console.print(_line(finding), soft_wrap=True)
    console.print()


def _line(finding: Finding) -> Text:
    """Give a finding with its claim in brackets among the words around it."""
    known = " ".join(part for part in (finding.kind, finding.rule) if part)
    line = Text.assemble(
        (f"{_(_VERDICTS[finding.verdict])} ", "bold red"),
        f"{on_one_line(finding.article)}:{finding.start} ({known}) ",
        f"{on_one_line(finding.before)} ",
        (f"[{on_one_line(finding.claim)}]", "green"),
        f" {on_one_line(finding.after)}",
    )
    gold, found = (on_one_line(words) or "–" for words in (finding.gold_source, finding.found_source))
    sources = {
        "missed": _("source {name}").format(name=gold),
        "extra": _("source {name}").format(name=found),
        "source": _("source {name}, found {found}").format(name=gold, found=found),
    }
    return line.append(f" | {sources[finding.verdict]}")
