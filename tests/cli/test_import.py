"""``selon import``: what an annotator corrected becomes gold that ``selon evaluate`` reads."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nlp_pipeline.cli import app
from nlp_pipeline.evaluation import read_gold

TEXT = "Selon la maire, le pont rouvre.\nRien n'est signé."
ANN = "T1\tClaim 16 30\tle pont rouvre\nT2\tSource 6 14\tla maire\nR1\tsaid_by Arg1:T1 Arg2:T2\nA1\tKind T1 indirect\n"


def test_brat_files_become_gold(tmp_path: Path) -> None:
    (tmp_path / "presse.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "presse.ann").write_text(ANN, encoding="utf-8")
    result = CliRunner().invoke(app, ["import", str(tmp_path), "-o", str(tmp_path / "gold")])
    assert result.exit_code == 0, result.output
    (article,) = read_gold(tmp_path / "gold")
    assert (article.name, article.text) == ("presse", TEXT)
    assert [(claim.content, claim.source, claim.source_name) for claim in article.claims] == [
        (((16, 30),), (6, 14), "la maire")
    ]


def test_what_cannot_be_read_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text(ANN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.ann").write_text(f"{ANN}rien\n", encoding="utf-8")
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(app, ["import", str(tmp_path), "-o", str(tmp_path / "gold")])
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line for line in lines if "a.txt: no such file" in line]
    assert [line for line in lines if "b.ann: line 5: no annotation" in line]
    assert [line for line in lines if "c.json: no list of tasks" in line]
    assert sorted(path.name for path in (tmp_path / "gold").iterdir()) == ["b.json", "b.txt"]


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", str(tmp_path / "x.ann"), "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "no such file" in result.stderr


@pytest.mark.usefixtures("quick_load")
def test_claims_go_out_to_brat_and_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Selon la maire, le pont rouvre.", encoding="utf-8")
    out = CliRunner().invoke(app, ["extract", "a.txt", "-o", "a.zip", "-o", "a.json", "-o", "a.jsonl"])
    assert out.exit_code == 0, out.output
    zipfile.ZipFile("a.zip").extractall("brat")
    assert CliRunner().invoke(app, ["import", "brat", "-o", "gold"]).exit_code == 0
    assert CliRunner().invoke(app, ["import", "a.json", "-o", "gold2"]).exit_code == 0
    rows = [json.loads(line) for line in Path("a.jsonl").read_text(encoding="utf-8").splitlines()]
    for folder in ("gold", "gold2"):
        (article,) = read_gold(Path(folder))
        assert [[list(piece) for piece in claim.content] for claim in article.claims] == [
            row["claim_spans"] for row in rows
        ]
