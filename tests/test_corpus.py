"""The corpus: every article has its gold, the gold is in the format, and no sentence is borrowed."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from nlp_pipeline.evaluation import read_gold, score
from nlp_pipeline.rows import claim_rows
from nlp_pipeline.schema import Article, SourceGender, SourceType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.txt"))
GOLD = sorted((ROOT / "corpus" / "gold").glob("*.json"))
BLIND = sorted((ROOT / "corpus" / "blind").glob("*.json"))
SHARED = ROOT.parent / "shared"
BLIND_KEYS = {"content", "source", "cue", "kind", "source_name", "core"}
KEYS = {*BLIND_KEYS, "source_type", "source_gender"}
SHARED_RUN = 10
"""In words: a run this long that stands in a text of others too is borrowed."""
LONG_SENTENCE = 8
"""In words: a whole sentence this long that stands in a text of others too is borrowed."""
SENTENCE_END = re.compile(r"[.!?…»”\"]+\s+|\n+")


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def test_every_article_has_its_gold_and_the_other_way_round() -> None:
    assert [path.stem for path in ARTICLES] == [path.stem for path in GOLD]
    assert len(ARTICLES) >= 20


def test_readme_lists_every_article() -> None:
    readme = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d\d-\S+)", readme, re.MULTILINE) == [path.stem for path in ARTICLES]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_articles_are_of_150_to_900_words(path: Path) -> None:
    assert 150 <= len(_text(path).split()) <= 900


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_is_in_the_format(path: Path) -> None:
    text = _text(ROOT / "corpus" / "articles" / f"{path.stem}.txt")
    for item in json.loads(path.read_text(encoding="utf-8")):
        assert KEYS <= set(item) <= {*KEYS, "source_also"}
        assert item["kind"] in ("direct", "indirect", "mixed")
        assert item["content"]
        named = [item[key] for key in ("source", "source_also") if item.get(key)]
        for start, end in [*item["content"], *item["cue"], *named]:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        for pieces in (item["content"], item["cue"]):
            assert all(before[1] <= after[0] for before, after in pairwise(pieces)), item
        assert (item["source"] is None) == (item["source_name"] is None), item
        assert item["source_type"] in get_args(SourceType), item
        assert item["source_gender"] in get_args(SourceGender), item
        assert item["source_type"] == "person" or not item["source_gender"], item


def test_what_was_marked_blind_is_in_the_format() -> None:
    assert len(BLIND) >= 260
    for path in BLIND:
        text = _text(path.with_suffix(".txt"))
        for item in json.loads(path.read_text(encoding="utf-8")):
            assert set(item) == BLIND_KEYS, path.name
            named = [item["source"]] if item["source"] else []
            for start, end in [*item["content"], *item["cue"], *named]:
                assert text[start:end] == text[start:end].strip() != "", (path.name, text[start:end])
            for pieces in (item["content"], item["cue"]):
                assert all(before[1] <= after[0] for before, after in pairwise(pieces)), (path.name, item)
            assert (item["source"] is None) == (item["source_name"] is None), (path.name, item)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_claims_stand_in_text_order(path: Path) -> None:
    starts = [item["content"][0][0] for item in json.loads(path.read_text(encoding="utf-8"))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_content_leaves_out_the_final_full_stop(path: Path) -> None:
    text = _text(ROOT / "corpus" / "articles" / f"{path.stem}.txt")
    for item in json.loads(path.read_text(encoding="utf-8")):
        words = text[slice(*item["content"][-1])]
        assert not re.search(r"(?<!\.)\.$", words), words


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_no_sentence_is_borrowed() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}

    others: set[tuple[str, ...]] = set()
    for path in [*(SHARED / "seed").glob("*.txt"), *(SHARED / "gold" / "dev").glob("*.txt")]:
        others |= runs(_text(path))
    for path in [*ARTICLES, *(gold.with_suffix(".txt") for gold in BLIND)]:
        assert not runs(_text(path)) & others, path.name


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_no_whole_sentence_stands_in_any_shared_text() -> None:
    def sentences(text: str) -> set[tuple[str, ...]]:
        found = (tuple(re.findall(r"\w+", piece.lower())) for piece in SENTENCE_END.split(text))
        return {words for words in found if len(words) >= LONG_SENTENCE}

    others: set[tuple[str, ...]] = set()
    for path in SHARED.rglob("*.txt"):
        others |= sentences(path.read_text(encoding="utf-8", errors="replace"))
    for path in [*ARTICLES, *(gold.with_suffix(".txt") for gold in BLIND)]:
        assert not sentences(_text(path)) & others, path.name


@pytest.mark.parametrize(
    ("folder", "step", "claims", "precision", "pairs"), [("gold", 1, 0.85, 0.88, 0.78), ("blind", 4, 0.90, 0.90, 0.85)]
)
def test_pipeline_holds_its_figures_on_the_corpus(
    folder: str,
    step: int,
    claims: float,
    precision: float,
    pairs: float,
    read_once: Callable[[Sequence[str]], list[Any]],
) -> None:
    gold = read_gold(ROOT / "corpus" / folder)[::step]
    docs = read_once([article.text for article in gold])
    rows = [
        row
        for article, doc in zip(gold, docs, strict=True)
        for row in claim_rows(Article(article.name, article.text), doc._.claims)
    ]
    result = score(gold, rows)
    # A little below what the README says, so that a change of a model's build does not break the tests.
    assert result.claims.f1 >= claims
    assert result.claims.precision >= precision
    assert result.pairs.f1 >= pairs
