"""Pages of the web among the inputs, where the user lets them be fetched: each is read as a file."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable
from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nlp_pipeline.download import Downloaded

    Fetch: TypeAlias = Callable[[str], Downloaded]
    """Gives the page at an address; :func:`nlp_pipeline.download.download` does."""

_ADDRESS = re.compile("https?://", re.IGNORECASE)
_LONGEST_NAME = 80


def is_web_address(name: str) -> bool:
    """Tell the address of a page from the path of a file."""
    return _ADDRESS.match(name) is not None


def name_of_page(address: str) -> str:
    """Name a page by the last part of its address without the ending, else by its host."""
    try:
        parts = urlsplit(address)
        last = PurePosixPath(unquote(parts.path)).stem
        return (last or parts.hostname or address)[:_LONGEST_NAME]
    except ValueError:
        return address[:_LONGEST_NAME]


@contextmanager
def fetched_page(address: str, fetch: Fetch) -> Iterator[tuple[Path, str]]:
    """Fetch a page.

    Args:
        address: of the page.
        fetch: what fetches it.

    Returns:
        As a context manager, the path of a file with the page in it, which goes at the end, and the address at which
        the page was found.

    Raises:
        Unreadable: it is not fetched, for the reason that is said.
    """
    from nlp_pipeline.download import REASONS, DownloadError

    try:
        page = fetch(address)
    except DownloadError as error:
        raise Unreadable(_(REASONS[error.reason]).format(detail=error.detail)) from None
    with TemporaryDirectory(prefix="selon-") as folder:
        path = Path(folder) / f"page{page.suffix}"
        path.write_bytes(page.data)
        yield path, page.url


def with_address(item: Article | Unreadable, address: str) -> Article | Unreadable:
    """Give an article with the address that it was found at, where it does not tell one itself."""
    return replace(item, url=item.url or address) if isinstance(item, Article) else item
