"""The command in a process of its own: ended from outside, its output gone or full."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import TEXT, files, write
from tests.pages import ROOT

pytestmark = pytest.mark.usefixtures("quick_load", "in_an_empty_folder")


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command, with the quick language part, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests" / "quick_language.py"), *arguments]
    paths = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=paths, **options)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_ended_from_outside_leaves_nothing_behind(number: int, status: int) -> None:
    write("a.txt")
    write("b.txt", "WAIT")
    write("claims.csv", "of yesterday")
    with process("extract", "a.txt", "b.txt", "-o", "claims.csv") as running:
        assert running.stderr is not None
        assert running.stderr.readline() == b"waiting\n"
        running.send_signal(number)
        assert running.wait() == status
        assert running.stderr.read() in (b"", b"selon: interrupted\n")
    assert files() == ["a.txt", "b.txt", "claims.csv"]
    assert Path("claims.csv").read_text("utf-8") == "of yesterday"


@pytest.mark.parametrize("arguments", [["extract"], ["show"]])
def test_a_reader_of_the_output_that_goes_away_is_no_error_to_speak_of(arguments: list[str]) -> None:
    write("a.txt", TEXT * 600)
    with process(*arguments, "a.txt") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_a_full_device_behind_standard_output_is_said() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    write("a.txt")
    with process("extract", "a.txt", "-o", "/dev/full", "--format", "csv") as running:
        assert running.wait() == 1
        assert running.stderr is not None
        assert running.stderr.read() == b"selon: /dev/full: cannot be written: no space left on device\n"
    assert Path("/dev/full").is_char_device()
