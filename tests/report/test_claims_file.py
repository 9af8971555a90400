"""Tables of claims as ``selon extract`` writes them, and as they come back from a spreadsheet, broken or not."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.report import ClaimsFileError, is_claims_file, read_claims
from nlp_pipeline.writers import CLAIMS, RunFormat, format_named
from tests.report.pages import Made, bridge, market

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, name: str, made: list[Made]) -> Path:
    path = folder / f"claims.{name}"
    stream = io.BytesIO()
    kind = format_named(name)
    if isinstance(kind, RunFormat):
        run = kind.begin(stream, path.name)
        for article, rows in made:
            run.write(article, rows, [])
        run.finish()
    else:
        writer = kind.start(stream, CLAIMS)
        for _, rows in made:
            writer.write(rows)
        writer.finish()
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "parquet", "xlsx", "sqlite"])
def test_rows_come_back_and_their_marks_stand_in_the_sentences(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, [bridge(), market()])
    assert is_claims_file(path)
    read = read_claims(path)
    assert [article.doc_id for article, _ in read] == ["pont", "marche"]
    for (article, rows), (original, expected) in zip(read, [bridge(), market()], strict=True):
        assert (article.date, article.outlet) == (original.date, original.outlet)
        for row, wanted in zip(rows, expected, strict=True):
            assert {key: row[key] for key in wanted if not key.endswith(("_spans", "_span"))} == {
                key: value for key, value in wanted.items() if not key.endswith(("_spans", "_span"))
            }
            assert [article.text[start:end] for start, end in row["claim_spans"]] == [row["claim"]]
            if row["source"]:
                assert article.text[slice(*row["source_span"])] == row["source"]
                assert [article.text[start:end] for start, end in row["cue_spans"]] == [row["cue"]]


def test_claims_of_one_sentence_share_it(tmp_path: Path) -> None:
    ((article, rows),) = read_claims(written(tmp_path, "csv", [bridge()]))
    assert len({row["sentence"] for row in rows}) == 2
    assert article.text.split("\n\n") == list(dict.fromkeys(row["sentence"] for row in rows))


def test_a_source_named_twice_is_marked_where_the_offsets_say(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    sentence = "Luc est là, Luc part, dit Luc."
    values = {"claim": "Luc part", "source": "Luc", "source_name": "Luc", "cue": "dit", "kind": "direct"}
    places = {"claim_start": 112, "claim_end": 120, "source_start": 126, "source_end": 129}
    path.write_text(json.dumps({"doc_id": "a", "claim_id": "a#1", "sentence": sentence, **values, **places}))
    ((_, (row,)),) = read_claims(path)
    assert row["source_span"] == [26, 29]


def test_pieces_are_found_apart_and_what_is_not_there_is_not_marked(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    base = {"doc_id": "a", "source": "Zoé", "source_name": "Zoé", "kind": "direct", "cue": "a-t … dit"}
    lines = [
        {**base, "claim_id": "a#1", "claim": "Oui … non", "sentence": "« Oui », a-t-on dit, « non »."},
        {**base, "claim_id": "a#2", "claim": "Peut-être … jamais", "sentence": "Peut-être."},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n")
    ((_, (first, second)),) = read_claims(path)
    assert (first["claim_spans"], first["cue_spans"]) == ([[2, 5], [23, 26]], [[9, 12], [16, 19]])
    assert first["source_span"] is None
    assert (second["claim_spans"], second["cue_spans"]) == ([], [])


def test_a_table_saved_by_a_french_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    head = "doc_id;claim_id;claim;source;source_name;kind;sentence;confidence;negated;notes"
    path.write_text(f"\ufeff{head}\r\na;a#1;Oui;Ève;Ève;direct;« Oui », dit Ève.;0,85;VRAI;vu\r\n", encoding="utf-8")
    assert is_claims_file(path)
    ((_, (row,)),) = read_claims(path)
    assert (row["confidence"], row["negated"], row["stance"], row["claim_start"]) == (0.85, True, "", None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("articles.csv", "id,text\n1,Bonjour\n"),
        ("articles.jsonl", '{"id": 1, "text": "Bonjour"}\n'),
        ("liste.jsonl", '["doc_id", "claim_id"]\n'),
        ("cassé.jsonl", '{"doc_id": '),
        ("vide.csv", ""),
        ("claims.txt", "doc_id,claim_id,claim,source,source_name,kind,sentence\n"),
    ],
)
def test_other_files_are_no_tables_of_claims(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert not is_claims_file(path)


HEAD = "doc_id,claim_id,claim,source,source_name,kind,sentence,confidence\n"
LINE = '{"doc_id":"a","claim_id":"a#1","claim":"c","source":"","source_name":"","kind":"direct","sentence":"c."'


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", HEAD + "a,a#1\n", "line 2: has not as many cells"),
        ("a.csv", HEAD + "a,a#1,c,,,direct,c.,0.5,trop\n", "line 2: has not as many cells"),
        ("a.csv", HEAD + "a,a#1,c,,,direct,c.,sûr\n", "line 2: confidence is no number"),
        ("a.csv", HEAD + "a,a#1,c,,,direct,c.,nan\n", "line 2: confidence is no number"),
        ("a.jsonl", LINE + "}\n{\n", "line 2: no JSON"),
        ("a.jsonl", LINE + "}\n" + "[" * 100_000 + "\n", "line 2: nested too deep"),
        ("a.jsonl", LINE + "}\n[]\n", "line 2: no JSON object"),
        ("a.jsonl", LINE + '}\n{"doc_id": "a"}\n', "line 2: lacks claim_id, claim, source"),
        ("a.jsonl", LINE + ',"claim_start": "1e999"}\n', "line 1: claim_start is no number"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, name: str, content: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ClaimsFileError, match=reason):
        read_claims(path)


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEAD + "é").encode("cp1252"))
    with pytest.raises(ClaimsFileError, match="not UTF-8 at byte"):
        read_claims(path)


def test_half_a_surrogate_pair_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINE.replace('"c"', '"\\ud800"') + "}\n", encoding="utf-8")
    ((_, (row,)),) = read_claims(path)
    assert row["claim"] == "?"


@pytest.mark.parametrize("name", ["parquet", "xlsx", "sqlite"])
def test_a_file_that_is_damaged_is_none_of_ours_or_says_so(tmp_path: Path, name: str) -> None:
    whole = written(tmp_path, name, [bridge(), market()])
    data = whole.read_bytes()
    for share in (0, 0.1, 0.5, 0.9):
        whole.write_bytes(data[: int(len(data) * share)])
        if is_claims_file(whole):
            with pytest.raises(ClaimsFileError, match="damaged"):
                read_claims(whole)
