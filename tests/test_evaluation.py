"""Scoring agrees with the gold's own scorer, and counts as the guidelines say."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nlp_pipeline.evaluation import GoldError, read_gold, same_name, score

SHARED_GOLD = Path(__file__).parents[2] / "shared" / "gold"

TEXT = "Selon la mairie, le pont rouvrira lundi. « Nous avons hâte », a dit Anne Morel."


def _gold(folder: Path, items: list[dict[str, Any]]) -> Path:
    (folder / "pont.txt").write_text(TEXT, encoding="utf-8")
    (folder / "pont.json").write_text(json.dumps(items), encoding="utf-8")
    return folder


def _item(content: str, source: str | None, *, core: bool = True) -> dict[str, Any]:
    start = TEXT.index(content)
    return {
        "content": [[start, start + len(content)]],
        "source": [TEXT.index(source), TEXT.index(source) + len(source)] if source else None,
        "cue": [],
        "kind": "indirect",
        "source_name": source,
        "core": core,
    }


def _row(content: str, source: str | None) -> dict[str, Any]:
    item = _item(content, source)
    return {
        "doc_id": "dossier/pont",
        "claim_spans": item["content"],
        "source_span": item["source"],
        "source": source,
        "source_name": source,
        "rule": "source-phrase",
    }


def test_right_claim_with_right_source_counts_everywhere(tmp_path: Path) -> None:
    gold = read_gold(_gold(tmp_path, [_item("le pont rouvrira lundi", "la mairie")]))
    result = score(gold, [_row("le pont rouvrira lundi", "la mairie")])
    assert (result.claims.f1, result.exact.f1, result.pairs.f1, result.named.f1) == (1.0, 1.0, 1.0, 1.0)


def test_half_of_the_words_is_right_but_not_exact(tmp_path: Path) -> None:
    gold = read_gold(_gold(tmp_path, [_item("le pont rouvrira lundi", "la mairie")]))
    result = score(gold, [_row("le pont rouvrira", "Anne Morel")])
    assert (result.claims.f1, result.exact.f1, result.pairs.f1) == (1.0, 0.0, 0.0)
    wrong = result.extras[0]
    assert (wrong.verdict, wrong.gold_source, wrong.found_source) == ("source", "la mairie", "Anne Morel")


def test_optional_gold_is_neither_missed_nor_wrongly_found(tmp_path: Path) -> None:
    gold = read_gold(_gold(tmp_path, [_item("le pont rouvrira lundi", "la mairie", core=False)]))
    assert score(gold, []).claims.gold == 0
    assert score(gold, [_row("le pont rouvrira lundi", "la mairie")]).claims.found == 0


def test_misses_and_extras_are_listed(tmp_path: Path) -> None:
    gold = read_gold(_gold(tmp_path, [_item("le pont rouvrira lundi", "la mairie")]))
    result = score(gold, [_row("Nous avons hâte", "Anne Morel")])
    (missed,) = result.misses
    assert (missed.verdict, missed.claim, missed.before) == ("missed", "le pont rouvrira lundi", "Selon la mairie,")
    (extra,) = result.extras
    assert (extra.verdict, extra.claim, extra.rule) == ("extra", "Nous avons hâte", "source-phrase")
    assert extra.after == "», a dit Anne Morel."


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Anne Morel", "anne morel", True),
        ("le ministère de l'Énergie", "ministère de l'Energie", True),
        ("Morel", "Anne Morel", True),
        ("Anne Morel", "Paul Morel", False),
        (None, "", True),
        (None, "Anne Morel", False),
    ],
)
def test_names_are_compared_without_case_accents_and_determiners(gold: str | None, found: str, same: bool) -> None:
    assert same_name(gold, found) is same


def test_broken_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("texte", encoding="utf-8")
    (tmp_path / "a.json").write_text("[{]", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.json"):
        read_gold(tmp_path)


def test_gold_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match="missing"):
        read_gold(tmp_path)


@pytest.mark.skipif(not SHARED_GOLD.is_dir(), reason="../shared/gold is not here")
def test_agrees_with_the_scorer_of_the_gold(tmp_path: Path, nlp: Any) -> None:
    from nlp_pipeline.rows import claim_rows
    from nlp_pipeline.schema import Article

    spec = importlib.util.spec_from_file_location("gold_scorer", SHARED_GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for path in sorted((SHARED_GOLD / "dev").glob("*.txt"))[::8]:
        for found in (SHARED_GOLD / "dev").glob(f"{path.stem}.*"):
            shutil.copy(found, tmp_path)
    gold = read_gold(tmp_path)
    assert len(gold) >= 20
    docs = nlp.pipe([article.text for article in gold])
    rows = [
        row
        for article, doc in zip(gold, docs, strict=True)
        for row in claim_rows(Article(article.name, article.text), doc._.claims)
    ]
    predictions = tmp_path / "claims.predicted"
    predictions.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    theirs, _, _ = scorer.score(tmp_path, scorer.load_predictions(predictions))
    ours = score(gold, rows).as_dict()
    assert {key: ours[key] for key in theirs} == theirs


def test_brat_standoff_is_gold_too(tmp_path: Path) -> None:
    text = "Selon la maire, le pont rouvre."
    (tmp_path / "01-region-pont.txt").write_text(text, encoding="utf-8")
    lines = (
        "T1\tClaim 16 30\tle pont rouvre\nT2\tSource 6 14\tla maire\n"
        "R1\tsaid_by Arg1:T1 Arg2:T2\nA1\tKind T1 indirect\n"
    )
    (tmp_path / "01-region-pont.ann").write_text(lines, encoding="utf-8")
    (article,) = read_gold(tmp_path)
    assert article.genre == "region"
    row = {
        "doc_id": "01-region-pont",
        "claim_spans": [[16, 30]],
        "source_span": [6, 14],
        "source_name": "la maire",
        "rule": "x",
    }
    figures = score([article], [row])
    assert (figures.exact.f1, figures.named.f1) == (1.0, 1.0)
    (tmp_path / "01-region-pont.ann").write_text("rien\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"01-region-pont\.ann: line 1: no annotation"):
        read_gold(tmp_path)
