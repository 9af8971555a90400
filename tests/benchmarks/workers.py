"""What a second worker brings: ``python -m tests.benchmarks.workers [FOLDER [ROUNDS]]``.

The texts of FOLDER (``*.txt``, by default ``corpus/articles``), three times over under other ids, go to one worker and
to two, in turns; each run is a process of its own, and its workers keep to one thread each. "Whole" is all of it, from
the start of the processes to the last row; "working" is from the first row to the last, so without loading the model.
The figures are medians.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.workers import extract_in_processes
from nlp_pipeline.schema import Article
from tests.benchmarks.machine import CORPUS, description, python, read, words_of

ROUNDS = 5
TIMES = 3


def main(folder: Path, rounds: int = ROUNDS) -> None:
    """Time one worker and two, and print the ratios."""
    runs: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, figures in runs.items():
            figures.append(json.loads(python("-m", "tests.benchmarks.workers", "--once", str(workers), str(folder))))
    words = TIMES * words_of(read(folder))
    print(f"{description()}; {words:,} words, medians of {rounds} runs")
    for part in ("whole", "working"):
        one, two = (statistics.median(figure[part] for figure in runs[workers]) for workers in (1, 2))
        pairs = [first[part] / second[part] for first, second in zip(runs[1], runs[2], strict=True)]
        print(f"{part:8} 1 worker {words / one:7,.0f} words a second, 2 workers {words / two:7,.0f}: ", end="")
        print(f"{one / two:.2f} times, pair by pair {min(pairs):.2f} to {max(pairs):.2f}")


def once(workers: int, folder: Path) -> dict[str, float]:
    """Work through the texts; give the seconds of all, and from the first row to the last."""
    texts = read(folder) * TIMES
    articles = [Article(f"article-{number}", text) for number, text in enumerate(texts)]
    start = time.perf_counter()
    results = extract_in_processes(Settings().load, articles, workers=workers)
    next(results)
    first = time.perf_counter()
    for _ in results:
        pass
    end = time.perf_counter()
    return {"whole": end - start, "working": end - first}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--once", number, folder]:
            print(json.dumps(once(int(number), Path(folder))))
        case [folder, rounds]:
            main(Path(folder), int(rounds))
        case [folder]:
            main(Path(folder))
        case _:
            main(CORPUS)
