"""Ending what takes too long: by the system's alarm, whatever it is stuck in."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class TooSlowError(BaseException):
    """Not an Exception: what passes over an article or a file that fails must not pass over this."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise a TooSlowError in the main thread where something takes longer."""
    with _alarm(signal.ITIMER_REAL, signal.SIGALRM, seconds):
        yield


@contextmanager
def within_work(seconds: int) -> Iterator[None]:
    """Raise a TooSlowError where something takes more processor time, or ten times as much time in all.

    A machine that is busy with something else sets nothing off.
    """
    with within(10 * seconds), _alarm(signal.ITIMER_PROF, signal.SIGPROF, seconds):
        yield


@contextmanager
def _alarm(timer: int, kind: signal.Signals, seconds: int) -> Iterator[None]:
    def too_slow(*_: object) -> None:
        raise TooSlowError(f"more than {seconds} s")

    before = signal.signal(kind, too_slow)
    signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(kind, before)
