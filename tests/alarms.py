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

    def too_slow(*_: object) -> None:
        raise TooSlowError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
