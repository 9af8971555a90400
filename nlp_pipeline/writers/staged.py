"""Outputs at a URL: written on this machine first, then put there whole."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.storage import is_whole, opened_system, publish, remove_parts, storage_errors
from nlp_pipeline.writers.base import WriteError
from nlp_pipeline.writers.remote_lock import only_writer

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def staged(url: str) -> Iterator[Path]:
    """Give the path for a file that goes to a URL when it is complete; the file is removed at the end.

    Raises:
        WriteError: the URL is a folder, or in none, or another run is writing it.
        OSError: the store cannot be reached, which is better found out before the work than after it.
    """
    system, path = opened_system(url)
    with storage_errors():
        is_folder = system.isdir(path)
        has_folder = is_whole(system) or system.isdir(path.rpartition("/")[0] or "/")
    if is_folder:
        raise WriteError(url, _("is a folder"))
    if not has_folder:
        raise WriteError(url, _("its folder does not exist"))
    with only_writer(url), TemporaryDirectory(prefix="selon-") as folder:
        remove_parts(system, path)
        yield Path(folder) / "output"


def put(file: Path, url: str) -> None:
    """Put a complete file at a URL, in the place of what is there; raises OSError."""
    system, path = opened_system(url)
    publish(system, path, lambda target: system.put_file(str(file), target))
