"""How many workers pay."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING

from nlp_pipeline.run.grouping import characters_of
from nlp_pipeline.run.stream import extract_articles
from nlp_pipeline.run.workers.crew import extract_in_processes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp_pipeline.run.stream import Item, Result
    from nlp_pipeline.run.workers.process import Loader

CHARACTERS_FOR_A_WORKER = 150_000
"""Of text: with less, a worker costs more in loading the model than it saves."""

CHARACTERS_ALONE = 2 * CHARACTERS_FOR_A_WORKER
"""Of text: with less, even two workers take longer than this process alone."""


def usable_cores() -> int:
    """Give how many cores this process may use, at least 1."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(characters: int) -> int:
    """Give how many workers pay for some text: none where it is little, and never more than there are cores.

    Args:
        characters: of the text, in code points.

    Returns:
        0 where the work is best done in this process, else how many workers to start.
    """
    return 0 if characters < CHARACTERS_ALONE else min(usable_cores(), characters // CHARACTERS_FOR_A_WORKER)


def extract_with_workers(
    loader: Loader,
    articles: Iterable[Item],
    *,
    workers: int | None = None,
    min_confidence: float = 0.0,
    load_here: Loader | None = None,
) -> Iterator[Result]:
    """Find the claims and entities of articles in this process or in several, in the articles' order, as a stream.

    Args:
        loader: makes the pipeline within each worker; see ``extract_in_processes``.
        articles: the articles, and what could not be read between them, which is passed on as a failure.
        workers: how many processes; 0 to work in this one; None for as many as pay, for which some is read ahead.
        min_confidence: claims whose confidence is below it are left out.
        load_here: makes the pipeline where the work is done in this process; by default ``loader``.

    Raises:
        WorkersError: the pipeline cannot be loaded in a worker; in this process, whatever the loader raises.
    """
    coming = iter(articles)
    if workers is None:
        ahead, characters = _read_ahead(coming, CHARACTERS_FOR_A_WORKER * max(2, usable_cores()))
        workers, coming = workers_for(characters), chain(ahead, coming)
    if workers == 0:
        return extract_articles((load_here or loader)(), coming, min_confidence=min_confidence)
    return extract_in_processes(loader, coming, workers=workers, min_confidence=min_confidence)


def _read_ahead(articles: Iterator[Item], enough: int) -> tuple[list[Item], int]:
    """Read until there is so much text, or all; give what was read and its characters."""
    ahead: list[Item] = []
    characters = 0
    for item in articles:
        ahead.append(item)
        characters += characters_of([item])
        if characters >= enough:
            break
    return ahead, characters
