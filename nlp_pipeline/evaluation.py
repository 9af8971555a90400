"""Scoring of claims against gold: who is found, how exactly, and with the right source.

The measure is that of attribution relations (PARC 3.0, Pareti 2016; FRACAS, Richard et al. 2024) on words: a claim
is right where its words and those of a gold claim overlap by an F1 of at least one half, one to one, gold claims of the
core first. Gold that is optional (``"core": false``) is neither missed nor wrongly found.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from nlp_pipeline.schema import Row

WORD = re.compile(r"\w+")
INTRODUCING = frozenset(("que", "qu"))
DETERMINERS = frozenset(
    {
        *("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cette", "ces", "cet", "son", "sa"),
        *("ses", "leur", "leurs", "m", "mme", "monsieur", "madame"),
    }
)
ENOUGH = 0.5
"""Overlap from which a content or a source is right."""

Tokens = frozenset[int]
"""Start offsets of word tokens."""


class GoldError(ValueError):
    """A gold file that cannot be read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as a person marked it; offsets count code points of the text."""

    content: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    kind: str
    source_name: str | None
    core: bool
    source_also: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its gold claims."""

    name: str
    text: str
    claims: tuple[GoldClaim, ...]


@dataclass(slots=True)
class Figure:
    """Precision, recall and F1, each 0 to 1, from counts."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """Give the three rounded to three decimals, as reports print them."""
        return {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}


@dataclass(slots=True)
class Score:
    """What a comparison with gold gives.

    Attributes:
        claims: the claim's words are right (overlap of at least one half).
        exact: the claim's words are the gold's, all of them.
        pairs: the claim is right and so is its source.
        named: the claim is right and so is the source's name.
        with_source: found claims whose gold has a source.
        source_right: those of them whose source is right.
        by_kind: gold, claims and pairs by kind.
        by_rule: found, right and optional claims by construction.
        misses: a line for every core gold claim that was not found.
        extras: a line for every claim or source that is wrong.
    """

    claims: Figure = field(default_factory=Figure)
    exact: Figure = field(default_factory=Figure)
    pairs: Figure = field(default_factory=Figure)
    named: Figure = field(default_factory=Figure)
    with_source: int = 0
    source_right: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    by_rule: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    @property
    def source_accuracy(self) -> float | None:
        """Share of found claims with a source in gold whose source is right; None where there are none."""
        return self.source_right / self.with_source if self.with_source else None

    def as_dict(self) -> dict[str, Any]:
        """Give the figures as plain values for JSON."""
        accuracy = self.source_accuracy
        return {
            "gold": self.claims.gold,
            "predicted": self.claims.found,
            "claims": self.claims.as_dict(),
            "exact": self.exact.as_dict(),
            "pairs": self.pairs.as_dict(),
            "named": self.named.as_dict(),
            "source_accuracy": None if accuracy is None else round(accuracy, 3),
            "recall_by_kind": {
                kind: {"gold": gold, "claims": round(claims / gold, 3), "pairs": round(pairs / gold, 3)}
                for kind, (gold, claims, pairs) in sorted(self.by_kind.items())
            },
            "by_rule": {
                rule: {"found": found, "right": right, "optional": optional}
                for rule, (found, right, optional) in sorted(self.by_rule.items())
            },
        }


def read_gold(folder: Path) -> list[GoldArticle]:
    """Read the gold of a folder: NAME.json beside NAME.txt, or beside ../articles/NAME.txt.

    Args:
        folder: where the JSON files are.

    Returns:
        The articles by name.

    Raises:
        GoldError: a file is not in the format, or its text is missing.
    """
    return [_read_article(path) for path in sorted(folder.glob("*.json"))]


def _read_article(path: Path) -> GoldArticle:
    places = (path.with_suffix(".txt"), path.parent.parent / "articles" / f"{path.stem}.txt")
    text_file = next((place for place in places if place.is_file()), None)
    if text_file is None:
        raise GoldError(f"{path}: its text {places[0].name} is missing")
    with text_file.open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
        claims = tuple(_gold_claim(item) for item in items)
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: not in the gold format: {error!r}") from error
    return GoldArticle(path.stem, text, claims)


def _gold_claim(item: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        content=tuple((start, end) for start, end in item["content"]),
        source=_span(item["source"]),
        cue=tuple((start, end) for start, end in item["cue"]),
        kind=item["kind"],
        source_name=item["source_name"],
        core=item["core"],
        source_also=_span(item.get("source_also")),
    )


def _span(value: Sequence[int] | None) -> tuple[int, int] | None:
    return (value[0], value[1]) if value else None


def score(articles: Iterable[GoldArticle], rows: Iterable[Row]) -> Score:
    """Compare rows of the claim table with gold.

    Args:
        articles: texts with their gold claims.
        rows: rows as JSON Lines carries them; of ``doc_id`` the last part of the path counts.

    Returns:
        The figures and the lists of misses and extras.
    """
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_article[str(row["doc_id"]).rsplit("/", 1)[-1].removesuffix(".txt")].append(row)
    total = Score()
    for article in articles:
        _add_article(total, article, by_article.get(article.name, []))
    return total


def _add_article(total: Score, article: GoldArticle, rows: Sequence[Row]) -> None:
    text = article.text
    gold_tokens = [word_tokens(text, claim.content) for claim in article.claims]
    row_tokens = [word_tokens(text, row["claim_spans"]) for row in rows]
    matched = _match([claim.core for claim in article.claims], gold_tokens, row_tokens)
    by_gold = {gold: (row, how) for gold, row, how in matched}
    by_row = {row: gold for gold, row, _ in matched}
    optional = sum(not article.claims[gold].core for gold in by_row.values())
    for figure in (total.claims, total.exact, total.pairs, total.named):
        figure.found += len(rows) - optional
    for number, claim in enumerate(article.claims):
        if claim.core:
            row_number, how = by_gold.get(number, (None, 0.0))
            _add_claim(total, article, claim, None if row_number is None else rows[row_number], how)
    for number, row in enumerate(rows):
        counts = total.by_rule[row.get("rule") or "?"]
        counts[0] += 1
        if number in by_row:
            counts[1 if article.claims[by_row[number]].core else 2] += 1
        else:
            total.extras.append(
                f"{article.name}: EXTRA {_show(text, row['claim_spans'])} <- {row.get('source') or '-'}"
            )


def _add_claim(total: Score, article: GoldArticle, claim: GoldClaim, row: Row | None, how: float) -> None:
    text = article.text
    for figure in (total.claims, total.exact, total.pairs, total.named):
        figure.gold += 1
    kind = total.by_kind[claim.kind]
    kind[0] += 1
    shown = _show(text, [claim.source]) if claim.source else "-"
    if row is None:
        total.misses.append(f"{article.name}: MISSED [{claim.kind}] {shown} | {_show(text, claim.content)}")
        return
    total.claims.right += 1
    total.exact.right += how == 1.0
    found = word_tokens(text, [row["source_span"]]) if row.get("source_span") else frozenset()
    right = any(
        _same_source(word_tokens(text, [span]) if span else frozenset(), found)
        for span in ([claim.source, claim.source_also] if claim.source_also else [claim.source])
    )
    total.pairs.right += right
    total.named.right += same_name(claim.source_name, row.get("source_name")) or (right and not claim.source_name)
    total.with_source += claim.source is not None
    total.source_right += claim.source is not None and right
    kind[1] += 1
    kind[2] += right
    if not right:
        total.extras.append(
            f"{article.name}: SOURCE gold {shown} | got {row.get('source') or '-'} | {_show(text, claim.content)}"
        )


def word_tokens(text: str, spans: Iterable[Sequence[int]]) -> Tokens:
    """Give the start offsets of the words that spans cover, less a leading "que"."""
    found = [
        (start + m.start(), m.group().lower())
        for start, end in sorted(map(tuple, spans))
        for m in WORD.finditer(text[start:end])
    ]
    if found and found[0][1] in INTRODUCING:
        found = found[1:]
    return frozenset(at for at, _ in found)


def _overlap(one: Tokens, other: Tokens) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _match(core: Sequence[bool], golds: Sequence[Tokens], found: Sequence[Tokens]) -> list[tuple[int, int, float]]:
    """Match gold and found one to one: core gold first, then the greatest overlap."""
    pairs = sorted(
        (not core[g], -how, g, f)
        for g, gold in enumerate(golds)
        for f, tokens in enumerate(found)
        if (how := _overlap(gold, tokens)) >= ENOUGH
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matched = []
    for _, minus, g, f in pairs:
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            matched.append((g, f, -minus))
    return matched


def _same_source(gold: Tokens, found: Tokens) -> bool:
    if not gold or not found:
        return bool(gold) == bool(found)
    return _overlap(gold, found) >= ENOUGH or gold <= found or found <= gold


def same_name(gold: str | None, found: str | None) -> bool:
    """Tell whether two names say the same: one's words are all in the other's, less case, accents and determiners."""
    one, other = _name_words(gold), _name_words(found)
    return one == other or bool(one and other and (one <= other or other <= one))


def _name_words(name: str | None) -> set[str]:
    plain = unicodedata.normalize("NFD", (name or "").casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return {word for word in WORD.findall(plain) if word not in DETERMINERS}


def _show(text: str, spans: Iterable[Sequence[int]]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)[:160]
