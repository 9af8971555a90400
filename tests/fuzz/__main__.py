"""Broken files through all readers for a time: ``python -m tests.fuzz --seconds 60 [--format europresse]``.

What makes a reader fail is made as small as it can be and kept in the folder of ``--failures``; ``--replay FILE`` reads
such a file again. The file that is being read stands there too, as ``reading.*``, so that it is left if the process is
killed by it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, seed, settings

from nlp_pipeline.schema import Article
from tests.alarms import TooSlowError
from tests.fuzz.mutations import broken
from tests.fuzz.reading import read
from tests.fuzz.samples import samples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fuzz.samples import Sample

EXAMPLES = 40
"""Files of one format before the next one's turn."""

MEMORY = 6_000_000_000
"""In bytes: a file of some kilobytes that takes more is a bomb."""


class Fuzzer:
    """Reads broken files and keeps those that do harm.

    Args:
        folder: where they are kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.kept: list[Path] = []

    def round(self, name: str, sample: Sample, number: int, examples: int = EXAMPLES) -> None:
        """Read some broken files of one format; a failure is kept and the round is over."""
        path = self.folder / f"reading{sample.suffix}"

        @seed(number)
        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(broken(sample))
        def one(data: bytes) -> None:
            path.write_bytes(data)
            self.read[name] += 1
            self.articles[name] += sum(isinstance(item, Article) for item in read(path))

        try:
            one()
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is, it is what we look for
            self._keep(name, path, error)
        path.unlink()

    def _keep(self, name: str, path: Path, error: BaseException) -> None:
        data = path.read_bytes()
        kept = self.folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
        kept.write_bytes(data)
        self.kept.append(kept)
        reason = str(error).partition("\n")[0]
        print(f"{name}: {type(error).__name__}: {reason}\n  kept: {kept}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code: 1 where something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="for how long (at least a round of each format)")
    parser.add_argument("--format", choices=sorted(samples()), action="append", help="only this one; may be repeated")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="the folder for what failed")
    parser.add_argument("--seed", type=int, default=None, help="for the same files again")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="files a round")
    parser.add_argument("--replay", type=Path, help="read one file, as one that was kept, and show what comes of it")
    options = parser.parse_args(arguments)
    if options.replay:
        for item in read(options.replay):
            print(item)
        return 0
    options.failures.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer(options.failures)
    numbers = random.Random(options.seed)  # noqa: S311 - no secret hangs on it
    end = time.monotonic() + options.seconds
    names = options.format or list(samples())
    for turn, name in enumerate(cycle(names)):
        if turn >= len(names) and time.monotonic() > end:
            break
        fuzzer.round(name, samples()[name], numbers.getrandbits(32), options.examples)
    for name, count in sorted(fuzzer.read.items()):
        print(f"{name:16} {count:7,} files  {fuzzer.articles[name]:7,} articles")
    return 1 if fuzzer.kept else 0


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _bound_memory()
    sys.exit(main())
