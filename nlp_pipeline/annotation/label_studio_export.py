"""Exports of Label Studio, corrected by hand, read back: nothing in them is taken to be as it should.

A region, relation or task that is not as Label Studio writes it is named, the others are taken.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nlp_pipeline.annotation.label_studio import units_of
from nlp_pipeline.annotation.marked import AnnotationError, MarkedArticle, gold_claim
from nlp_pipeline.messages import _
from nlp_pipeline.readers import sound_article, sound_line
from nlp_pipeline.schema import KINDS, Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nlp_pipeline.schema import Offsets


def read_label_studio(export: str) -> Iterator[MarkedArticle | AnnotationError]:
    """Read the claims of an export in JSON, of its last annotation or else its prediction.

    Args:
        export: the text of the file.

    Returns:
        The articles in the order of the export, what could not be read of each among its problems; in the place of a
        task that is none, what is wrong with it.

    Raises:
        AnnotationError: the text is no list of tasks.
    """
    try:
        tasks = json.loads(export)
    except RecursionError:
        raise AnnotationError(_("not valid JSON: nested too deep")) from None
    except json.JSONDecodeError as error:
        raise AnnotationError(_("not valid JSON: {error}").format(error=error)) from None
    except ValueError:
        raise AnnotationError(_("not valid JSON: a number of thousands of digits")) from None
    if not isinstance(tasks, list) or not tasks:
        raise AnnotationError(_("no list of tasks of Label Studio"))
    for number, each in enumerate(tasks, 1):
        data = _object(_object(each).get("data"))
        text = data.get("text")
        if not isinstance(text, str):
            yield AnnotationError(
                _("task {number}: no text in its data: is it an export of Label Studio?").format(number=number)
            )
            continue
        name = str(data.get("doc_id") or each.get("id") or f"task-{number}")
        article = sound_article(Article(name, text))
        versions = each.get("annotations") or each.get("predictions") or [{}]
        last = versions[-1] if isinstance(versions, list) else None
        if isinstance(last, dict) and isinstance(result := last.get("result") or [], list):
            yield _Export(article).read(result)
        else:
            yield AnnotationError(
                _("task {number}: its annotations are not as Label Studio writes them").format(number=number)
            )


@dataclass
class _Export:
    """What the export says of one article, gathered by the identifiers of its regions."""

    article: Article
    spans: dict[str, tuple[str, Offsets]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    joined: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    problems: list[str] = field(default_factory=list)

    def read(self, result: list[Any]) -> MarkedArticle:
        """Read the list of regions and relations."""
        points = {unit: point for point, unit in enumerate(units_of(self.article.text))}
        for number, each in enumerate(result, 1):
            if not isinstance(each, dict):
                self.problems.append(_("region {name}: is no object").format(name=number))
            elif each.get("type") == "relation":
                self._relation(each)
            else:
                self._region(each, str(each.get("id", number)), points)
        pieces = {
            other
            for name, joined in self.joined.items()
            for label, other in joined
            if label == "piece" and other != name
        }
        begins = [name for name, (label, _) in self.spans.items() if label == "Claim" and name not in pieces]
        claims = [claim for name in begins if (claim := self._claim(name))]
        ordered = tuple(sorted(claims, key=lambda claim: claim["content"]))
        return MarkedArticle(self.article.doc_id, self.article.text, ordered, tuple(self.problems))

    def _region(self, each: dict[str, Any], name: str, points: dict[int, int]) -> None:
        value, kind = _object(each.get("value")), each.get("type")
        words = next((one for one in _list(value.get(_VALUES.get(str(kind), ""))) if isinstance(one, str)), "")
        if kind == "labels":
            start, end = (
                points.get(place) if type(place) is int else None for place in map(value.get, ("start", "end"))
            )
            if start is None or end is None or start >= end:
                self.problems.append(_("region {name}: its place is not in the text").format(name=name))
            elif not words:
                self.problems.append(_("region {name}: it has no label").format(name=name))
            else:
                self.spans[name] = (words, (start, end))
        elif kind == "choices":
            self.kinds[name] = words
        elif kind == "textarea":
            self.names[name] = " ".join(sound_line(words).split())

    def _relation(self, each: dict[str, Any]) -> None:
        label = next((one for one in _list(each.get("labels")) if isinstance(one, str)), "")
        self.joined[str(each.get("from_id"))].append((label, str(each.get("to_id"))))

    def _claim(self, name: str) -> dict[str, Any] | None:
        """Give the claim that a region begins; None for one of no known kind."""
        kind = self.kinds.get(name, "")
        if kind not in KINDS:
            self.problems.append(
                _("region {name}: its kind is not one of {names}").format(name=name, names=", ".join(KINDS))
            )
            return None
        joined = [(label, other) for label, other in self.joined[name] if other in self.spans]
        content = sorted({self.spans[name][1], *(self.spans[other][1] for label, other in joined if label == "piece")})
        cue = sorted(self.spans[other][1] for label, other in joined if label == "cue")
        source = next((other for label, other in joined if label == "source"), "")
        place = self.spans[source][1] if source else None
        named = self.names.get(source) or (" ".join(self.article.text[slice(*place)].split()) if place else "")
        return gold_claim(content, place, cue, kind, named, core=kind != "hearsay")


_VALUES = {"labels": "labels", "choices": "choices", "textarea": "text"}
"""Under which name the words of a region stand, by its type."""


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
