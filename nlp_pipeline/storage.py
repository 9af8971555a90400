"""Places named by a URL, such as ``s3://bucket/articles``: read and written by fsspec, which has a package for each."""

from __future__ import annotations

import hashlib
import re
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

from nlp_pipeline.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

URL = re.compile(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]+://")
"""What names a store; the web is none: a page is fetched in its own way, where the user lets it be."""

WHOLE = frozenset(("abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "r2", "s3", "s3a", "tos"))
"""The stores in which an object appears when it is complete; elsewhere files grow, and are renamed when complete."""


def is_url(place: str) -> bool:
    """Tell a URL from the path of a file."""
    return URL.match(place) is not None


def path_at(url: str) -> Path:
    """Give a place that behaves as a path does.

    Raises:
        OSError: the package for such places is not installed.
    """
    with storage_errors():
        from upath import UPath

        return cast("Path", UPath(url))


def opened_system(url: str) -> tuple[Any, str]:
    """Give fsspec's file system of a URL, and the path in it.

    Raises:
        OSError: the package for such places is not installed, or there are no such places.
    """
    with storage_errors():
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
        return system, path


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn whatever the package of a store raises into an OSError that says the same."""
    try:
        yield
    except OSError:
        raise
    except ModuleNotFoundError as error:
        if error.name in ("fsspec", "upath"):
            raise OSError(_('URLs need fsspec: pip install "selon[cluster]"')) from None
        raise OSError(_words(error)) from error
    except Exception as error:
        raise OSError(_words(error)) from error


def is_whole(system: Any) -> bool:
    """Tell a store of objects, which has no folders and where nothing is seen before it is complete."""
    protocols = (system.protocol,) if isinstance(system.protocol, str) else system.protocol
    return not WHOLE.isdisjoint(protocols)


def publish(system: Any, path: str, write: Callable[[str], object]) -> None:
    """Write a file so that nobody ever sees a part of it, in a folder that is made where there is none.

    Args:
        system: fsspec's file system.
        path: where the file is to be.
        write: writes it, under the path that it is given.

    Raises:
        OSError: it cannot be written.
    """
    with storage_errors():
        if is_whole(system):
            write(path)
            return
        folder, _, name = path.rpartition("/")
        system.makedirs(folder, exist_ok=True)
        part = hidden_beside(path, f"{secrets.token_hex(8)}.part")
        try:
            write(part)
            system.mv(part, f"{folder}/{name}")
        except BaseException:
            with suppress(Exception):
                system.rm_file(part)
            raise


def hidden_beside(path: str, ending: str) -> str:
    """Give the path of a file that goes with another in a store while that is written."""
    folder, _, name = path.rpartition("/")
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{folder}/.selon-{digest}.{ending}"


def remove_parts(system: Any, path: str) -> None:
    """Remove what runs that died while they wrote a file have left of it. Only where nobody else is writing it."""
    if is_whole(system):
        return
    folder = path.rpartition("/")[0]
    begin = hidden_beside(path, "").rpartition("/")[2]
    with suppress(Exception):  # what stays does no harm
        for found in system.ls(folder, detail=False):
            name = str(found).rpartition("/")[2]
            if name.startswith(begin) and name.endswith(".part"):
                system.rm_file(f"{folder}/{name}")


def _words(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
