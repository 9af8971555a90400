"""Articles packed together: a page of thousands unpacks those that are looked at, and is a tenth as large."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from nlp_pipeline.report.page_words import Labels

PACKED_FROM = 200
"""Articles from which on they are packed; fewer stand in the page as they are."""

TOGETHER = 20
"""Articles of a pack: what is unpacked to look at one of them."""


def packed(value: object) -> str:
    """Give a value as JSON, gzipped, in letters that a page can hold (base64)."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(data, mtime=0)).decode("ascii")


def packed_articles(environment: Environment, views: Sequence[dict[str, Any]], labels: Labels) -> list[str]:
    """Give the markup of articles in packs, each a list of ``TOGETHER`` articles in their order.

    Args:
        environment: of the templates, which escape what a text holds.
        views: what the template needs of each article.
        labels: the words of the page.
    """
    packs = [views[at : at + TOGETHER] for at in range(0, len(views), TOGETHER)]
    body = environment.get_template("article.html").module.article_body  # type: ignore[attr-defined]  # a macro
    return [packed([str(body(view, labels)) for view in pack]) for pack in packs]
