"""Make sentences, read them, and tell what was found: ``python -m tests.language.made --number 3000``."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.lexicon import load_lexicon
from tests.language.made.building import MOST_ADJUNCTS, Made, Maker
from tests.language.made.scoring import Bench, Count, described, measured
from tests.language.made.vocabulary import frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def made(number: int, seed: int, only: Sequence[str] = ()) -> list[Made]:
    """Make texts, of every frame in turn.

    Args:
        number: how many.
        seed: the same seed makes the same texts.
        only: names of frames; empty for all.
    """
    chosen = [frame for frame in frames() if not only or frame.name in only]
    maker = Maker(load_lexicon(), random.Random(seed))  # noqa: S311 - texts, no secrets
    return [maker.make(chosen[at % len(chosen)]) for at in range(number)]


def write(texts: Iterable[Made], folder: Path) -> None:
    """Write texts and their gold as NAME.txt and NAME.json, named by frame and number."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text.frame] += 1
        path = folder / f"{text.frame}-{seen[text.frame]:04}"
        with path.with_suffix(".txt").open("w", encoding="utf-8", newline="") as file:
            file.write(text.text)
        gold = json.dumps(list(text.claims), ensure_ascii=False)
        path.with_suffix(".json").write_text(gold, encoding="utf-8")


def table(bench: Bench) -> list[str]:
    """Give the lines of the table: by frame and number of adjuncts, then frames without claims."""
    head = f"{'frame':34}{'claims':>7}{'found':>8}{'sourced':>9}{'exact':>8}{'extra':>8}"
    lines = [f"{head}   sourced with 0, 1, 2, 3 adjuncts"]
    for name in sorted(bench.frames(), key=lambda name: bench.total(name).share("sourced")):
        lines.append(_line(name, bench.total(name)) + "   " + _by_adjuncts(bench, name))
    lines.append(_line("ALL", bench.total()) + "   " + _by_adjuncts(bench, ""))
    lines += ["", f"{'frames without a claim':34}{'texts':>7}{'rows':>8}{'per text':>9}"]
    for name in [*bench.frames(counters=True), ""]:
        count = bench.total(name, counters=True)
        lines.append(f"{name or 'ALL':34}{count.texts:>7}{count.extra:>8}{count.share('extra'):>9.3f}")
    return lines


def misses(bench: Bench, number: int) -> list[str]:
    """Give up to so many texts in which something is wrong, with what was made and what was found."""
    wrong = bench.misses[:number]
    return [line for text, claims, count in wrong for line in described(text.frame, text, claims, count)]


def _line(name: str, count: Count) -> str:
    shares = [count.share(figure) for figure in ("found", "sourced", "exact")]
    return f"{name:34}{count.gold:>7}{shares[0]:>8.3f}{shares[1]:>9.3f}{shares[2]:>8.3f}{count.extra:>8}"


def _by_adjuncts(bench: Bench, name: str) -> str:
    counts = [bench.total(name, adjuncts) for adjuncts in range(MOST_ADJUNCTS + 1)]
    return "  ".join(f"{count.share('sourced'):.2f}" if count.gold else "  – " for count in counts)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.language.made", description=__doc__)
    parser.add_argument("--number", type=int, default=3000, help="how many texts to make")
    parser.add_argument("--seed", type=int, default=13, help="the same seed makes the same texts")
    parser.add_argument("--model", default="fr_core_news_sm", help="the model that reads them")
    parser.add_argument("--frame", action="append", default=[], help="only this frame; may be given again")
    parser.add_argument("--misses", type=int, default=0, help="how many texts to print in which something is wrong")
    parser.add_argument("--show", action="store_true", help="print the texts, and read none")
    parser.add_argument("--write", type=Path, help="write the texts and their gold to this folder, and read none")
    given = parser.parse_args()
    unknown = set(given.frame) - {frame.name for frame in frames()}
    if unknown:
        parser.error(f"no such frame: {', '.join(sorted(unknown))}")
    texts = made(given.number, given.seed, given.frame)
    if given.write:
        write(texts, given.write)
    elif given.show:
        print("\n".join(f"{text.frame:30} {text.text!r}" for text in texts))
    else:
        from nlp_pipeline.language.load import load

        bench = measured(texts, load(given.model))
        print("\n".join([*table(bench), *misses(bench, given.misses)]))


if __name__ == "__main__":
    main()
