"""Patterns of which large sets are read once are compiled to the code that Python's own reading gives."""

from __future__ import annotations

import re
import string
from types import SimpleNamespace

import pytest
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.lang.fr import tokenizer_exceptions

from nlp_pipeline.language.acceleration.patterns import LARGE, large_sets_read_once

LETTERS = string.ascii_letters * 8
"""A set of them is large, and compiled to that of the letters."""

PATTERNS = {
    "a word": rf"[{ALPHA}]+",
    "two sets": rf"(?<=[{ALPHA_LOWER}])['’](?=[{ALPHA}]|$)",
    "alternatives of one letter": rf"[{ALPHA}]|-|[{ALPHA_LOWER}]",
    "alternatives that begin alike": rf"[{ALPHA}]a|[{ALPHA}]b|[{ALPHA}]",
    "alternatives that begin alike, written otherwise": rf"[{LETTERS}]a|[{LETTERS}a]b",
    "groups": rf"(?P<word>[{ALPHA}]{{2,}}?)(-(?P=word))*+(?(word)[{ALPHA}]|x)",
    "all but letters": rf"[^{ALPHA}]|[^]{ALPHA}]",
    "brackets that open no set": rf"\[[{ALPHA}]\]|[][{ALPHA}]|[{ALPHA}\]]",
    "without case": rf"(?i)[{ALPHA_LOWER}]+x",
    "a comment": rf"(?#[)[{ALPHA}]",
    "spaces that mean nothing": rf"(?x) [{ALPHA}] # a [ letter",
    "a letter of the last plane": rf"\U00100000[{ALPHA}]",
    "a letter many times": f"[{'a' * LARGE}]",
    "spaCy's own": tokenizer_exceptions.TOKEN_MATCH.__self__.pattern[:200_000].rpartition("|(?:")[0],
}


@pytest.mark.filterwarnings("ignore:Possible nested set:FutureWarning")
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_patterns_are_compiled_to_the_same_code(pattern: str) -> None:
    usual = code(pattern)
    with large_sets_read_once():
        assert [code(pattern), code(pattern)] == [usual, usual]
    assert code(pattern) == usual


def code(pattern: str) -> list[int]:
    parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    found: list[int] = re._compiler._code(parsed, 0)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("wrong", [rf"[{ALPHA}", rf"[{ALPHA}](", rf"[z-a{ALPHA}]"])
def test_a_pattern_that_is_none_is_told_as_usual(wrong: str) -> None:
    with pytest.raises(re.error) as usual:
        re.compile(wrong)
    with large_sets_read_once(), pytest.raises(re.error) as found:
        re.compile(wrong)
    assert found.value.msg == usual.value.msg


def test_a_large_set_is_read_and_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, worked_out = [], []
    parse, optimize = re._parser.parse, re._compiler._optimize_charset  # type: ignore[attr-defined]
    monkeypatch.setattr("re._parser.parse", lambda given, *more: read.append(given) or parse(given, *more))
    monkeypatch.setattr("re._compiler._optimize_charset", lambda *given: worked_out.append(given) or optimize(*given))
    with large_sets_read_once():
        for number in range(5):
            re.compile(rf"[{ALPHA}]{{{number}}}[{ALPHA}]")
    assert sum(len(each) >= LARGE for each in read) == 1
    assert len(worked_out) == 1


@pytest.mark.parametrize(
    ("module", "name"), [("_parser", "IN"), ("_parser", "parse"), ("_compiler", "_optimize_charset")]
)
def test_a_python_with_other_functions_compiles_as_usual(
    monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    others = {key: value for key, value in vars(getattr(re, module)).items() if key != name}
    monkeypatch.setattr(re, module, SimpleNamespace(**others))
    with large_sets_read_once():
        assert re.compile(rf"[{ALPHA}]+{name}").fullmatch(f"Préfète{name}")
