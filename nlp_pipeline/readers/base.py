"""What a reader is, and how it says that it cannot read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from nlp_pipeline.messages import _, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.schema import Article

Item = TypeVar("Item")


class Unreadable(ValueError):  # noqa: N818 - it says what the file is
    """A file that holds no text for us; ``reason`` says why in words for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotArticles(Unreadable):
    """Something else by what it holds, as a table of claims: passed over in a folder, an error where named itself."""


@dataclass(frozen=True, slots=True)
class ReadError:
    """One input that could not be read: its path as the user named it, and the reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the files.

    Attributes:
        encoding: their encoding; None to find it out file by file.
        text_column: the column of a table that holds the texts; None to find it by its name.
        id_column: the column that names the articles; likewise.
    """

    encoding: str | None = None
    text_column: str | None = None
    id_column: str | None = None


def reading_problem(error: Exception) -> Unreadable:
    """Say in words for the user why a file cannot be read, whatever a library raised on it."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, MemoryError):
        return Unreadable(_("takes more memory to read than a file may: 2 GB, or ten times its own size"))
    if isinstance(error, RecursionError):
        return Unreadable(_("nested too deep"))
    if isinstance(error, OSError):
        return Unreadable(reason_of(error))
    return Unreadable(
        _(
            "not readable: it is damaged, or not of the kind that its ending says; save it anew with "
            "the program that wrote it"
        )
    )


def article_number(number: int, known: str = "") -> str:
    """Name an article of a file by its number, and by its id or title where one is known."""
    if known:
        return _("article {number} ({name})").format(number=number, name=known)
    return _("article {number}").format(number=number)


def at_least_one(items: Iterable[Item], reason: str) -> Iterator[Item]:
    """Pass on what a file holds.

    Args:
        items: articles, and the reasons why some cannot be read.
        reason: what is said of a file with nothing in it.

    Raises:
        Unreadable: there is nothing.
    """
    found = False
    for item in items:
        found = True
        yield item
    if not found:
        raise Unreadable(reason)


class Reader(Protocol):
    """Reads the articles of one file format; knows files and no spaCy.

    A new format is a module with such a class and a line in ``registry.py``.
    """

    @property
    def name(self) -> str:
        """The format's name, in words for the user."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of its files, in lower case, with the dot."""

    def recognises(self, head: bytes) -> bool:
        """Tell from a file's first bytes whether it is of this format.

        It decides between readers that share an ending, and for standard input, which has none.
        """

    def read(self, stream: BinaryIO, options: ReadOptions) -> Iterator[Article | Unreadable]:
        """Give the articles in the file, in its order.

        Args:
            stream: the file, at its beginning; seekable.
            options: what the user says about the files.

        Returns:
            Articles whose ``doc_id`` is the file's own id for them, or empty where it gives none; in the place of
            one that cannot be read, the reason.

        Raises:
            Unreadable: the file, or what is left of it, holds no text; the articles before it count.
            OSError: the file cannot be read.
        """
