"""RTF to lines, as the exports of press databases have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.readers.base import ReadOptions

RTF = b"{\\rtf"
"""What RTF begins with."""

BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def rtf_lines(data: bytes, options: ReadOptions) -> list[str]:
    """Give the lines of RTF, white space folded; the cells of a table stand between ``|``.

    Raises:
        Unreadable: the data are no RTF.
    """
    # Loaded here: a corpus of plain text needs none of it.
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(RTF):
        raise Unreadable(_("not an RTF document"))
    source = data.decode(options.encoding or FALLBACK, "replace")
    texts = [str(rtf_to_text(each, errors="ignore")) for each in documents_in(source)]  # type: ignore[no-untyped-call]
    return [" ".join(line.split()) for text in texts for line in text.split("\n")]


def documents_in(source: str) -> Iterator[str]:
    """Give the RTF documents that a source holds: several where files were joined end to end."""
    mark = RTF.decode("ascii")
    start = max(source.find(mark), 0)
    while source.find(mark, start + 1) > 0 and (following := source.find(mark, end_of_group(source, start))) > 0:
        yield source[start:following]
        start = following
    yield source[start:]


def end_of_group(source: str, start: int) -> int:
    """Give the offset behind the brace that closes the group of RTF which begins at ``start``."""
    depth = 0
    for brace in BRACE.finditer(source, start):
        if brace[0] in "{}":
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return brace.end()
    return len(source)
