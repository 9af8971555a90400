"""The description of a table or a database that another output holds: JSON, written at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp_pipeline.schema import Article, Row


class Description:
    """Writes what describes the rows of a run, none of which are in it.

    Args:
        stream: the file.
        content: the description; JSON is YAML too.
    """

    def __init__(self, stream: BinaryIO, content: Mapping[str, Any]) -> None:
        self._stream = stream
        self._content = content

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Nothing of an article is in it."""

    def finish(self) -> None:
        """Write the description."""
        text = json.dumps(self._content, ensure_ascii=False, indent=2)
        self._stream.write(f"{text}\n".encode())
