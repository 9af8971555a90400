"""How soon the command answers: ``python -m tests.benchmarks.start [MODEL]``.

``selon --help``; and ``selon extract`` of one article to a table, against a bare script that loads the same model with
``spacy.load`` and calls it once on the same text. Seconds of the clock for whole processes, files in the system's
cache; runs of the three alternate, the figures are medians.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.machine import CORPUS, description, python

ROUNDS = 5
DEFAULT_MODEL = "fr_core_news_sm"
BARE = "import spacy, sys, pathlib; spacy.load(sys.argv[1])(pathlib.Path(sys.argv[2]).read_text(encoding='utf-8'))"


def main(model: str = DEFAULT_MODEL) -> dict[str, float]:
    """Time the processes and print the medians."""
    article = str(min(CORPUS.glob("*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        table = str(Path(folder) / "claims.csv")
        extract = ("-m", "nlp_pipeline", "extract", article, "-o", table, "--model", model, "--quiet")
        calls = {"help": ("-m", "nlp_pipeline", "--help"), "bare": ("-c", BARE, model, article), "extract": extract}
        times: dict[str, list[float]] = {name: [] for name in calls}
        for turn in range(ROUNDS + 1):
            for name, call in calls.items():
                start = time.perf_counter()
                python(*call)
                if turn:  # the first one fills the system's cache
                    times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    print(f"{description()}, {model}; medians of {ROUNDS} processes")
    print(f"selon --help {medians['help']:.2f} s")
    print(f"spacy.load and one call {medians['bare']:.2f} s, selon extract {medians['extract']:.2f} s, ", end="")
    print(f"difference {medians['extract'] - medians['bare']:+.2f} s, ratio {medians['extract'] / medians['bare']:.2f}")
    return {"help, seconds": medians["help"], "extract / bare, seconds": medians["extract"] / medians["bare"]}


if __name__ == "__main__":
    main(*sys.argv[1:2])
