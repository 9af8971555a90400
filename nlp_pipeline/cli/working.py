"""All articles of a run through the pipeline, with what a command says meanwhile."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from nlp_pipeline.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console
    from spacy.language import Language

    from nlp_pipeline.readers import Inputs
    from nlp_pipeline.run import Extracted, Summary


def work_through(
    nlp: Language,
    given: Inputs,
    takers: Sequence[Callable[[Extracted], None]],
    console: Console,
    *,
    min_confidence: float,
    bar: bool,
) -> Summary:
    """Work through all articles, hand each one's rows on, and say what fails.

    Args:
        nlp: the pipeline.
        given: the articles.
        takers: what takes each article's rows.
        console: standard error.
        min_confidence: the claims below it are left out, from 0 to 1.
        bar: whether to show how far the run is.

    Returns:
        The figures of the run, the failures among them.
    """
    from nlp_pipeline.cli.progress import shown_progress
    from nlp_pipeline.run import Failure, Summary, extract_articles

    summary = Summary()
    with shown_progress(console, given.count_files()) if bar else nullcontext() as advance:
        for result in extract_articles(nlp, given, min_confidence=min_confidence):
            summary.add(result)
            if isinstance(result, Failure):
                say(f"{result.name}: {result.reason}", console)
            else:
                for take in takers:
                    take(result)
            if advance:
                advance(summary)
    return summary
