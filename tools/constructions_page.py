"""Write ``docs/constructions.md`` from the registry of constructions and their sentences in the tests.

Run it after a change to either: ``python tools/constructions_page.py``.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from nlp_pipeline.lexicon.entries import FRAMES

if TYPE_CHECKING:
    from types import ModuleType

    from nlp_pipeline.language.attribution.construction import Construction

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "constructions.md"
SENTENCES = ROOT / "tests" / "language" / "attribution" / "examples"
SHOWN = 8
"""So many sentences of a construction, and as many that it must leave alone, are shown."""

HEAD = """# Constructions

The ways in which French attributes a claim, most explicit first; the column `rule` has their names.
This page is written by `python tools/constructions_page.py` from the registry
(`nlp_pipeline/language/attribution/registry.py`) and from the sentences that the tests hold each construction to
(`tests/language/attribution/examples`).

In the sentences `[c …]` is the claim, `[s …]` the source and `[q …]` the cue; numbers tell several claims apart. The
frames of a construction are what the lexicon says of a verb or a noun that may stand in it
(`selon lexicon --kind frames`).
"""


def page() -> str:
    """Give the text of the page."""
    names = [f"[{one.name}](#{one.name})" for one in CONSTRUCTIONS]
    return "\n".join([HEAD, " · ".join(names), "", *(_part(one) for one in CONSTRUCTIONS)])


def _part(construction: Construction) -> str:
    module = _module(construction)
    frames = _frames(module)
    found, left = _sentences(construction.name)
    lines = [
        f"## {construction.name}",
        "",
        " ".join((module.__doc__ or "").split()),
        "",
        f"Gives {construction.gives}.",
    ]
    lines += ["", "Frames:", "", *(f"- `{frame}`: {FRAMES[frame]}" for frame in frames)] if frames else []
    lines += ["", "```text", construction.example, *(line for line in found if line != construction.example), "```", ""]
    if left:
        lines += ["It finds nothing in", "", "```text", *left, "```", ""]
    return "\n".join(lines)


def _module(construction: Construction) -> ModuleType:
    return sys.modules[construction.find.__module__]


def _frames(module: ModuleType) -> list[str]:
    """Give the frames that a construction asks verbs and nouns for: ``entry("que")``, ``in noun.frames``."""
    asked: set[str] = set()
    for node in (node for each in (module, *_own_helpers(module)) for node in ast.walk(_tree(each))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "entry":
            asked |= {str(each.value) for each in node.args if isinstance(each, ast.Constant)}
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant) and _is_frames(node.comparators[0]):
            asked.add(str(node.left.value))
    return [frame for frame in FRAMES if frame in asked]


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _own_helpers(module: ModuleType) -> list[ModuleType]:
    """Give the files beside the constructions that this construction alone imports."""
    others = {name for each in CONSTRUCTIONS if _module(each) is not module for name in _imported(_module(each))}
    return [sys.modules[name] for name in sorted(_imported(module) - others)]


def _imported(module: ModuleType) -> set[str]:
    names = (node.module or "" for node in _tree(module).body if isinstance(node, ast.ImportFrom))
    return {name for name in names if name.startswith("nlp_pipeline.language.attribution.")}


def _is_frames(node: ast.expr) -> bool:
    return (node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")) == "frames"


def _sentences(name: str) -> tuple[list[str], list[str]]:
    """Give the first sentences of a construction in the tests, and the first that it must leave alone."""
    lines = (SENTENCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    left = [line.removeprefix("!").strip() for line in lines if line.startswith("!")]
    return [line for line in lines if not line.startswith("!")][:SHOWN], left[:SHOWN]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
