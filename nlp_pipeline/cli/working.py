"""All articles of a run through the pipeline, with what a command says meanwhile."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console
    from spacy.language import Language

    from nlp_pipeline.readers import ReadError
    from nlp_pipeline.run import Extracted, Summary
    from nlp_pipeline.schema import Article


def work_through(
    nlp: Language,
    articles: Iterable[Article | ReadError],
    takers: Sequence[Callable[[Extracted], None]],
    console: Console,
    *,
    min_confidence: float,
    bar: int | None,
) -> Summary:
    """Work through all articles, hand each one's rows on, and say what fails.

    Args:
        nlp: the pipeline.
        articles: the articles, and what could not be read between them.
        takers: what takes each article's rows.
        console: standard error.
        min_confidence: the claims below it are left out, from 0 to 1.
        bar: of how many files a bar shows the progress; None for no bar.

    Returns:
        The figures of the run, the failures among them.
    """
    from nlp_pipeline.cli.progress import shown_progress
    from nlp_pipeline.run import Failure, Summary, extract_articles

    summary = Summary()
    with nullcontext() if bar is None else shown_progress(console, bar) as advance:
        for result in extract_articles(nlp, articles, min_confidence=min_confidence):
            summary.add(result)
            if isinstance(result, Failure):
                say(f"{result.name}: {result.reason}", console)
            else:
                for take in takers:
                    take(result)
            if advance:
                advance(summary)
    return summary
