"""A stream of articles cut into groups that are worked on, sent or kept together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from nlp_pipeline.schema import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Member = TypeVar("Member")


def characters_of(items: Iterable[Any]) -> int:
    """Count the characters of the articles among some items."""
    return sum(len(item.text) for item in items if isinstance(item, Article))


def groups_of(items: Iterable[Member], *, most: int, most_characters: int) -> Iterator[list[Member]]:
    """Cut a stream into groups; each comes as soon as it is full, before the next item is asked for.

    Args:
        items: articles, and whatever stands in the place of one.
        most: how many make a group full.
        most_characters: with so many characters it is full, whatever its articles are.
    """
    group: list[Member] = []
    characters = 0
    for item in items:
        group.append(item)
        characters += characters_of([item])
        if len(group) >= most or characters >= most_characters:
            yield group
            group, characters = [], 0
    if group:
        yield group
