"""Runs that filled their disk, resumed when there is room: ``python -m tests.faults.full_disk --number 200``.

A run with a stand-in for the model fills a disk of its own and ends with status 1; what it kept goes on a larger disk,
once for every resumed run, each in a process that begins and exits as the command does. Every one must end with status
0 and without a word, its table byte for byte that of a run that had room, and leave nothing else. The exit status is 1
where one does not. Mounting needs Linux and root.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.faults.commands import QUICK, ROOT, articles_table

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = 200
ARTICLES = 1_500
TOO_SMALL = "96k"
ROOM = "10m"
RESUMED_OF_ONE = 20
"""How many runs go on from what one full disk holds."""

FILL = f"""
mkdir -p disk && mount -t tmpfs -o size={TOO_SMALL} tmpfs disk
$SELON extract articles.csv -o disk/claims.csv -q && exit 3
test $? = 1
rm -rf kept && cp -a disk kept
"""
RESUME = f"""
mkdir -p disk && mount -t tmpfs -o size={ROOM} tmpfs disk
cp -a kept/. disk
$SELON extract articles.csv -o disk/claims.csv -q --resume
cmp disk/claims.csv whole.csv
ls -A disk
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.full_disk", description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=NUMBER, help="of resumed runs")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="in each")
    options = parser.parse_args(arguments)
    wrong = 0
    with TemporaryDirectory() as made:
        folder = Path(made)
        articles_table(folder / "articles.csv", options.articles)
        subprocess.run([*QUICK, "extract", "articles.csv", "-o", "whole.csv", "-q"], cwd=folder, check=True)
        for number in range(options.number):
            if number % RESUMED_OF_ONE == 0:
                filled = in_own_mounts(FILL, folder)
                if filled.returncode or "no space left on device" not in filled.stderr:
                    raise RuntimeError(f"the disk was not filled: {filled}")
            done = in_own_mounts(RESUME, folder)
            if (done.returncode, done.stdout, done.stderr) != (0, "claims.csv\n", ""):
                wrong += 1
                print(f"run {number + 1}: status {done.returncode}, {done.stdout!r}, {done.stderr!r}", flush=True)
    print(f"{options.number} runs resumed after a full disk: {wrong} that did not end as they should")
    return int(bool(wrong))


def in_own_mounts(script: str, folder: Path | None = None, *, quick: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell that may mount what only it sees; ``$SELON`` in it is the command.

    Args:
        script: ends where a command of it fails.
        folder: where it runs; by default where this process works.
        quick: whether the command has the stand-in for the model.
    """
    command = " ".join(QUICK) if quick else f"{sys.executable} -m nlp_pipeline"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SELON": command, "SELON_LANG": "en"}
    whole = ["unshare", "--mount", "sh", "-ec", script]
    return subprocess.run(whole, cwd=folder, capture_output=True, text=True, check=False, env=environment)


if __name__ == "__main__":
    sys.exit(main())
