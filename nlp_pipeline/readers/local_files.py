"""What is to be read as a file on a disk of this machine, wherever it comes from."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from nlp_pipeline.messages import _, written_number
from nlp_pipeline.readers.base import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_STREAM = 1_000_000_000
"""In bytes, of a pipe or a device, of which nobody knows whether it ends."""

CHUNK = 1 << 20


@contextmanager
def copied(stream: BinaryIO, name: str, *, begins: bytes = b"", bounded: bool = True) -> Iterator[Path]:
    """Give the path of a copy, which goes at the end.

    Args:
        stream: what is copied.
        name: of the copy, whose ending tells the format.
        begins: what was read of the stream before.
        bounded: whether more than ``LARGEST_STREAM`` is refused.

    Raises:
        Unreadable: there is more than that.
        OSError: it cannot be read, or the folder for temporary files has no room.
    """
    with TemporaryDirectory(prefix="selon-") as folder:
        path = Path(folder) / name
        with path.open("wb") as target:
            size = target.write(begins)
            while chunk := stream.read(CHUNK):
                size += target.write(chunk)
                if bounded and size > LARGEST_STREAM:
                    raise Unreadable(
                        _("gives more than {most} MB: save it to a file first").format(
                            most=written_number(LARGEST_STREAM // 1_000_000)
                        )
                    )
        yield path
