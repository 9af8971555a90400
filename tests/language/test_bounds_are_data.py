"""How far rules look is told by the grammar, with the words that they look for, and not by the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import nlp_pipeline

LANGUAGE = Path(nlp_pipeline.__file__).parent / "language"

GUARDS = {
    "attribution/clause_exits.py": {"HIGHEST_CLIMB": "arcs that are climbed in a very long sentence take time"},
    "entities/mention.py": {"LONGEST_NAME": "a page in capitals, taken in from every word of it, takes time"},
    "sources/naming.py": {"FARTHEST_FIRST_MENTION": "a whole book is not read again for every document in it"},
    "sources/parties.py": {
        "MOST_TRACES": "a whole book would take the square of its length",
        "MOST_NEAR": "so would one sentence of a thousand clauses",
    },
    "syntax/open_clauses.py": {"HIGHEST_CLIMB": "arcs that are climbed in a very long sentence take time"},
}
"""The whole numbers that stay in the code, with the reason: they bound the running time and tell nothing of French."""


@pytest.mark.parametrize("folder", ["attribution", "entities", "sources", "syntax"])
def test_a_module_has_no_whole_number_but_the_guards_of_running_time(folder: str) -> None:
    found = {
        str(path.relative_to(LANGUAGE)): numbers
        for path in (LANGUAGE / folder).rglob("*.py")
        if (numbers := _whole_numbers(path))
    }
    assert found == {path: set(named) for path, named in GUARDS.items() if path.startswith(folder)}


def _whole_numbers(path: Path) -> set[str]:
    """Give the constants of a module whose value is a bare whole number."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {
        ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
        for node in body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(node.value, ast.Constant)
        and type(node.value.value) is int
    }
