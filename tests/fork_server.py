"""The server of forks, itself forked from a process that has imported the tests and loaded the pipeline.

It begins before the first test, and lays down what pytest has put on: streams, warnings, what is done with exceptions
that nobody catches.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import warnings
from itertools import pairwise
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SILENT = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
"""What Python itself does not show."""


def begin() -> None:
    """Start the server that ``multiprocessing`` forks from as a fork of this process, and not as a new Python."""
    spawn = forkserver.util.spawnv_passfds  # type: ignore[attr-defined]
    forkserver.util.spawnv_passfds = _fork  # type: ignore[attr-defined]
    try:
        forkserver.ensure_running()
    finally:
        forkserver.util.spawnv_passfds = spawn  # type: ignore[attr-defined]


def _fork(_: object, command: Sequence[str], passed: Sequence[int]) -> int:
    number = os.fork()
    if number:
        return number
    try:
        _close_all_but(passed)
        _as_python_begins()
        exec(command[-1], {})  # noqa: S102 - what the new Python would run
    finally:
        os._exit(0)


def _close_all_but(passed: Sequence[int]) -> None:
    bounds = [2, *sorted(passed), os.sysconf("SC_OPEN_MAX")]
    for low, high in pairwise(bounds):
        os.closerange(low + 1, high)


def _as_python_begins() -> None:
    forkserver._forkserver._lock = threading.Lock()  # type: ignore[attr-defined] # taken here, and given back over there
    faulthandler.disable()
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    sys.unraisablehook = sys.__unraisablehook__
    threading.excepthook = threading.__excepthook__
    warnings.resetwarnings()
    for category in SILENT:
        warnings.simplefilter("ignore", category)
