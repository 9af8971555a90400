"""Runs with workers, or on a cluster of this machine, killed and resumed: ``python -m tests.faults.kills workers``.

A run of 3,000 articles, with a stand-in for the model, is killed by SIGKILL when a random number of its shards is
kept; the same command with ``--resume`` goes on, or is killed again. In the end both tables must be, byte for byte,
those of a run that nobody interrupted, and neither a process nor another file may be left. The exit status is 1 where
they are not.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.faults.commands import ROOT, articles_table, files_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ARTICLES = 3_000
SHARDS = 12
KILLS = 20
WAYS = {"workers": ("--workers", "2"), "cluster": ("--cluster", "local")}
TABLES = ("claims.csv", "entities.csv")
STAND_IN = """
import sys
from tests.quick_language import QuickLanguage, quick_module
sys.modules["nlp_pipeline.language.load"] = quick_module(QuickLanguage(), [])
"""
"""What every process of a run does when it begins."""

AGAIN = 0.4
"""How likely a resumed run is killed too."""

LOOKS = 0.02
"""In seconds, between two looks at what is kept."""

PATIENCE = 120
"""In seconds: how long the processes of a killed run may take to notice."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kills", description=__doc__.partition("\n")[0])
    parser.add_argument("way", choices=sorted(WAYS), help="who does the work")
    parser.add_argument("--kills", type=int, default=KILLS, help="how many at least")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="in the run")
    options = parser.parse_args(arguments)
    chance = Random(options.seed)  # noqa: S311 - no secret
    with TemporaryDirectory() as started, TemporaryDirectory() as made:
        Path(started, "sitecustomize.py").write_text(STAND_IN, encoding="utf-8")
        runs = _Runs(Path(made), WAYS[options.way], started)
        articles_table(runs.folder / "articles.csv", options.articles)
        runs.end()
        whole = runs.tables()
        kills = wrong = 0
        while kills < options.kills:
            in_a_row = runs.killed(chance)
            kills += in_a_row
            same = runs.tables() == whole
            left = files_in(runs.folder) - {"articles.csv"}
            wrong += not same or bool(left)
            print(
                f"{in_a_row} kills, then to the end: {'the same' if same else 'OTHER'} bytes, left: {left or 'nothing'}"
            )
    print(f"{kills} kills with {options.way}: {wrong} runs that did not end as they should")
    return int(bool(wrong))


class _Runs:
    """Runs of one command in one folder.

    Args:
        folder: where the articles and the tables are.
        way: the options that say who does the work.
        started: a folder with what every process does when it begins.
    """

    def __init__(self, folder: Path, way: tuple[str, ...], started: str) -> None:
        self.folder = folder
        outputs = ("-o", TABLES[0], "--entities", TABLES[1], "-q")
        self.command = [sys.executable, "-m", "nlp_pipeline", "extract", "articles.csv", *outputs, *way]
        self.environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": os.pathsep.join((started, str(ROOT)))}

    def tables(self) -> list[bytes]:
        """Take the tables away and give what was in them."""
        paths = [self.folder / name for name in TABLES]
        found = [path.read_bytes() for path in paths]
        for path in paths:
            path.unlink()
        return found

    def end(self, *more: str) -> None:
        """Let a run come to its end."""
        with self._begun(*more) as run:
            if run.wait() != 0:
                raise RuntimeError(f"the run ended with {run.returncode}")

    def killed(self, chance: Random) -> int:
        """Kill a run, resume it, perhaps kill it again, and let it come to its end; gives how often it was killed."""
        kills, more = 0, []
        while kills == 0 or chance.random() < AGAIN:
            if not self._killed_with(chance.randint(1, SHARDS - 1), more):
                break
            kills, more = kills + 1, ["--resume"]
        else:
            self.end(*more)
        return kills

    def _killed_with(self, shards: int, more: list[str]) -> bool:
        """Kill a run when so many shards are kept; gives whether it was still at work."""
        with self._begun(*more) as run:
            while run.poll() is None and len(list(self.folder.glob(".selon-*.shards/*.parquet"))) < shards:
                time.sleep(LOOKS)
            was_at_work = run.poll() is None
            run.kill()
        self._wait_for_processes(run.pid)
        return was_at_work

    def _begun(self, *more: str) -> subprocess.Popen[bytes]:
        command = [*self.command, *more]
        return subprocess.Popen(command, cwd=self.folder, env=self.environment, start_new_session=True)

    def _wait_for_processes(self, session: int) -> None:
        """Wait until what a killed run had started has ended by itself.

        Raises:
            RuntimeError: it has not.
        """
        end = time.monotonic() + PATIENCE
        while left := subprocess.run(["ps", "-o", "pid=", "-s", str(session)], capture_output=True, check=False).stdout:
            if time.monotonic() > end:
                raise RuntimeError(f"processes are left: {left.decode().split()}")
            time.sleep(LOOKS)


if __name__ == "__main__":
    sys.exit(main())
