"""The classes of the grammar: those of its files are those that the code knows, no more and no fewer."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.lexicon import grammar
from nlp_pipeline.lexicon.data_files import DATA
from nlp_pipeline.lexicon.grammar import GrammarError, load_grammar

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a language "xx" with the grammar of French."""
    shutil.copytree(DATA / "fr" / "grammar", tmp_path / "xx" / "grammar")
    monkeypatch.setattr(grammar, "__file__", str(tmp_path / "grammar" / "__init__.py"))
    load_grammar.cache_clear()
    return tmp_path / "xx" / "grammar"


def test_words_are_sets_phrases_are_tuples_and_pronouns_have_gender_and_number() -> None:
    found = load_grammar()
    assert found.que == {"que", "qu'"}
    assert "alors que" in found.attribution.contrasts
    assert isinstance(found.attribution.contrasts, tuple)
    assert found.agreement["celle-ci"] == ("f", "s")


def test_a_class_that_is_missing_is_named(other: Path) -> None:
    path = other / "sources.toml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("seats = ")), encoding="utf-8")
    with pytest.raises(GrammarError, match=r"sources\.toml: missing or unknown classes: seats$"):
        load_grammar("xx")


def test_a_class_that_nothing_reads_is_named(other: Path) -> None:
    path = other / "syntax.toml"
    path.write_text('pledges = ["foi"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(GrammarError, match=r"syntax\.toml: missing or unknown classes: pledges$"):
        load_grammar("xx")


@pytest.mark.parametrize("value", ["true", "4.0", '"4"', "[4]"])
def test_a_bound_that_is_no_whole_number_is_named(other: Path, value: str) -> None:
    path = other / "attribution.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^longest_verdict = .*$", f"longest_verdict = {value}", text, flags=re.M), encoding="utf-8")
    with pytest.raises(GrammarError, match=r"attribution\.toml: no whole numbers: longest_verdict$"):
        load_grammar("xx")


def test_a_language_without_a_grammar_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        load_grammar("zz")
