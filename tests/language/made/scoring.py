"""What the pipeline finds of made sentences: claims found, with their source, exact; rows that should not be there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from nlp_pipeline.evaluation.matching import matched, same_source, word_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from nlp_pipeline.schema import Claim
    from tests.language.made.building import Made

BATCH = 512
"""Texts that are read together: many, since they are short."""


class WithGold(Protocol):
    """A text whose claims are known."""

    @property
    def text(self) -> str:
        """The text as the pipeline is to read it."""

    @property
    def claims(self) -> tuple[dict[str, Any], ...]:
        """The gold, each claim as ``gold/score.py`` has it."""


@dataclass(slots=True)
class Count:
    """What was found of a number of made claims.

    Attributes:
        texts: how many texts were read.
        gold: claims that were made.
        found: those that a row overlaps by half or more.
        sourced: those of them that have the right source.
        exact: those of ``found`` that have all of the words and no other.
        extra: rows that match no made claim.
    """

    texts: int = 0
    gold: int = 0
    found: int = 0
    sourced: int = 0
    exact: int = 0
    extra: int = 0

    def add(self, other: Count) -> None:
        """Add what another counted."""
        for name in ("texts", "gold", "found", "sourced", "exact", "extra"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def is_right(self) -> bool:
        """Whether every claim is there with all of its words and its source, and nothing else."""
        return self.exact == self.sourced == self.gold and not self.extra

    def share(self, name: str) -> float:
        """Give a count as a share of the made claims, or of the texts where none were made."""
        return float(getattr(self, name) / (self.gold or self.texts or 1))


@dataclass(slots=True)
class Bench:
    """The counts of many texts.

    Attributes:
        counts: by frame and number of adjuncts.
        counters: the frames that were made to hold no claim.
        misses: texts in which something is wrong, with what was found.
    """

    counts: dict[tuple[str, int], Count] = field(default_factory=dict)
    counters: set[str] = field(default_factory=set)
    misses: list[tuple[Made, tuple[Claim, ...], Count]] = field(default_factory=list)

    def total(self, frame: str = "", adjuncts: int | None = None, *, counters: bool = False) -> Count:
        """Sum the counts of a frame, of a number of adjuncts, or of all frames that hold claims (or that hold none)."""
        total = Count()
        for (name, number), count in self.counts.items():
            wanted = name == frame if frame else (name in self.counters) == counters
            if wanted and adjuncts in (None, number):
                total.add(count)
        return total

    def frames(self, *, counters: bool = False) -> list[str]:
        """Give the names of the frames that hold claims, or of those that hold none."""
        return sorted({name for name, _ in self.counts if (name in self.counters) == counters})


def measured(texts: Iterable[Made], nlp: Language) -> Bench:
    """Run the pipeline over made texts and count."""
    bench = Bench()
    for made, claims in _read(texts, nlp):
        count = counted(made, claims)
        bench.counts.setdefault((made.frame, made.adjuncts), Count()).add(count)
        if made.counter:
            bench.counters.add(made.frame)
        if not count.is_right:
            bench.misses.append((made, claims, count))
    return bench


def counted(made: WithGold, claims: tuple[Claim, ...]) -> Count:
    """Compare the claims that were found in a text with its gold."""
    text, known = made.text, made.claims
    golds = [word_tokens(text, gold["content"]) for gold in known]
    rows = [word_tokens(text, claim.claim_spans) for claim in claims]
    core = [gold["core"] for gold in known]
    count = Count(texts=1, gold=sum(core))
    pairs = matched(core, golds, rows)
    for gold, row, overlap in pairs:
        if not core[gold]:
            continue
        source = known[gold]["source"]
        found = claims[row].source_span
        count.found += 1
        count.exact += overlap == 1.0
        count.sourced += same_source(
            word_tokens(text, [source] if source else []), word_tokens(text, [found] if found else [])
        )
    count.extra = len(rows) - len(pairs)
    return count


def described(name: str, made: WithGold, claims: tuple[Claim, ...], count: Count) -> list[str]:
    """Give a text with what was made (+) and what was found (-)."""
    what = f"found {count.found}, sourced {count.sourced}, exact {count.exact} of {count.gold}, extra {count.extra}"
    lines = [f"\n[{name}] {what}\n    {made.text!r}"]
    for gold in made.claims:
        pieces = " … ".join(made.text[start:end] for start, end in gold["content"])
        source = made.text[slice(*gold["source"])] if gold["source"] else "-"
        lines.append(f"  {'+' if gold['core'] else '(+)'} {source} | {pieces}")
    for claim in claims:
        lines.append(f"  - {claim.source or '-'} | {claim.claim} ({claim.rule}, {claim.confidence:.2f})")
    return lines


def _read(texts: Iterable[Made], nlp: Language) -> Iterator[tuple[Made, tuple[Claim, ...]]]:
    pairs = ((made.text, made) for made in texts)
    for doc, made in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield made, tuple(doc._.claims)
