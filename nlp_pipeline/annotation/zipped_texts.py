"""Archives of text files that are the same bytes whenever the same files are put into them."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

DATED = (1980, 1, 1, 0, 0, 0)
"""The date of every member."""


class TextArchive:
    """A ZIP archive of UTF-8 files, written to a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, content: str | bytes) -> None:
        """Add a file."""
        info = zipfile.ZipInfo(name, DATED)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(info, content.encode("utf-8") if isinstance(content, str) else content)

    def close(self) -> None:
        """Write the table of contents."""
        self._archive.close()
