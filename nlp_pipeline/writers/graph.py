"""Gephi: who is quoted where, with whom, and about whom, as a graph in GEXF 1.2 by networkx.

Nodes are sources, outlets, and names that claims speak of; the same name and type is one node. Edges are of three
relations: an outlet ``quotes`` a source (weight: claims), two sources are quoted ``together`` (weight: articles), and
a source ``mentions`` a name (weight: claims). Dates of nodes and edges are those of the first and the last article, so
that Gephi's timeline can be used.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from nlp_pipeline.messages import _
from nlp_pipeline.schema import NAME_JOINER
from nlp_pipeline.writers.base import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from networkx import MultiDiGraph

    from nlp_pipeline.schema import Article, Row

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MOST_TOGETHER = 60
"""Of how many sources of one article the pairs are counted, so that one long text does not make the whole graph."""

OUTLET, NAME = "outlet", "name"
"""The types of nodes that are no sources; a source has that of the claim table."""

_Key = TypeVar("_Key")
Node = tuple[str, str]
"""A name and a type."""


class Gephi:
    """The ``gexf`` format."""

    name = "gexf"
    suffixes = (".gexf",)

    def begin(self, stream: BinaryIO, name: str) -> GraphCounts:
        """Begin a graph.

        Raises:
            WriteError: networkx is not installed.
        """
        if find_spec("networkx") is None:
            raise WriteError(name, _("a graph needs networkx: pip install 'selon[graph]'"))
        return GraphCounts(stream)


@dataclass(slots=True)
class _Seen:
    """How often something was seen, and between which days."""

    weight: int = 0
    articles: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""

    def add(self, weight: int, doc_id: str, day: str) -> None:
        self.weight += weight
        self.articles.add(doc_id)
        if DAY.match(day):
            self.first = min(filter(None, (self.first, day)))
            self.last = max(self.last, day)


class GraphCounts:
    """Counts as articles pass by, and writes the graph at the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._nodes: dict[Node, _Seen] = {}
        self._edges: dict[tuple[Node, Node, str], _Seen] = {}

    def write(self, article: Article, claims: Sequence[Row], entities: Sequence[Row]) -> None:
        """Count an article."""
        sources = Counter((row["source_name"], row["source_type"]) for row in claims if row["source_name"])
        for source, weight in sources.items():
            self._seen(self._nodes, source, weight, article)
            if article.outlet:
                self._seen(self._edges, ((article.outlet, OUTLET), source, "quotes"), weight, article)
        if article.outlet and sources:
            self._seen(self._nodes, (article.outlet, OUTLET), sources.total(), article)
        for pair in combinations(sorted(list(sources)[:MOST_TOGETHER]), 2):
            self._seen(self._edges, (*pair, "together"), 1, article)
        for source, name in _mentions(claims):
            self._seen(self._nodes, (name, NAME), 1, article)
            self._seen(self._edges, (source, (name, NAME), "mentions"), 1, article)

    def finish(self) -> None:
        """Write the graph."""
        from networkx import write_gexf

        write_gexf(self._graph(), self._stream)

    def _graph(self) -> MultiDiGraph:
        from networkx import MultiDiGraph

        graph = MultiDiGraph()
        sources = {name: (name, kind) for name, kind in self._nodes if kind not in (OUTLET, NAME)}
        for (name, kind), seen in self._nodes.items():
            node = self._node((name, kind), sources)
            if node == (name, kind):
                counts = {"claims": seen.weight, "articles": len(seen.articles)}
                graph.add_node(_id(node), label=_sound(name), kind=kind, **counts, **_dates(seen))
        for number, ((first, second, relation), seen) in enumerate(self._edges.items()):
            ends = _id(self._node(first, sources)), _id(self._node(second, sources))
            graph.add_edge(*ends, key=str(number), relation=relation, weight=seen.weight, **_dates(seen))
        return graph

    def _node(self, node: Node, sources: dict[str, Node]) -> Node:
        """Give the node of a name: that of the source which has it, where there is one."""
        return sources.get(node[0], node) if node[1] == NAME else node

    def _seen(self, among: dict[_Key, _Seen], key: _Key, weight: int, article: Article) -> None:
        among.setdefault(key, _Seen()).add(weight, article.doc_id, article.date)


def _mentions(claims: Iterable[Row]) -> Iterable[tuple[Node, str]]:
    for row in claims:
        for name in filter(None, row["entities"].split(NAME_JOINER)):
            if row["source_name"] and name != row["source_name"]:
                yield (row["source_name"], row["source_type"]), name


def _id(node: Node) -> str:
    return _sound(f"{node[1]}:{node[0]}")


def _sound(text: str) -> str:
    return UNFIT.sub("\ufffd", text)


def _dates(seen: _Seen) -> dict[str, str]:
    return {"start": seen.first, "end": seen.last} if seen.first else {}
