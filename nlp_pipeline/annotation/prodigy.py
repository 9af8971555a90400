"""Prodigy: a task an article, its claims, sources and cues as spans to correct with ``spans.manual``.

Prodigy adds the tokens by itself, from the pipeline that the recipe is given; the spans need only their characters
(prodi.gy/docs/api-interfaces#spans_manual). What Selon knows besides stands in each span and comes back with it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Row

ABOUT = ("doc_id", "title", "date", "outlet", "url")


class Prodigy:
    """The ``prodigy`` format."""

    name = "prodigy"
    suffixes = (".prodigy.jsonl",)

    def begin(self, stream: BinaryIO, name: str) -> ProdigyTasks:
        """Begin a list of tasks."""
        return ProdigyTasks(stream)


class ProdigyTasks:
    """Writes a task an article, a line each."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims."""
        line = json.dumps(spans_task(article, claims), ensure_ascii=False)
        self._stream.write(f"{line}\n".encode("utf-8", "replace"))

    def finish(self) -> None:
        """Nothing is kept back."""


def spans_task(article: Article, claims: Sequence[Row]) -> dict[str, Any]:
    """Give an article as a task: every piece of a claim, its source and its cue are spans with the claim's id."""
    spans: list[dict[str, Any]] = []
    for row in claims:
        about = {"claim_id": row["claim_id"]}
        kind = {**about, "kind": row["kind"], "stance": row["stance"], "source_name": row["source_name"]}
        spans += [{"start": start, "end": end, "label": "CLAIM", **kind} for start, end in row["claim_spans"]]
        if row["source_span"]:
            start, end = row["source_span"]
            spans.append({"start": start, "end": end, "label": "SOURCE", **about})
        spans += [{"start": start, "end": end, "label": "CUE", **about} for start, end in row["cue_spans"]]
    meta = {name: value for name in ABOUT if (value := getattr(article, name))}
    return {"text": article.text, "spans": spans, "meta": meta}
