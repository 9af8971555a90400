"""Broken files through all readers, and texts through the pipeline: ``python -m tests.fuzz --inputs 100000``.

``--seconds 60`` goes on for a time, ``--kind europresse`` with one kind alone. What makes a reader or the pipeline fail
(an exception, a minute without an end, 3 GB of memory, an offset that does not give back its words) is made as small
as it can be and kept in the folder of ``--failures``; ``--replay FILE`` tries such a file again. The input that is
being tried stands there too, as ``reading.*``, so that it is left if the process is killed by it.
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
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, given, seed, settings

from nlp_pipeline.run.settings import Settings, loaded
from nlp_pipeline.schema import Article
from tests.alarms import TooSlowError, within
from tests.fuzz.mutations import broken
from tests.fuzz.reading import read
from tests.fuzz.samples import samples
from tests.fuzz.texts import check, kinds_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import SearchStrategy
    from spacy.language import Language

    from tests.fuzz.samples import Sample

Input = TypeVar("Input", bytes, str)
TEXT = ".text"
"""The ending of what is kept of a text, which no reader takes."""

EXAMPLES = 40
"""Inputs of one kind before the next one's turn."""

SECONDS = 60
"""For one input."""

ADDRESSES = 6_000_000_000
"""In bytes, for this process: more is refused to it."""

MEMORY = 3_000_000
"""In kilobytes: what reading and the pipeline may have taken, at most."""


class Fuzzer:
    """Tries broken inputs and keeps those that do harm.

    Args:
        folder: where they are kept.
        seconds: that one input may take.
    """

    def __init__(self, folder: Path, seconds: int = SECONDS) -> None:
        self.folder = folder
        self.seconds = seconds
        self.tried: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.kept: list[Path] = []

    def files(self, name: str, sample: Sample, number: int, examples: int = EXAMPLES) -> None:
        """Read some broken files of one format."""
        path = self.folder / f"reading{sample.suffix}"

        def work(data: bytes) -> int:
            path.write_bytes(data)
            return sum(isinstance(item, Article) for item in read(path, self.seconds))

        self._round(name, path, broken(sample), work, number, examples)

    def texts(self, name: str, texts: SearchStrategy[str], nlp: Language, number: int, examples: int) -> None:
        """Find the claims of some texts of one kind."""
        path = self.folder / f"reading{TEXT}"

        def work(text: str) -> int:
            path.write_bytes(text.encode())
            with within(self.seconds):
                return check(nlp, text)

        self._round(name, path, texts, work, number, examples)

    def _round(
        self,
        name: str,
        path: Path,
        inputs: SearchStrategy[Input],
        work: Callable[[Input], int],
        number: int,
        examples: int,
    ) -> None:
        """Try some inputs; a failure is kept and the round is over."""

        @seed(number)
        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(inputs)
        def one(given: Input) -> None:
            self.tried[name] += 1
            self.found[name] += work(given)
            assert memory() < MEMORY, "more than 3 GB of memory"

        try:
            one()
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is, it is what we look for
            self._keep(name, path, error)
        path.unlink(missing_ok=True)

    def _keep(self, name: str, path: Path, error: BaseException) -> None:
        data = path.read_bytes()
        kept = self.folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
        kept.write_bytes(data)
        self.kept.append(kept)
        reason = str(error).partition("\n")[0]
        print(f"{name}: {type(error).__name__}: {reason}\n  kept: {kept}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code: 1 where something failed."""
    kinds = sorted([*samples(), *kinds_of_text()])
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=0, help="for how long (at least a round of each kind)")
    parser.add_argument("--inputs", type=int, default=0, help="how many inputs in all (likewise)")
    parser.add_argument("--kind", choices=kinds, action="append", help="only this one; may be repeated")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="the folder for what failed")
    parser.add_argument("--seed", type=int, default=None, help="for the same inputs again")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="inputs a round")
    parser.add_argument("--longest", type=int, default=SECONDS, help="seconds that one input may take")
    parser.add_argument("--replay", type=Path, help="try one file again, as one that was kept")
    options = parser.parse_args(arguments)
    if options.replay:
        return _replay(options.replay)
    options.failures.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer(options.failures, options.longest)
    numbers = random.Random(options.seed)  # noqa: S311 - no secret hangs on it
    end = time.monotonic() + options.seconds
    names = options.kind or kinds
    texts = kinds_of_text()
    for turn, name in enumerate(cycle(names)):
        if turn >= len(names) and time.monotonic() > end and fuzzer.tried.total() >= options.inputs:
            break
        if name in texts:
            fuzzer.texts(name, texts[name], loaded(Settings()), numbers.getrandbits(32), options.examples)
        else:
            fuzzer.files(name, samples()[name], numbers.getrandbits(32), options.examples)
    for name, count in sorted(fuzzer.tried.items()):
        print(f"{name:16} {count:7,} inputs  {fuzzer.found[name]:7,} {'claims' if name in texts else 'articles'}")
    return 1 if fuzzer.kept else 0


def _replay(path: Path) -> int:
    if path.suffix == TEXT:
        print(check(loaded(Settings()), path.read_bytes().decode()), "claims")
    else:
        for item in read(path):
            print(item)
    return 0


def memory() -> int:
    """Give the most memory in kilobytes that this process, or one that it started, has taken so far."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


if __name__ == "__main__":
    _bound_memory()
    sys.exit(main())
