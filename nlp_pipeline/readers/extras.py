"""Formats whose library does not come with the plain installation, and how to get it."""

from __future__ import annotations

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable

DOCUMENTS = "documents"
"""The extra that brings the libraries for further kinds of documents."""


def missing(what: str, extra: str = DOCUMENTS) -> Unreadable:
    """Give the reason why a file is not read for want of a library.

    Args:
        what: what is read with it, in words for the user: "Outlook messages".
        extra: the extra of Selon's installation that brings it.
    """
    return Unreadable(
        _('reading {what} needs the extra {extra}: pip install "selon[{extra}]"').format(what=what, extra=extra)
    )
