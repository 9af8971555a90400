"""However the command is ended, and wherever it should write: a line in words, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nlp_pipeline.run import Extracted
from nlp_pipeline.run.shards.shard_store import results_from_shard, shard_bytes
from nlp_pipeline.schema import Article
from tests.faults.commands import QUICK, ROOT
from tests.forks import run_forked

SURROUNDINGS = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = f"{sys.executable} -m nlp_pipeline"

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="streams are closed by the shell")


def shell(line: str, folder: Path) -> tuple[int, str]:
    """Run a line of the shell; give its exit status and what was said on standard error."""
    result = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=SURROUNDINGS, capture_output=True, text=True, check=False
    )
    return result.returncode, result.stderr


@needs_full
def test_what_standard_output_cannot_take_is_said(tmp_path: Path) -> None:
    assert shell(f"{COMMAND} lexicon > /dev/full", tmp_path) == (1, "selon: no space left on device\n")


@needs_shell
def test_standard_output_that_is_closed_is_said_and_needed_by_none_that_writes_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Selon ève, oui.", "utf-8")
    assert shell(f"{COMMAND} lexicon >&-", tmp_path) == (1, "selon: bad file descriptor\n")
    quick = " ".join(QUICK)
    status, said = shell(f"{quick} extract a.txt >&-", tmp_path)
    assert status != 0
    assert said.splitlines()[0] == "selon: standard output: cannot be written: bad file descriptor"
    assert shell(f"{quick} extract a.txt -o claims.csv -q >&- 2>&-", tmp_path)[0] == 0
    assert (tmp_path / "claims.csv").read_text("utf-8").count("\n") == 2


@needs_shell
@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--lexicon deep.toml", "[[verb]]\nlemma = " + "[" * 2000 + "]" * 2000, "deep.toml: nested too deep"),
        ("--gazetteer deep.jsonl", '{"pattern": ' + "[" * 100_000, "deep.jsonl: nested too deep"),
        (
            "--gazetteer big.csv",
            f'name,type\n"{"x" * 200_000}",person\n',
            "big.csv: cannot be read as CSV: field larger",
        ),
    ],
)
def test_a_file_of_ones_own_that_no_library_takes_is_said(tmp_path: Path, option: str, content: str, said: str) -> None:
    (tmp_path / option.split()[1]).write_text(content, "utf-8")
    status, words = shell(f"{COMMAND} lexicon {option}", tmp_path)
    assert (status, words.startswith(f"selon: {said}"), words.count("\n")) == (2, True, 1)


BEGIN = """
import os, signal, sys
from nlp_pipeline.clean_ending import run_to_a_clean_end
def command():
    {}
signal.signal(signal.SIGINT, signal.default_int_handler)
run_to_a_clean_end(command)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("os.kill(os.getpid(), signal.SIGINT)", 130, "interrupted"),
        # A module in C turns what interrupts it into an error of its own.
        (
            "try: os.kill(os.getpid(), signal.SIGINT)\n    except KeyboardInterrupt: raise ImportError('x')",
            130,
            "interrupted",
        ),
        # Pressed again while it tidies up.
        (
            "try: os.kill(os.getpid(), signal.SIGINT)\n    finally: os.kill(os.getpid(), signal.SIGINT)",
            130,
            "interrupted",
        ),
        ("os.kill(os.getpid(), signal.SIGTERM)", 128 + signal.SIGTERM, ""),
        ("raise MemoryError", 1, "there is too little memory"),
        ("raise ImportError('x.so: failed to map segment from shared object')", 1, "there is too little memory"),
        ("raise OSError(28, 'No space left on device', 'a.csv')", 1, "a.csv: no space left on device"),
        ("raise BrokenPipeError", 1, ""),
        ("sys.exit(3)", 3, ""),
    ],
)
def test_whatever_ends_the_command_ends_it_in_words(code: str, status: int, said: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", BEGIN.format(code)], env=SURROUNDINGS, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (status, f"selon: {said}\n" if said else "")


def threads() -> int:
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def read_back_and_count_threads() -> None:
    """Print by how many threads this process grows: one that still frees what is Python's ends it as it exits."""
    shard = shard_bytes([Extracted(Article("a", "oui"), [], [])] * 300)
    before = threads()
    list(results_from_shard(shard))
    print(threads() - before)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists the threads of a process")
def test_no_thread_is_left_of_reading_what_was_kept() -> None:
    ended = run_forked(read_back_and_count_threads, arguments=())
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "0\n", "")
