"""The marks of Wikinews articles: well formed, in two parts, and fitting their texts where those are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_pipeline.evaluation import read_gold
from tests.language.wikinews.__main__ import marked_articles, part_of, write

TEXTS = Path(__file__).parents[4] / "shared" / "gold" / "entities"


def test_marks_are_offsets_in_order_without_a_sentence() -> None:
    names = set()
    for name, claims in marked_articles():
        assert name not in names
        names.add(name)
        for claim in claims:
            assert set(claim) == {"content", "source", "cue", "kind", "source_name", "core"}
            pieces = [*claim["content"], *claim["cue"], *([claim["source"]] if claim["source"] else [])]
            assert all(0 <= start < end for start, end in pieces)
            assert claim["kind"] in ("direct", "indirect", "mixed")
            assert (claim["source"] is None) == (claim["source_name"] is None)
    assert len(names) == 342


def test_the_parts_are_three_to_two() -> None:
    unread = sum(part_of(name) == "unread" for name, _ in marked_articles())
    assert 0.35 < unread / 342 < 0.45


def test_gold_is_written_for_the_texts_that_are_there(tmp_path: Path) -> None:
    name = next(marked_articles())[0]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / f"{name}.txt").write_text("x" * 20_000, encoding="utf-8")
    assert write(tmp_path / "texts", tmp_path / "gold", None) == 1
    assert len(list(read_gold(tmp_path / "gold"))) == 1


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are not beside the project")
def test_marks_stand_inside_their_texts() -> None:
    for name, claims in marked_articles():
        with (TEXTS / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        for claim in claims:
            for start, end in [*claim["content"], *claim["cue"]]:
                assert text[start:end].strip() == text[start:end]
