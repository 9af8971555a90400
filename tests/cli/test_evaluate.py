"""``selon evaluate``: figures, misses and extras against gold, from a run or from a file of claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app

TEXT = "Titre\n\nSelon ève, tout va bien. Selon luc, rien ne va. Léa assure que la pluie vient.\n"

pytestmark = pytest.mark.usefixtures("quick_load")


@pytest.fixture(autouse=True)
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    items = [item("tout va bien", "ève"), item("rien ne va", "Léa"), item("la pluie vient", "Léa")]
    write("gold/01-sport-match.json", json.dumps(items))
    write("articles/01-sport-match.txt", TEXT)


def item(content: str, source: str) -> dict[str, Any]:
    return {
        "content": [span(content)],
        "source": span(source),
        "cue": [],
        "kind": "indirect",
        "source_name": source,
        "core": True,
    }


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def selon(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments], env={"COLUMNS": "120"})


def figures(*arguments: str) -> dict[str, Any]:
    result = selon(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def test_a_run_is_measured_on_the_texts_of_the_gold() -> None:
    found = figures("gold")
    assert (found["gold"], found["predicted"]) == (3, 2)
    assert found["claims"] == {"p": 1.0, "r": 0.667, "f1": 0.8}
    assert found["pairs"] == {"p": 0.5, "r": 0.333, "f1": 0.4}
    assert found["by_rule"] == {"source_phrase": {"found": 2, "right": 2, "optional": 0}}
    assert found["by_genre"]["sport"]["claims"] == found["claims"]
    (reliability,) = found["reliability"]
    assert reliability == {"from": 0.9, "to": 1.0, "number": 2, "confidence": 0.9, "claims": 1.0, "pairs": 0.5}


def test_misses_and_extras_come_with_the_words_around_them() -> None:
    found = figures("gold")
    assert [miss["claim"] for miss in found["misses"]] == ["la pluie vient"]
    assert found["misses"][0]["before"].endswith("Léa assure que")
    (wrong,) = found["extras"]
    assert (wrong["verdict"], wrong["gold_source"], wrong["found_source"]) == ("source", "Léa", "luc")
    assert figures("gold", "--misses", "0")["misses"] == []


def test_the_figures_are_printed_for_eyes() -> None:
    shown = selon("gold").stdout
    for words in ("3 claims in gold, 2 found", "| claims |     1.000 |  0.667 | 0.800 |", "source_phrase", "sport"):
        assert words in shown
    assert "MISSED 01-sport-match:" in shown
    assert "Léa assure que [la pluie vient]" in shown
    assert "SOURCE 01-sport-match:" in shown
    assert "source Léa, found luc" in shown


def test_claims_made_before_are_measured_without_a_run(quick_load: list[tuple[str, bool]]) -> None:
    rows = [
        {"doc_id": "2024/01-sport-match", "claim_spans": [span("tout va bien")], "source_span": span("ève")},
        {"doc_id": "01-sport-match.txt", "claim_spans": [span("Titre")], "source_span": None},
        {"doc_id": "02-other", "claim_spans": [[0, 5]], "source_span": None},
    ]
    write("claims.jsonl", "\n".join(map(json.dumps, rows)))
    result = selon("gold", "claims.jsonl", "--json")
    found = json.loads(result.stdout)
    assert (found["predicted"], found["claims"]["r"], found["reliability"]) == (2, 0.333, [])
    assert [extra["claim"] for extra in found["extras"]] == ["Titre"]
    assert "1 claim of an article that the gold does not have is left out" in result.stderr
    assert quick_load == []


def test_texts_may_stand_elsewhere() -> None:
    Path("articles").rename("texts")
    assert figures("gold", "texts")["gold"] == 3


def test_less_sure_claims_are_left_out() -> None:
    assert figures("gold", "--min-confidence", "0.95")["predicted"] == 0


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (["none"], 2, "selon: none: no such folder"),
        (["gold", "none"], 2, "selon: none: no such folder"),
        (["articles"], 1, "selon: articles: no gold in this folder (NAME.json"),
        (["gold", "empty"], 1, "selon: gold/01-sport-match.json: its text is missing: empty/01-sport-match.txt"),
        (["gold", "none.jsonl"], 1, "selon: none.jsonl: no such file or directory"),
        (["gold", "broken.jsonl"], 1, "selon: broken.jsonl, line 2: is no JSON"),
        (["gold", "spans.jsonl"], 1, "selon: spans.jsonl, line 1: claim_spans must be pairs of offsets"),
        (["gold", "other.jsonl"], 1, "selon: other.jsonl: none of its claims is of an article of the gold"),
        (["broken"], 1, "selon: broken/a.json: cannot be read"),
        (["format"], 1, "selon: format/a.json: not in the gold format: a claim has no 'source'"),
    ],
)
def test_what_cannot_be_measured_is_told_in_a_line(arguments: list[str], status: int, line: str) -> None:
    Path("empty").mkdir()
    write("broken.jsonl", '{"doc_id": "a", "claim_spans": [[0, 1]]}\n{')
    write("spans.jsonl", '{"doc_id": "a", "claim_spans": [[3]]}')
    write("other.jsonl", '{"doc_id": "a", "claim_spans": [[0, 1]]}')
    for folder, text in (("broken", "[{]"), ("format", '[{"content": [[0, 1]]}]')):
        write(f"{folder}/a.json", text)
        write(f"{folder}/a.txt", TEXT)
    result = selon(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith(line)
    assert len(result.stderr.splitlines()) == 1
