"""The command with the real language part, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import nlp_pipeline
from nlp_pipeline.__main__ import main
from tests.forks import run_forked

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXT = (
    "La papeterie de Morlange ferme\r\n\r\n"
    "Selon le syndicat Force ouvrière, la direction n’avait prévenu personne. « Nous n’avons plus de "
    "commandes », a déclaré mardi la directrice, Hélène Varin.\r\n\r\n"
    "Les salariés auraient appris la nouvelle par la presse.\r\n"
)


def selon(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nlp_pipeline", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    (folder / "articles" / "2024").mkdir(parents=True)
    (folder / "articles" / "2024" / "papeterie.txt").write_bytes(TEXT.encode("cp1252"))
    (folder / "articles" / "vide.txt").touch()
    ended = selon("extract", "articles", "-o", "claims.jsonl", "--entities", "entities.csv", cwd=folder)
    assert ended.returncode == 1, ended.stderr
    assert "selon: articles/vide.txt: empty" in ended.stderr
    return folder


def test_offsets_count_characters_of_the_file_as_it_is(folder: Path) -> None:
    rows = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    assert {row["doc_id"] for row in rows} == {"2024/papeterie"}
    assert len(rows) >= 2
    for row in rows:
        pieces = [" ".join(TEXT[start:end].split()) for start, end in row["claim_spans"]]
        assert " … ".join(pieces) == row["claim"]
    quoted = next(row for row in rows if row["kind"] == "direct")
    assert quoted["claim"] == "Nous n’avons plus de commandes"
    assert "Hélène Varin" in quoted["source_name"]


def test_entities_are_written_beside(folder: Path) -> None:
    assert ",Hélène Varin,Hélène Varin,PER," in (folder / "entities.csv").read_text("utf-8")


def test_the_python_face_gives_the_same_rows(folder: Path, nlp: Language) -> None:
    with pytest.warns(UserWarning, match="empty"):
        frame = nlp_pipeline.extract(folder / "articles", nlp=nlp, on_error="warn")
    rows = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    assert list(frame["claim_id"]) == [row["claim_id"] for row in rows]
    assert list(frame["source_name"]) == [row["source_name"] for row in rows]


def test_show_gives_the_text_as_it_was_handed_in(nlp: Language) -> None:
    shown = nlp_pipeline.show(nlp(TEXT))
    assert "Nous n’avons plus de commandes" in shown._repr_html_()
    assert "n’avons plus de commandes]" in str(shown)


def test_an_unknown_model_is_a_line_with_the_models_that_can_be_given(folder: Path) -> None:
    run = ("extract", "articles", "-o", "other.csv", "--model", "fr_no_such_model")
    ended = run_forked(main, arguments=run, folder=folder)
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert line.startswith("selon: the model ")
    assert "fr_core_news_sm or fr_core_news_md" in line
    assert "pip install" not in line  # nobody knows whose package of that name would be
    assert not (folder / "other.csv").exists()


def test_a_text_of_any_kind_goes_through(nlp: Language) -> None:
    texts = ["", "a", "«", "« « « »", "😀 dit-il", "e\u0301te\u0301", "nul\0dit-il", "\u2028\r\n", "a\ud800"]
    with pytest.warns(UserWarning, match="surrogate"):
        frame = nlp_pipeline.extract(texts, nlp=nlp, on_error="warn")
    for row in frame.to_dict("records"):
        text = texts[int(row["doc_id"].removeprefix("text-")) - 1]
        assert text[row["claim_start"] : row["claim_end"]]
