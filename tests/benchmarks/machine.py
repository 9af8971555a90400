"""What the benchmarks share: the texts, processes of one thread, and the machine's description."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""Settings of the environment with which a matrix product keeps to one core."""


def read(folder: Path) -> list[str]:
    """Read the texts of a folder, ``*.txt``, in the order of their names."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not texts:
        sys.exit(f"no *.txt in {folder}")
    return texts


def words_of(texts: list[str]) -> int:
    """Count words as white space parts them."""
    return sum(len(text.split()) for text in texts)


def python(*arguments: str) -> str:
    """Run Python in a process of its own with one thread and give what it prints."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment()).stdout


def environment() -> dict[str, str]:
    """Give this process's environment with one thread for matrix products."""
    return {**os.environ, **ONE_THREAD}


def description() -> str:
    """Describe the machine and the versions that matter."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    versions = f"Python {platform.python_version()}, spaCy {version('spacy')}"
    return f"{processor}, {os.cpu_count()} cores{load}, {platform.system()}, {versions}"
