"""All benchmarks one after another: ``python -m tests.benchmarks [FOLDER]``, about an hour with five hundred texts.

What is compared runs in turns, each time in a process of its own with one thread, so that a machine whose speed drifts
does not decide a ratio; timers of single functions (pytest-benchmark, asv) run one thing after the other.
"""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.machine import CORPUS

PARTS = (("speed", True), ("workers", True), ("added_cost", True), ("scale", True), ("start", False), ("memory", False))
"""The benchmarks, and whether they take a folder of texts."""


def main(folder: str) -> None:
    """Run each benchmark in a process of its own; what it prints is printed."""
    for part, takes_folder in PARTS:
        print(f"== {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{part}", *[folder] * takes_folder], check=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(CORPUS))
