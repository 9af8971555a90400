"""Label Studio: tasks with predictions to import there.

Claims, sources and cues are labelled regions; the relations "source", "cue" and "piece" join them; the kind is a choice
of the region. Label Studio counts offsets in UTF-16 code units, as JavaScript does. The labelling configuration:

    <View><Labels name="label" toName="text"><Label value="Claim"/><Label value="Source"/><Label value="Cue"/></Labels>
    <Relations><Relation value="source"/><Relation value="cue"/><Relation value="piece"/></Relations>
    <Choices name="kind" toName="text" perRegion="true" whenTagName="label" whenLabelValue="Claim">
    <Choice value="direct"/><Choice value="indirect"/><Choice value="mixed"/><Choice value="hearsay"/></Choices>
    <TextArea name="name" toName="text" perRegion="true" whenTagName="label" whenLabelValue="Source"/>
    <Text name="text" value="$text" granularity="symbol"/></View>
"""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any, BinaryIO

from nlp_pipeline.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp_pipeline.schema import Article, Row


class LabelStudio:
    """The ``label-studio`` format."""

    name = "label-studio"
    suffixes = (".json",)

    def begin(self, stream: BinaryIO, name: str) -> Tasks:
        """Begin a list of tasks."""
        return Tasks(stream)


class Tasks:
    """Writes a task an article."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._opening = b"[\n"

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Add an article with its claims; its entities have no label there."""
        text = json.dumps(task(article, claims), ensure_ascii=False)
        self._stream.write(self._opening + text.encode("utf-8"))
        self._opening = b",\n"

    def finish(self) -> None:
        """Close the list."""
        self._stream.write((b"" if self._opening == b",\n" else b"[") + b"\n]\n")


def task(article: Article, claims: Sequence[Row]) -> dict[str, Any]:
    """Give an article as a task with a prediction.

    Args:
        article: the article.
        claims: its rows of the claim table, with the keys of ``CLAIM_JSON_KEYS``.
    """
    units = units_of(article.text)
    result: list[dict[str, Any]] = []
    for number, row in enumerate(claims, 1):
        regions = [
            _region(article.text, units, f"c{number}.{piece}", "Claim", span)
            for piece, span in enumerate(row["claim_spans"], 1)
        ]
        result += regions
        place = {key: regions[0]["value"][key] for key in ("start", "end", "text")}
        result.append(_control(f"c{number}.1", "kind", "choices", {**place, "choices": [row["kind"]]}))
        result += [_relation(f"c{number}.1", region["id"], "piece") for region in regions[1:]]
        if row["source_span"]:
            region = _region(article.text, units, f"s{number}", "Source", row["source_span"])
            named = {key: region["value"][key] for key in ("start", "end", "text")} | {"text": [row["source_name"]]}
            result += [region, _control(f"s{number}", "name", "textarea", named)]
            result.append(_relation(f"c{number}.1", f"s{number}", "source"))
        for piece, span in enumerate(row["cue_spans"], 1):
            result.append(_region(article.text, units, f"q{number}.{piece}", "Cue", span))
            result.append(_relation(f"c{number}.1", f"q{number}.{piece}", "cue"))
    data = {"text": article.text, "doc_id": article.doc_id, "title": article.title, "date": article.date}
    return {"data": data, "predictions": [{"model_version": f"selon {__version__}", "result": result}]}


def units_of(text: str) -> list[int]:
    """Give for every code point, and for the end, how many UTF-16 code units stand before it."""
    return [0, *accumulate(1 + (char > "\uffff") for char in text)]


def _region(text: str, units: list[int], identifier: str, label: str, span: Sequence[int]) -> dict[str, Any]:
    value = {"start": units[span[0]], "end": units[span[1]], "text": text[span[0] : span[1]], "labels": [label]}
    return _control(identifier, "label", "labels", value)


def _control(identifier: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": identifier, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _relation(first: str, second: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": first, "to_id": second, "direction": "right", "labels": [label]}
