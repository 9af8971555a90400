"""What a command says while articles are worked through."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say
from nlp_pipeline.run import Failure, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console
    from spacy.language import Language

    from nlp_pipeline.readers import ReadError, ReadSoFar
    from nlp_pipeline.run import Extracted
    from nlp_pipeline.schema import Article


class Following:
    """Adds up what a run finds, says what fails, and moves the bar.

    Args:
        console: standard error.
        advance: is called with the figures so far; None where no bar is shown.
        quiet: whether nobody will see the figures, but for how many articles there are.
    """

    def __init__(
        self, console: Console, advance: Callable[[Summary], None] | None = None, *, quiet: bool = False
    ) -> None:
        self.summary = Summary(counts_sources=not quiet)
        self._console = console
        self._advance = advance

    def add(self, result: Extracted | Failure) -> None:
        """Take what was found in one article."""
        self.summary.add(result)
        self._tell([result] if isinstance(result, Failure) else [])

    def merge(self, summary: Summary) -> None:
        """Take the figures of many articles at once."""
        self.summary.merge(summary)
        self._tell(summary.failures)

    def _tell(self, failures: Sequence[Failure]) -> None:
        for failure in failures:
            say(f"{failure.name}: {failure.reason}", self._console)
        if self._advance:
            self._advance(self.summary)


@contextmanager
def following(console: Console, bar: ReadSoFar | None, *, quiet: bool = False) -> Iterator[Following]:
    """Give what follows a run.

    Args:
        console: standard error.
        bar: how far reading is, for a bar to show; None for no bar.
        quiet: whether nobody will see the figures, but for how many articles there are.
    """
    from nlp_pipeline.cli.progress import shown_progress

    with nullcontext() if bar is None else shown_progress(console, bar) as advance:
        yield Following(console, advance, quiet=quiet)


def work_through(
    nlp: Language,
    articles: Iterable[Article | ReadError],
    takers: Sequence[Callable[[Extracted], None]],
    console: Console,
    *,
    min_confidence: float,
    bar: ReadSoFar | None,
) -> Summary:
    """Work through all articles in this process, hand each one's rows on, and say what fails.

    Args:
        nlp: the pipeline.
        articles: the articles, and what could not be read between them.
        takers: what takes each article's rows.
        console: standard error.
        min_confidence: the claims below it are left out, from 0 to 1.
        bar: how far reading is, for a bar to show; None for no bar.

    Returns:
        The figures of the run, the failures among them.
    """
    from nlp_pipeline.run import extract_articles

    with following(console, bar) as follower:
        for result in extract_articles(nlp, articles, min_confidence=min_confidence):
            follower.add(result)
            if not isinstance(result, Failure):
                for take in takers:
                    take(result)
    return follower.summary
