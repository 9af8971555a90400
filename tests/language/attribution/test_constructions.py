"""Every construction on marked sentences: what it must find, and what it must leave alone.

``examples/NAME.txt`` holds the sentences of the construction NAME, one a line. A line that begins with "!" is a
counter-example: the construction finds nothing in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp_pipeline.language.attribution.registry import CONSTRUCTIONS
from tests.language.marked_text import parse_marked

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = Path(__file__).with_name("examples")


def _lines(name: str) -> list[str]:
    lines = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _cases() -> list[tuple[str, str]]:
    return [(construction.name, line) for construction in CONSTRUCTIONS for line in _lines(construction.name)]


@pytest.mark.parametrize(("rule", "line"), [case for case in _cases() if not case[1].startswith("!")])
def test_finds_claim_source_and_cue(nlp: Language, rule: str, line: str) -> None:
    text, marked = parse_marked(line.replace("\\n", "\n"))
    claims = nlp(text)._.claims
    found = [(list(c.claim_spans), [c.source_span] if c.source_span else [], list(c.cue_spans)) for c in claims]
    expected = [(claim.content, claim.source, claim.cue) for claim in marked]
    for claim in expected:
        assert claim in found, f"{rule}: {[(c.claim, c.source, c.cue, c.rule) for c in claims]}"


@pytest.mark.parametrize(("rule", "line"), [case for case in _cases() if case[1].startswith("!")])
def test_leaves_counter_examples_alone(nlp: Language, rule: str, line: str) -> None:
    claims = nlp(line[1:].strip())._.claims
    assert rule not in {claim.rule for claim in claims}, [(c.claim, c.source, c.cue) for c in claims]


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda construction: construction.name)
def test_registry_example_is_found(nlp: Language, construction: object) -> None:
    text, marked = parse_marked(construction.example)  # type: ignore[attr-defined]
    claims = nlp(text)._.claims
    assert [list(claim.claim_spans) for claim in claims][: len(marked)] == [claim.content for claim in marked]
    assert construction.name in {claim.rule for claim in claims}  # type: ignore[attr-defined]
