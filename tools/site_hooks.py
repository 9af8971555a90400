"""What the site of the documentation does besides MkDocs: links out of ``docs/`` become the names of the files.

The pages are read in the repository too, where such a link leads to its file; the site has the pages alone. There a
link names the language of the page that it leads to as well (``serve.fr.md``), which the site finds by itself.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

RELATIVE = re.compile(r"(?<!!)\[([^\]]+)\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)")
LANGUAGE = re.compile(r"\.(?:fr|en)\.md$")
PAGE_OF_DOCS = re.compile(r"\[docs/([^\]]+)\]")


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Give a page's text with the files that it leads to named, and its links as the site takes them."""
    folder = posixpath.dirname(page.file.src_uri)

    def led(link: re.Match[str]) -> str:
        words, path, place = link[1], link[2], link[3] or ""
        target = posixpath.normpath(posixpath.join(folder, path))
        if target.startswith("../"):
            name = target.replace("../", "")
            return f"`{name}`" if words.strip("`") == name else f"{words} (`{name}`)"
        return f"[{words}]({LANGUAGE.sub('.md', path)}{place})"

    return PAGE_OF_DOCS.sub(r"[\1]", RELATIVE.sub(led, markdown))
