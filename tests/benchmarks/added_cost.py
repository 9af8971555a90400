"""What Selon's own components add to the model's time: ``python -m tests.benchmarks.added_cost [FOLDER]``.

FOLDER holds the texts, ``*.txt`` (by default ``corpus/articles``). Every round is a process of its own, as a user's run
is: the model as spaCy ships it and Selon's pipeline take turns at the texts, a batch each, so that what slows the
machine for a while slows both. The figures are seconds of the processor, and medians of the rounds; the sum is a share
of the shipped model's time.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from pathlib import Path

from tests.benchmarks.machine import CORPUS, description, python, read

ROUNDS = 5
MODEL = "fr_core_news_sm"
BATCH = 32
"""In texts."""


def main(folder: Path) -> dict[str, float]:
    """Run the rounds and print the table."""
    call = ("-m", "tests.benchmarks.added_cost", str(folder), "--once")
    rounds = [json.loads(python(*call)) for _ in range(ROUNDS)]
    medians = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    shipped = medians.pop("the model as shipped")
    print(f"{description()}, {MODEL}, medians of {ROUNDS} processes")
    print(f"the model as shipped {shipped:7.3f} s")
    for name, seconds in medians.items():
        print(f"{name:20} {seconds:7.3f} s {seconds / shipped:7.1%}")
    print(f"{'added by Selon':20} {sum(medians.values()):7.3f} s {sum(medians.values()) / shipped:7.1%}")
    return {f"{name} / the model as shipped": seconds / shipped for name, seconds in medians.items()}


def once(folder: Path) -> dict[str, float]:
    """Give the seconds that the shipped model, and each of Selon's components, takes for the texts of a folder."""
    import spacy

    from nlp_pipeline.language.load import load

    texts = read(folder)
    plain, nlp = spacy.load(MODEL), load(MODEL)
    gc.collect()
    gc.freeze()  # as the processes of the command do: of what stays to the end the collector clears nothing away
    times = dict.fromkeys(
        ["the model as shipped", *(name for name in nlp.pipe_names if name.startswith("selon_"))], 0.0
    )
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        start = time.process_time()
        for _ in plain.pipe(batch, batch_size=BATCH):
            pass
        times["the model as shipped"] += time.process_time() - start
        docs = [nlp.make_doc(text) for text in batch]
        for name, component in nlp.pipeline:
            start = time.process_time()
            docs = (
                list(component.pipe(docs, batch_size=BATCH)) if hasattr(component, "pipe") else [*map(component, docs)]
            )
            if name in times:
                times[name] += time.process_time() - start
    return times


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if "--once" in sys.argv:
        print(json.dumps(once(given)))
    else:
        main(given)
