"""Rounds of inputs of one kind, each with a seed that makes it again, and the record of those that are done."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, seed, settings

from tests.alarms import TooSlowError, within_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.fuzz.kinds import Kind

SECONDS = 60
"""Of processor time for one input."""

MEMORY = 3_000_000
"""In kilobytes: what reading and the pipeline may have taken, at most."""


@dataclass
class Round:
    """What one round came to.

    Attributes:
        kind: the name of what was tried.
        seed: makes the same inputs again.
        inputs: how many were tried, up to one that failed.
        given: how many articles, claims or files came out.
        seconds: that it took.
        slowest: the seconds that the input took which took longest.
        memory: in kilobytes, the most that this process, or one that it started, had taken by its end.
        failure: what went wrong; empty where nothing did.
        kept: the name of the file with what failed, made as small as it can be.
    """

    kind: str
    seed: int
    inputs: int = 0
    given: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    memory: int = 0
    failure: str = ""
    kept: str = ""


@dataclass
class Record:
    """The rounds that are done, in a file of one JSON object a line, from which a later call goes on.

    Attributes:
        path: the file; None to remember only here.
        rounds: those that it holds.
    """

    path: Path | None
    rounds: list[Round] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.path is not None and self.path.exists():
            lines = self.path.read_text(encoding="utf-8").splitlines(keepends=True)
            whole = [line for line in lines if line.endswith("\n")]  # a kill cuts the last one
            self.path.write_text("".join(whole), encoding="utf-8")
            self.rounds += [Round(**json.loads(line)) for line in whole]

    def add(self, done: Round) -> None:
        """Remember a round."""
        self.rounds.append(done)
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(done)) + "\n")

    def inputs(self) -> int:
        """Give how many inputs were tried in all rounds."""
        return sum(each.inputs for each in self.rounds)


class Fuzzer:
    """Tries inputs and keeps those that do harm.

    Args:
        folder: where they are kept, and where the input stands that is being tried.
        seconds: that one input may take.
        examples: inputs a round.
    """

    def __init__(self, folder: Path, seconds: int, examples: int) -> None:
        self.folder = folder
        self.seconds = seconds
        self.examples = examples

    def round(self, name: str, kind: Kind, number: int) -> Round:
        """Try some inputs of one kind; the first that fails is kept, and the round is over.

        Args:
            name: of the kind.
            kind: what is tried.
            number: the seed.
        """
        done = Round(name, number)
        path = self.folder / f"reading{kind.suffix}"
        examples = max(1, self.examples // kind.slowness)

        @seed(number)
        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(kind.inputs)
        def one(data: bytes) -> None:
            nonlocal failed
            done.inputs += not failed  # what makes a failing input smaller is not counted
            path.write_bytes(data)
            start = time.monotonic()
            try:
                with within_work(self.seconds):
                    came = kind.work(path)
                assert memory() < MEMORY, "more than 3 GB of memory"
            except (Exception, TooSlowError):
                failed = True
                raise
            done.given += came
            done.slowest = max(done.slowest, round(time.monotonic() - start, 2))

        failed = False
        begin = time.monotonic()
        try:
            one()
        except (Exception, TooSlowError) as error:  # noqa: BLE001 - whatever it is, it is what we look for
            done.failure = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
            done.kept = self._keep(name, path).name
            print(f"{_told(done, self.examples)}", file=sys.stderr, flush=True)
        path.unlink(missing_ok=True)
        done.seconds = round(time.monotonic() - begin, 2)
        done.memory = memory()
        return done

    def _keep(self, name: str, path: Path) -> Path:
        data = path.read_bytes()
        kept = self.folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}"
        kept.write_bytes(data)
        return kept


def turns(kinds: dict[str, Kind]) -> list[str]:
    """Give the names of kinds in their turns, one that has several not twice in a row."""
    most = max(kind.turns for kind in kinds.values())
    return [name for turn in range(most) for name, kind in kinds.items() if turn < kind.turns]


def summary(rounds: Sequence[Round], kinds: dict[str, Kind], examples: int) -> Iterator[str]:
    """Give the lines that say what was tried: by kind, in all, and what failed, with what makes it again."""
    names = {each.kind for each in rounds}
    for name in sorted(names):
        of_it = [each for each in rounds if each.kind == name]
        inputs, given, seconds = _totals(of_it)
        slowest = max(each.slowest for each in of_it)
        yield (
            f"{name:22} {inputs:7,} inputs  {given:7,} {kinds[name].gives:12} {seconds:7,.0f} s, "
            f"{slowest:5.1f} s for one at most"
        )
    inputs, _, seconds = _totals(rounds)
    most = max((each.memory for each in rounds), default=0) / 1e6
    failed = Counter(each.kind for each in rounds if each.failure)
    yield f"{inputs:,} inputs of {len(names)} kinds in {seconds:,.0f} s, {most:.1f} GB at most, {failed.total()} failed"
    for each in rounds:
        if each.failure:
            yield _told(each, examples)


def _totals(rounds: Iterable[Round]) -> tuple[int, int, float]:
    rounds = list(rounds)
    return sum(each.inputs for each in rounds), sum(each.given for each in rounds), sum(each.seconds for each in rounds)


def _told(done: Round, examples: int) -> str:
    again = f"python -m tests.fuzz --kind {done.kind} --seed {done.seed} --number 1 --examples {examples}"
    return f"{done.kind}: {done.failure}\n  kept: {done.kept}\n  again: {again}"


def memory() -> int:
    """Give the most memory in kilobytes that this process, or one that it started, has taken so far."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
