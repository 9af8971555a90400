"""Exports of press databases through their readers: ``python -m tests.benchmarks.exports``.

An Europresse export of 400 articles and a Factiva export of 1,000, in HTML as the databases give them, made of the
texts of ``corpus/articles``, so of some 450 words an article: seconds of the clock from the file to the last article,
in the process of its own in which files are read. Medians of five runs.
"""

from __future__ import annotations

import html
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from nlp_pipeline.readers import Inputs
from nlp_pipeline.schema import Article
from tests.benchmarks.machine import CORPUS, description, read
from tests.readers.exports import EXPORTS
from tests.readers.exports.parts import Unit, words

ROUNDS = 5
SIZES = {"europresse": 400, "factiva": 1_000}


def main() -> dict[str, float]:
    """Time both and print the medians."""
    texts = read(CORPUS)
    told: dict[str, float] = {}
    print(description())
    with tempfile.TemporaryDirectory() as folder:
        for name, count in SIZES.items():
            path = Path(folder) / f"{name}{EXPORTS[name].suffix}"
            path.write_bytes(export(name, count, texts))
            seconds = statistics.median(time_to_read(path, count) for _ in range(ROUNDS))
            told[f"{count:,} articles of {name}, seconds"] = seconds
            print(f"{name}: {count:,} articles, {path.stat().st_size / 1e6:.1f} MB, {seconds:.2f} s")
    return told


def export(name: str, count: int, texts: list[str]) -> bytes:
    """Give a file of so many articles with texts of the corpus."""
    kind = EXPORTS[name]
    return kind.file([_with_text(kind.unit(number + 1), texts[number % len(texts)]) for number in range(count)])


def _with_text(unit: Unit, text: str) -> Unit:
    paragraphs = "</p><p>".join(html.escape(line) for line in text.splitlines() if line.strip())
    parts = ((name, part.replace(words(unit.number), paragraphs)) for name, part in unit.parts)
    return replace(unit, parts=tuple(parts))


def time_to_read(path: Path, count: int) -> float:
    """Read a file and give the seconds; stop where an article is missing."""
    start = time.perf_counter()
    found = sum(isinstance(item, Article) for item in Inputs([path]))
    seconds = time.perf_counter() - start
    if found != count:
        sys.exit(f"{path.name}: {found} articles in the place of {count}")
    return seconds


if __name__ == "__main__":
    main()
