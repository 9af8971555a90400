"""What the site of the documentation does besides MkDocs: links out of ``docs/`` become the names of the files.

The pages are read in the repository too, where such a link leads to its file; the site has the pages alone.
"""

from __future__ import annotations

import re
from typing import Any

OUTWARD = re.compile(r"(?<!!)\[([^\]]+)\]\((?:\.\./)+([^)#\s]*)(#[^)\s]*)?\)")
PAGE_OF_DOCS = re.compile(r"\[docs/([^\]]+)\]")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Give a page's text with the files that it leads to named."""
    return PAGE_OF_DOCS.sub(r"[\1]", OUTWARD.sub(_named, markdown))


def _named(link: re.Match[str]) -> str:
    words, path = link[1], link[2].rstrip("/")
    return f"`{path}`" if words.strip("`") == path else f"{words} (`{path}`)"
