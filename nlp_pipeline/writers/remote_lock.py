"""One run at a time writes to a URL, where the store tells who came first."""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from nlp_pipeline.messages import _
from nlp_pipeline.storage import hidden_beside, opened_system, storage_errors
from nlp_pipeline.writers.base import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

_held: set[str] = set()
"""The locks of this process: what else bears its number was left by one that died."""


@contextmanager
def only_writer(url: str) -> Iterator[None]:
    """Keep other runs from writing to a URL, by a small file beside it that tells who is at work.

    A lock that a process of this machine left when it died is taken over; of one on another machine nobody can tell.
    Where the store does not let a file be created by one alone, nothing is kept from anybody.

    Raises:
        WriteError: another run is writing it.
        OSError: the store cannot be reached.
    """
    system, path = opened_system(url)
    lock = hidden_beside(path, "lock")
    mine = {"host": socket.gethostname(), "process": os.getpid(), "since": datetime.now(UTC).isoformat("T", "seconds")}
    with storage_errors():
        is_held = _created(system, lock, mine) or _taken_over(system, lock, mine, url)
    _held.add(lock)
    try:
        yield
    finally:
        _held.discard(lock)
        if is_held:
            with suppress(Exception):  # whatever the store raises: the run is over, and the next one says what is left
                system.rm_file(lock)


def _created(system: Any, lock: str, mine: dict[str, Any]) -> bool:
    """Create a lock; False where there is one."""
    content = json.dumps(mine).encode()
    try:
        with system.open(lock, "xb") as stream:
            stream.write(content)
    except FileExistsError:
        return False
    except (NotImplementedError, TypeError, ValueError):
        with suppress(NotImplementedError, TypeError, ValueError):
            try:
                system.pipe_file(lock, content, mode="create")
            except FileExistsError:
                return False
    return True


def _taken_over(system: Any, lock: str, mine: dict[str, Any], url: str) -> bool:
    """Take the lock of a run that has died."""
    try:
        system.invalidate_cache()
        holder = json.loads(system.cat_file(lock))
        host, process, since = holder["host"], int(holder["process"]), holder["since"]
    except FileNotFoundError:
        host, process, since = mine["host"], 0, ""  # gone just now
    except (ValueError, KeyError, TypeError):
        host, process, since = "", 0, ""
    if host == mine["host"] and lock not in _held and not _lives(process):
        with suppress(FileNotFoundError):
            system.rm_file(lock)
        if _created(system, lock, mine):
            return True
    who = _("it does not say which")
    if host:
        who = _("process {process} on {host} since {since}").format(process=process, host=host, since=since)
    raise WriteError(
        url, _("another run is writing it ({who}); if that has died, remove {lock}").format(who=who, lock=lock)
    )


def _lives(process: int) -> bool:
    if process in (0, os.getpid()):
        return False
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
