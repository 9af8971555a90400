"""What Selon's own components add to the model's time: ``python -m tests.benchmarks.added_cost [FOLDER]``.

FOLDER holds the texts, ``*.txt`` (by default ``corpus/articles``). Every component is timed by itself over all texts,
in alternating rounds within one process; the figures are medians, the sum is a share of the model's own time.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from pathlib import Path

import spacy

from nlp_pipeline.language.load import load

ROUNDS = 5
OWN = "selon_"
CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def main(folder: Path, model: str = "fr_core_news_sm") -> None:
    """Time the components on the texts of a folder and print the table."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    nlp = load(model)
    plain = spacy.load(model)
    list(nlp.pipe(texts[:4]))
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, seconds in [("the model's tokenizer", timed_tokenizer(plain, texts)), *timed_components(nlp, texts)]:
            times.setdefault(name, []).append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    own = {name: seconds for name, seconds in medians.items() if name.startswith(OWN)}
    model_time = sum(medians.values()) - sum(own.values())
    words = sum(len(text.split()) for text in texts)
    machine = platform.processor() or platform.machine()
    print(f"{machine}, Python {platform.python_version()}, spaCy {spacy.__version__}, {model}")
    print(f"{len(texts)} texts, {words:,} words, medians of {ROUNDS} rounds")
    for name, seconds in medians.items():
        print(f"{name:24} {seconds:7.3f} s {seconds / model_time:7.1%} of the model's time")
    print(f"added by Selon           {sum(own.values()):7.3f} s {sum(own.values()) / model_time:7.1%}")


def timed_tokenizer(nlp: spacy.language.Language, texts: list[str]) -> float:
    """Give the seconds that a tokenizer takes for the texts."""
    start = time.perf_counter()
    for text in texts:
        nlp.make_doc(text)
    return time.perf_counter() - start


def timed_components(nlp: spacy.language.Language, texts: list[str]) -> list[tuple[str, float]]:
    """Give the seconds that each component takes for the texts; Selon's tokenizer counts by what it takes longer."""
    start = time.perf_counter()
    docs = [nlp.make_doc(text) for text in texts]
    times = [("selon_tokenizer", time.perf_counter() - start)]
    for name, component in nlp.pipeline:
        start = time.perf_counter()
        docs = list(component.pipe(docs, batch_size=32)) if hasattr(component, "pipe") else list(map(component, docs))
        times.append((name, time.perf_counter() - start))
    return times


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
