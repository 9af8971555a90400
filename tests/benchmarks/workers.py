"""What a second worker brings: ``python -m tests.benchmarks.workers [FOLDER [ROUNDS]]``.

The texts of FOLDER (``*.txt``, by default ``corpus/articles``), three times over under other ids, go to one worker and
to two, in turns; each run is a process of its own, and its workers keep to one thread each. "Whole" is all of it, from
the start of the processes to the last row; "working" is from the first row to the last, so without loading the model.
"Apart" is what the machine allows: the same texts in one process, and in two at the same time that know nothing of each
other, each of which does all of them. What two cores share (cache, memory, heat) no program can win back. The figures
are medians.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from nlp_pipeline.run.settings import Settings
from nlp_pipeline.run.stream import extract_articles
from nlp_pipeline.run.workers import extract_in_processes
from nlp_pipeline.schema import Article
from tests.benchmarks.machine import CORPUS, description, environment, python, read, words_of

ROUNDS = 5
TIMES = 3
PARTS = ("whole", "working", "apart")


def main(folder: Path, rounds: int = ROUNDS) -> dict[str, float]:
    """Time one worker and two, and one process and two apart, and print the ratios."""
    told: dict[str, float] = {}
    words = TIMES * words_of(read(folder))
    speeds: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, runs in speeds.items():
            seconds = json.loads(python("-m", "tests.benchmarks.workers", "--once", str(workers), str(folder)))
            together = {part: words / each for part, each in seconds.items()}
            runs.append(together | {"apart": sum(words / each for each in apart(workers, folder))})
    print(f"{description()}; {words:,} words, medians of {rounds} runs")
    for part in PARTS:
        one, two = (statistics.median(run[part] for run in runs) for runs in speeds.values())
        pairs = [second[part] / first[part] for first, second in zip(speeds[1], speeds[2], strict=True)]
        told[f"two / one, {part}"] = statistics.median(pairs)
        print(f"{part:8} 1: {one:7,.0f} words a second, 2: {two:7,.0f}; pair by pair ", end="")
        print(f"{statistics.median(pairs):.2f} times ({min(pairs):.2f} to {max(pairs):.2f})")
    return told


def once(workers: int, folder: Path) -> dict[str, float]:
    """Work through the texts; give the seconds of all, and from the first row to the last."""
    start = time.perf_counter()
    results = extract_in_processes(Settings().load, articles_of(folder), workers=workers)
    next(results)
    first = time.perf_counter()
    for _ in results:
        pass
    end = time.perf_counter()
    return {"whole": end - start, "working": end - first}


def apart(count: int, folder: Path) -> list[float]:
    """Let processes that know nothing of each other begin at the same time; give the seconds of each."""
    command = [sys.executable, "-m", "tests.benchmarks.workers", "--apart", str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    processes = [subprocess.Popen(command, text=True, env=environment(), **pipes) for _ in range(count)]
    for process in processes:
        process.stdout.readline()  # it has loaded the model
    for process in processes:
        process.stdin.close()
    return [float(process.stdout.read()) for process in processes]


def begin_together(folder: Path) -> float:
    """Load the model, wait until standard input ends, work through the texts, and give the seconds of that."""
    articles, nlp = articles_of(folder), Settings().load()
    print("ready", flush=True)
    sys.stdin.read()
    start = time.perf_counter()
    for _ in extract_articles(nlp, articles):
        pass
    return time.perf_counter() - start


def articles_of(folder: Path) -> list[Article]:
    """Read the texts of a folder, several times over, each under an id of its own."""
    return [Article(f"article-{number}", text) for number, text in enumerate(read(folder) * TIMES)]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--once", number, folder]:
            print(json.dumps(once(int(number), Path(folder))))
        case ["--apart", folder]:
            print(begin_together(Path(folder)))
        case [folder, rounds]:
            main(Path(folder), int(rounds))
        case [folder]:
            main(Path(folder))
        case _:
            main(CORPUS)
