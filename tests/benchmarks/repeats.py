"""``selon repeats`` over many claims: ``python -m tests.benchmarks.repeats [CLAIMS]``.

Tables of made-up claims are written, of a tenth, of half and of all of 100,000 claims, or of as many as are given. A
third of the claims say again what another article said, word for word, cut, or with another source. Each table goes
through the command in a process of its own: seconds of the clock, and its memory at its most. Linux and macOS only.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from nlp_pipeline.schema import CLAIM_COLUMNS
from tests.benchmarks.machine import description, environment
from tests.benchmarks.memory import FIRST_NAMES, made_name

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS = 100_000
SHARES = (0.1, 0.5, 1.0)
REPEATED = 3
"""One claim of so many says what an earlier one said."""

A_ARTICLE = 6
"""Claims of one article."""

REMEMBERED = 5_000
"""Of so many claims before it is one taken that is said again, as news is repeated while it is news."""

SUBJECTS = ("le pont", "la gare", "le budget", "la réforme", "l'usine", "le procès", "la grève", "le stade")
PREDICATES = (
    "de {place} rouvrira lundi après {number} jours de travaux",
    "a coûté {number} euros à la ville de {place}",
    "menace {number} emplois dans la région de {place}",
    "sera discuté par le conseil de {place} avec {other}",
    "ne convainc pas les habitants de {place}, qui attendent {other}",
    "dépend de l'accord que {other} doit signer à {place}",
)
TAILS = ("", ", sans donner de date", ", malgré l'opposition de {other}", " avant la fin de l'année")


def main(claims: int = CLAIMS) -> dict[str, float]:
    """Print seconds and memory for tables of several sizes."""
    told: dict[str, float] = {}
    print(description())
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for share in SHARES:
            count = int(claims * share)
            table, output = Path(folder) / f"claims-{count}.csv", Path(folder) / "repeats.csv"
            write_claims(table, count)
            seconds, peak = run(table, output)
            peaks.append(peak)
            with output.open(encoding="utf-8") as stream:
                found = sum(1 for _ in stream) - 1
            told[f"{count:,} claims, seconds"] = seconds
            print(f"{count:,} claims: {seconds:.1f} s, {peak:.0f} MB at the most, {found:,} claims of several articles")
    told["memory, all / a tenth"] = peaks[-1] / peaks[0]
    return told


def write_claims(path: Path, count: int) -> None:
    """Write a table of claims as ``selon extract`` does."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in CLAIM_COLUMNS], restval="")
        writer.writeheader()
        writer.writerows(rows(count))


def rows(count: int) -> Iterator[dict[str, str]]:
    """Make claims, the same ones every time."""
    random = Random(1)  # noqa: S311 - nothing secret
    said: list[dict[str, str]] = []
    for number in range(count):
        doc_id = f"article-{number // A_ARTICLE}"
        row = _again(random, said) if said and number % REPEATED == 0 else _new(random)
        said = [*said[-REMEMBERED:], row] if len(said) > 2 * REMEMBERED else said
        said.append(row)
        yield {
            **row,
            "doc_id": doc_id,
            "claim_id": f"{doc_id}#{number % A_ARTICLE + 1}",
            "sentence": f"Selon {row['source']}, {row['claim']}.",
            "kind": "indirect",
            "stance": "report",
            "negated": "False",
            "confidence": "0.9",
            "outlet": f"Le Titre {number // A_ARTICLE % 40}",
            "date": f"2024-{number // A_ARTICLE % 12 + 1:02}-{number // A_ARTICLE % 28 + 1:02}",
        }


def _new(random: Random) -> dict[str, str]:
    values = {"place": made_name(random), "other": made_name(random), "number": random.randrange(10, 10_000)}
    claim = " ".join((random.choice(SUBJECTS), random.choice(PREDICATES))) + random.choice(TAILS)
    name = f"{random.choice(FIRST_NAMES)} {made_name(random)}"
    return {"claim": claim.format(**values), "source": name, "source_name": name, "source_type": "person"}


def _again(random: Random, said: list[dict[str, str]]) -> dict[str, str]:
    row = random.choice(said[-REMEMBERED:])
    way = random.randrange(4)
    if way == 0:
        return row
    if way == 1:
        return {**row, "claim": row["claim"].partition(",")[0]}
    if way == 2:
        return {**row, "claim": f"{row['claim']}, comme prévu"}
    return {**row, "source": "l'AFP", "source_name": "Agence France-Presse", "source_type": "media"}


def run(table: Path, output: Path) -> tuple[float, float]:
    """Let the command work; give its seconds and its memory at its most, in megabytes."""
    command = [sys.executable, "-m", "nlp_pipeline", "repeats", str(table), "-o", str(output), "--quiet"]
    start = time.perf_counter()
    process = os.posix_spawn(sys.executable, command, environment())
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"selon repeats ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
