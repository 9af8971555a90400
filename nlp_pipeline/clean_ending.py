"""How the command ends, whatever ends it: a line in words and an exit status, never a traceback.

Nothing is imported here that takes time, for Ctrl-C may come while the rest is loaded.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

FAILED = 1
INTERRUPTED = 130


def run_to_a_clean_end(command: Callable[[], object]) -> None:
    """Run the command and end the process as it asks, or with a line where something else ends it.

    Args:
        command: imports what it needs, and runs.
    """
    interrupted = False

    def at_once(*_signal: object) -> None:
        _leave(_("interrupted"), INTERRUPTED)

    def interrupt(*_signal: object) -> None:
        nonlocal interrupted
        interrupted = True
        signal.signal(signal.SIGINT, at_once)  # pressed again: without any tidying, which the next run does
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
    # Ended from outside, a run cleans up like one that ends by itself.
    signal.signal(signal.SIGTERM, _terminated)
    _stand_in_for_closed_streams()
    status: object = 0
    try:
        command()
    except SystemExit as ended:
        status = ended.code
    except KeyboardInterrupt:
        _end(_("interrupted"), INTERRUPTED)
    except BrokenPipeError:
        _end("", FAILED)
    except OSError as error:
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        _end(place + reason_of(error), FAILED)
    except MemoryError:
        _end(_("there is too little memory"), FAILED)
    except ImportError as error:
        if interrupted:  # what is loaded turns it into an error of its own
            _end(_("interrupted"), INTERRUPTED)
        if "allocate memory" in str(error) or "failed to map" in str(error):
            _end(_("there is too little memory"), FAILED)
        raise
    except BaseException:
        if interrupted:
            _end(_("interrupted"), INTERRUPTED)
        raise
    try:
        sys.stdout.flush()
    except OSError as error:
        said = status not in (0, None) or isinstance(error, BrokenPipeError)
        _end("" if said else _("standard output: {reason}").format(reason=reason_of(error)), FAILED)
    sys.exit(status)  # type: ignore[arg-type]  # as it was given


def _terminated(number: int, _: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _stand_in_for_closed_streams() -> None:
    """Open what the shell has closed, so that no other file takes its place; writing there fails, as it should."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                given = os.open(os.devnull, os.O_RDWR if name == "stderr" else os.O_RDONLY)
                if given != number:
                    os.dup2(given, number)
                    os.close(given)
                mode = "r" if name == "stdin" else "w"
                setattr(sys, name, open(number, mode, encoding="utf-8", errors="replace", closefd=False))  # noqa: SIM115 - a number, which stays open


def _end(message: str, status: int) -> NoReturn:
    """Say a line and end as usual, without what standard output could not take."""
    with suppress(OSError, ValueError):
        if message:
            sys.stderr.write(f"selon: {message}\n")
        sys.stderr.flush()
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    # What could not be flushed would be tried, and complained of, once more at the very end.
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    sys.exit(status)


def _leave(message: str, status: int) -> NoReturn:
    """Say a line and end this process here and now."""
    with suppress(OSError):
        os.write(2, f"selon: {message}\n".encode())
    os._exit(status)
