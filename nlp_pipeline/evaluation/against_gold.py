"""Comparing the rows of the claim table with gold, article by article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nlp_pipeline.evaluation.matching import matched, same_name, same_source, word_tokens
from nlp_pipeline.evaluation.scores import Figures, Finding, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from nlp_pipeline.evaluation.gold import GoldArticle, GoldClaim
    from nlp_pipeline.schema import Row

CONTEXT = 60
"""In characters: how much of the text is shown on both sides of a claim."""
LONGEST_SHOWN = 160


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
        by_article[article_name(row)].append(row)
    total = Score()
    for article in articles:
        _Comparison(total, article).add(by_article.get(article.name, []))
    return total


def right_pairs(article: GoldArticle, rows: Sequence[Row]) -> list[bool]:
    """Tell of every row of an article whether claim and source agree with a gold claim, optional ones included."""
    comparison = _Comparison(Score(), article)
    claims = comparison.claims_of(rows)
    return [claim is not None and comparison.right_source(claim, row) for claim, row in zip(claims, rows, strict=True)]


def article_name(row: Row) -> str:
    """Give the name of the gold article that a row belongs to: the last part of its ``doc_id``."""
    return str(row["doc_id"]).rsplit("/", 1)[-1].removesuffix(".txt")


class _Comparison:
    """Adds the figures of one article to the total."""

    def __init__(self, total: Score, article: GoldArticle) -> None:
        self.total = total
        self.article = article
        self.text = article.text
        self.sums: list[Figures] = [total]
        if article.genre:
            self.sums.append(total.by_genre[article.genre])

    def add(self, rows: Sequence[Row]) -> None:
        claims = self.article.claims
        matches = self._matches(rows)
        by_gold = {gold: (row, how) for gold, row, how in matches}
        by_row = {row: gold for gold, row, _ in matches}
        optional = sum(not claims[gold].core for gold in by_row.values())
        for figures in self.sums:
            figures.count(found=len(rows) - optional, gold=sum(claim.core for claim in claims))
        for number, claim in enumerate(claims):
            if claim.core and number in by_gold:
                row_number, how = by_gold[number]
                self._found(claim, rows[row_number], how)
            elif claim.core:
                self._missed(claim)
        for number, row in enumerate(rows):
            self._count_row(row, None if number not in by_row else claims[by_row[number]])

    def claims_of(self, rows: Sequence[Row]) -> list[GoldClaim | None]:
        """Give for every row the gold claim that it matches."""
        matches = {row: gold for gold, row, _ in self._matches(rows)}
        return [self.article.claims[matches[number]] if number in matches else None for number in range(len(rows))]

    def _matches(self, rows: Sequence[Row]) -> list[tuple[int, int, float]]:
        claims = self.article.claims
        return matched(
            [claim.core for claim in claims],
            [word_tokens(self.text, claim.content) for claim in claims],
            [word_tokens(self.text, row["claim_spans"]) for row in rows],
        )

    def _found(self, claim: GoldClaim, row: Row, how: float) -> None:
        right = self.right_source(claim, row)
        named = same_name(claim.source_name, row.get("source_name")) or (right and not claim.source_name)
        for figures in self.sums:
            figures.claims.right += 1
            figures.exact.right += how == 1.0
            figures.pairs.right += right
            figures.named.right += named
        self.total.with_source += claim.source is not None
        self.total.source_right += claim.source is not None and right
        kind = self.total.by_kind[claim.kind]
        kind.gold += 1
        kind.claims += 1
        kind.pairs += right
        if not right:
            self.total.extras.append(self._finding("source", claim.content, claim, row))

    def _missed(self, claim: GoldClaim) -> None:
        self.total.by_kind[claim.kind].gold += 1
        self.total.misses.append(self._finding("missed", claim.content, claim, None))

    def _count_row(self, row: Row, claim: GoldClaim | None) -> None:
        rule = self.total.by_rule[row.get("rule") or "?"]
        rule.found += 1
        if claim is not None and not claim.core:
            rule.optional += 1
            return
        rule.right += claim is not None
        if row.get("confidence") is not None:
            pair = claim is not None and self.right_source(claim, row)
            self.total.count_confidence(row["confidence"], claim=claim is not None, pair=pair)
        if claim is None:
            self.total.extras.append(self._finding("extra", row["claim_spans"], None, row))

    def right_source(self, claim: GoldClaim, row: Row) -> bool:
        """Tell whether a row's source is the one that the gold claim has."""
        found = word_tokens(self.text, [row["source_span"]]) if row.get("source_span") else frozenset()
        return any(
            same_source(word_tokens(self.text, [span]) if span else frozenset(), found)
            for span in ([claim.source, claim.source_also] if claim.source_also else [claim.source])
        )

    def _finding(
        self,
        verdict: Literal["missed", "extra", "source"],
        spans: Sequence[Sequence[int]],
        claim: GoldClaim | None,
        row: Row | None,
    ) -> Finding:
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        return Finding(
            article=self.article.name,
            verdict=verdict,
            kind=claim.kind if claim else "",
            rule=(row.get("rule") or "") if row else "",
            claim=self._words(spans)[:LONGEST_SHOWN],
            gold_source=self._words([claim.source]) if claim and claim.source else "",
            found_source=self._words([row["source_span"]]) if row and row.get("source_span") else "",
            start=start,
            before=self._before(start),
            after=self._after(end),
        )

    def _before(self, start: int) -> str:
        words = self._words([(max(0, start - CONTEXT), start)])
        return words if start <= CONTEXT else f"… {words.partition(' ')[2]}"

    def _after(self, end: int) -> str:
        words = self._words([(end, end + CONTEXT)])
        return words if end + CONTEXT >= len(self.text) else f"{words.rpartition(' ')[0]} …"

    def _words(self, spans: Iterable[Sequence[int]]) -> str:
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)
