"""What an article costs, stage by stage, and the sum for millions.

``OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.scale [FOLDER [MILLIONS]]``; FOLDER holds the texts, ``*.txt`` (by
default ``corpus/articles``). Times are the processor's, not the clock's, so that other work on the machine counts as
little as possible. "Handing out" is what a cluster adds: the time of the process that sends shards to workers and takes
in what comes of them, its scheduler included; the workers have a quick stand-in for the model then.
"""

from __future__ import annotations

import pickle
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.readers import Inputs
from nlp_pipeline.run import Extracted, Summary, extract_articles
from nlp_pipeline.run.cluster import cluster_engine
from nlp_pipeline.run.duplicates import with_duplicates
from nlp_pipeline.run.settings import Settings, loaded
from nlp_pipeline.run.shards import LocalFolder, ShardedRun, ShardStore, manifest_of
from nlp_pipeline.run.shards.shard import ITEMS, shards_of
from nlp_pipeline.run.shards.shard_store import results_from_shard, shard_bytes
from nlp_pipeline.schema import Article
from nlp_pipeline.writers import CLAIMS, Output, format_of
from tests.benchmarks.machine import CORPUS, description, read, words_of
from tests.run.deadly_language import deadly

if TYPE_CHECKING:
    from collections.abc import Iterator

COPIES = 40
"""Of the articles, for what a cluster adds: enough shards that its start does not count."""

MILLIONS = 10

FORMATS = ("csv", "parquet", "jsonl")


def main(folder: Path, millions: float = MILLIONS) -> dict[str, float]:
    """Measure every stage on the texts of a folder and print what an article costs, and what millions of them do."""
    texts = read(folder)
    seconds: dict[str, float] = {}
    bytes_of: dict[str, int] = {}
    with timed(seconds, "reading"):
        items = [item for item in Inputs([folder]) if isinstance(item, Article)]
    with timed(seconds, "finding duplicates"):
        items = [item for item in with_duplicates(items) if isinstance(item, Article)]
    with timed(seconds, "naming shards"):
        shards = list(shards_of(items))
        names = [shard.name for shard in shards]
    bytes_of["text"] = sum(len(text.encode()) for text in texts)
    bytes_of["to the workers"] = sum(len(pickle.dumps(shard)) for shard in shards)
    nlp = loaded(Settings())
    with timed(seconds, "claims"):
        found = [list(extract_articles(nlp, shard.items)) for shard in shards]
    shard_bytes(found[0][:1])  # what is loaded the first time does not count
    with timed(seconds, "packing shards"):
        packed = [shard_bytes(results) for results in found]
    bytes_of["shards"] = sum(map(len, packed))
    results = [result for content in packed for result in results_from_shard(content)]
    with timed(seconds, "unpacking shards"):
        for content in packed:
            for _ in results_from_shard(content):
                pass
    claims = sum(len(result.claims) for result in results if isinstance(result, Extracted))
    with tempfile.TemporaryDirectory() as place:
        for ending in FORMATS:
            path = Path(place) / f"claims.{ending}"
            output = Output(path, format_of(str(path)), CLAIMS)
            with timed(seconds, f"writing {ending}"):
                for result in results:
                    if isinstance(result, Extracted):
                        output.write(result.claims)
                output.seal()
            output.publish()
            output.close()
            bytes_of[ending] = path.stat().st_size
        many = [replace(one, doc_id=f"{one.doc_id}~{copy}") for copy in range(COPIES) for one in items]
        seconds["handing out"] = handing_out(many, Path(place)) / COPIES
    count = len(items)
    print(description())
    print(f"{count} articles, {words_of(texts):,} words, {claims:,} claims, {len(names)} shards")
    for name, spent in seconds.items():
        each = spent / count
        figures = f"{1000 * each:8.3f} ms an article {1 / each:10,.0f} articles/s {each * millions / 0.0036:10,.1f} h"
        print(f"{name:20} {figures}")
    for name, size in bytes_of.items():
        print(f"{name:20} {size / count:8,.0f} bytes an article {size / count * millions / 1000:10,.1f} GB")
    print(f"(h of one core, and GB: for {millions:g} million articles)")
    return {f"{name} / claims, seconds": spent / seconds["claims"] for name, spent in seconds.items()}


def handing_out(articles: list[Article], folder: Path) -> float:
    """Give the processor's seconds that this process needs to get articles worked through by others."""
    quick = Settings(model="quick")
    seconds: dict[str, float] = {}
    with cluster_engine("local", quick, folder=LocalFolder(folder / "shards"), load=deadly) as engine:
        for name, given in (("loading", articles[: ITEMS + 1]), ("work", articles)):
            store = ShardStore(LocalFolder(folder / "shards"), manifest_of([], quick))
            run = ShardedRun(store, follower=Summary(), notice=print)
            with timed(seconds, name):
                run.work(given, engine)
    return seconds["work"]


@contextmanager
def timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    """Keep the processor's seconds of what is done within."""
    before = time.process_time()
    yield
    seconds[name] = time.process_time() - before


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS, *map(float, sys.argv[2:3]))
