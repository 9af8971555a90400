"""The corpus's gold claims as records, so that sources are named where gold says they stand.

Besides its articles there are short texts, marked for their sources alone (``corpus/sources/short-texts.txt``).
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_pipeline.language.given_text import span_at
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from nlp_pipeline.language.claims import ClaimRecord

CORPUS = Path(__file__).parents[3] / "corpus"
ANSWER = re.compile(r"(?P<number>\d) (?P<name>.+) \| (?P<type>\w+) \| ?(?P<gender>[fm]?)")
SMALL = frozenset(
    re.findall(r"\w+", "le la les l un une des du de d ce cette ces cet son sa ses leur leurs m mme monsieur madame")
)


@dataclass(frozen=True)
class GoldSource:
    """A source of gold: its own words, what it is named in gold, and what the pipeline named it."""

    article: str
    own: str
    gold: str
    got: str
    gold_type: str
    got_type: str
    gold_gender: str
    got_gender: str

    @property
    def needs_resolving(self) -> bool:
        """Whether its words do not name it: a pronoun, a description, an acronym, a shorter form."""
        return not content(self.gold) <= content(self.own)

    @property
    def right(self) -> bool:
        """Whether the name says the same as gold's; a form as short as the source's own words does not."""
        one, other = content(self.gold), content(self.got)
        says_more = other != content(self.own) or not self.needs_resolving
        return says_more and bool(one and other) and (one <= other or other <= one)

    @property
    def own_words(self) -> bool:
        """Whether it was left in its own words."""
        return content(self.got) == content(self.own)


def content(name: str) -> frozenset[str]:
    """Gives the words of a name without case, accents and determiners."""
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(re.findall(r"\w+", plain)) - SMALL


def named_gold_sources(nlp: Language, read: Callable[[Sequence[str]], list[Doc]]) -> Iterator[GoldSource]:
    """Names the sources of all gold claims of the corpus, in copies of the Docs that a function reads."""
    paths = sorted((CORPUS / "gold").glob("*.json"))
    texts = []
    for path in paths:
        with (CORPUS / "articles" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as handle:
            texts.append(handle.read())
    resolve = nlp.get_pipe("selon_sources")
    for path, text, known in zip(paths, texts, read(texts), strict=True):
        gold = json.loads(path.read_text(encoding="utf-8"))
        doc = known.copy()
        doc._.claim_records = _records(doc, gold)
        resolve(doc)
        for item, record in zip(gold, doc._.claim_records, strict=True):
            if item["source"]:
                yield _compared(path.stem, text, item, record)


def short_text_sources(nlp: Language) -> Iterator[GoldSource]:
    """Names the sources of the short texts."""
    resolve = nlp.get_pipe("selon_sources")
    known = []
    for block in (CORPUS / "sources" / "short-texts.txt").read_text(encoding="utf-8").split("\n\n"):
        kind, marked, *answers = block.strip().splitlines()
        text, claims = parse_marked(marked.replace("\\n", "\n"))
        gold = [
            {
                "content": claim.content,
                "source": claim.source[0],
                "cue": [],
                "kind": "indirect",
                "core": True,
                **_answer(answer),
            }
            for claim, answer in zip(claims, answers, strict=True)
        ]
        known.append((kind, text, gold))
    for (kind, text, gold), doc in zip(known, nlp.pipe(text for _, text, _ in known), strict=True):
        order = sorted(range(len(gold)), key=lambda at: gold[at]["content"])
        records = _records(doc, [gold[at] for at in order])
        doc._.claim_records = records
        resolve(doc)
        for at, record in zip(order, records, strict=True):
            yield _compared(kind.removeprefix("# "), text, gold[at], record)


def _answer(line: str) -> dict[str, str]:
    found = ANSWER.fullmatch(line)
    assert found is not None, line
    return {"source_name": found["name"], "source_type": found["type"], "source_gender": found["gender"]}


def _compared(article: str, text: str, item: dict[str, Any], record: ClaimRecord) -> GoldSource:
    return GoldSource(
        article,
        text[slice(*item["source"])],
        item["source_name"],
        record["source_name"],
        item["source_type"],
        record["source_type"],
        item["source_gender"],
        record["source_gender"],
    )


def _records(doc: Doc, gold: list[dict[str, Any]]) -> list[ClaimRecord]:
    records = [_record(doc, item) for item in gold]
    for record in records:
        holders = [other for other in records if other is not record and _holds(other, record)]
        if holders:
            smallest = min(holders, key=lambda other: other["content"][-1][1] - other["content"][0][0])
            record["parent"] = records.index(smallest)
    return records


def _record(doc: Doc, item: dict[str, Any]) -> ClaimRecord:
    return {
        "content": [_tokens(doc, *piece) for piece in item["content"]],
        "source": _tokens(doc, *item["source"]) if item["source"] else None,
        "cue": [_tokens(doc, *piece) for piece in item["cue"]],
        "sentence": [0, 1],
        "source_name": "",
        "source_type": "none",
        "kind": item["kind"],
        "stance": "report",
        "modality": "none",
        "negated": False,
        "core": item["core"],
        "parent": None,
        "rule": "gold",
        "confidence": 1.0,
    }


def _tokens(doc: Doc, start: int, end: int) -> list[int]:
    span = span_at(doc, start, end)
    assert span is not None
    return [span.start, span.end]


def _holds(outer: ClaimRecord, inner: ClaimRecord) -> bool:
    first, last = outer["content"][0][0], outer["content"][-1][1]
    within = first <= inner["content"][0][0] and inner["content"][-1][1] <= last
    return within and (first, last) != (inner["content"][0][0], inner["content"][-1][1])
