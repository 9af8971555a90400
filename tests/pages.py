"""The pages of the documentation as the tests run them: their blocks of code, commands among them."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nlp_pipeline.__main__ import main
from tests.forks import run_forked

ROOT = Path(__file__).parents[1]
ARTICLES = 2
"""Of the corpus, for the commands of a page: few articles show as well as all that they run."""

_SHELL = re.compile(r"[|&;<>$`*?]")
_BLOCK = re.compile(r'^```(\w+)(?: title="([\w./-]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block of code: its language, the file that it is (title="…"; '' for none), and its text."""

    language: str
    file: str
    text: str


def blocks(page: Path, language: str = "") -> list[Block]:
    """Give the blocks of a page, of one language or of all."""
    return blocks_in(page.read_text(encoding="utf-8"), language)


def blocks_in(text: str, language: str = "") -> list[Block]:
    """Give the blocks of a part of a page, of one language or of all."""
    found = [Block(*match.groups(default="")) for match in _BLOCK.finditer(text)]
    return [block for block in found if language in ("", block.language)]


def commands(page: Path) -> list[str]:
    """Give the commands of a page, one a line of its console blocks."""
    return [line.removeprefix("$ ") for block in blocks(page, "console") for line in block.text.splitlines()]


def copy_corpus(folder: Path, articles: int = ARTICLES) -> None:
    """Put a corpus into a folder as the pages have it, with the first articles only and the gold of these.

    Args:
        folder: where ``corpus/`` is made.
        articles: how many.
    """
    for kind in ("articles", "gold"):
        (folder / "corpus" / kind).mkdir(parents=True)
        for path in sorted((ROOT / "corpus" / kind).iterdir())[:articles]:
            shutil.copy(path, folder / "corpus" / kind)


def run(command: str, folder: Path, *, from_here: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of a page in a folder, with the Python that runs the tests; of several, up to one that fails.

    Args:
        command: as the page has it.
        folder: where it is run.
        from_here: as ``run_forked`` has it.
    """
    parts: list[subprocess.CompletedProcess[str]] = []
    for part in command.split(" && "):
        parts.append(_run_part(part, folder, from_here))
        if parts[-1].returncode:
            break
    out, err = ("".join(printed) for printed in zip(*((part.stdout, part.stderr) for part in parts), strict=True))
    return subprocess.CompletedProcess(command, parts[-1].returncode, out, err)


def _run_part(command: str, folder: Path, from_here: bool) -> subprocess.CompletedProcess[str]:
    """Run a single command; what only a shell knows, in one."""
    words = shlex.split(command)
    if words[0] == "selon" and not _SHELL.search(command):
        return run_forked(main, arguments=words[1:], folder=folder, from_here=from_here)
    if words[0] == "python" and len(words) == 2:
        script = (runpy.run_path, words[1], None, "__main__")
        return run_forked(*script, arguments=[], folder=folder, from_here=from_here)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
