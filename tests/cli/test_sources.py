"""``selon sources``: tables of claims or articles in, a table of sources out; the language part is the quick one."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from nlp_pipeline.cli import app
from nlp_pipeline.schema import CLAIM_COLUMNS, SOURCE_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("quick_load")


def table(path: Path, *names: str, **others: str) -> Path:
    """A table of claims, one for each name, all of one article."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in CLAIM_COLUMNS], restval="")
        writer.writeheader()
        for number, name in enumerate(names, 1):
            known = {"source_name": name, "source_type": "person", "kind": "direct", "stance": "assert", **others}
            writer.writerow({"doc_id": "a", "claim_id": f"a#{number}", "claim": "x", "sentence": "x", **known})
    return path


def selon(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["sources", *map(str, arguments)], input=stdin)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_sources_of_several_tables_are_one_table(tmp_path: Path) -> None:
    one, two = table(tmp_path / "1.csv", "Anne Morel", "=B"), table(tmp_path / "2.csv", "ANNE MOREL")
    result = selon(one, two, "-o", tmp_path / "sources.csv")
    assert result.exit_code == 0, result.output
    found = rows((tmp_path / "sources.csv").read_text(encoding="utf-8"))
    assert list(found[0]) == [column.name for column in SOURCE_COLUMNS]
    assert [(row["name"], row["claims"], row["articles"]) for row in found] == [
        ("Anne Morel", "2", "2"),
        ("=B", "1", "1"),
    ]
    assert "1 article of the same doc_id in several tables" in result.stderr


def test_json_lines_are_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    row = {"doc_id": "a", "source_name": "OMS", "source_type": "organization", "kind": "direct", "stance": "warn"}
    path.write_text(f"{json.dumps(row)}\n\n{json.dumps(row)}\n", encoding="utf-8")
    assert selon(path, "-o", tmp_path / "sources.jsonl").exit_code == 0
    (found,) = map(json.loads, (tmp_path / "sources.jsonl").read_text(encoding="utf-8").splitlines())
    assert (found["id"], found["stance_warn"]) == ("org:organisation-mondiale-de-la-sante", 2)


def test_the_table_is_shown_with_bars_and_goes_as_csv_into_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path / "1.csv", "Anne [b]Morel", "Anne [b]Morel", "Luc", "Zoé")
    assert [row["name"] for row in rows(selon(path).stdout)] == ["Anne [b]Morel", "Luc", "Zoé"]
    monkeypatch.setattr("nlp_pipeline.cli.sources.on_terminal", lambda: True)
    shown = selon(path, "--top", "2").stdout
    assert "3 sources, 3 named sources, the first 2 of them:" in shown
    assert "Anne [b]Morel" in shown
    assert "█" in shown
    assert "Zoé" not in shown
    assert rows(selon(path, "-o", "-").stdout)[0]["claims"] == "2"


def test_quiet_writes_the_file_and_says_nothing(tmp_path: Path) -> None:
    result = selon(table(tmp_path / "1.csv", "A"), "-o", tmp_path / "s.csv", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "s.csv").exists()


def test_a_french_excel_gets_its_own_csv(tmp_path: Path) -> None:
    selon(table(tmp_path / "1.csv", "=A"), "-o", tmp_path / "s.csv", "--format", "excel-fr")
    assert (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbfname;type;")
    assert "'=A;person" in (tmp_path / "s.csv").read_text(encoding="utf-8-sig")


def test_what_is_asked_for_stays(tmp_path: Path) -> None:
    path = table(tmp_path / "1.csv", "A", "A", "B")
    organization = table(tmp_path / "2.csv", "C", source_type="organization")
    repeated = table(tmp_path / "3.csv", "D", duplicate_of="b")
    unsure = table(tmp_path / "4.csv", "E", confidence="0.2")
    found = rows(selon(path, organization, "--type", "person", "--min-claims", "2").stdout)
    assert [row["name"] for row in found] == ["A"]
    found = rows(selon(repeated, unsure, "--no-duplicates").stdout)
    assert [row["name"] for row in found] == ["E"]
    found = rows(selon(repeated, unsure, "--min-confidence", "0.5").stdout)
    assert [row["name"] for row in found] == ["D"]


def test_names_of_the_user_are_joined(tmp_path: Path) -> None:
    path = table(tmp_path / "1.csv", "SEL", "Syndicat des eaux de Lurcay", source_type="organization")
    names = tmp_path / "names.csv"
    names.write_text("name,type,aliases\nSyndicat des eaux de Lurcay,organization,SEL\n", encoding="utf-8")
    assert len(rows(selon(path).stdout)) == 2
    assert len(rows(selon(path, "--gazetteer", names).stdout)) == 1
    names.write_text("name,type\nX,animal\n", encoding="utf-8")
    assert selon(path, "--gazetteer", names).exit_code == 2


def test_articles_go_through_the_pipeline(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1.txt").write_text("Selon Luc Rey, il pleut. Selon la CGT, il vente.", encoding="utf-8")
    (folder / "2.txt").write_text("Selon Luc Rey, il neige.", encoding="utf-8")
    result = selon(folder)
    assert result.exit_code == 0, result.output
    assert [(row["name"], row["articles"]) for row in rows(result.stdout)] == [("Luc Rey", "2"), ("La Cgt", "1")]
    assert "2 articles, 3 claims" in result.stderr
    assert rows(selon("-", stdin="Selon Luc, il pleut.").stdout)[0]["name"] == "Luc"


def test_an_article_that_fails_is_named_and_the_others_count(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("Selon Luc, il pleut. POISON", encoding="utf-8")
    (tmp_path / "2.txt").write_text("Selon Luc, il pleut.", encoding="utf-8")
    result = selon(tmp_path / "1.txt", tmp_path / "2.txt", "-o", tmp_path / "s.csv")
    assert result.exit_code == 1
    assert "selon: 1: RuntimeError" in result.stderr
    assert rows((tmp_path / "s.csv").read_text(encoding="utf-8"))[0]["claims"] == "1"
    result = selon(tmp_path / "1.txt", "-o", tmp_path / "none.csv")
    assert result.exit_code == 1
    assert not (tmp_path / "none.csv").exists()


@pytest.mark.parametrize(
    ("name", "more", "line"),
    [("2.csv", "a,b\n", "2.csv: line 3: has not as many cells"), ("2.jsonl", "{\n", "2.jsonl: line 2: no JSON")],
)
def test_a_broken_line_is_named_with_its_file(tmp_path: Path, name: str, more: str, line: str) -> None:
    path = table(tmp_path / name, "A")
    if name.endswith("jsonl"):
        row = {"doc_id": "a", "source_name": "A", "source_type": "person", "kind": "direct", "stance": ""}
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    result = selon(table(tmp_path / "1.csv", "A"), path, "-o", tmp_path / "sources.csv")
    assert result.exit_code == 1
    assert line in result.stderr
    assert not (tmp_path / "sources.csv").exists()


def test_wrong_usage_is_told_before_anything_is_read(tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", "A")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    wrong: list[tuple[tuple[str | Path, ...], str]] = [
        ((path, "-o", tmp_path / "s.xlsx"), "xlsx holds articles"),
        ((path, "-o", path), "is one of the inputs"),
        ((path, "-o", tmp_path / "s.odt"), "has no ending"),
        ((path, "-o", tmp_path / "no" / "s.csv"), "its folder does not exist"),
        ((path, "--type", "animal"), "known are person, organization"),
        ((path, tmp_path / "a.txt"), "either tables or articles"),
        ((tmp_path / "none.csv",), "no such file"),
    ]
    for arguments, line in wrong:
        result = selon(*arguments)
        assert result.exit_code == 2, arguments
        assert line in result.stderr
