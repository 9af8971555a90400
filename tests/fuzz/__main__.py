"""Inputs of every kind, broken and hostile, through what a user reaches: ``python -m tests.fuzz --number 100000``.

Files of all formats through the readers, in their own process, and what they give through the pipeline; texts and made
sentences; tables with metadata of any kind; a user's own words and names; annotations that come back; every format that
is written. ``--seconds 60`` goes on for a time, ``--kind europresse`` with one kind alone.

What fails (an exception, a minute without an end, 3 GB of memory, an offset that does not give back its words, a row or
an article gone without a word) is made as small as it can be and kept in the folder of ``--failures``, from which
``--replay FILE`` tries it again. The input that is being tried stands there too, as ``reading.*``, so that it is left
if the process is killed by it.

A round has one seed: ``--seed`` is the first one's, the others follow. With ``--record FILE`` every round that is done
is a line of a file, and the same command goes on where it was ended; the summary is of all that stand in it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.kinds import Kind, kinds
from tests.fuzz.rounds import SECONDS, Fuzzer, Record, summary, turns
from tests.worked_out_once import pipeline

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = 40
"""Inputs of one kind before the next one's turn."""

ADDRESSES = 6_000_000_000
"""In bytes, for this process: more is refused to it."""

SEEDS = 2**32


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code: 1 where something failed."""
    every = kinds()
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=0, help="how many inputs in all, at least one of each kind")
    parser.add_argument("--seconds", type=float, default=0, help="for how long (likewise)")
    parser.add_argument("--kind", choices=sorted(every), action="append", help="only this one; may be repeated")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="the folder for what failed")
    parser.add_argument("--seed", type=int, default=None, help="for the same inputs again; a share of one's own")
    parser.add_argument("--record", type=Path, help="a file of the rounds that are done, to go on from")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="inputs a round")
    parser.add_argument("--longest", type=int, default=SECONDS, help="seconds that one input may take")
    parser.add_argument("--replay", type=Path, help="try one file again, as one that was kept")
    options = parser.parse_args(arguments)
    if options.replay:
        return _replay(options.replay, (options.kind or [""])[0])
    options.failures.mkdir(parents=True, exist_ok=True)
    chosen = {name: every[name] for name in sorted(options.kind or every)}
    record = Record(options.record)
    begins = record.rounds[0].seed if record.rounds else options.seed
    if begins is None:
        begins = random.randrange(SEEDS)  # noqa: S311 - no secret hangs on it
    if options.seed not in (None, begins):
        parser.error(f"{options.record} begins with the seed {begins}")
    pipeline()  # no input is to wait for it
    fuzzer = Fuzzer(options.failures, options.longest, options.examples)
    names = turns(chosen)
    end = time.monotonic() + options.seconds
    while len(record.rounds) < len(chosen) or time.monotonic() < end or record.inputs() < options.number:
        turn = len(record.rounds)
        name = names[turn % len(names)]
        record.add(fuzzer.round(name, chosen[name], begins + turn))
    print("\n".join(summary(record.rounds, every, options.examples)))
    return int(any(each.failure for each in record.rounds))


def _replay(path: Path, name: str) -> int:
    """Try a file as an input of the kind that is given, or that its name begins with, or else that its ending tells."""
    every = kinds()
    kind = every.get(name) or every.get(path.name.rpartition("-")[0]) or _of_ending(every, path.suffix)
    print(kind.work(path), kind.gives)
    return 0


def _of_ending(every: dict[str, Kind], suffix: str) -> Kind:
    return next(kind for kind in every.values() if kind.suffix == suffix)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


if __name__ == "__main__":
    _bound_memory()
    sys.exit(main())
