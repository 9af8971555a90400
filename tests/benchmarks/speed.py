"""The whole pipeline against the model alone as spaCy ships it: ``python -m tests.benchmarks.speed [FOLDER [MODEL]]``.

FOLDER holds the texts, ``*.txt`` (by default ``corpus/articles``). Every run is a process of its own with one thread;
runs of the pipelines alternate, the figures are medians. "First" is a process's first pass over the texts; "again" is
a second one over the same texts, for which the shipped lemmatizer remembers the lemma of every word, so that it has
nothing left to look up. "User" is the processor's time in the program itself. Where textacy is installed, its direct
quotations are found in the shipped model's annotations and timed with them.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from nlp_pipeline.language.load import DEFAULT_MODEL, load
from tests.annotations import differing, loaded_and_shipped
from tests.benchmarks.machine import CORPUS, description, python, read, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

ROUNDS = 5
BATCH = 32

Figures = dict[str, float]
"""Seconds by what was measured, and how many results there were."""


def main(folder: Path, model: str = DEFAULT_MODEL) -> None:
    """Time the pipelines on the texts of a folder, print words a second and ratios, and count what differs."""
    texts = read(folder)
    words = words_of(texts)
    runs: dict[str, list[Figures]] = {name: [] for name in PIPELINES if name != "textacy" or find_spec("textacy")}
    for _ in range(ROUNDS):
        for name, figures in runs.items():
            figures.append(json.loads(python("-m", "tests.benchmarks.speed", "--only", name, str(folder), model)))
    print(f"{description()}, {model}")
    print(f"{len(texts)} texts, {words:,} words; medians of {ROUNDS} runs; words a second, and Selon's ratio to it")
    for measured in ("first", "first, user", "again", "again, user"):
        seconds = {name: statistics.median(run[measured] for run in figures) for name, figures in runs.items()}
        cells = [f"{name} {words / each:8,.0f} ({each / seconds['Selon']:.2f})" for name, each in seconds.items()]
        print(f"{measured:12}", *cells)
    for name, figures in runs.items():
        found = {key: figure for key, figure in figures[0].items() if key in {"quotations", "claims", "failed"}}
        print(f"{name}: {', '.join(f'{figure:,} {key}' for key, figure in found.items()) or 'annotations only'}")
    tokens, differences = 0, []
    for ours, theirs in loaded_and_shipped(texts, model):
        tokens += len(ours)
        differences += differing([ours], [theirs])
    print(f"annotations of the model that differ: {len(differences)}, on {tokens:,} tokens")
    print("\n".join(differences[:10]))


def measure(name: str, folder: Path, model: str) -> Figures:
    """Time two passes of a pipeline over the texts."""
    texts = read(folder)
    nlp = load(model) if name == "Selon" else spacy.load(model)
    work: Callable[[Doc], Figures] = PIPELINES[name]()
    figures: Figures = {}
    for turn in ("first", "again"):
        wall, user = time.perf_counter(), os.times().user
        found = work_through(nlp, texts, work)
        figures |= {turn: time.perf_counter() - wall, f"{turn}, user": os.times().user - user} | found
    return figures


def work_through(nlp: Language, texts: list[str], work: Callable[[Doc], Figures]) -> Figures:
    """Put texts through a pipeline, do the work on each Doc, and add up what it gives."""
    found: Figures = {}
    for doc in nlp.pipe(texts, batch_size=BATCH):
        for key, figure in work(doc).items():
            found[key] = found.get(key, 0) + figure
    return found


def _nothing() -> Callable[[Doc], Figures]:
    return lambda _: {}


def _claims() -> Callable[[Doc], Figures]:
    return lambda doc: {"claims": len(doc._.claims), "entities": len(doc._.entities)}


def _quotations() -> Callable[[Doc], Figures]:
    from textacy.extract.triples import direct_quotations

    def count(doc: Doc) -> Figures:
        try:
            return {"quotations": sum(1 for _ in direct_quotations(doc))}
        except ValueError:  # an odd number of quotation marks
            return {"failed": 1}

    return count


PIPELINES = {"spaCy": _nothing, "Selon": _claims, "textacy": _quotations}
"""What is done with every Doc of a pipeline, by the pipeline's name."""


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]), sys.argv[4])))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS, *sys.argv[2:3])
