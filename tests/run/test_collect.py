from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from nlp_pipeline.run.collect import extract
from nlp_pipeline.schema import CLAIM_COLUMNS, Article

if TYPE_CHECKING:
    from spacy.language import Language

    from tests.quick_language import QuickLanguage

TEXT = "Selon ève, tout va bien."


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def doc_ids(given: object, nlp: QuickLanguage) -> list[str]:
    return list(extract(given, nlp=nlp)["doc_id"])  # type: ignore[arg-type]


def test_texts_paths_and_articles_may_be_mixed(quick_language: QuickLanguage) -> None:
    Path("lettre.txt").write_text(TEXT, encoding="utf-8")
    Path("dossier").mkdir()
    Path("dossier/b.txt").write_text(TEXT, encoding="utf-8")
    items = [TEXT, Path("lettre.txt"), "lettre.txt", "dossier", Article("mien", TEXT), TEXT + "\n" + TEXT]
    expected = ["text-1", "lettre", "lettre~2", "b", "mien", "text-6", "text-6"]
    assert doc_ids(items, quick_language) == expected
    assert doc_ids((item for item in items), quick_language) == expected


@pytest.mark.parametrize("text", [TEXT, "", "  ", "Oui", "Et/ou encore", "une ligne\nlettre.txt", "a\0b " + TEXT])
def test_a_string_is_a_text_where_it_can_be_one(text: str, quick_language: QuickLanguage) -> None:
    frame = extract(text, nlp=quick_language)  # type: ignore[arg-type]
    assert len(frame) == text.count("Selon")
    assert [str(dtype) for dtype in frame.dtypes] == [column.dtype for column in CLAIM_COLUMNS]


@pytest.mark.parametrize("name", ["lettre.txt", "une lettre.html", "dossier/articles", "https://journal.example/a"])
def test_a_string_that_can_only_be_a_path_must_name_something(name: str, quick_language: QuickLanguage) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        extract(name, nlp=quick_language)  # type: ignore[arg-type]


def test_offsets_lead_to_the_words(quick_language: QuickLanguage) -> None:
    text = "Enfin. " + TEXT
    (row,) = extract(text, nlp=quick_language).to_dict("records")  # type: ignore[arg-type]
    assert text[row["claim_start"] : row["claim_end"]] == row["claim"] == "tout va bien"
    assert text[row["source_start"] : row["source_end"]] == row["source"] == "ève"


def test_a_failure_is_raised_or_warned_of(quick_language: QuickLanguage) -> None:
    Path("vide.txt").touch()
    items = [TEXT, Path("vide.txt"), "POISON", "moitié \ud800 de paire", TEXT]
    with pytest.raises(ValueError, match=r"vide\.txt: empty"):
        extract(items, nlp=quick_language)  # type: ignore[arg-type]
    with pytest.warns(UserWarning, match="empty|poisoned|surrogate") as warned:
        frame = extract(items, nlp=quick_language, on_error="warn")  # type: ignore[arg-type]
    assert list(frame["doc_id"]) == ["text-1", "text-5"]
    assert len(warned) == 3


def test_what_is_no_article_is_a_type_error(quick_language: QuickLanguage) -> None:
    with pytest.raises(TypeError, match="item 2 is neither a path, nor a text, nor an Article: float"):
        extract([TEXT, float("nan")], nlp=quick_language)  # type: ignore[arg-type, list-item]


def test_the_model_is_loaded_where_no_pipeline_is_given(quick_load: list[tuple[str, bool]]) -> None:
    assert len(extract(TEXT, hearsay=False)) == 1
    assert quick_load == [("fr_core_news_sm", False)]


def test_the_encoding_is_found_out_or_named(quick_language: QuickLanguage) -> None:
    Path("lettre.txt").write_bytes(TEXT.encode("utf-16-le"))
    assert len(extract(Path("lettre.txt"), nlp=quick_language)) == 1  # type: ignore[arg-type]
    frame = extract(Path("lettre.txt"), nlp=quick_language, encoding="utf-16-le")  # type: ignore[arg-type]
    assert len(frame) == 1


def test_workers_which_are_spawned_and_load_the_model_give_the_same_rows(nlp: Language) -> None:
    texts = ["La maire a assuré que le pont rouvrirait lundi.", "Selon le préfet, rien ne presse."]
    alone = extract(texts, nlp=nlp)
    assert list(alone["claim"]) == ["le pont rouvrirait lundi", "rien ne presse"]
    pd.testing.assert_frame_equal(extract(texts, workers=1), alone)


def test_a_claim_that_an_earlier_article_made_is_marked(quick_language: QuickLanguage) -> None:
    said = "Selon ève, le pont de Valbrune rouvrira lundi matin."
    frame = extract(
        [said, "Selon ève, tout va bien ici.", "Selon luc, le pont de Valbrune rouvrira lundi matin."],
        nlp=quick_language,
    )
    assert list(frame["same_as"]) == ["", "", "text-1#1"]
