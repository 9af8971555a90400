"""The whole pipeline against the model alone as spaCy ships it: ``python -m tests.benchmarks.speed [FOLDER [MODEL]]``.

FOLDER holds the texts, ``*.txt`` (by default ``corpus/articles``). As many runs are made as begin in a minute, one at
least, and the annotations of some texts compared: two hundred texts take two minutes on a machine that has other things
to do. ``--thorough`` makes five runs and compares all texts. Every run is a process of its own with one thread,
in which the pipelines take turns with every 32 texts, so that a processor whose speed drifts is as slow for the one as
for the other; the figures are medians of the runs, the ratios those of the runs' own ratios. "First" is a process's
first pass over every other text; "fresh" is the pass over the other half, which it has not seen, now that it is warm;
"again" is a second one over the first half, for which the shipped lemmatizer remembers the lemma of every word, so that
it has nothing left to look up. Where textacy is installed, its direct quotations are found
in the shipped model's annotations and timed with them.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from nlp_pipeline.language.load import DEFAULT_MODEL, load
from tests.annotations import differing, loaded_and_shipped
from tests.benchmarks.machine import CORPUS, description, python, read, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

ROUNDS = 5
SECONDS = 60
"""For runs, unless all are asked for: one that has begun goes on."""

COMPARED = 40
"""Texts whose annotations are compared, unless all are asked for."""

BATCH = 32
TURNS = {"first": slice(0, None, 2), "fresh": slice(1, None, 2), "again": slice(0, None, 2)}
"""The passes of a process, and which of the texts each is over."""

Figures = dict[str, float]
"""Seconds of each pass, and how many results there were."""


def main(folder: Path, model: str = DEFAULT_MODEL, *, thorough: bool = True) -> dict[str, float]:
    """Time the pipelines on the texts of a folder, print words a second and ratios, and count what differs."""
    told: dict[str, float] = {}
    texts = read(folder)
    runs: list[dict[str, Figures]] = []
    begun = time.monotonic()
    while not runs or (len(runs) < ROUNDS and (thorough or time.monotonic() - begun < SECONDS)):
        runs.append(json.loads(python("-m", "tests.benchmarks.speed", "--once", str(folder), model)))
    print(f"{description()}, {model}")
    print(f"{len(texts)} texts, {words_of(texts):,} words; medians of {len(runs)} runs")
    print("words a second, and Selon's ratio to it")
    for turn, which in TURNS.items():
        cells = []
        words = words_of(texts[which])
        for name in runs[0]:
            seconds = statistics.median(run[name][turn] for run in runs)
            ratios = [run[name][turn] / run["Selon"][turn] for run in runs]
            told[f"{turn}: {name} / Selon, seconds"] = statistics.median(ratios)
            spread = f"{statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}"
            cells.append(f"{name} {words / seconds:7,.0f} ({spread})")
        print(f"{turn:5}", *cells)
    for name, figures in runs[0].items():
        found = [f"{figure:,.0f} {key}" for key, figure in figures.items() if key not in TURNS]
        print(f"{name}: {', '.join(found) or 'annotations only'}")
    tokens, differences = 0, []
    for ours, theirs in loaded_and_shipped(texts if thorough else texts[:COMPARED], model):
        tokens += len(ours)
        differences += differing([ours], [theirs])
    print(f"annotations of the model that differ: {len(differences)}, on {tokens:,} tokens")
    print("\n".join(differences[:10]))
    return told | {"annotations that differ": len(differences)}


def measure(folder: Path, model: str) -> dict[str, Figures]:
    """Time two passes of each pipeline over the texts: seconds, and what was found in the last of them."""
    texts = read(folder)
    names = [name for name in PIPELINES if name != "textacy" or find_spec("textacy")]
    pipelines = {name: load(model) if name == "Selon" else spacy.load(model) for name in names}
    work = {name: PIPELINES[name]() for name in names}
    figures: dict[str, Figures] = {name: {} for name in names}
    for turn, which in TURNS.items():
        given = texts[which]
        totals = {name: Counter[str]() for name in names}
        for start in range(0, len(given), BATCH):
            for name in sorted(names, reverse=start // BATCH % 2 == 1):
                begun = time.perf_counter()
                for doc in pipelines[name].pipe(given[start : start + BATCH], batch_size=BATCH):
                    totals[name].update(work[name](doc))
                figures[name][turn] = figures[name].get(turn, 0) + time.perf_counter() - begun
        for name in names:
            figures[name].update(totals[name])
    return figures


def _nothing() -> Callable[[Doc], dict[str, int]]:
    return lambda _: {}


def _claims() -> Callable[[Doc], dict[str, int]]:
    return lambda doc: {"claims": len(doc._.claims), "entities": len(doc._.entities)}


def _quotations() -> Callable[[Doc], dict[str, int]]:
    from textacy.extract.triples import direct_quotations

    def count(doc: Doc) -> dict[str, int]:
        try:
            return {"quotations": sum(1 for _ in direct_quotations(doc))}
        except ValueError:  # an odd number of quotation marks
            return {"failed": 1}

    return count


PIPELINES = {"spaCy": _nothing, "Selon": _claims, "textacy": _quotations}
"""What is done with every Doc of a pipeline, by the pipeline's name."""


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(measure(Path(sys.argv[2]), sys.argv[3])))
    else:
        arguments = [argument for argument in sys.argv[1:] if argument != "--thorough"]
        folder = Path(arguments[0]) if arguments else CORPUS
        main(folder, *arguments[1:2], thorough="--thorough" in sys.argv)
