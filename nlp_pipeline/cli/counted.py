"""Numbers with what they count, in the user's language: "1 claim", "2 claims"."""

from __future__ import annotations

from nlp_pipeline.messages import ngettext


def counted_articles(number: int) -> str:
    """Give a number of articles in words."""
    return ngettext("{number} article", "{number} articles", number)


def counted_claims(number: int) -> str:
    """Give a number of claims in words."""
    return ngettext("{number} claim", "{number} claims", number)


def counted_named_sources(number: int) -> str:
    """Give a number of sources that have a name in words."""
    return ngettext("{number} named source", "{number} named sources", number)
