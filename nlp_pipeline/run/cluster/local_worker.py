"""What a worker of this machine runs first: Ctrl-C reaches all processes of a command, and one ends the others."""

from __future__ import annotations

import signal


def dask_setup(_worker: object) -> None:
    """Leave Ctrl-C to the process that started this one; Dask calls this by its name."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
