"""RTF to lines, as the exports of press databases have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.readers.decoding import FALLBACK

if TYPE_CHECKING:
    from nlp_pipeline.readers.base import ReadOptions

RTF = b"{\\rtf"
"""What RTF begins with."""


def rtf_lines(data: bytes, options: ReadOptions) -> list[str]:
    """Give the lines of an RTF document, white space folded; the cells of a table stand between ``|``.

    Raises:
        Unreadable: the data are no RTF.
    """
    # Loaded here: a corpus of plain text needs none of it.
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(RTF):
        raise Unreadable(_("not an RTF document"))
    text: str = rtf_to_text(data.decode(options.encoding or FALLBACK, "replace"), errors="ignore")  # type: ignore[no-untyped-call]
    return [" ".join(line.split()) for line in text.split("\n")]
